"""The work on the index in pieces: each makes its pages' part of it, and needs nothing of what the others make."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any
from zlib import crc32

import orjson

from generator import addresses
from generator.outputs.search import merging, part, texts
from generator.outputs.search.dictionary import swedish
from generator.outputs.search.documents import Document, documents_of
from generator.outputs.search.keeping import Cache, kept
from generator.outputs.search.naming import name_of
from generator.outputs.search.part import Pages
from generator.outputs.search.told import Told, told
from generator.outputs.search.vocabulary import Synonyms, Vocabulary
from generator.outputs.search.weights import Weigher
from generator.outputs.search.written_pages import written_pages
from generator.page import Finished
from generator.register import Register
from generator.register.items import Item

#: How many pages a piece has, so that what it costs to begin one is little and that one is soon made anew: the fewest, the usual number
#: beyond these, the most.
_FEWEST, _USUAL, _MOST = 12, 8, 40
#: How many pieces a batch has: what is left to put together of all batches is then little.
_FEWEST_IN_BATCH, _USUAL_IN_BATCH, _MOST_IN_BATCH = 6, 4, 20

#: What a page is worth beside another that says as much, in hundredths: the thing itself before what tells of it, lists last. What the
#: hand-written pages say stands nowhere else, while the words that they say it with stand in thousands of responses on a large site.
_WORTH = {
    "pages": 115,
    "agreements": 105,
    "consultations": 103,
    "areas": 104,
    "sources": 78,
    "tellings": 90,
    "glossary": 88,
    "comparisons": 80,
    "viewpoints": 70,
    "lists": 58,
    "dossiers": 45,
}
_LEAST = ("om/komponenter/",)
_APART = "glossary"  # whose sections have nothing to do with one another


@dataclass(frozen=True)
class Material:
    """What pieces are made of."""

    register: Register
    finished: Mapping[str, Finished]  #: every page that there is, by its address
    cards: Mapping[str, Sequence[tuple[str, str]]]  #: by the address of a page with a diary number, what is known of the case
    synonyms: Synonyms
    version: str  #: of the program, its dictionary and the synonyms: all that a part is made of beside its documents
    cache: Cache | None = None

    @property
    def shows_names(self) -> bool:
        """Whether the names of those who signed stand on pages."""
        site = self.register.reading.site
        return bool(site and site.show_names)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What is known of words: each process learns it once, not each piece."""
        return Vocabulary(swedish(), self.synonyms)

    @cached_property
    def items(self) -> Mapping[str, Sequence[Item[Any]]]:
        """The records that each page is made of, by its address."""
        found: dict[str, list[Item[Any]]] = defaultdict(list)
        for item in self.register.items():
            if item.address:
                found[item.address].append(item)
        for item in self.register.agreements.values():
            for form, telling in ((addresses.EASY_READ, item.record.easy_read), (addresses.ENGLISH, item.record.english)):
                if telling:
                    found[addresses.telling(form, item.id)].append(item)
        return found

    def items_of(self, pages: Iterable[str]) -> list[Item[Any]]:
        """The records that some pages are made of, each once."""
        return list({id(item): item for address in pages for item in self.items.get(address, ())}.values())

    def told_of_page(self, address: str) -> bytes:
        """What is known of a page beside its records."""
        page = self.finished[address]
        card = self.cards.get(address, ())
        return orjson.dumps([address, page.title, page.description, page.prose, sorted(page.anchors), card])


def divided(pages: Iterable[str]) -> list[tuple[str, ...]]:
    """Addresses in order, in pieces that stay the same but for where a page comes or goes: each ends at an address that says so itself."""
    found: list[tuple[str, ...]] = []
    gathered: list[str] = []
    for address in sorted(pages):
        gathered.append(address)
        if len(gathered) >= _MOST or (len(gathered) >= _FEWEST and crc32(address.encode()) % _USUAL == 0):
            found.append(tuple(gathered))
            gathered = []
    return [*found, tuple(gathered)] if gathered else found


def in_batches(divided: Iterable[tuple[str, ...]]) -> list[tuple[tuple[str, ...], ...]]:
    """Pieces in batches, which end at pieces that say so themselves likewise."""
    found: list[tuple[tuple[str, ...], ...]] = []
    gathered: list[tuple[str, ...]] = []
    for pages in divided:
        gathered.append(pages)
        ends = len(gathered) >= _FEWEST_IN_BATCH and crc32(pages[-1][::-1].encode()) % _USUAL_IN_BATCH == 0
        if ends or len(gathered) >= _MOST_IN_BATCH:
            found.append(tuple(gathered))
            gathered = []
    return [*found, tuple(gathered)] if gathered else found


def batch(material: Material, pieces: Sequence[Sequence[str]]) -> bytes:
    """The part of the index that the pages of some pieces make, as `part.read` reads it.

    Args:
        material: what there is.
        pieces: the addresses of each, in order.
    """
    return merging.together([part.read(_piece(material, pages)) for pages in pieces])


def _piece(material: Material, pages: Sequence[str]) -> bytes:
    records = _records(material, pages)
    key = _key(material, pages, records) if material.cache is not None else ""
    return kept(material.cache, key, lambda: _made(material, pages, records))


def _records(material: Material, pages: Sequence[str]) -> list[Told]:
    return [told(material.register, item) for item in material.items_of(pages)]


def _key(material: Material, pages: Sequence[str], records: Sequence[Told]) -> str:
    """A checksum of all that a piece is made of."""
    whole = sha256(f"{material.version} {material.shows_names}".encode())
    for record in records:
        whole.update(record.checksum)
    for address in pages:
        whole.update(material.told_of_page(address))
    return whole.hexdigest()


def _made(material: Material, pages: Sequence[str], records: Sequence[Told]) -> bytes:
    found = list(_documents(material, pages, records))
    packed = list(texts.packed(found))
    made = Pages(
        count=sum(len(document.sections) for document in found),
        sections=[len(document.sections) for document in found],
        priors=[_worth(document) for document in found],
        apart=[number for number, document in enumerate(found) if document.kind == _APART],
        facets=b",".join(orjson.dumps(document.facets) for document in found),
        texts=packed,
        named=[(name_of(orjson.dumps([len(text.packed) for text in packed]) + b"".join(text.packed for text in packed)), len(packed))]
        if packed
        else [],
    )
    return part.packed(made, Weigher(material.vocabulary).weigh(found))


def _documents(material: Material, pages: Sequence[str], records: Sequence[Told]) -> Iterator[Document]:
    """The documents of some pages, in their order."""
    made = {each.address: each for each in documents_of(records, show_names=material.shows_names)}
    made |= {each.address: each for each in written_pages((material.finished[address] for address in pages), made.keys())}
    for address in pages:
        if document := made.get(address):
            _settle(document, material.finished[address])
            document.card = material.cards.get(address, ()) if document.diary else ()
            yield document


def _settle(document: Document, page: Finished) -> None:
    """Let no result lead to an anchor that its page does not have, such as where a project's own template shows it elsewhere."""
    for section in document.sections:
        if section.anchor not in page.anchors:
            section.anchor = section.heading = ""
    document.facets["slag"] = [(document.kind, document.label)]


def _worth(document: Document) -> int:
    return 40 if document.address in _LEAST else _WORTH.get(document.kind, 100)
