"""Identity numbers in a document: none is ever written to a file, nor repeated in a message."""

from __future__ import annotations

from pathlib import Path

from generator import legible
from generator.editing.importing.lines import Extracted
from generator.editing.importing.refused import Refused
from generator.identity import has_number, masked, numbers

_ADVICE = (
    "Ingenting har lagrats. Be avsändaren om en handling utan numret, eller kör om med --mask: "
    "då lagras bara texten, med numret borttaget, och inte filen."
)
_UNREAD = "Spara den på nytt utan lösenord och bilagor, som .pdf, .docx eller .odt. Annars vet ingen om den innehåller personnummer."


def checked(path: Path, ending: str, extracted: Extracted, *, mask: bool) -> bool:
    """Whether numbers had to be masked in the text, in which case the document itself must not be stored.

    What is hidden in a file is looked through by the same reader as `insyn check` has, so that what is stored passes there.

    Raises:
        Refused: there is a number and the editor has not said that it may be masked, or what the file hides cannot be read.
    """
    hidden = _held(path, ending) if ending in legible.KINDS else []
    if not (hidden or has_number(extracted.text)):
        return False
    if not mask:
        raise Refused(f"handlingen innehåller något som ser ut som ett personnummer ({_where(extracted, hidden)}).", _ADVICE)
    for line in extracted.lines:
        line.text = masked(line.text)
    for above, below in zip(extracted.lines, extracted.lines[1:], strict=False):
        if has_number(f"{above.text}\n{below.text}"):  # cut in two by the end of a line
            above.text, below.text = masked(f"{above.text}{below.text}"), ""
    extracted.lines = [line for line in extracted.lines if line.text]
    if has_number(extracted.text):
        raise Refused("ett personnummer i handlingen går inte att ta bort ur texten.", "Ta bort det i handlingen och importera den igen.")
    return True


def _held(path: Path, kind: str) -> list[str]:
    """Where in a file there are numbers, in Swedish, whether a reader sees them or not."""
    document = legible.read(path, kind)
    if document.fault:
        raise Refused(f"filen {document.fault}.", _UNREAD)
    return list(dict.fromkeys(where for where, text in document.passages if has_number(text)))


def _where(extracted: Extracted, hidden: list[str]) -> str:
    """The page, and the line on it from the top, of each number; not more than five."""
    found: list[str] = []
    count: dict[int, int] = {}
    for above, line in zip([None, *extracted.lines], extracted.lines, strict=False):
        count[line.page] = count.get(line.page, 0) + 1
        joined = f"{above.text}\n{line.text}" if above else line.text
        if any(start + 1 for start in numbers(joined)) and not (above and has_number(above.text) and not has_number(line.text)):
            place = f"rad {count[line.page]}"
            found.append(f"sida {line.page}, {place}" if extracted.paged else place)
    if hidden and not found:
        found.append(f"dolt i filen: {', '.join(hidden)}")
    return "; ".join(found[:5])
