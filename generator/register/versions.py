"""Two versions of an agreement, part by part: what stands in both, in one of them, or in both with other words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator import prose
from generator.records.agreement import Agreement, AreaInVersion, Goal, Version
from generator.register.validity import versions_on


class Turn(Enum):
    """What became of an area or a goal from one version to a later one."""

    ADDED = "added"
    REWORDED = "reworded"
    REMOVED = "removed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Pair:
    """A version and one that follows it, directly or through others."""

    earlier: Version
    later: Version
    direct: bool  #: whether there is none between them

    @property
    def comparable(self) -> bool:
        """Whether it is known which areas each of them lists."""
        return bool(self.earlier.areas and self.later.areas)


@dataclass(frozen=True, slots=True)
class AreaTurn:
    """An area as two versions word it; None where a version does not list it."""

    area: str  #: its id
    before: AreaInVersion | None
    after: AreaInVersion | None

    @property
    def turn(self) -> Turn:
        return _turn(self.before.wording if self.before else None, self.after.wording if self.after else None)


@dataclass(frozen=True, slots=True)
class GoalTurn:
    """A goal as two versions word it; None where a version does not have it."""

    before: Goal | None
    after: Goal | None

    @property
    def turn(self) -> Turn:
        return _turn(prose.plain(self.before.text) if self.before else None, prose.plain(self.after.text) if self.after else None)


def _turn(before: str | None, after: str | None) -> Turn:
    if before is None:
        return Turn.ADDED
    if after is None:
        return Turn.REMOVED
    return Turn.SAME if _in_one_line(before) == _in_one_line(after) else Turn.REWORDED


def _in_one_line(text: str) -> str:
    return " ".join(prose.normalised(text).split())


def pairs(agreement: Agreement, today: date) -> list[Pair]:
    """Every version known on a day with every known one that it follows; the latest first, and its nearest forerunner first."""
    by_id = {version.id: version for version in versions_on(agreement, today)}
    found = []
    for later in reversed(by_id.values()):
        seen, before = [later.id], by_id.get(later.follows or "")
        while before and before.id not in seen:  # versions that follow each other in a circle are reported by a rule
            found.append(Pair(before, later, direct=len(seen) == 1))
            seen.append(before.id)
            before = by_id.get(before.follows or "")
    return found


def areas_turned(pair: Pair) -> list[AreaTurn]:
    """Every area of two versions, in the order of the later one; those that only the earlier lists come last."""
    before, after = _areas(pair.earlier), _areas(pair.later)
    return [AreaTurn(each, before.get(each), after.get(each)) for each in dict.fromkeys([*after, *before])]


def _areas(version: Version) -> dict[str, AreaInVersion]:
    """A version's areas by id, in its order; of one that is listed twice the first counts."""
    found: dict[str, AreaInVersion] = {}
    for listed in version.areas:
        found.setdefault(listed.area, listed)
    return found


def goals_of(agreement: Agreement, version: Version) -> list[Goal]:
    """The goals that are known to stand in a version."""
    return [goal for goal in agreement.goals if goal.version == version.id]


def goals_turned(agreement: Agreement, pair: Pair) -> list[GoalTurn]:
    """Every goal of two versions, in the order of the later one. A goal goes on where a wording of it replaces an earlier one."""
    before = goals_of(agreement, pair.earlier)
    found = []
    for goal in goals_of(agreement, pair.later):
        forerunners = _forerunners(agreement, goal)
        earlier = next((each for each in before if _among(each, forerunners)), None)
        before = [each for each in before if each is not earlier]
        found.append(GoalTurn(earlier, goal))
    return [*found, *(GoalTurn(each, None) for each in before)]


def _forerunners(agreement: Agreement, goal: Goal) -> list[Goal]:
    """The goal that a wording replaces, what that one replaces, and so on."""
    by_id = {each.id: each for each in agreement.goals if each.id}
    found: list[Goal] = []
    before = by_id.get(goal.replaces or "")
    while before and not _among(before, found):
        found.append(before)
        before = by_id.get(before.replaces or "")
    return found


def _among(goal: Goal, goals: list[Goal]) -> bool:
    return any(goal is each for each in goals)  # two goals may be equal word for word


def other_wordings(agreement: Agreement, version: Version, today: date) -> list[tuple[Goal, Goal]]:
    """The goals of a version with each other wording of them that belongs to no version, as far as it has been stated by a day."""
    loose = [goal for goal in agreement.goals if not goal.version and not (goal.stated_on and goal.stated_on.surely_after(today))]
    found = []
    for goal in goals_of(agreement, version):
        forerunners = _forerunners(agreement, goal)
        of_it = [other for other in loose if _among(goal, _forerunners(agreement, other)) or _among(other, forerunners)]
        found += [(goal, other) for other in of_it]
    return found
