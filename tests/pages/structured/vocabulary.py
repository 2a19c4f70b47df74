"""The terms of schema.org (version 30.0) that the site uses, and what is wrong with a statement that uses them otherwise.

Of each type what it is a kind of; of each property which types have it, and what its value may be. Only what concerns the site is listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[str, ...]] = {
    "AboutPage": ("WebPage",),
    "Action": ("Thing",),
    "AdministrativeArea": ("Place",),
    "Article": ("CreativeWork",),
    "Audience": ("Intangible",),
    "BreadcrumbList": ("ItemList",),
    "CollectionPage": ("WebPage",),
    "Comment": ("CreativeWork",),
    "CreativeWork": ("Thing",),
    "DataCatalog": ("CreativeWork",),
    "DataDownload": ("MediaObject",),
    "Dataset": ("CreativeWork",),
    "DefinedTerm": ("Intangible",),
    "DefinedTermSet": ("CreativeWork",),
    "DigitalDocument": ("CreativeWork",),
    "EntryPoint": ("Intangible",),
    "GovernmentOrganization": ("Organization",),
    "Intangible": ("Thing",),
    "ItemList": ("Intangible",),
    "Legislation": ("CreativeWork",),
    "ListItem": ("Intangible",),
    "MediaObject": ("CreativeWork",),
    "NewsArticle": ("Article",),
    "Organization": ("Thing",),
    "Place": ("Thing",),
    "PoliticalParty": ("Organization",),
    "PropertyValue": ("StructuredValue",),
    "Report": ("Article",),
    "SearchAction": ("Action",),
    "SearchResultsPage": ("WebPage",),
    "StructuredValue": ("Intangible",),
    "Thing": (),
    "WebPage": ("CreativeWork",),
    "WebSite": ("CreativeWork",),
}
PROPERTIES: dict[str, tuple[str, str]] = {
    "about": ("DefinedTerm CreativeWork DefinedTermSet", "Thing"),
    "abstract": ("CreativeWork", "Text"),
    "actionStatus": ("Action", "ActionStatusType"),
    "agent": ("Action", "Organization"),
    "alternateName": ("Thing", "Text"),
    "archivedAt": ("CreativeWork", "WebPage URL"),
    "audience": ("CreativeWork", "Audience"),
    "author": ("CreativeWork", "Organization"),
    "breadcrumb": ("WebPage", "Text BreadcrumbList"),
    "containedInPlace": ("Place", "Place"),
    "contentUrl": ("MediaObject", "URL"),
    "contributor": ("CreativeWork", "Organization"),
    "creativeWorkStatus": ("CreativeWork", "DefinedTerm Text"),
    "dataset": ("DataCatalog", "Dataset"),
    "dateCreated": ("CreativeWork", "DateTime Date"),
    "dateModified": ("CreativeWork", "DateTime Date"),
    "datePublished": ("CreativeWork", "Date DateTime"),
    "description": ("Thing", "Text"),
    "distribution": ("Dataset", "DataDownload"),
    "encoding": ("CreativeWork", "MediaObject"),
    "encodingFormat": ("MediaObject CreativeWork", "Text URL"),
    "endTime": ("Action MediaObject", "DateTime"),
    "expires": ("CreativeWork", "Date DateTime"),
    "genre": ("CreativeWork", "Text URL DefinedTerm"),
    "hasDefinedTerm": ("DefinedTermSet", "DefinedTerm"),
    "identifier": ("Thing", "Text URL PropertyValue"),
    "inLanguage": ("CreativeWork", "Text"),
    "isBasedOn": ("CreativeWork", "CreativeWork URL"),
    "isPartOf": ("CreativeWork", "CreativeWork URL"),
    "item": ("ListItem", "Thing"),
    "itemListElement": ("ItemList", "Text Thing ListItem"),
    "license": ("CreativeWork", "CreativeWork URL"),
    "location": ("Action Organization", "Text Place"),
    "mainEntity": ("CreativeWork", "Thing"),
    "name": ("Thing", "Text"),
    "parentItem": ("Comment", "CreativeWork Comment"),
    "parentOrganization": ("Organization", "Organization"),
    "participant": ("Action", "Organization"),
    "position": ("CreativeWork ListItem", "Text Integer"),
    "potentialAction": ("Thing", "Action"),
    "publisher": ("CreativeWork", "Organization"),
    "sdLicense": ("CreativeWork", "URL CreativeWork"),
    "sha256": ("MediaObject", "Text"),
    "sourceOrganization": ("CreativeWork", "Organization"),
    "spatialCoverage": ("CreativeWork", "Place"),
    "subjectOf": ("Thing", "CreativeWork"),
    "target": ("Action", "URL EntryPoint"),
    "temporalCoverage": ("CreativeWork", "Text URL DateTime"),
    "unitText": ("PropertyValue", "Text"),
    "url": ("Thing", "URL"),
    "urlTemplate": ("EntryPoint", "Text"),
    "variableMeasured": ("Dataset", "PropertyValue Text"),
    "workExample": ("CreativeWork", "CreativeWork"),
}
#: How a search is described to search engines: not a property of the vocabulary, but an annotation of one (schema.org/docs/actions.html).
ANNOTATIONS = {"query-input"}

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_VALUES = {
    "Text": lambda value: isinstance(value, str) and bool(value.strip()),
    "URL": lambda value: isinstance(value, str) and bool(re.fullmatch(r"(https?://|\.{1,2}/)[!-~]*", value)),
    "Date": lambda value: isinstance(value, str) and bool(_DATE.fullmatch(value)),
    "DateTime": lambda value: isinstance(value, str) and bool(_DATE.fullmatch(value)),
    "Integer": lambda value: type(value) is int,
    "ActionStatusType": lambda value: value in {f"https://schema.org/{each}ActionStatus" for each in ("Potential", "Active", "Completed")},
}


def lineage(name: str) -> set[str]:
    """A type and all that it is a kind of."""
    return {name}.union(*(lineage(each) for each in TYPES[name]))


def faults(node: dict[str, Any], at: str = "") -> Iterator[str]:
    """What is wrong with a node and all within it. A node without a type is a reference, or something whose type is not known."""
    of = node.get("@type")
    if of is not None and of not in TYPES:
        yield f"{at}: {of} is no type"
        return
    for name, value in node.items():
        if name in {"@context", "@type", *ANNOTATIONS}:
            continue
        if name == "@id":
            if not _VALUES["URL"](value):
                yield f"{at}: {value} is no address"
        elif name not in PROPERTIES:
            yield f"{at}: {name} is no property"
        elif of is not None and not lineage(of) & set(PROPERTIES[name][0].split()):
            yield f"{at}: {of} has no {name}"
        else:
            for each in value if isinstance(value, list) else [value]:
                yield from _value_faults(name, each, f"{at}/{name}")


def _value_faults(name: str, value: object, at: str) -> Iterator[str]:
    allowed = PROPERTIES[name][1].split()
    if isinstance(value, dict):
        of = value.get("@type")
        if of in TYPES and not lineage(of) & set(allowed):
            yield f"{at}: {of} is no value of {name}"
        yield from faults(value, at)
    elif name == "item" and isinstance(value, str):  # the address of a thing is the thing
        yield from faults({"@id": value}, at)
    elif not any(_VALUES[each](value) for each in allowed if each in _VALUES):
        yield f"{at}: {value!r} is no value of {name}"
