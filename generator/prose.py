"""Text fields: normalising, and CommonMark without raw HTML."""

from __future__ import annotations

import html as html_module
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

import cmarkgfm
import nh3
from markupsafe import Markup

#: Put in an annotation to say that a text field is Markdown.
MARKDOWN = type("MarkdownText", (), {"__repr__": lambda _: "MARKDOWN"})()

SOFT_HYPHEN = "\u00ad"
_SAME_CHARACTER = str.maketrans(
    {SOFT_HYPHEN: None, "\u00a0": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "\ufeff": None, "\u200b": None}
)

#: Characters that change how text reads without being seen (Unicode TR 36, bidirectional text spoofing), and control characters.
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u034f\u115f\u1160\u180e\u2028-\u202e\u2060-\u2069\u3164\ufff9-\ufffb\U000e0000-\U000e007f]"
)

_RAW_HTML = "<!-- raw HTML omitted -->"  # what cmark writes instead of raw HTML when it is not told to trust its input
_HREF = re.compile(r'<a href="([^"]*)"')
_HEADING = re.compile(r"<(/?)h([1-6])>")
_TOLD = 10  # links of a text
_DEEPEST = 20
_NESTING = re.compile(r"<(/?)(?:blockquote|ul|ol|em|strong)[ >]")
#: What begins raw HTML, an image or a link, where it is not at once seen to be a link that may be.
_HTML_MARK = re.compile(r"<(?!https?://|mailto:)[A-Za-z/!?]")
_IMAGE_MARK = re.compile(r"!\[")
_LINK_MARK = re.compile(r"\](?!\((?:https?://|mailto:|insyn:))|<[a-z]+:")
_LINK_SCHEMES = {"http", "https", "mailto", "insyn"}

_cleaner = nh3.Cleaner(
    tags={"p", "br", "hr", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "h5", "h6"},
    attributes={"a": {"href", "title"}, "ol": {"start"}},
    url_schemes=_LINK_SCHEMES,
    link_rel=None,
)


#: Nothing but characters that stay as they are and can be seen; so most texts need no closer look.
_PLAIN = re.compile(r"[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2012-\u2027\u2030-\u205e\u20ac]*")


def is_plain(text: str) -> bool:
    """Whether a text is surely normalised, with nothing hidden in it. Of others nothing is said."""
    return _PLAIN.fullmatch(text) is not None


def normalised(text: str) -> str:
    """Text with composed letters (NFC), no soft hyphens, plain spaces and hyphens, and line feeds only."""
    if is_plain(text):
        return text
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_SAME_CHARACTER))


def invisible_character(text: str) -> tuple[str, int] | None:
    """The first character that is not allowed to hide in a text: its code point (`U+202E`) and its line, from 0."""
    found = _INVISIBLE.search(text)
    return (f"U+{ord(found.group()):04X}", text.count("\n", 0, found.start())) if found else None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a Markdown text that may not be published."""

    rule: str
    message: str
    suggestion: str
    line: int  #: line within the text, from 0


def markdown_faults(text: str) -> Iterator[Fault]:
    """Everything in a Markdown text that is refused: raw HTML, images, links that lead to anything but pages."""
    if _is_simple(text):
        return
    rendered = cmarkgfm.markdown_to_html(text)
    if _depth(rendered) > _DEEPEST:
        yield Fault("field.form", f"texten har mer än {_DEEPEST} nivåer av citat och listor", "Kontrollera tecknen först på raderna.", 0)
        return  # the cost of looking at it grows with the square of its depth
    if _RAW_HTML in rendered:
        yield Fault(
            "text.html",
            "texten innehåller HTML-kod",
            'Skriv vanlig text. Ska ett "<" synas i texten skriver du "\\<".',
            _line_of(text, _HTML_MARK, lambda each: _RAW_HTML in each),
        )
    if "<img " in rendered:
        yield Fault(
            "text.image",
            "texten innehåller en bild",
            "Bilder kan inte visas i poster. Beskriv den i ord.",
            _line_of(text, _IMAGE_MARK, lambda each: "<img " in each),
        )
    refused = [address for address in dict.fromkeys(_HREF.findall(rendered)) if not _link_is_allowed(html_module.unescape(address))]
    for address in refused[:_TOLD]:
        yield Fault(
            "text.link",
            f'länken leder till "{html_module.unescape(address)}"' if address else "en länk leder till en otillåten eller tom adress",
            "En länk får leda till https://…, http://…, mailto:… eller till en post med insyn:…, till exempel insyn:svar/id.",
            _line_of(text, _LINK_MARK, partial(_links_to, address)),
        )


#: Each level of lists and quotes takes a sign at the beginning of a line, or half a tab; each of emphasis one on both sides.
_LEVELS = frozenset(" \t>*+-.)0123456789")
_INDENTED = re.compile(r"\n[ \t>*+\-.)0-9]{8}")
_EMPHASIS = 12  # signs: six levels at most, and seven signs before a line are fourteen at most


def _is_simple(text: str) -> bool:
    """Whether a Markdown text surely has no HTML, image or link and few levels, as almost all. Of others nothing is said."""
    return (
        "<" not in text
        and "]" not in text
        and text.count("*") + text.count("_") <= _EMPHASIS
        and _INDENTED.search(f"\n{text}" if text[:1] in _LEVELS else text) is None
    )


def _depth(rendered: str) -> int:
    depth = deepest = 0
    for closing in _NESTING.findall(rendered):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    return deepest


def _links_to(address: str, rendered: str) -> bool:
    return address in _HREF.findall(rendered)


def _line_of(text: str, mark: re.Pattern[str], shows: Callable[[str], bool]) -> int:
    """The line of the first mark that makes a fault show, when all marks after it are taken away."""
    marks = list(mark.finditer(text))

    def faulty(kept: int) -> bool:
        pieces, end = [], 0
        for match in marks[kept:]:
            pieces += [text[end : match.start()], "x" * len(match[0])]
            end = match.end()
        return shows(cmarkgfm.markdown_to_html("".join(pieces) + text[end:]))

    needed = bisect_left(range(len(marks)), True, key=faulty)
    return text.count("\n", 0, marks[needed - 1].start()) if needed else 0


def _link_is_allowed(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme in {"http", "https"}:
        return bool(parts.hostname)
    known = parts.scheme in _LINK_SCHEMES and address.startswith(f"{parts.scheme}:")  # written as `fill` looks for it
    return known and bool(parts.path) and ".." not in parts.path.split("/")


def html(text: str) -> Markup:
    """A Markdown text as sanitised HTML. Headings in it start at level 3, below the page's own."""
    rendered = _HEADING.sub(lambda m: f"<{m[1]}h{min(6, int(m[2]) + 2)}>", cmarkgfm.markdown_to_html(text))
    return Markup(_cleaner.clean(rendered).strip())  # noqa: S704 - sanitised on this very line


def inline_html(text: str) -> Markup:
    """As `html`, without the paragraph around a text that is only one."""
    rendered = html(text)
    if rendered.startswith("<p>") and rendered.endswith("</p>") and rendered.count("<p>") == 1:
        return Markup(rendered[3:-4])  # noqa: S704 - a part of what `html` has sanitised
    return rendered


def plain(text: str) -> str:
    """A Markdown text as one line of plain words, for descriptions and excerpts."""
    return " ".join(html(text).striptags().split())


def shortened(text: str, length: int) -> str:
    """The text cut at a word so that it has at most `length` characters, with "…" where something was cut."""
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,.;:–-") + "…"


def links(text: str) -> list[str]:
    """The addresses that a Markdown text links to."""
    return [html_module.unescape(address) for address in _HREF.findall(cmarkgfm.markdown_to_html(text))] if "insyn:" in text else []
