"""Reads what stands in Word and OpenDocument files: text, comments, deleted passages that are still there, and properties."""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

MOST_MEMBERS = 5_000
MOST_BYTES = 100 * 1024 * 1024  #: of all members that are read, once they are unpacked
_PIECE = 1 << 20

#: Where a reader sees a new line or a space: the ends of paragraphs and cells, tabs and breaks.
_BREAK = re.compile(
    r"</(?:w|text|table|a|dc|dcterms|cp|meta|office):(?:p|h|tc|table-cell|[A-Za-z-]+)>|<(?:w:(?:br|cr|tab)|text:(?:line-break|tab|s))\b[^>]*>"
)
_RUN_END = re.compile(r"</(?:w:(?:t|r|delText|instrText|ins|del|hyperlink|smartTag|sdt|sdtContent|rPr|proofErr)|text:(?:span|a))>")
_VALUE = re.compile(r'="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")
_PROPERTIES = ("docProps/", "meta.xml", "customXml/")


def passages(path: Path) -> Iterator[tuple[str, str]]:
    """Everything in the file that somebody could read: where it stands (in Swedish) and its words.

    Raises:
        ValueError: it cannot be read, or is too large; says why in Swedish.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _members(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as error:
        locked = isinstance(error, RuntimeError) and "password" in str(error)
        raise ValueError("är låst med lösenord" if locked else "är skadad eller av annat slag än namnet säger") from None


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise ValueError(f"består av fler än {MOST_MEMBERS} delar")
    left = MOST_BYTES
    texts = 0
    for member in members:
        if member.filename.endswith((".xml", ".rels")):
            content = _unpacked(archive, member, left)
            left -= len(content)
            where = "egenskaperna" if member.filename.startswith(_PROPERTIES) else "texten"
            if "comments" in member.filename:
                where = "en kommentar"
            texts += where == "texten"
            yield where, _words(content)
    if not texts:
        raise ValueError("är skadad eller av annat slag än namnet säger")


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes:
    """A member's bytes, counted while they are unpacked: what its header says of its size may be a lie."""
    pieces = []
    length = 0
    with archive.open(member) as stream:
        while piece := stream.read(_PIECE):
            pieces.append(piece)
            length += len(piece)
            if length > most:
                raise ValueError("blir för stor när den packas upp")
    return b"".join(pieces)


def _words(content: bytes) -> str:
    """The words of an XML part. It is not parsed: no entity is ever resolved, and what is not well-formed is read all the same."""
    encoding = "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    xml = content.decode(encoding, "replace")
    if "<!ENTITY" in xml:
        raise ValueError("innehåller egna XML-entiteter")
    values = "\n".join(value for tag in _TAG.findall(xml) for value in _VALUE.findall(tag) if any(map(str.isdigit, value)) or "@" in value)
    text = _TAG.sub("", _BREAK.sub("\n", _RUN_END.sub("", xml)))
    return html.unescape(f"{text}\n{values}")
