"""Where a document and its drafts are put. Nothing that is there is ever overwritten, and nothing is left of what failed halfway."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from generator.editing.importing.refused import Refused
from generator.records.entry import DRAFT
from generator.register import Register

FILES = "data/sources/files"
_TRIES = 1_000
_SUM = re.compile(r"^(?:file|sha256|text_file|text_sha256): +(\S+)", re.MULTILINE)


@dataclass(slots=True)
class Kept:
    """A document's place among the sources: the source's id, the fields that name its files, and what is to be written for it."""

    source: str
    files: dict[str, str] = field(default_factory=dict)
    writes: dict[str, bytes] = field(default_factory=dict)  #: by path below the project
    again: bool = False  #: it was stored before, with a source of its own
    drafted: bool = False  #: that source is a draft


def checksum(content: bytes) -> str:
    """The SHA-256 of bytes in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def stored_before(content: bytes, register: Register) -> Kept | None:
    """The source of a document that is stored already, told by its checksum; published or a draft."""
    told = checksum(content)
    for item in register.sources.values():
        for stored in (item.file, item.text_file):
            if stored and stored.sha256 == told:
                return Kept(item.id, again=True)
    for draft in sorted((register.reading.project / "data/sources").glob(f"*{DRAFT}")):
        if told in _SUM.findall(draft.read_text("utf-8", "replace")):
            return Kept(draft.name.removesuffix(DRAFT), again=True, drafted=True)
    return None


def placed(register: Register, wanted: str, original: tuple[str, bytes] | None, text: str, *, as_is: bool) -> Kept:
    """A free name for a document, and its files. `original` is its ending and bytes, None where only the text may be stored.

    `as_is`: the document is a text file in which quotes can be found as it stands, so that it needs no text beside it.
    """
    name = _free(register, wanted)
    kept = Kept(name)
    companion = text.encode()
    if original is None:
        _add(kept, "file", "sha256", f"{name}.txt", companion)
        return kept
    ending, content = original
    _add(kept, "file", "sha256", f"{name}{ending}", content)
    if not as_is:
        _add(kept, "text_file", "text_sha256", f"{name}.txt" if ending != ".txt" else f"{name}-text.txt", companion)
    return kept


def _add(kept: Kept, field_name: str, sum_name: str, name: str, content: bytes) -> None:
    kept.files |= {field_name: name, sum_name: checksum(content)}
    kept.writes[f"{FILES}/{name}"] = content


def _free(register: Register, wanted: str) -> str:
    """The wanted id, or with a number behind it the first that no source, no draft and no stored file has."""
    project = register.reading.project
    taken = {*register.sources, *register.reading.unread.get("sources", ())}
    folder = project / FILES
    if folder.is_dir():
        taken |= {path.name.split(".", 1)[0].removesuffix("-text") for path in folder.iterdir()}
    taken |= {path.name.removesuffix(DRAFT) for path in (project / "data/sources").glob(f"*{DRAFT}")}
    for number in range(1, _TRIES):
        name = wanted if number == 1 else f"{wanted}-{number}"
        if name not in taken:
            return name
    raise Refused(f'det finns redan {_TRIES} källor som heter "{wanted}"')


def write(project: Path, files: dict[str, bytes]) -> None:
    """Write new files. Where one of them is there already, or the disk fails, none of them is left.

    Raises:
        Refused: a file is there already.
        OSError: the system does not let it be written.
    """
    done: list[Path] = []
    try:
        for name, content in files.items():
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:  # fails where it is there, also when another program has just made it
                done.append(path)
                stream.write(content)
    except FileExistsError as error:
        _remove(done)
        shown = Path(error.filename).relative_to(project).as_posix()
        raise Refused(f"{shown} finns redan", "Publicera eller ta bort det utkastet först. Ingenting har skrivits över.") from None
    except BaseException:
        _remove(done)
        raise


def _remove(paths: list[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
