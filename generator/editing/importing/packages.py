"""Zip packages of XML (DOCX, ODT): how much may be in them, and their parts as safe trees."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

from generator.editing.importing.refused import Refused

_MOST_PARTS = 5_000
_LARGEST_PART = 12 << 20
_LARGEST_MEDIA = 300 << 20
_MOST_TIMES = 150  # that text is packed; real documents come to 20
_FROM = 1 << 20  # a part smaller than this may be packed as much as it likes
_DOCTYPE = re.compile(rb"<\s*!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BOMB = "filen växer orimligt mycket när den packas upp och läses därför inte."


def opened(content: bytes) -> zipfile.ZipFile:
    """A package whose parts are known to be of bearable size.

    Raises:
        Refused: it is broken, or unpacks to far more than a document holds.
    """
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise Refused("filen är trasig: den tar slut för tidigt.", "Hämta den på nytt, eller be om en ny.") from None
    parts = package.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_MEDIA:
        raise Refused(_BOMB, "Be avsändaren om en PDF.")
    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        times = part.file_size / max(part.compress_size, 1)
        if part.file_size > _LARGEST_PART or (part.file_size > _FROM and times > _MOST_TIMES):
            raise Refused(_BOMB, "Be avsändaren om en PDF.")
        with package.open(part) as stream:
            _refuse_entities(stream.read(_LARGEST_PART + 1))
    return package


def _refuse_entities(content: bytes) -> None:
    """No document that a word processor writes declares entities; those that do mean to do harm."""
    plain = content.replace(b"\x00", b"") if content[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in content[:100] else content
    if _DOCTYPE.search(plain):
        raise Refused("filen innehåller XML-entiteter, som kan göra skada, och läses därför inte.", "Be avsändaren om en PDF.")


def part(package: zipfile.ZipFile, name: str) -> ET.Element | None:
    """A part's tree, or None where the package has no such part."""
    if name not in package.namelist():
        return None
    return ET.fromstring(package.read(name))  # noqa: S314 - `opened` has refused every DOCTYPE
