"""What there is to tell of a record by itself: looked through once, where it is read, for all rules that ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from weakref import WeakKeyDictionary

from generator import contacts, prose
from generator.digits import digits_near
from generator.identity import LENGTH, has_number
from generator.records import walk
from generator.records.fields import Part
from generator.records.indicator import Figure, Target
from generator.register import Register
from generator.register.items import Item
from generator.rules.alone import twice, unshown, unsourced
from generator.rules.phrasing import administrative, long_sentences, unclear_links
from generator.withholding import has_mark


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in a record, each with the path of its field. The words of identity numbers are never kept."""

    numbers: tuple[walk.Path, ...] = ()  #: with an identity number
    contacts: tuple[tuple[walk.Path, contacts.Found], ...] = ()  #: what seems to reach one person
    marked: tuple[walk.Path, ...] = ()  #: with something taken out
    sentences: tuple[tuple[walk.Path, str, int], ...] = ()  #: of the site's own that are long: how they begin, and their words
    links: tuple[tuple[walk.Path, str], ...] = ()  #: of the site's own that do not say where they lead, and a clause that says so
    terms: tuple[tuple[walk.Path, str], ...] = ()  #: words of administration in the site's own texts
    addresses: tuple[tuple[walk.Path, str], ...] = ()  #: that lead to records or pages of the site, `insyn:…`
    unsourced: tuple[tuple[walk.Path, str], ...] = ()  #: claims without a source, and what each is
    unshown: tuple[tuple[walk.Path, str], ...] = ()  #: stances without words that show them, and what each is
    twice: tuple[tuple[walk.Path, str], ...] = ()  #: names that stand a second time in a list, and the name


#: What is seen in almost every record, so that it is there once.
NOTHING = Seen()

_seen: WeakKeyDictionary[Register, list[tuple[Item[Any], Seen]]] = WeakKeyDictionary()  # several rules ask


def seen_in(register: Register) -> list[tuple[Item[Any], Seen]]:
    """Every item of a register with what is seen in it, in the order of the items. Whoever has read it may have looked already."""
    if register not in _seen:
        _seen[register] = [(item, item.entry.seen or look(item.kind, item.record)) for item in register.items()]
    return _seen[register]


def look(kind: str, record: Part) -> Seen:
    """What there is to tell of a record's texts, whatever else there is: so it can be asked where the record is read.

    `kind` is the name of one in `records.KINDS`, or empty for the site's own file.
    """
    found = list(walk.texts(record))
    personal = _personal(record, found)
    own = list(_own(kind, found))
    sentences = tuple((path, *each) for path, text, markdown in own for each in long_sentences(text, markdown=markdown))
    links = tuple((path, message) for path, text, markdown in own if markdown for _, message in unclear_links(text))
    terms = tuple((path, word) for path, text, _ in own for word in administrative(text)) if kind not in _OF_WORDS else ()
    addresses = tuple((path, address) for path, text, markdown in found if markdown for address in prose.links(text))
    alone = tuple(unsourced(record)), tuple(unshown(record)), tuple(twice(record))
    seen = (*personal, sentences, links, terms, addresses, *alone)
    return Seen(*seen) if any(seen) else NOTHING


_Text = tuple[walk.Path, str, bool]
_Personal = tuple[tuple[walk.Path, ...], tuple[tuple[walk.Path, contacts.Found], ...], tuple[walk.Path, ...]]
#: Parts all texts of a record from one another as far as numbers, contacts and marks go: a letter, on a line of its own.
_BETWEEN = "\nx\n"
_CHECKSUM_LENGTH = 64  # digits in it mean nothing
#: Fields that hold no words of anybody's, or that say themselves that what they hold may stand.
_NO_WORDS = frozenset({"address", "file", "text_file", "sha256", "text_sha256", "dnr", "allowed", "id"})


def _personal(record: Part, found: list[_Text]) -> _Personal:
    # What all of them lack none of them has: to ask once takes a third of the time.
    whole = _BETWEEN.join([text for _, text, _ in found])
    numbers = tuple(_with_numbers(found)) if may_show_number(whole, markdown=True) else ()
    words = [(path, text) for path, text, _ in found if _NO_WORDS.isdisjoint(path)]
    may_reach = contacts.may_be_in(_BETWEEN.join([text for _, text in words]))
    reached = tuple((path, each) for path, text in words for each in contacts.found_in(text)) if may_reach else ()
    marked = tuple(path for path, text, _ in found if path[0] != "withheld" and has_mark(text)) if has_mark(whole) else ()
    return (*numbers, *_figures_with_numbers(record)), reached, marked


#: What letters may vanish with, or be written in another way, when Markdown becomes prose: with it, digits that they part may meet.
_TAKEN_AWAY = ("<", "&", "%", "](", "]:", "```", "~~~")


def may_show_number(text: str, *, markdown: bool) -> bool:
    """Whether a field needs a closer look. To make prose of each would take longer than to read it."""
    return "%" in text or digits_near(text, LENGTH) or (markdown and any(mark in text for mark in _TAKEN_AWAY))


def _with_numbers(found: list[_Text]) -> Iterator[walk.Path]:
    """Fields that hold a number as they are written, or as they are read once Markdown has made them into prose."""
    for path, text, markdown in found:
        if may_show_number(text, markdown=markdown) and not _is_checksum(text) and _shows_number(text, markdown=markdown):
            yield path


def _shows_number(text: str, *, markdown: bool) -> bool:
    return has_number(text) or (markdown and has_number(prose.plain(text)))


def _is_checksum(text: str) -> bool:
    return len(text) == _CHECKSUM_LENGTH and not text.strip("0123456789abcdef")


def _figures_with_numbers(record: Part) -> Iterator[walk.Path]:
    for kind in (Figure, Target):  # the only numbers that editors write
        for path, figure in walk.parts(record, kind):
            value: Decimal | None = figure.value  # type: ignore[attr-defined]  # both have one
            if value is not None and has_number(format(value, "f")):
                yield (*path, "value")


_NOT_OURS = frozenset({"quote", "title", "short_title", "name", "wording", "dnr", "words", "address", "publisher", "terms", "forms"})
#: Parts of a response that are its own words.
_RESPONSE_OWN = frozenset({"sections", "proposals", "attachments", "signatories"})
#: What is made of words that are to be explained or looked for.
_OF_WORDS = frozenset({"glossary", "synonyms", "redirects"})


def _own(kind: str, found: list[_Text]) -> Iterator[_Text]:
    """What an editor has written in words of the site's own."""
    for path, text, markdown in found:
        name = path[-1] if isinstance(path[-1], str) else path[-2]  # a list is never in a list
        if name not in _NOT_OURS and not (kind == "responses" and path[0] in _RESPONSE_OWN):
            yield path, text, markdown


__all__ = ["NOTHING", "Seen", "look", "may_show_number", "seen_in"]
