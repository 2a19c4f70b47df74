"""Which files there are in data/, what each of them is, and what does not belong there."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from generator.problems import Location, Problem, did_you_mean
from generator.records import KINDS, Kind
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
    where: str  #: the file on this machine
    agreement: str = ""
    consultation: str = ""

    @property
    def path(self) -> Path:
        """The file on this machine. Made when it is asked for: paths are slow to make and to hand on."""
        return Path(self.where)


def discover(project: Path) -> tuple[list[Found], list[str], list[str], list[Problem]]:
    """Record files, stored files (paths below data/sources/files/), drafts (paths below the project) and problems, in a stable order.

    A draft is no record: it becomes one when its name is changed.
    """
    data = project / "data"
    found: list[Found] = []
    stored: list[str] = []
    drafts: list[str] = []
    problems: list[Problem] = []
    for entry, relative in _walk(data):
        shown = f"data/{relative}"
        if entry.is_symlink():
            problems.append(Problem(Location(shown), "file.link", "filen är en länk till ett annat ställe", "Lägg själva filen här."))
        elif not entry.is_file():
            problems.append(Problem(Location(shown), "file.unknown", "detta är ingen vanlig fil och läses inte", "Ta bort den."))
        elif relative.startswith(STORED):
            stored.append(relative[len(STORED) :])
        elif relative.endswith(DRAFT):
            drafts.append(shown)
        elif relative not in TOP_FILES:
            record = _record(relative, shown, entry.path)
            if isinstance(record, Found):
                found.append(record)
            else:
                problems.append(record)
    return found, stored, drafts, problems


def draft_at(project: Path, file: str) -> Found | Problem:
    """What a draft, given by its path below the project, will be once its name is changed, or what is wrong with where it lies."""
    return _record(f"{file.removeprefix('data/').removesuffix(DRAFT)}.yml", file, str(project / file))


def _walk(folder: Path | str, before: str = "") -> Iterator[tuple[os.DirEntry[str], str]]:
    """Every file below a folder by name, with its path below the first folder.

    Links are not followed; hidden files and what editors and systems leave behind are left out.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if _IGNORED.fullmatch(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{before}{entry.name}/")
        else:
            yield entry, f"{before}{entry.name}"


def _record(relative: str, shown: str, where: str) -> Found | Problem:
    for kind in _kinds_at(relative.partition("/")[0], relative.count("/")):
        if (names := kind.names(relative)) is not None:
            for name in names.values():
                if len(name) > LONGEST_ID:
                    message = f"namnet är {len(name)} tecken långt"
                    return Problem(Location(shown), "file.name", message, f"Ett id är högst {LONGEST_ID} tecken.")
                if not SLUG.fullmatch(name):
                    advice = f'Använd bara a–z, 0–9 och bindestreck, till exempel "{suggested_id(name)}".'
                    return Problem(Location(shown), "file.name", f'namnet "{name}" går inte att använda som id', advice)
            return Found(
                kind.name,
                names["id"] if "id" in names else PurePosixPath(relative).stem,  # which is slow to make of thousands of files
                shown,
                where,
                names.get("agreement", ""),
                names.get("consultation", ""),
            )
    if (found := _OTHER_ENDING.search(relative)) and found[0] != ".yml":
        return Problem(Location(shown), "file.name", f"filen slutar på {found[0]}", "Byt namn så att den slutar på .yml.")
    return Problem(Location(shown), "file.unknown", "filen hör inte hemma här och läses inte", _right_place(relative))


@cache
def _kinds_at(folder: str, depth: int) -> list[Kind]:
    """The kinds whose files lie so deep in a folder of data/: thousands of files are asked for the few that they can be."""
    return [kind for kind in KINDS.values() if (kind.pattern.partition("/")[0], kind.pattern.count("/")) == (folder, depth)]


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
