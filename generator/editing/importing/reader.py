"""The process that reads a document: bytes in, lines or a refusal out as JSON. It limits its own time and memory first."""

from __future__ import annotations

import contextlib
import json
import sys
import warnings
from collections.abc import Callable

from generator.editing.importing.lines import Extracted
from generator.editing.importing.refused import DOCUMENT, WORK, Refused

_MEMORY = 400 << 20
_SECONDS = 6  # of work; a long document takes two
_MOST_LETTERS = 600_000  # what a record's file can hold of them
_MOST_LINES = 15_000
_TOO_MUCH = "filen kräver mer minne än tillåtet för att läsas."
_BROKEN = "filen är trasig och går inte att läsa."
_AGAIN = "Öppna den i det program som den är gjord i, spara den på nytt, och försök igen. Går den inte att öppna: be om en ny."


def limit() -> None:
    """Hold this process to its share; where the system cannot, the one that started it still counts the seconds."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):  # a stricter limit is set already
            resource.setrlimit(what, (most, most))


def _way(kind: str) -> Callable[[bytes], Extracted]:
    """The function that reads a kind."""
    if kind == "pdf":
        from generator.editing.importing.pdf import lines  # noqa: PLC0415 - its library is loaded only where it is needed
    elif kind == "docx":
        from generator.editing.importing.word import lines  # noqa: PLC0415 - its library is loaded only where it is needed
    elif kind == "odt":
        from generator.editing.importing.opendocument import lines  # noqa: PLC0415 - its library is loaded only where it is needed
    elif kind == "html":
        from generator.editing.importing.markup import lines  # noqa: PLC0415 - its library is loaded only where it is needed
    else:
        from generator.editing.importing.plain import lines  # noqa: PLC0415 - its library is loaded only where it is needed
    return lines


def read(kind: str, content: bytes) -> Extracted:
    """The lines of a document.

    Raises:
        Refused: it cannot be read; says why and what to do.
    """
    try:
        found = _way(kind)(content)
    except MemoryError:
        raise Refused(_TOO_MUCH, _AGAIN, WORK) from None
    except Refused:
        raise
    except Exception as error:  # whatever a broken file makes a library do, it is the file that is wrong
        raise Refused(_BROKEN, _AGAIN, DOCUMENT) from error
    letters = sum(len(line.text) for line in found.lines)
    if letters > _MOST_LETTERS:
        raise Refused(f"handlingen har {letters // 1000} 000 tecken. Högst {_MOST_LETTERS // 1000} 000 kan importeras.", "Dela upp den.")
    if len(found.lines) > _MOST_LINES:
        raise Refused(f"handlingen har {len(found.lines)} rader. Högst {_MOST_LINES // 1000} 000 kan importeras.", "Dela upp den.")
    return found


def main() -> None:
    """Read standard input as the kind that the first argument names."""
    limit()
    warnings.simplefilter("ignore")
    try:
        answer = read(sys.argv[1], sys.stdin.buffer.read()).as_data()
    except MemoryError:
        answer = {"refused": _TOO_MUCH, "advice": _AGAIN, "code": WORK}
    except Refused as error:
        answer = {"refused": error.message, "advice": error.advice, "code": error.code}
    sys.stdout.write(json.dumps(answer))  # ASCII, so that no half of a letter can stop it


if __name__ == "__main__":
    main()
