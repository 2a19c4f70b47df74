"""The goals of an agreement, each with every wording that it has been given."""

from __future__ import annotations

from dataclasses import dataclass

from generator import prose
from generator.pages import swedish, views
from generator.pages.views import QuoteView, SourceMark
from generator.records.agreement import Agreement, Goal
from generator.register import Register
from generator.register.items import AgreementItem
from generator.register.validity import validity_on, versions_on


@dataclass(frozen=True, slots=True)
class GoalView:
    """One wording of a goal."""

    goal: Goal
    said: str  #: in which version, or when
    quote: QuoteView | None
    verbatim: bool  #: whether the quote is the goal word for word, so that one of them is enough
    marks: list[SourceMark]


@dataclass(frozen=True, slots=True)
class GoalsView:
    """An agreement's goals; those of the version that applies stand apart where one is known to."""

    of: str  #: the title of the version that the first ones stand in; empty where which one applies is not known
    now: list[list[GoalView]]  #: goal by goal; several wordings only where none of them is known to apply
    other: list[list[GoalView]]  #: other wordings of those, and goals of other versions only

    @property
    def heading(self) -> str:
        """What stands above the first ones."""
        return f"Mål i {swedish.within(self.of)}" if self.of else "Mål"


def goals_view(register: Register, item: AgreementItem) -> GoalsView:
    """The goals as far as they have been stated by the register's day."""
    valid = validity_on(item.record, register.today)
    chosen = valid.in_force or valid.over
    known = _known(register, item.record)
    families = [[goal_view(register, item.record, goal) for goal in family] for family in _families(known)]
    if chosen is None or not any(goal.version == chosen.id for goal in known):
        return GoalsView("", families, [])
    now = [[each] for family in families for each in family if each.goal.version == chosen.id]
    other = [[each for each in family if each.goal.version != chosen.id] for family in families]
    return GoalsView(chosen.title, now, [family for family in other if family])


def _known(register: Register, agreement: Agreement) -> list[Goal]:
    written = {version.id for version in agreement.versions}
    given = {version.id for version in versions_on(agreement, register.today)}
    return [
        goal
        for goal in agreement.goals
        if not (goal.stated_on and goal.stated_on.surely_after(register.today)) and (goal.version not in written or goal.version in given)
    ]


def _families(goals: list[Goal]) -> list[list[Goal]]:
    """Goals with those that are other wordings of them, in the order of the first."""
    families: list[list[Goal]] = []
    for goal in goals:
        related = [family for family in families if any(_same(goal, each) for each in family)]
        joined = [each for family in related for each in family] + [goal]
        at = families.index(related[0]) if related else len(families)
        families = [family for family in families if family not in related]
        families.insert(at, joined)
    return families


def _same(one: Goal, other: Goal) -> bool:
    return bool(one.replaces and one.replaces == other.id) or bool(other.replaces and other.replaces == one.id)


def goal_view(register: Register, agreement: Agreement, goal: Goal) -> GoalView:
    """A goal with where it is said, in whose words, and its sources."""
    titles = {version.id: version.title for version in agreement.versions}
    said = [titles[goal.version]] if goal.version in titles else []
    said += [swedish.written(goal.stated_on)] if goal.stated_on else []
    quote = views.words(register, goal.sources)
    verbatim = quote is not None and prose.plain(goal.text) == quote.text
    return GoalView(goal, swedish.sentence(", ".join(said)), quote, verbatim, views.marks(register, goal.sources))
