"""What is known of words, before pages are weighed: what earlier builds learnt, and where there is much to weigh, each word learnt once.

A process that weighs a tenth of a site meets most of its words, so without this each process would learn nearly all.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from generator.outputs.search.language import words
from generator.outputs.search.pieces import Material
from generator.outputs.search.vocabulary import Known
from generator.records.walk import texts
from generator.register.items import SourceItem
from generator.workers import Workers, in_pieces

_MANY = 500  # pages, below which processes take longer to begin than they save
_PAGES, _WORDS = 100, 1_000  # in a piece of the work
_GROWTH = 0.02  #: how much more must be known than what is kept, for that to be kept


def learnt_before(material: Material) -> None:
    """Take up what earlier builds learnt, if that is kept."""
    kept = material.cache.get(_key(material)) if material.cache is not None else None
    if kept is not None:
        material.vocabulary.take_up(pickle.loads(kept))  # noqa: S301 - from the user's own cache, under a checksum of this program


def learn(material: Material, pages: Sequence[str], workers: Workers) -> None:
    """Learn the words of some pages, if they are so many that it pays. Those elsewhere learn by themselves."""
    if workers.elsewhere or not workers.several or len(pages) < _MANY:
        return
    met = {word.lower() for some in workers.each(_met, material, in_pieces(pages, _PAGES)) for word in some}
    new = sorted(met - material.vocabulary.terms.keys())
    for packed in workers.each(_learnt, material, in_pieces(new, _WORDS)):
        material.vocabulary.take_up(packed)


def keep(material: Material, before: int) -> None:
    """Keep what is known now for the next build, where that is more than the number of words that were known before."""
    vocabulary = material.vocabulary
    if material.cache is not None and len(vocabulary.terms) > before * (1 + _GROWTH):
        material.cache.put(_key(material), pickle.dumps(vocabulary.known(), pickle.HIGHEST_PROTOCOL))


def _key(material: Material) -> str:
    return sha256(f"words {material.version}".encode()).hexdigest()


def _met(material: Material, pages: Sequence[str]) -> set[str]:
    """The words of some pages, and perhaps others: their documents are not made for this."""
    return {word for text in _texts(material, pages) for word in words(text)}


def _texts(material: Material, pages: Sequence[str]) -> Iterator[str]:
    for item in material.items_of(pages):
        yield from (text for _, text, _ in texts(item.record))
        if isinstance(item, SourceItem) and item.text:
            yield from item.text.lines
    for address in pages:
        page = material.finished[address]
        yield from (page.title, page.description, page.prose)


def _learnt(material: Material, new: Iterable[str]) -> Known:
    vocabulary = material.vocabulary
    return vocabulary.known({word for word in new if vocabulary.terms[word] is not None})
