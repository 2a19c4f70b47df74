"""Links in the folders that the engine copies from: what they lead to would be published."""

from __future__ import annotations

import os
from pathlib import Path

from generator.problems import Location, Problem
from generator.records.entry import Engine


def links_out(project: Path, engine: Engine) -> list[Problem]:
    """A problem for every symbolic link in content/ and site_theme/. data/ is looked through as it is read."""
    problems = []
    for name in dict.fromkeys((engine.content, "site_theme")):
        for folder, folders, files in os.walk(project / name):
            for entry in sorted([*folders, *files]):
                path = Path(folder) / entry
                if path.is_symlink():
                    place = Location(path.relative_to(project).as_posix())
                    problems.append(Problem(place, "file.link", "filen är en länk till ett annat ställe", "Lägg själva filen här."))
    return problems
