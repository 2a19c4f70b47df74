"""The page of an agreement: what applies today, its steps, goals, versions and areas."""

from __future__ import annotations

from typing import Any

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.rows import area_row, consultation_row
from generator.pages.timeline import steps
from generator.pages.views import Fact, Row, item_link, joined
from generator.records.agreement import Version, VersionKind
from generator.records.source import Rank
from generator.register import Register
from generator.register.items import AgreementItem
from generator.register.validity import events_on, validity_on, versions_on


def agreement_page(register: Register, item: AgreementItem) -> Draft:
    """What the page of an agreement shows."""
    record, before = item.record, item.record.predecessor
    valid = validity_on(record, register.today)
    known = versions_on(record, register.today)
    decided = [version for version in known if version.kind is VersionKind.ADOPTED and version.date]
    undecided = "okänt" if valid.latest else "inte beslutad"
    facts = [
        Fact("Parter", joined(item_link(party) for party in item.parties)),
        Fact(
            "Antagen",
            swedish.written(decided[-1].date) if decided else undecided,
            secondary_note(register, decided[-1].sources) if decided else "",
        ),
        Fact("Diarienummer", record.dnr or "okänt"),
        Fact("Gäller i dag", *_validity_words(register, item)),
    ]
    versions = [_version(register, version) for version in reversed(known)]
    context = {
        "facts": facts,
        "valid": valid,
        "validity": validity_line(register, item),
        "steps": steps(register, item),
        "goals": [(goal, views.marks(register, goal.sources), _goal_quote(register, goal)) for goal in record.goals],
        "versions": versions,
        "events": [(event, planned, views.marks(register, event.sources)) for event, planned in events_on(record, register.today)],
        "areas": area_groups(register, item),
        "area_notes": area_notes(register, item),
        "version_titles": {version.id: version.title for version in record.versions},
        "predecessor_ended": bool(before and before.valid_to and before.valid_to.surely_before(register.today)),
        "consultations": [consultation_row(register, consultation) for consultation in item.consultations],
        "marks": lambda evidence: views.marks(register, evidence),
    }
    return Draft(
        record.title, prose.plain(record.summary), [("Överenskommelser", addresses.link(addresses.listing("agreements")))], context
    )


def _goal_quote(register: Register, goal: Any) -> views.QuoteView | None:
    return next((views.quote(register, part.source, part.quote) for part in goal.sources if part.quote), None)


def secondary_note(register: Register, evidence: list[Any]) -> str:
    """Words that say so when no first-hand source stands behind a claim."""
    sources = [register.sources[part.source] for part in evidence if part.source in register.sources]
    return "enligt en andrahandskälla" if sources and all(source.record.rank is Rank.SECONDARY for source in sources) else ""


def _validity_words(register: Register, item: AgreementItem) -> tuple[str, str]:
    valid = validity_on(item.record, register.today)
    if valid.in_force:
        return "Ja", f"till {swedish.written(valid.in_force.valid_to)}"
    if valid.ended and valid.latest:
        return "Nej", f"gällde till {swedish.written(valid.latest.valid_to)}"
    if valid.latest is None:
        return "Inte beslutad", ""
    return "Inte känt", f"senast känt: {swedish.written(valid.latest.date)}" if valid.latest.date else ""


def validity_line(register: Register, item: AgreementItem) -> tuple[str, str]:
    """A label on what applies today and its tone: `Reviderad januari 2024. Vad som gäller i dag är inte känt`."""
    valid = validity_on(item.record, register.today)
    if valid.in_force:
        return f"Gäller till {swedish.written(valid.in_force.valid_to)}", "mint"
    if valid.ended and valid.latest:
        return f"Gällde till {swedish.written(valid.latest.valid_to)}", "stone"
    if valid.latest and valid.latest.date:
        return f"{valid.latest.kind.label} {swedish.when(valid.latest.date)}. Vad som gäller i dag är inte känt", "amber"
    return "Ännu inte beslutad" if any(
        v.kind is VersionKind.DRAFT for v in item.record.versions
    ) else "Vad som gäller är inte känt", "stone"


def _version(register: Register, version: Version) -> dict[str, Any]:
    facts = [Fact("Slag", version.kind.label), Fact("Datum", swedish.written(version.date), secondary_note(register, version.sources))]
    if version.decided_by:
        facts.append(Fact("Beslutad av", item_link(register.organisations.get(version.decided_by))))
    facts.append(Fact("Gäller", swedish.period(version.valid_from, version.valid_to)))
    areas = [(listed.wording, register.areas.get(listed.area)) for listed in version.areas]
    return {
        "version": version,
        "facts": facts,
        "areas": areas,
        "marks": views.marks(register, version.sources),
        "unknown": views.unknown(version.missing),
    }


def area_groups(register: Register, agreement: AgreementItem) -> list[tuple[str, str, list[Row]]]:
    """Areas grouped by the versions that list them as of today: heading, explanation, rows."""
    all_versions = [version for version in agreement.record.versions if version.areas]
    listing = [version for version in versions_on(agreement.record, register.today) if version.areas]
    groups: dict[tuple[str, ...], list[Row]] = {}
    for area in agreement.areas:
        within = tuple(version.id for version in listing if _lists(version, area.id))
        if within or not any(_lists(version, area.id) for version in all_versions):  # else it comes with a version that lies ahead
            groups.setdefault(within, []).append(area_row(area))
    named = []
    for within, rows in sorted(groups.items(), key=lambda group: -len(group[0])):
        heading, note = _group_words(register, [version for version in listing if version.id in within], len(listing))
        named.append((heading, note, rows))
    return named


def _lists(version: Version, area_id: str) -> bool:
    return any(listed.area == area_id for listed in version.areas)


def _group_words(register: Register, within: list[Version], of: int) -> tuple[str, str]:
    """A group's heading and the small words under it."""
    titles = swedish.listed([version.title[:1].lower() + version.title[1:] for version in within])
    if not within or of == 1:
        return "", ""
    if len(within) == of:
        return "I båda listorna" if of == 2 else "I alla listor", f"I {titles}."  # noqa: PLR2004 - both means two
    day = within[0].date if len(within) == 1 else None
    heading = f"Bara i listan från {swedish.written(day)}" if day and day.month else f"Bara i listan i {titles}"
    return heading, swedish.sentence(secondary_note(register, [part for version in within for part in version.sources]))


def area_notes(register: Register, agreement: AgreementItem) -> list[Version]:
    """The versions whose lists are compared and that have something for the reader to know."""
    return [version for version in versions_on(agreement.record, register.today) if version.areas and version.text]
