"""Plain text → lines."""

from __future__ import annotations

import re

from generator.editing.importing.lines import Extracted, Line
from generator.editing.importing.refused import Refused

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decoded(content: bytes, told: str = "") -> str:
    """Bytes as text: by their mark, else as what the document says, else UTF-8, else as Windows in western Europe writes."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in filter(None, (told, "utf-8")):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("cp1252", "replace")


def lines(content: bytes) -> Extracted:
    """The lines of a text; form feeds begin new pages."""
    raw = decoded(content)
    if len(_CONTROL.findall(raw[:100_000])) > len(raw[:100_000]) / 200:
        raise Refused("filen är ingen text", "Spara den som PDF, Word (.docx), OpenDocument (.odt), HTML eller ren text.")
    text = _CONTROL.sub("", raw.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n"))
    found: list[Line] = []
    pages = text.split("\f")
    for page, held in enumerate(pages, start=1):
        before = 0
        for line in held.split("\n"):
            if not line.strip():
                before += 1
                continue
            found.append(Line(line.strip(), page, before if found else 0))
            before = 0
    return Extracted(found, len(pages), paged=len(pages) > 1)
