"""Drafts as they will look: read together with the records, for the preview alone and only when somebody asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from generator import addresses, pipeline, register, rules, theme
from generator.page import Page
from generator.pages import Pages
from generator.problems import Problem, in_order
from generator.reading import Found, draft_at, read_entry
from generator.records import KINDS
from generator.records.entry import DRAFT, Reading
from generator.register import Register

_MARK = "draft.unchecked"
_BESIDE = ".utkast"  # no id holds a full stop, so no record has such an address


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that is no record yet."""

    file: str  #: path below the project
    title: str
    address: str = ""  #: where its page is shown; empty where there will be no page of its own
    listed_at: frozenset[str] = frozenset()  #: addresses of pages that will show it

    @property
    def becomes(self) -> str:
        """What its file is to be called."""
        return f"{self.file.rpartition('/')[2].removesuffix(DRAFT)}.yml"


class Drafts:
    """All drafts of a project. To list them costs nothing; the first page that is asked for has all of them read.

    Args:
        newest: what was read last: the drafts, and the stored files that they may name.
        good: the records that the preview shows, which the drafts are read beside.
    """

    def __init__(self, newest: Reading, good: Register) -> None:
        self._newest, self._good = newest, good
        self._found: dict[str, Found] = {}
        self._misplaced: dict[str, Problem] = {}
        self.all: list[Draft] = []
        self.at: dict[str, Draft] = {}  #: by the address of its page
        for file in newest.drafts:
            draft = self._listed(file)
            self.all.append(draft)
            if draft.address:
                self.at[draft.address] = draft

    def _listed(self, file: str) -> Draft:
        found = draft_at(self._newest.project, file)
        if isinstance(found, Problem):
            self._misplaced[file] = replace(found, location=replace(found.location, file=file))
            return Draft(file, file.rpartition("/")[2])
        title = f"{KINDS[found.kind].singular.capitalize()}: {found.stem}"
        if found.kind not in addresses.SEGMENTS:
            self._found[file] = found
            return Draft(file, title)
        # Beside a record of the same id, the draft stands at an address of its own; both can be read and compared.
        while self._is_taken(found):
            found = replace(found, stem=f"{found.stem}{_BESIDE}")
        self._found[file] = found
        above = {"consultations": found.consultation, "agreements": found.agreement}
        listed = {addresses.listing(found.kind), *(addresses.record(kind, name) for kind, name in above.items() if name)}
        return Draft(file, title, self._address(found), frozenset(listed))

    def _address(self, found: Found) -> str:
        return addresses.record(found.kind, register.site_id(found.kind, found.stem, found.consultation))

    def _is_taken(self, found: Found) -> bool:
        known = self._good.of_kind(found.kind)
        return register.site_id(found.kind, found.stem, found.consultation) in known or self._address(found) in self.at

    def listed_at(self, address: str) -> list[Draft]:
        """The drafts that a page will show once they are records."""
        return [draft for draft in self.all if address in draft.listed_at]

    def marks(self, file: str) -> list[Problem]:
        """What in a draft is marked to be checked."""
        return [problem for problem in self._problems.get(file, []) if problem.rule == _MARK]

    def faults(self, file: str) -> list[Problem]:
        """What else would stop a draft, or be told of it, were it a record."""
        return [problem for problem in self._problems.get(file, []) if problem.rule != _MARK]

    def page(self, draft: Draft) -> Page | None:
        """A draft as a page, to be put into the frame of its kind; None where it cannot be read as a record yet."""
        known, _ = self._made
        for item in known.of_kind(self._found[draft.file].kind).values():
            if item.entry.file == draft.file:
                return Pages(known, theme.folders(self._newest.project, "pages")).page(item)
        return None

    @property
    def _problems(self) -> dict[str, list[Problem]]:
        return self._made[1]

    @cached_property
    def _made(self) -> tuple[Register, dict[str, list[Problem]]]:
        """The records with the drafts among them, and what is wrong with each draft, by its file."""
        told = {file: [problem] for file, problem in self._misplaced.items()}
        entries = []
        for file, found in self._found.items():
            try:
                entry, told[file] = read_entry(found)
            except OSError:  # gone since; the rebuild that this starts will know
                continue
            entries += [entry] if entry else []
        shown = self._good.reading
        whole = replace(shown, entries=[*shown.entries, *entries], stored=self._newest.stored, drafts=self._newest.drafts)
        known = register.build(whole, self._good.today)
        for problem in rules.check(known):
            if problem.location.file in told:
                told[problem.location.file].append(problem)
        return known, {file: list(self._discreet(problems)) for file, problems in told.items()}

    def _discreet(self, problems: list[Problem]) -> Iterator[Problem]:
        return (pipeline.discreet(problem, self._newest.withheld) for problem in in_order(problems))
