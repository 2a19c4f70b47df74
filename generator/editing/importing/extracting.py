"""A document's file → its lines, in a process of its own that may use so much time and memory and no more."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from generator.editing.importing import kinds
from generator.editing.importing.lines import Extracted
from generator.editing.importing.refused import WORK, Refused

#: What may be stored as it is; of anything else only the text is.
STORED = {".txt", ".pdf", ".docx", ".odt"}

_LARGEST = 50 << 20
_SECONDS = 30  # by the clock, on a machine that is busy; `reader` counts its own work and stops far sooner
_LARGEST_ANSWER = 20 << 20


def extracted(path: Path) -> tuple[bytes, str, Extracted]:
    """A file's bytes, what its name should end with, and its lines.

    Raises:
        Refused: it is no document that can be read, or reading it takes too much.
        OSError: the system does not let it be read.
    """
    content = _content(path)
    kind = kinds.kind_of(content, path.suffix)
    found = _read_apart(kind, content)
    if not found.lines:
        raise Refused("filen innehåller ingen text.", "Kontrollera att det är rätt fil.")
    return content, f".{kind}", found


def _content(path: Path) -> bytes:
    """A file's bytes. What is no file on a disk, such as a device or a pipe, may have no end, and is not opened."""
    if not path.is_file():
        raise Refused("det är ingen vanlig fil.", "Spara handlingen som en fil, och ange den.")
    with path.open("rb") as stream:
        content = stream.read(_LARGEST + 1)  # whatever size it says that it has
    if len(content) > _LARGEST:
        size = max(path.stat().st_size, len(content)) >> 20
        raise Refused(f"filen är {size} MB. Den största som kan importeras är {_LARGEST >> 20} MB.", "Ta bort stora bilder ur den.")
    return content


def _read_apart(kind: str, content: bytes) -> Extracted:
    command = [sys.executable, "-m", "generator.editing.importing.reader", kind]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_SECONDS, check=False, cwd=Path(__file__).parents[3])
    except subprocess.TimeoutExpired:
        raise Refused(f"det tog mer än {_SECONDS} sekunder att läsa filen.", _SMALLER, WORK) from None
    if done.returncode or len(done.stdout) > _LARGEST_ANSWER:
        raise Refused("filen gick inte att läsa: den är trasig, eller kräver mer minne än tillåtet.", _SMALLER, WORK)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Refused(answer["refused"], answer["advice"], answer["code"])
    return Extracted.from_data(answer)


_SMALLER = "Öppna den i det program som den är gjord i, spara den på nytt som PDF, och försök igen."
