"""YAML files → records, with line and column kept. One bad file never hides the problems of another."""

from __future__ import annotations

from pathlib import Path

from generator.nodes import Tree
from generator.problems import Location, Problem
from generator.reading.decoding import text_of
from generator.reading.discover import Found, discover, draft_at
from generator.reading.engine_config import read_engine
from generator.reading.entries import Before, BeforeInMemory, Look, read_each, read_entry, tree_and_comments
from generator.reading.kept import Kept
from generator.reading.stored import read_stored
from generator.reading.typed import typed
from generator.reading.withheld import read_withheld
from generator.records import Record
from generator.records.entry import Entry, Reading
from generator.records.site import Site
from generator.workers import Workers, undisturbed

SITE_FILE = "data/site.yml"


def read(project: Path, workers: Workers | None = None, look: Look | None = None, before: Before | None = None) -> Reading:
    """Everything in a project folder's data/, and what mkdocs.yml says.

    `workers` read the records where there are many; what is read does not depend on them. `look` is what somebody wants to know of each
    record by itself, and is asked where it is read. `before` knows what was read of the same project before.

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
    with undisturbed():
        for file, (entry, faults) in zip(found, read_each(found, workers, look, before), strict=True):
            problems += faults
            if entry:
                entries.append(entry)
            else:
                unread.setdefault(file.kind, set()).add(file.stem)
    texts = {file: (project / file).read_bytes().decode("utf-8", "replace") for file in drafts}
    withheld, faults = read_withheld(project)
    problems += faults
    return Reading(project, engine, site, site_tree, entries, read_stored(project, stored_names), problems, unread, texts, withheld)


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
    tree, problems = tree_and_comments(SITE_FILE, text)
    if tree is None:
        return None, None, problems
    site, objections = typed(tree, Site)
    return site, tree, [*problems, *objections]


__all__ = ["Before", "BeforeInMemory", "Found", "Kept", "draft_at", "read", "read_entry"]
