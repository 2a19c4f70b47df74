"""Lägesbilder: the city's picture of a place, the police's, and the joint analysis of both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.rows import measure_row, situation_row, situation_status, situation_title
from generator.pages.timeline import StepView
from generator.pages.views import Fact, QuoteView, Row, SourceMark, UnknownView, item_link
from generator.records.situation import AnalysedProblem, Cause, JointAnalysis, Picture
from generator.register import Register
from generator.register.follow_up import SituationItem
from generator.register.items import AgreementItem, AreaItem, OrganisationItem
from generator.register.situations import SituationState, situation_state


@dataclass(frozen=True, slots=True)
class PictureView:
    """One party's picture; the picture is None where it is missing."""

    title: str
    picture: Picture | None
    maker: OrganisationItem | None
    made: str
    quote: QuoteView | None
    marks: list[SourceMark]


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem of the joint analysis."""

    problem: AnalysedProblem
    anchor: str
    areas: list[AreaItem]
    causes: list[tuple[Cause, list[SourceMark]]]
    measures: list[Row]


@dataclass(frozen=True, slots=True)
class SituationsView:
    """What is known of the lägesbilder of an agreement."""

    agreement: AgreementItem
    text: str
    marks: list[SourceMark]
    quote: QuoteView | None
    told: str  #: how many there are, in words
    unknown: list[UnknownView]


def situation_page(register: Register, item: SituationItem) -> Draft:
    """What the page of a situation shows."""
    record = item.record
    state = situation_state(record, register.today)
    period = swedish.span(record.begins, record.ends)
    facts = [Fact("Plats", item_link(item.where, record.place)), Fact("Tid", period)]
    if item.agreement:
        facts.append(Fact("Hör till", views.anchor_link(item.agreement.link, item.agreement.short_title)))
    context = {
        "status": situation_status(state),
        "facts": facts,
        "steps": _steps(state),
        "pictures": [_picture(register, "Kommunens bild", state.city), _picture(register, "Polisens bild", state.police)],
        "joint": state.joint,
        "joint_made": _made(state.joint),
        "joint_words": views.words(register, state.joint.sources) if state.joint else None,
        "joint_marks": views.marks(register, state.joint.sources) if state.joint else [],
        "why_not": _why_not(state),
        "problems": [_problem(register, each, number) for number, each in enumerate(state.joint.problems, start=1)] if state.joint else [],
        "method": addresses.link(addresses.METHOD),
    }
    title = situation_title(item)
    place = item.where.title if item.where else record.place
    seen = prose.plain(state.joint.text) if state.joint and state.joint.text else ""
    description = f"Lägesbild för {place}, {period}. {situation_status(state).label}. {seen}".strip()
    return Draft(title, description, [("Lägesbilder", addresses.link(addresses.listing("situations")))], context)


def _why_not(state: SituationState) -> str:
    """Why no joint analysis is shown."""
    if state.city and state.police:
        return "Båda bilderna finns. Någon gemensam analys känner vi inte till."
    lacking = "saknas polisens bild" if state.city else "saknas kommunens bild" if state.police else "saknas båda"
    return f"Den gemensamma analysen görs först när både kommunens och polisens bild finns. Nu {lacking}, och därför visar vi ingen."


def _steps(state: SituationState) -> list[StepView]:
    parts = (("Kommunens bild", state.city), ("Polisens bild", state.police), ("Gemensam analys", state.joint))
    return [StepView(title, _made(part) if part else "saknas", part is not None, "") for title, part in parts]


def _made(part: Picture | JointAnalysis | None) -> str:
    return swedish.written(part.made_on, "dag okänd") if part else ""


def _picture(register: Register, title: str, picture: Picture | None) -> PictureView:
    if picture is None:
        return PictureView(title, None, None, "", None, [])
    maker = register.organisations.get(picture.organisation)
    quote, marks = views.words(register, picture.sources), views.marks(register, picture.sources)
    return PictureView(title, picture, maker, _made(picture), quote, marks)


def _problem(register: Register, problem: AnalysedProblem, number: int) -> ProblemView:
    return ProblemView(
        problem,
        addresses.problem_anchor(number),
        [register.areas[each] for each in problem.areas if each in register.areas],
        [(cause, views.marks(register, cause.sources)) for cause in problem.causes],
        [measure_row(register, register.measures[each]) for each in problem.measures if each in register.measures],
    )


def situation_groups(register: Register) -> list[tuple[str, str, list[Row]]]:
    """All lägesbilder, the latest first, by agreement where there are several: heading, explanation, rows."""
    several = len(register.agreements) > 1
    return [
        (agreement.short_title if several else "", "", [situation_row(register, item) for item in latest_first(agreement.situations)])
        for agreement in by_situations(register.agreements.values())
    ]


def by_situations(agreements: Iterable[AgreementItem]) -> list[AgreementItem]:
    """Agreements by how many lägesbilder are found, those that say something of them first."""
    return sorted(agreements, key=lambda item: (-len(item.situations), item.record.situations_text is None, item.id))


def latest_first(situations: list[SituationItem]) -> list[SituationItem]:
    """Lägesbilder by the time that they are about."""
    return sorted(situations, key=lambda item: item.record.begins.earliest(), reverse=True)


def situations_view(register: Register, agreement: AgreementItem) -> SituationsView:
    """What an agreement says of lägesbilder, and which are found."""
    told = agreement.record.situations_text
    count = len(agreement.situations)
    found = swedish.sentence(swedish.counted(count, "lägesbild", "lägesbilder"))
    return SituationsView(
        agreement,
        told.text if told else "",
        views.marks(register, told.sources) if told else [],
        views.words(register, told.sources) if told else None,
        f"{found} är {'funnen' if count <= 1 else 'funna'}.",
        views.unknown(agreement.record.situations_missing),
    )
