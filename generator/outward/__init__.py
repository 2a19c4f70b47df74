"""Asks the web whether the addresses of sources still lead somewhere. The only room that reaches the network; no build knows of it.

`survey` asks all addresses, `visiting` one of them, `asking` makes one request, `judging` says what an answer means, `telling` says it
to an editor, and `memory` keeps it until it is old.
"""
