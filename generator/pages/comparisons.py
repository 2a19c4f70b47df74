"""Two versions of an agreement side by side: what was added, removed and reworded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.views import Row, SourceMark, Status
from generator.records.agreement import Goal, Version
from generator.records.shared import Evidence
from generator.register import Register
from generator.register.agreements import in_order
from generator.register.items import AgreementItem
from generator.register.versions import AreaTurn, GoalTurn, Pair, Turn, areas_turned, goals_of, goals_turned, other_wordings, pairs
from generator.wording import Fate, Piece, difference

T = TypeVar("T", AreaTurn, GoalTurn)

#: In which order what became of things is told: what differs before what does not.
_ORDER = (Turn.ADDED, Turn.REWORDED, Turn.REMOVED, Turn.SAME)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions, with what a reader must know of it."""

    version: Version
    title: str
    short: str  #: what it is called at each line
    href: str  #: its place on the agreement's page
    marks: list[SourceMark]


@dataclass(frozen=True, slots=True)
class Line:
    """An area or a goal in both versions; a side that lacks it has no pieces."""

    before: list[Piece]
    after: list[Piece]
    href: str = ""
    name: str = ""  #: of what has a page of its own
    before_marks: list[SourceMark] | None = None
    after_marks: list[SourceMark] | None = None

    @property
    def exchanged(self) -> bool:
        """Whether nothing of one wording is left in the other."""
        return not any(piece.fate is Fate.KEPT for piece in [*self.before, *self.after])

    @property
    def marked(self) -> bool:
        """Whether single words are marked; a sentence with all its words exchanged is shown as it is."""
        return not self.exchanged and any(piece.fate is not Fate.KEPT for piece in [*self.before, *self.after])


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of which the same became."""

    turn: Turn
    label: Status
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Part:
    """The areas, or the goals, of two versions: the sum in a sentence, and the groups."""

    told: str
    groups: list[Group]


def comparison_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The page of each pair of versions that can be compared, by its address."""
    return {
        comparison_address(agreement, pair): partial(_page, register, agreement, pair)
        for agreement in register.agreements.values()
        for pair in pairs(agreement.record, register.today)
        if pair.comparable
    }


def comparison_address(agreement: AgreementItem, pair: Pair) -> str:
    """Where the page of two versions is."""
    return addresses.comparison(agreement.id, pair.earlier.id, pair.later.id)


def comparison_row(agreement: AgreementItem, pair: Pair) -> Row:
    """A comparison in a list, with what differs between the lists of areas."""
    return Row(addresses.link(comparison_address(agreement, pair)), _both(pair), areas_part(pair).told)


def _both(pair: Pair) -> str:
    """The titles of both; one that holds a comma ends in one."""
    return f"{pair.earlier.title}{',' if ',' in pair.earlier.title else ''} och {swedish.within(pair.later.title)}"


def why_not(pair: Pair) -> str:
    """Why two versions cannot be compared; nothing where they can."""
    if pair.comparable:
        return ""
    lacking = swedish.listed([swedish.within(version.title) for version in (pair.earlier, pair.later) if not version.areas])
    why = f"Vilka områden som räknas upp i {lacking} är inte känt."
    return f"{pair.later.title} kan inte jämföras med {swedish.within(pair.earlier.title)}. {why}"


def all_comparisons(register: Register) -> list[tuple[AgreementItem, list[Row], list[str]]]:
    """By agreement: its comparisons as rows, and why versions that follow each other have none."""
    found = []
    for agreement in in_order(register):
        every = pairs(agreement.record, register.today)
        rows = [comparison_row(agreement, pair) for pair in every if pair.comparable]
        reasons = [why_not(pair) for pair in every if pair.direct and not pair.comparable]
        if rows or reasons:
            found.append((agreement, rows, reasons))
    return found


def _page(register: Register, agreement: AgreementItem, pair: Pair) -> Draft:
    sides = _sides(register, agreement, pair)
    areas = areas_part(pair, register)
    context = {
        "agreement": agreement,
        "several": len(register.agreements) > 1,
        "sides": sides,
        "areas": areas,
        "goals": _goals_part(register, agreement, pair),
        "goals_unknown": _goals_unknown(agreement, pair),
        "wordings": _other_wordings(register, agreement, pair),
        "unknown": views.unknown([*pair.earlier.missing, *pair.later.missing]),
    }
    crumbs = [("Överenskommelser", addresses.link(addresses.listing("agreements"))), (agreement.short_title, agreement.link)]
    title = f"Jämförelse: {_both(pair)}"
    return Draft(title, f"{areas.told} {title}.", crumbs, context, made_from=[(agreement, ("versions",))])


def _sides(register: Register, agreement: AgreementItem, pair: Pair) -> list[Side]:
    versions = (pair.earlier, pair.later)
    dated = [f"{version.kind.label} {swedish.written(version.date)}" for version in versions if version.date]
    short = dated if len(set(dated)) == len(versions) else [version.title for version in versions]
    return [
        Side(
            version,
            version.title,
            name,
            addresses.link(agreement.address, addresses.version_anchor(version.id)),
            views.marks(register, [*version.sources, *(part for listed in version.areas for part in listed.sources)]),
        )
        for version, name in zip(versions, short, strict=True)
    ]


def areas_part(pair: Pair, register: Register | None = None) -> Part:
    """The areas of two versions; each leads to its page where the register is given."""
    turned = areas_turned(pair)
    known = register.areas if register else {}

    def line(each: AreaTurn) -> Line:
        item = known.get(each.area)
        before, after = _side_by_side(each.before.wording if each.before else None, each.after.wording if each.after else None)
        return Line(before, after, item.link if item else "", item.title if item else "")

    return Part(_told(pair, [each.turn for each in turned], "område", "områden"), _groups(pair, turned, line))


def _goals_part(register: Register, agreement: AgreementItem, pair: Pair) -> Part | None:
    """The goals of two versions; None where those of a version are not known."""
    if not (goals_of(agreement.record, pair.earlier) and goals_of(agreement.record, pair.later)):
        return None
    turned = goals_turned(agreement.record, pair)
    return Part(
        _told(pair, [each.turn for each in turned], "mål", "mål"),
        _groups(pair, turned, lambda each: _goal_line(register, each.before, each.after)),
    )


def _goals_unknown(agreement: AgreementItem, pair: Pair) -> str:
    without = [swedish.within(version.title) for version in (pair.earlier, pair.later) if not goals_of(agreement.record, version)]
    return f"Vilka mål som står i {swedish.listed(without)} är inte känt. Därför kan målen inte jämföras." if without else ""


def _other_wordings(register: Register, agreement: AgreementItem, pair: Pair) -> list[tuple[str, str, Line]]:
    """Goals of either version that have been worded otherwise outside of them: the name of each side, and the line."""
    found = []
    for version in (pair.earlier, pair.later):
        for goal, other in other_wordings(agreement.record, version, register.today):
            day = f"Så beskrevs det {swedish.when(other.stated_on)}" if other.stated_on else "Så har det också beskrivits"
            found.append((version.title, day, _goal_line(register, goal, other)))
    return found


def _goal_line(register: Register, before: Goal | None, after: Goal | None) -> Line:
    pieces = _side_by_side(prose.plain(before.text) if before else None, prose.plain(after.text) if after else None)
    return Line(*pieces, before_marks=_marks(register, before), after_marks=_marks(register, after))


def _marks(register: Register, goal: Goal | None) -> list[SourceMark]:
    evidence: Iterable[Evidence] = goal.sources if goal else []
    return views.marks(register, evidence)


def _side_by_side(before: str | None, after: str | None) -> tuple[list[Piece], list[Piece]]:
    """The pieces of each side: what was kept and removed to the left, what was kept and added to the right."""
    if before is None or after is None:
        return ([Piece(Fate.KEPT, before)] if before else []), ([Piece(Fate.KEPT, after)] if after else [])
    pieces = difference(prose.normalised(before), prose.normalised(after))
    return [each for each in pieces if each.fate is not Fate.ADDED], [each for each in pieces if each.fate is not Fate.REMOVED]


def _groups(pair: Pair, turned: Sequence[T], line: Callable[[T], Line]) -> list[Group]:
    groups = []
    for turn in _ORDER:
        lines = [line(each) for each in turned if each.turn is turn]
        if lines:
            groups.append(Group(turn, _label(pair, turn), lines))
    return groups


def _label(pair: Pair, turn: Turn) -> Status:
    """The word for a group. What is not wholly known is not said to have been added or removed."""
    return {
        Turn.ADDED: Status("Bara i den senare versionen" if pair.earlier.missing else "Kom till", "+", "blue"),
        Turn.REWORDED: Status("Har annan lydelse", "≈", "amber"),
        Turn.REMOVED: Status("Bara i den tidigare versionen" if pair.later.missing else "Togs bort", "−", "stone"),
        Turn.SAME: Status("Desamma i båda", "=", "mint"),
    }[turn]


def _told(pair: Pair, turns: Sequence[Turn], one: str, several: str) -> str:
    """`Fyra områden kom till, inget togs bort och ett har annan lydelse. Fem är desamma i båda.`: numbers that add up."""
    counts = {turn: turns.count(turn) for turn in _ORDER}
    same = counts[Turn.SAME]
    alike = "detsamma" if same == 1 else "desamma"
    if same == len(turns):
        return f"Inget skiljer. {swedish.sentence(swedish.counted(same, one, several, neuter=True))} är {alike} i båda."
    added = "står bara i den senare versionen" if pair.earlier.missing else "kom till"
    removed = "står bara i den tidigare" if pair.later.missing else "togs bort"
    if pair.later.missing and not pair.earlier.missing:
        removed += " versionen"  # which version is meant has not been said yet
    number = partial(swedish.numeral, neuter=True, beside=max(counts.values()))
    first = swedish.sentence(swedish.counted(counts[Turn.ADDED], one, several, neuter=True, beside=max(counts.values())))
    told = f"{first} {added}, {number(counts[Turn.REMOVED])} {removed} och {number(counts[Turn.REWORDED])} har annan lydelse."
    return f"{told} {swedish.sentence(number(same))} är {alike} i båda." if same else told
