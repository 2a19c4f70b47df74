"""The catalogue as files: the same statements in the same order, whatever the order in which they were made."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from rdflib import Graph

from generator import addresses
from generator.outputs.api.catalogue import Catalogue
from generator.outputs.api.index import Listed
from generator.published import Published

_DESCRIBED = re.compile(r"  <rdf:Description .*?</rdf:Description>\n", re.DOTALL)


def catalogue_files(published: Published, sizes: Mapping[str, int], followed: Listed | None = None) -> dict[str, bytes]:
    """The catalogue by its addresses: Turtle, JSON-LD, and RDF/XML, which Sweden's data portal fetches. The rest is as in `Catalogue`."""
    graph = Catalogue(published, sizes, followed).graph
    ordered = Graph(namespace_manager=graph.namespace_manager)
    for statement in sorted(graph, key=lambda each: [part.n3() for part in each]):
        ordered.add(statement)
    return {
        addresses.data_catalogue("ttl"): ordered.serialize(format="turtle", encoding="utf-8"),
        addresses.data_catalogue("jsonld"): _json(ordered),
        addresses.data_catalogue("rdf"): _xml(ordered),
    }


def _xml(graph: Graph) -> bytes:
    """RDF/XML in order of what is described, for which rdflib takes that of a set. In texts the signs of tags are escaped."""
    written = graph.serialize(format="xml")
    described = _DESCRIBED.findall(written)
    return f"{written[: written.index(described[0])]}{''.join(sorted(described))}</rdf:RDF>\n".encode()


def _json(graph: Graph) -> bytes:
    spaces = {prefix: str(space) for prefix, space in graph.namespaces() if prefix in {"dcat", "dcterms", "foaf", "vcard", "xsd"}}
    made = json.loads(graph.serialize(format="json-ld", context=dict(sorted(spaces.items())), auto_compact=False))
    return f"{json.dumps(_in_order(made), ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()


def _in_order(value: Any) -> Any:
    """The same with every list in order: in JSON-LD a list is a set unless it says otherwise."""
    if isinstance(value, dict):
        return {name: _in_order(each) for name, each in value.items()}
    if isinstance(value, list):
        return sorted(map(_in_order, value), key=lambda each: json.dumps(each, sort_keys=True))
    return value
