"""YAML files → records, with line and column kept. One bad file never hides the problems of another."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from generator.nodes import Tree
from generator.problems import Location, Problem
from generator.reading import yaml_tree
from generator.reading.comments import misread, numbers_in_comments
from generator.reading.decoding import text_of
from generator.reading.discover import Found, discover, draft_at
from generator.reading.drafts import unchecked
from generator.reading.engine_config import read_engine
from generator.reading.places import PlacesInFile, digest
from generator.reading.stored import read_stored
from generator.reading.typed import typed
from generator.reading.withheld import read_withheld
from generator.reading.yaml_data import data_of
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
    content = file.path.read_bytes()
    text, problems = text_of(file.file, content)
    if text is None:
        return None, problems
    model = KINDS[file.kind].model
    read = _at_once(text, model)
    if read is None:
        tree, problems = _tree(file.file, text)
        if tree is None:
            return None, problems
        record, objections = typed(tree, model)
        problems += objections
        if record is None:
            return None, problems
        read = record, (tree.root.line, tree.root.column)
    else:
        problems = _in_comments(file.file, text)
    record, begins = read
    places = PlacesInFile(file.file, str(file.path), *begins, digest(content))
    return Entry(file.kind, file.stem, record, file.file, places, file.agreement, file.consultation), problems


def _at_once(text: str, model: type[Record]) -> tuple[Record, tuple[int, int]] | None:
    """The record of a file with nothing wrong or unusual in it, and where its fields begin."""
    data = data_of(text)
    if data is None:
        return None
    content, begins = data
    try:
        return model.model_validate(content), begins
    except ValidationError:
        return None


def _tree(file: str, text: str) -> tuple[Tree | None, list[Problem]]:
    """A file's tree, or None, with what is wrong with it and what in it is still to be checked."""
    tree, problems = yaml_tree.tree_of(file, text)
    return tree, problems if tree is None else [*problems, *_in_comments(file, text)]


def _in_comments(file: str, text: str) -> list[Problem]:
    return unchecked(file, text) + numbers_in_comments(file, text) + misread(file, text)


def _read_site(project: Path) -> tuple[Site | None, Tree | None, list[Problem]]:
    path = project / SITE_FILE
    if path.is_symlink():
        return None, None, []  # told by `discover`
    if not path.is_file():
        advice = "Den säger vem som ger ut webbplatsen. Se data/README.md."
        return None, None, [Problem(Location(SITE_FILE), "file.missing", "filen saknas", advice)]
    text, problems = text_of(SITE_FILE, path.read_bytes())
    if text is None:
        return None, None, problems
    tree, problems = _tree(SITE_FILE, text)
    if tree is None:
        return None, None, problems
    site, objections = typed(tree, Site)
    return site, tree, [*problems, *objections]


__all__ = ["Found", "draft_at", "read", "read_entry"]
