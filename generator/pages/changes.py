"""What has changed on the site and when, in a resident's words: from the history of data/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from generator import addresses
from generator.changes import Told, changed_days
from generator.history import Deed, Extent, History
from generator.pages import swedish
from generator.pages.repository import repository_of
from generator.records import KINDS
from generator.register import Register
from generator.register.items import SourceItem

#: What a resident most wants to know of comes first on a day.
_ORDER = ("agreements", "consultations", "responses", "areas", "measures", "situations", "indicators", "places", "organisations", "sources")

_FEW = 6  # of a kind on a day, that are shown without opening anything
_MOST = 200  # of a kind on a day, that are named at all


@dataclass(frozen=True, slots=True)
class ChangeView:
    """`Idrottsnämndens svar lades till`: the subject, its page where there is one, and what happened."""

    before: str
    title: str
    href: str
    deed: str
    commit: str  #: the address of the change in the repository, or empty
    language: str = ""  #: of the title, where it is not the page's own


@dataclass(slots=True)
class ChangeGroup:
    """The changes of one kind on a day; `summary` where they are so many that they are folded."""

    summary: str
    changes: list[ChangeView] = field(default_factory=list)
    more: str = ""  #: how many more there are, where they are too many to be named


@dataclass(frozen=True, slots=True)
class DayOfChange:
    anchor: str
    day: date
    groups: list[ChangeGroup]


@dataclass(frozen=True, slots=True)
class OlderDay:
    """A day whose changes are only counted. The feet of pages lead to it all the same."""

    anchor: str
    day: date
    told: str


def day_anchor(day: date) -> str:
    """The anchor of a day in the list of changes."""
    return addresses.change_anchor(day.isoformat())


def days(register: Register, history: History, limit: int) -> tuple[list[DayOfChange], list[OlderDay]]:
    """The newest days on which something changed, up to a number of changes, and how much changed on older ones."""
    shown: list[DayOfChange] = []
    older: list[OlderDay] = []
    count = 0
    for day, told in changed_days(register, history):
        if count < limit:
            shown.append(DayOfChange(day_anchor(day), day, list(_grouped(register, told))))
        else:
            older.append(OlderDay(day_anchor(day), day, swedish.counted(len(told), "ändring", "ändringar")))
        count += len(told)
    return shown, older


def extent_words(history: History) -> str:
    """What to say where the history is not whole; empty where it is."""
    if history.extent is Extent.NONE:
        return "Webbplatsen är byggd utan ändringshistorik. Därför vet vi inte när något ändrades."
    if history.extent is Extent.SHALLOW:
        return "Bara den senaste delen av ändringshistoriken fanns med när webbplatsen byggdes. Äldre ändringar visas inte."
    return ""


def _view(register: Register, told: Told) -> ChangeView:
    subject = told.subject
    href = subject.link if subject and subject.address else ""
    language = subject.language if isinstance(subject, SourceItem) else ""
    repository = repository_of(register.reading.site)
    return ChangeView(told.before, told.title, href, told.done, repository.change(told.commit) if repository else "", language)


def _grouped(register: Register, told: Iterable[Told]) -> Iterator[ChangeGroup]:
    """The changes by kind and deed; many of the same sort are folded under a line that counts them."""
    groups: dict[tuple[int, str, Deed], list[Told]] = {}
    for each in told:
        order = _ORDER.index(each.kind) if each.kind in _ORDER else len(_ORDER)
        groups.setdefault((order, each.kind, each.deed), []).append(each)
    for (_, kind, _), same in sorted(groups.items(), key=lambda pair: (pair[0][0], pair[0][1], pair[0][2].value)):
        named = sorted(same, key=lambda each: swedish.alphabetical(each.title))[:_MOST]
        count = swedish.sentence(swedish.numeral(len(same)))
        summary = f"{count} {KINDS[kind].plural} {same[0].done}" if kind in KINDS and len(same) > _FEW else ""
        more = f"och {swedish.number(len(same) - len(named))} till" if len(same) > len(named) else ""
        yield ChangeGroup(summary, [_view(register, each) for each in named], more)
