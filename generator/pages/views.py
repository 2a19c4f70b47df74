"""What templates show of parts that several kinds have: sources, quotes, what is missing, steps and rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from generator import addresses, languages
from generator.pages import swedish
from generator.records.shared import Evidence, Missing
from generator.records.source import Rank
from generator.register import Register
from generator.register.items import Item, SourceItem


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    value: str | Markup
    note: str | Markup = ""


@dataclass(frozen=True, slots=True)
class SourceMark:
    title: str | Markup
    href: str
    secondary: bool
    place: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote with its words, whether they were checked, and where they stand."""

    text: str
    state: str  #: checked or unchecked
    href: str
    language: str = ""  #: where it is not the page's own
    source: str = ""  #: what the source is called, for those who hear the link without what is around it
    source_language: str = ""  #: of that name, where it is not the page's own


@dataclass(frozen=True, slots=True)
class UnknownView:
    what: str
    where: str
    searched: str


@dataclass(frozen=True, slots=True)
class Status:
    """A label: a word, the sign before it, and its colour."""

    label: str
    sign: str
    tone: str


@dataclass(frozen=True, slots=True)
class Row:
    """One thing in a list that leads to its page."""

    href: str
    title: str | Markup
    note: str = ""
    text: str = ""
    status: Status | None = None


def spoken(language: str) -> Markup:
    """The attributes of an element whose words are in another language than the page's; nothing where `language` is empty."""
    return Markup(' lang="{}" dir="{}"').format(language, languages.direction(language)) if language else Markup()


def in_language(text: str, language: str) -> str | Markup:
    """Words within a line as they are shown in another language than the page's; the text itself where `language` is empty."""
    return Markup("<span{}>{}</span>").format(spoken(language), text) if language else text


def emphasis_in(html: Markup, language: str) -> Markup:
    """Markup in which words in italics are in another language than the rest, as the names of Swedish things are in English text."""
    return html.replace(Markup("<em>"), Markup("<em{}>").format(spoken(language)))


def anchor_link(href: str, title: str | Markup) -> Markup:
    """A link as markup, for values that are made in code."""
    return Markup('<a href="{}">{}</a>').format(href, title)


def item_link(item: Item[Any] | None, otherwise: str = "okänt") -> str | Markup:
    """A link to an item's page, or words where there is none."""
    if item is None:
        return otherwise
    return anchor_link(item.link, in_language(item.title, item.language) if isinstance(item, SourceItem) else item.title)


def joined(parts: Iterable[str | Markup]) -> Markup:
    """Parts on lines of their own within one cell."""
    return Markup("<br>").join(escape(part) for part in parts)


def marks(register: Register, evidence: Iterable[Evidence]) -> list[SourceMark]:
    """The sources of a claim, each once, with a link to the place where a quote of it stands."""
    found: dict[str, SourceMark] = {}
    for part in evidence:
        source = register.sources.get(part.source)
        if source and part.source not in found:
            found[part.source] = SourceMark(
                in_language(source.short_title, source.short_language),
                _quote_href(register, part.source, part.quote),
                source.record.rank is Rank.SECONDARY,
                part.place or "",
            )
    return list(found.values())


def quote(register: Register, source_id: str, text: str) -> QuoteView:
    """A quote as it is shown: with a link to its lines where the source is stored."""
    source = register.sources.get(source_id)
    state = register.check(source_id, text).state
    href = _quote_href(register, source_id, text)
    if not source:
        return QuoteView(text, state, href)
    return QuoteView(text, state, href, source.language, source.short_title, source.short_language)


def words(register: Register, evidence: Iterable[Evidence]) -> QuoteView | None:
    """The first quote among the sources of a claim."""
    return next((quote(register, part.source, part.quote) for part in evidence if part.quote), None)


def _quote_href(register: Register, source_id: str, text: str | None) -> str:
    checked = bool(text) and register.check(source_id, text or "").state == "checked"
    return addresses.link(addresses.record("sources", source_id), addresses.quote_anchor(text or "") if checked else "")


def unknown(missing: Iterable[Missing]) -> list[UnknownView]:
    """What was looked for and not found."""
    return [UnknownView(part.what, part.where, swedish.written(part.searched_on)) for part in missing]
