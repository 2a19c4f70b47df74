"""Finds the slots in a built page, with what each stands in, and puts values in their place.

The expression below reads HTML as far as a slot needs it: comments, elements whose content is no markup, and tags with quoted
attributes (HTML Living Standard, section 13.2.5, tokenization).
"""

from __future__ import annotations

import html as html_module
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from markupsafe import Markup, escape

from generator.page import Json, SlotError, Value

_QUOTED = r"""(?:[^>"']|"[^"]*"|'[^']*')*"""
_TOKEN = re.compile(
    rf"<!--(?P<comment>.*?)-->"
    rf"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes|noscript)(?P<attributes>(?=[\s/>]){_QUOTED})>(?P<content>.*?)</(?P=raw)\s*>"
    rf"|<(?P<tag>/?[a-zA-Z]{_QUOTED})>",
    re.DOTALL | re.IGNORECASE,
)
_SLOT = re.compile(r"<!--\s*insyn:(?P<inner>.*?)-->", re.DOTALL)
_INNER = re.compile(r"\s*(?P<name>[a-z][a-z0-9-]*)(?P<arguments>(?:\s+[a-z_]+=[^\s\"'<>]+)*)\s*")
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*("[^"]*"|'[^']*')""", re.DOTALL)
_ADDRESS = re.compile(r"(?:insyn:|https?://|mailto:|#|\.{0,2}/|$)")

#: What may stand before a slot in an address, so that whatever follows it cannot change where the address leads in kind.
_BEGUN = re.compile(r"(?:insyn:|https?://|mailto:|[^:]*[/?#])", re.IGNORECASE)
_SCHEME = re.compile(r"\s*[a-zA-Z][a-zA-Z0-9+.-]*:")

_ADDRESS_ATTRIBUTES = {"href", "xlink:href", "src", "action", "cite", "formaction", "poster", "data", "ping", "background"}
_CODE_ATTRIBUTES = {"style", "srcdoc", "srcset"}
_ESCAPED = re.compile(r"\\.", re.DOTALL)  # in JSON, a quotation mark after a backslash ends no string
_JSON_LD = re.compile(r"""\stype\s*=\s*["']application/ld\+json["']""", re.IGNORECASE)


class Context(Enum):
    """What a slot stands in, which decides how its value is escaped."""

    HTML = "html"
    TEXT = "text"
    ATTRIBUTE = "attribute"
    ADDRESS = "address"
    JSON = "json"
    JSON_STRING = "json string"


@dataclass(frozen=True, slots=True)
class Slot:
    name: str
    arguments: Mapping[str, str]
    context: Context
    source: str  #: as it is written, to find it again in the file that it came from


#: A page cut at its slots.
Pieces = list["str | Slot"]


class MisplacedError(SlotError):
    """A slot where no value could be safe, or that is not written as one."""

    def __init__(self, rule: str, message: str, suggestion: str, source: str) -> None:
        super().__init__(rule, message, suggestion)
        self.source = source


def cut(html: str) -> Pieces:
    """A built page as literal pieces and slots, in order.

    Raises:
        MisplacedError: a slot stands in a script, a style sheet or an unquoted attribute, or is not written as one.
    """
    pieces: Pieces = []
    position = 0
    for start, end, context in _places(html):
        pieces.append(html[position:start])
        pieces.append(_parsed(html[start:end], context))
        position = end
    pieces.append(html[position:])
    return pieces


def _places(html: str) -> Iterator[tuple[int, int, Context]]:
    if "insyn:" not in html:
        return
    for token in _TOKEN.finditer(html):
        whole = token.group()
        if "<!--" not in whole or "insyn:" not in whole:
            continue
        if token["comment"] is not None:
            if _SLOT.fullmatch(whole):
                yield token.start(), token.end(), Context.HTML
        elif token["raw"]:
            _refuse_in_tag(html, token.start("attributes"), token.end("attributes"))
            yield from _in_raw(html, token)
        else:
            yield from _in_tag(html, token.start("tag"), token.end("tag"))


def _in_raw(html: str, token: re.Match[str]) -> Iterator[tuple[int, int, Context]]:
    name = token["raw"].lower()
    for slot in _SLOT.finditer(html, token.start("content"), token.end("content")):
        if name in {"title", "textarea"}:
            yield slot.start(), slot.end(), Context.TEXT
        elif name == "script" and _JSON_LD.search(token["attributes"]):
            before = _ESCAPED.sub("", html[token.start("content") : slot.start()])
            yield slot.start(), slot.end(), Context.JSON_STRING if before.count('"') % 2 else Context.JSON
        else:
            raise MisplacedError("slot.context", f"en plats står i <{name}>", "Flytta den till sidans text.", slot.group())


def _in_tag(html: str, start: int, end: int) -> Iterator[tuple[int, int, Context]]:
    covered = start
    for attribute in _ATTRIBUTE.finditer(html, start, end):
        _refuse_in_tag(html, covered, attribute.start(2))
        covered = attribute.end()
        name = attribute[1].lower()
        address = name in _ADDRESS_ATTRIBUTES
        for slot in _SLOT.finditer(html, attribute.start(2) + 1, attribute.end(2) - 1):
            if name in _CODE_ATTRIBUTES or name.startswith("on"):
                raise MisplacedError("slot.context", f'en plats står i attributet "{name}"', "Flytta den till sidans text.", slot.group())
            yield slot.start(), slot.end(), _in_address(html[attribute.start(2) + 1 : slot.start()], slot) if address else Context.ATTRIBUTE
    _refuse_in_tag(html, covered, end)


def _in_address(before: str, slot: re.Match[str]) -> Context:
    """The context of a slot in an address: where the address has begun safely before it, any text may follow."""
    before = re.sub(r"[\t\r\n]", "", html_module.unescape(before))  # as browsers read an address
    if _BEGUN.match(before):
        return Context.ATTRIBUTE
    if _SCHEME.match(before):
        raise MisplacedError("slot.context", f'en plats står efter "{before.strip()}"', "Flytta den till sidans text.", slot.group())
    return Context.ADDRESS


def _refuse_in_tag(html: str, start: int, end: int) -> None:
    found = re.compile(r"<!--\s*insyn:[^>]*").search(html, start, end)
    if found:
        raise MisplacedError("slot.context", "en plats står i ett attribut utan citattecken", 'Skriv attributet med ".', found.group())


def _parsed(source: str, context: Context) -> Slot:
    whole = _SLOT.fullmatch(source)
    inner = _INNER.fullmatch(whole["inner"]) if whole else None
    if not inner:
        raise MisplacedError("slot.argument", f'"{source}" är fel skriven', "Skriv <!-- insyn: namn uppgift=värde -->.", source)
    # A template writes a page's address with `| e`, by which each engine escapes what it pleases: Zensical's makes &#x2f; of a slash.
    parts = (part.split("=", 1) for part in inner["arguments"].split())
    return Slot(inner["name"], {name: html_module.unescape(value) for name, value in parts}, context, source)


def as_one(pieces: Pieces) -> Pieces:
    """Pieces with neighbouring texts put together."""
    found: Pieces = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def join(pieces: Pieces, value_of: Callable[[Slot], Value]) -> str:
    """The page with each slot's value, escaped for where it stands. Values are not searched for slots in turn."""
    return "".join(piece if isinstance(piece, str) else escaped(value_of(piece), piece) for piece in pieces)


def escaped(value: Value, slot: Slot) -> str:
    """A value as it may stand in the slot's context.

    Raises:
        MisplacedError: the value is no address and stands where one must, or is JSON and stands where none can.
    """
    if isinstance(value, Json):
        if slot.context is not Context.JSON:
            advice = 'Skriv den ensam i <script type="application/ld+json">.'
            raise MisplacedError("slot.context", f'platsen "{slot.name}" ger JSON och står i något annat', advice, slot.source)
        return _without_markup(value)
    if slot.context is Context.HTML:
        return str(escape(value))
    text = value.striptags() if isinstance(value, Markup) else value
    if slot.context is Context.ADDRESS and not _ADDRESS.match(text):
        raise MisplacedError("slot.context", f'platsen "{slot.name}" ger ingen adress', "Flytta den till sidans text.", slot.source)
    if slot.context in {Context.JSON, Context.JSON_STRING}:
        return _json(text, quoted=slot.context is Context.JSON_STRING)
    return str(escape(text))


def _json(text: str, *, quoted: bool) -> str:
    literal = _without_markup(json.dumps(text, ensure_ascii=False))
    return literal[1:-1] if quoted else literal


def _without_markup(written: str) -> str:
    """JSON that neither HTML nor a script could take for its own. In JSON these characters only stand in strings."""
    for character in "<>&\u2028\u2029":
        written = written.replace(character, f"\\u{ord(character):04x}")
    return written
