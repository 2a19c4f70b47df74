"""What there is to tell of a record by itself, beside its texts: claims without a source, stances without words, names that stand twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.records import Agreement, Consultation, Glossary, Indicator, Measure, Response, Situation, walk
from generator.records.agreement import ActionPlan, AreaInVersion, Event, Goal, Predecessor, Version
from generator.records.area import Area
from generator.records.consultation import Invitation
from generator.records.fields import Part
from generator.records.indicator import Figure, Target
from generator.records.measure import Progress
from generator.records.place import Classification, Place
from generator.records.response import Outcome, OutcomeStatus, Position, Stance
from generator.records.shared import Claim
from generator.records.situation import Cause, JointAnalysis, Picture
from generator.records.walk import Path

#: What a claim is called, where that says more than "uppgiften".
_WHAT: dict[type[Claim], str] = {
    ActionPlan: "handlingsplanen",
    AreaInVersion: "områdets lydelse",
    Area: "området",
    Cause: "orsaken",
    Classification: "klassningen",
    Consultation: "remissen",
    Event: "händelsen",
    Figure: "siffran",
    Goal: "målet",
    Invitation: "anståndet eller beskedet om att avstå",
    JointAnalysis: "den gemensamma analysen",
    Measure: "insatsen",
    Outcome: "utfallet",
    Picture: "bilden",
    Place: "platsen",
    Predecessor: "föregångaren",
    Progress: "det som hänt",
    Target: "riktvärdet",
    Version: "versionen",
}


def unsourced(record: Part) -> Iterator[tuple[Path, str]]:
    """Each claim without a source: its path, and what it is."""
    for path, claim in walk.parts(record, Claim):
        if not claim.sources and _says_something(claim):
            yield path, _WHAT.get(type(claim), "uppgiften")


def _says_something(claim: Claim) -> bool:
    if isinstance(claim, Outcome):
        return claim.status is not OutcomeStatus.UNKNOWN
    if isinstance(claim, Invitation):
        return claim.declined or claim.extension is not None
    return True


def unshown(record: Part) -> Iterator[tuple[Path, str]]:
    """Each stance of a response that no words show: the path of its position, and what that is."""
    if isinstance(record, Response):
        for path, stance in walk.parts(record, Stance):
            if stance.position is not Position.UNKNOWN and not stance.quote:
                yield (*path, "position"), stance.position.label


def twice(record: Part) -> Iterator[tuple[Path, str]]:
    """Each name that stands a second time in a list where it may stand once: its path, and the name."""
    seen: set[tuple[Path, str]] = set()
    for path, place, name in _listed(record):
        if (path, name) in seen:
            yield place, name
        seen.add((path, name))


def _listed(record: Part) -> Iterator[tuple[Path, Path, str]]:
    """Each name in lists where it may stand once: which list, where, and the name."""
    for path, names in _lists(record):
        yield from ((path, (*path, number), name) for number, name in enumerate(names))
    if isinstance(record, Agreement):
        for position, version in enumerate(record.versions):
            listing: Path = ("versions", position, "areas")
            yield from ((listing, (*listing, number, "area"), listed.area) for number, listed in enumerate(version.areas))
    elif isinstance(record, Consultation):
        for number, invitation in enumerate(record.invited):
            yield ("invited",), ("invited", number, "organisation"), invitation.organisation


def _lists(record: Part) -> Iterator[tuple[Path, Sequence[str]]]:
    """Each list of plain names, with its path."""
    match record:
        case Agreement():
            yield ("parties",), record.parties
        case Response():
            yield from ((("viewpoints", number, "areas"), each.areas) for number, each in enumerate(record.viewpoints))
        case Measure():
            yield from ((("areas",), record.areas), (("places",), record.places), (("partners",), record.partners))
        case Situation(joint=joint) if joint:
            for number, problem in enumerate(joint.problems):
                yield from ((("joint", "problems", number, name), getattr(problem, name)) for name in ("areas", "measures"))
        case Indicator():
            yield ("areas",), record.areas
            yield from ((("series", number, "counts"), each.counts) for number, each in enumerate(record.series))
        case Glossary():
            yield from ((("terms", number, "see"), each.see) for number, each in enumerate(record.terms))


__all__ = ["twice", "unshown", "unsourced"]
