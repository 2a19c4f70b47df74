"""From a file's bytes to its text: size, encoding, and the characters that no file may hold."""

from __future__ import annotations

import re

from generator.problems import Location, Problem

MAX_BYTES = 1 << 20

#: Control characters that YAML refuses, and line separators that an editor does not show as new lines.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
#: The same as octets, to be told apart from a file without them in a fifth of the time: those of one, and how the others begin.
_SINGLE = bytes([*range(9), 11, 12, *range(14, 32), 127])
_LONGER = (b"\xc2", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_ENCODING = "Spara om den som UTF-8 (i Anteckningar: Arkiv, Spara som, Kodning)."


def text_of(file: str, content: bytes) -> tuple[str | None, list[Problem]]:
    """A file's text with line feeds only, or None and what is wrong with it. `file` is the name shown in problems."""
    if len(content) > MAX_BYTES:
        size = f"{len(content) / MAX_BYTES:.1f}".replace(".", ",")
        return None, [Problem(Location(file), "file.size", f"filen är {size} MiB stor", "Största tillåtna storlek är 1 MiB.")]
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Problem(Location(file, 1, 1), "file.encoding", "filen är sparad som UTF-16", _ENCODING)]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = _place(file, content[: error.start].decode("utf-8-sig", "replace"))
        return None, [Problem(place, "file.encoding", "filen är inte sparad som UTF-8", _ENCODING)]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _may_be_forbidden(content) and (found := _FORBIDDEN.search(text)):
        code = f"U+{ord(found.group()):04X}"
        message = f"filen innehåller ett tecken som inte syns ({code})"
        advice = "Ta bort tecknet. Det följer ofta med när man klistrar in."
        return None, [Problem(_place(file, text[: found.start()]), "text.invisible", message, advice)]
    return text, []


def _may_be_forbidden(content: bytes) -> bool:
    return len(content.translate(None, _SINGLE)) < len(content) or any(beginning in content for beginning in _LONGER)


def _place(file: str, before: str) -> Location:
    """The place after a text."""
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    return Location(file, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
