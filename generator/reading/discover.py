"""Which files there are in data/, what each of them is, and what does not belong there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.problems import Location, Problem, did_you_mean
from generator.records import KINDS
from generator.records.entry import DRAFT, MEDIA_TYPES
from generator.records.fields import LONGEST_ID

#: Files at the top of data/ that are no records, or are read by themselves.
TOP_FILES = {"README.md", "LICENSE", "site.yml"}

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
STORED = "sources/files/"

#: What systems and programs make of .yml; Windows hides the .txt that Notepad adds.
_OTHER_ENDING = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)

_IGNORED = re.compile(r"\..*|Thumbs\.db|desktop\.ini|.*~|~\$.*|.*\.sw[po]|#.*#")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that holds a record."""

    kind: str
    stem: str  #: the id that the file's or folder's name gives
    file: str  #: path relative to the project folder
    path: Path
    agreement: str = ""
    consultation: str = ""


def discover(project: Path) -> tuple[list[Found], list[str], list[str], list[Problem]]:
    """Record files, stored files (paths below data/sources/files/), drafts (paths below the project) and problems, in a stable order.

    A draft is no record: it becomes one when its name is changed.
    """
    data = project / "data"
    found: list[Found] = []
    stored: list[str] = []
    drafts: list[str] = []
    problems: list[Problem] = []
    for path in _walk(data):
        relative = path.relative_to(data).as_posix()
        shown = f"data/{relative}"
        if path.is_symlink():
            problems.append(Problem(Location(shown), "file.link", "filen är en länk till ett annat ställe", "Lägg själva filen här."))
        elif not path.is_file():
            problems.append(Problem(Location(shown), "file.unknown", "detta är ingen vanlig fil och läses inte", "Ta bort den."))
        elif relative.startswith(STORED):
            stored.append(relative[len(STORED) :])
        elif relative.endswith(DRAFT):
            drafts.append(shown)
        elif relative not in TOP_FILES:
            record = _record(relative, shown, path)
            if isinstance(record, Found):
                found.append(record)
            else:
                problems.append(record)
    return found, stored, drafts, problems


def draft_at(project: Path, file: str) -> Found | Problem:
    """What a draft, given by its path below the project, will be once its name is changed, or what is wrong with where it lies."""
    return _record(f"{file.removeprefix('data/').removesuffix(DRAFT)}.yml", file, project / file)


def _walk(folder: Path) -> Iterator[Path]:
    """Every file below a folder by name, without following links, hidden files or what editors and systems leave behind."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if _IGNORED.fullmatch(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        else:
            yield Path(entry.path)


def _record(relative: str, shown: str, path: Path) -> Found | Problem:
    for kind in KINDS.values():
        if (names := kind.names(relative)) is not None:
            for name in names.values():
                if len(name) > LONGEST_ID:
                    message = f"namnet är {len(name)} tecken långt"
                    return Problem(Location(shown), "file.name", message, f"Ett id är högst {LONGEST_ID} tecken.")
                if not SLUG.fullmatch(name):
                    advice = f'Använd bara a–z, 0–9 och bindestreck, till exempel "{suggested_id(name)}".'
                    return Problem(Location(shown), "file.name", f'namnet "{name}" går inte att använda som id', advice)
            return Found(kind.name, names.get("id", path.stem), shown, path, names.get("agreement", ""), names.get("consultation", ""))
    if (found := _OTHER_ENDING.search(relative)) and found[0] != ".yml":
        return Problem(Location(shown), "file.name", f"filen slutar på {found[0]}", "Byt namn så att den slutar på .yml.")
    return Problem(Location(shown), "file.unknown", "filen hör inte hemma här och läses inte", _right_place(relative))


def _right_place(relative: str) -> str:
    """Where a file that lies in the wrong place may belong."""
    known = sorted({part for kind in KINDS.values() for part in kind.pattern.split("/")} | TOP_FILES)
    wrong = next((part for part in relative.split("/") if part not in known and did_you_mean(part, known)), "")
    if wrong:
        return did_you_mean(wrong, known)
    folder = relative.partition("/")[0]
    if folder == "sources" and PurePosixPath(relative).suffix in MEDIA_TYPES:
        return f"Handlingar läggs i data/{STORED}."
    places = [kind.pattern for kind in KINDS.values() if kind.pattern.startswith(f"{folder}/")]
    shown = ", ".join(places).replace("<agreement>", "<överenskommelse>").replace("<consultation>", "<remiss>")
    return f"I data/{folder}/ läses: {shown}." if places else "Se data/README.md för var filer ska ligga."


def suggested_id(name: str) -> str:
    """An id that a name can be made into."""
    folded = name.casefold().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "mitt-id"
