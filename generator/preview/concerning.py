"""Which problems a page of the preview shows: those of the files that it is made from. The others are only counted there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator import addresses
from generator.editing.files import kind_at
from generator.fill import Filling
from generator.pages.page_foot import content_at
from generator.problems import Problem, Severity
from generator.register import Register


@dataclass(frozen=True, slots=True)
class Concerning:
    """The problems of a site as seen from one of its pages."""

    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    other_errors: int = 0  #: on other pages
    other_warnings: int = 0

    def __bool__(self) -> bool:
        return bool(self.errors or self.warnings or self.other_errors or self.other_warnings)


def concerning(problems: Iterable[Problem], address: str, files: frozenset[str]) -> Concerning:
    """Problems parted into those of a page and those of others.

    Args:
        problems: all that are known.
        address: the page's, from the site's root.
        files: what the page is made from.
    """
    here: dict[Severity, list[Problem]] = {severity: [] for severity in Severity}
    others = dict.fromkeys(Severity, 0)
    for problem in problems:
        file = problem.location.file
        if file in files or file == f"/{address}" or _listed_at(file) == address:
            here[problem.severity].append(problem)
        else:
            others[problem.severity] += 1
    return Concerning(here[Severity.ERROR], here[Severity.WARNING], others[Severity.ERROR], others[Severity.WARNING])


def files_of(filling: Filling, register: Register, address: str) -> frozenset[str]:
    """The files that a page is made from: its records, or its own text with the data that its slots show."""
    if address not in filling.finished:
        return frozenset()
    made_from = filling.publication.made_from.get(address)
    if made_from is not None:
        return frozenset(made_from)
    file, _, shown = content_at(register, address)
    return shown | {file}


def _listed_at(file: str) -> str:
    """The list that a file's record stands in; also of one that is new and has never been right, which no page is made from."""
    kind = kind_at(file.removeprefix("data/")) if file.startswith("data/") else None
    return addresses.listing(kind[0]) if kind and kind[0] in addresses.SEGMENTS else ""
