"""What a site is made of before it is written: pages of records, files, and the values that go into slots."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from markupsafe import Markup

from generator.problems import Problem
from generator.withholding import Words

#: What goes into a slot: plain text, escaped for where it stands, or markup or JSON that this program made.
Value = str | Markup


#: Stands where a page says how many files the site has, until that is known.
FILES_COUNTED = Markup("<span data-files>räknas när webbplatsen är färdig</span>")


class Json(str):
    """Structured data as JSON, whole in itself, for a slot that stands alone in a `<script type="application/ld+json">`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A record's page: the values of its frame's slots."""

    address: str  #: from the site's root, with a slash at its end
    values: Mapping[str, Value]  #: by the slot's name: title, description, canonical, breadcrumbs, toc, body

    @property
    def frame(self) -> str:
        """The folder whose frame the page uses."""
        return self.address.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Picture:
    """What stands in the picture that is shown where somebody shares a page."""

    word: str  #: the kind of page, in Swedish; empty for pages of no kind
    site: str  #: the site's name
    subtitle: str = ""
    width: int = 1200
    height: int = 630

    @property
    def told(self) -> str:
        """What it shows, for those who do not see it."""
        return ". ".join(filter(None, (self.word, self.site, self.subtitle)))


@dataclass(frozen=True, slots=True)
class Finished:
    """What a finished page offers to those who look for it."""

    address: str  #: from the site's root
    title: str
    description: str
    prose: str  #: HTML of what somebody has written on it by hand; empty where a page is made of records
    anchors: AbstractSet[str]


class SlotError(Exception):
    """A slot that cannot be filled: a rule's id, what is wrong, what to do."""

    def __init__(self, rule: str, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.suggestion = rule, message, suggestion


#: What a file that is no page holds: as a file to copy, as it is, or made when it is asked for.
Content = Path | bytes | Callable[[], bytes]

#: Gives the value of a slot by name and arguments; raises SlotError.
Slots = Callable[[str, Mapping[str, str]], Value]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A word that pages explain where it first stands."""

    id: str
    term: str  #: in its base form
    forms: tuple[str, ...]  #: as it is written in running text, the base form included
    text: str  #: what it means, in plain words
    href: str  #: its place in the glossary


@dataclass(frozen=True, slots=True)
class Publication:
    """All that goes into the engine's folder."""

    pages: Mapping[str, Callable[[], Page]]  #: record pages by address, made when asked for
    slots: Slots
    files: Mapping[str, Content] = field(default_factory=dict)  #: everything else by address
    origins: Mapping[str, tuple[str, Path]] = field(default_factory=dict)  #: by a page's address, its file: as it is told, and where it is
    explanations: Sequence[Explanation] = ()
    withheld: Words = field(default_factory=Words)  #: what no page may show
    unexplained: Sequence[str] = ()  #: addresses of pages that explain words themselves
    #: By a page's address, once it is made: what is known of a case, the files of data/ that it is made from, when it last changed.
    cards: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    made_from: dict[str, frozenset[str]] = field(default_factory=dict)
    changed: dict[str, date] = field(default_factory=dict)
    leading: Mapping[str, str] = field(default_factory=dict)  #: by an address that only a server leads on from, the one that must be there
    later: Sequence[str] = ()  #: addresses of files that are made from the finished pages, and may be linked to before
    required: Mapping[str, Problem] = field(default_factory=dict)  #: by the name of a slot that some page must show: what else is told
