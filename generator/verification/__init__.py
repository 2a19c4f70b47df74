"""A published site held against one that was built here: what differs, what is missing, what is too much, and why that may be.

`manifests` reads what a site says of itself, `places` is where a site can lie, `comparing` compares, `reasons` says why two may differ,
and `telling` says it all to a person. The web is one such place too; it is `outward` that knows how to ask it.
"""
