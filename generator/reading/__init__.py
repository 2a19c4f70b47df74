"""YAML files → records, with line and column kept. One bad file never hides the problems of another."""

from __future__ import annotations

from pathlib import Path

from generator.nodes import Tree
from generator.problems import Location, Problem
from generator.reading import yaml_tree
from generator.reading.comments import misread, numbers_in_comments
from generator.reading.decoding import text_of
from generator.reading.discover import Found, discover, draft_at
from generator.reading.drafts import unchecked
from generator.reading.engine_config import read_engine
from generator.reading.stored import read_stored
from generator.reading.typed import typed
from generator.reading.withheld import read_withheld
from generator.records import KINDS, Record
from generator.records.entry import Entry, Reading
from generator.records.site import Site

SITE_FILE = "data/site.yml"


def read(project: Path) -> Reading:
    """Everything in a project folder's data/, and what mkdocs.yml says.

    Raises:
        OSError: a file is there but the system does not let it be read.
    """
    engine, problems = read_engine(project)
    found, stored_names, drafts, misplaced = discover(project)
    problems += misplaced
    site, site_tree, site_problems = _read_site(project)
    problems += site_problems
    entries: list[Entry[Record]] = []
    unread: dict[str, set[str]] = {}
    for file in found:
        entry, faults = read_entry(file)
        problems += faults
        if entry:
            entries.append(entry)
        else:
            unread.setdefault(file.kind, set()).add(file.stem)
    texts = {file: (project / file).read_bytes().decode("utf-8", "replace") for file in drafts}
    withheld, faults = read_withheld(project)
    problems += faults
    return Reading(project, engine, site, site_tree, entries, read_stored(project, stored_names), problems, unread, texts, withheld)


def read_entry(file: Found) -> tuple[Entry[Record] | None, list[Problem]]:
    """A file's record, or None, with what is wrong with it.

    Raises:
        OSError: the file is not there, or the system does not let it be read.
    """
    tree, problems = _tree(file.file, file.path)
    if tree is None:
        return None, problems
    record, objections = typed(tree, KINDS[file.kind].model)
    problems += objections
    if record is None:
        return None, problems
    return Entry(file.kind, file.stem, record, file.file, tree, file.agreement, file.consultation), problems


def _tree(file: str, path: Path) -> tuple[Tree | None, list[Problem]]:
    """A file's tree, or None, with what is wrong with it and what in it is still to be checked."""
    content = path.read_bytes()
    tree, problems = yaml_tree.read(file, content)
    if tree is not None:
        text, _ = text_of(file, content)
        problems += unchecked(file, text or "") + numbers_in_comments(file, text or "") + misread(file, text or "")
    return tree, problems


def _read_site(project: Path) -> tuple[Site | None, Tree | None, list[Problem]]:
    path = project / SITE_FILE
    if path.is_symlink():
        return None, None, []  # told by `discover`
    if not path.is_file():
        advice = "Den säger vem som ger ut webbplatsen. Se data/README.md."
        return None, None, [Problem(Location(SITE_FILE), "file.missing", "filen saknas", advice)]
    tree, problems = _tree(SITE_FILE, path)
    if tree is None:
        return None, None, problems
    site, objections = typed(tree, Site)
    return site, tree, [*problems, *objections]


__all__ = ["Found", "draft_at", "read", "read_entry"]
