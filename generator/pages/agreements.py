"""The page of an agreement: what it is, what applies today, what the parties want, how it came about and how it goes."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.comparisons import comparison_address, why_not
from generator.pages.draft import Draft
from generator.pages.goals import goals_view
from generator.pages.plans import plan_view
from generator.pages.rows import area_row, consultation_row, indicator_row, situation_row
from generator.pages.situations import latest_first, situations_view
from generator.pages.standing import standing_fact, standing_label, standing_row, standing_told
from generator.pages.tellings import alternates, links_of
from generator.pages.timeline import steps
from generator.pages.views import Fact, Row, SourceMark, UnknownView, item_link, joined
from generator.records.agreement import Version, VersionKind
from generator.records.shared import Evidence
from generator.records.source import Rank
from generator.register import Register
from generator.register.items import AgreementItem, AreaItem
from generator.register.validity import State, events_on, validity_on, versions_on
from generator.register.versions import Pair, pairs


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version with its areas and the ways to compare it with those before it."""

    version: Version
    anchor: str
    facts: list[Fact]
    areas: list[tuple[str, AreaItem | None]]  #: the wording, and the area if it has a page
    comparisons: list[tuple[str, str]]  #: where each is, and the title of the earlier version
    reasons: list[str]  #: why it cannot be compared with the one that it follows
    marks: list[SourceMark]
    unknown: list[UnknownView]


def agreement_page(register: Register, item: AgreementItem) -> Draft:
    """What the page of an agreement shows."""
    record, before = item.record, item.record.predecessor
    known = versions_on(record, register.today)
    every = pairs(record, register.today)
    context = {
        "facts": _facts(register, item, known),
        "standing": standing_label(register, item),
        "told": standing_told(register, item),
        "steps": steps(register, item),
        "goals": goals_view(register, item),
        "versions": [_version(register, item, version, every) for version in reversed(known)],
        "compared": any(pair.comparable for pair in every),
        "all_comparisons": addresses.link(addresses.comparisons()),
        "events": [(event, planned, views.marks(register, event.sources)) for event, planned in events_on(record, register.today)],
        "areas": area_groups(register, item),
        "areas_told": areas_told(register, item),
        "predecessor_ended": bool(before and before.valid_to and before.valid_to.surely_before(register.today)),
        "consultations": [consultation_row(register, consultation) for consultation in item.consultations],
        "plans": [plan_view(register, item)],
        "found": [situations_view(register, item)],
        "situations": [situation_row(register, each) for each in latest_first(item.situations)],
        "indicators": [indicator_row(register, each) for each in item.indicators],
        "local": [standing_row(register, each) for each in item.local],
        "under": item.under,
        "forms": links_of(item),
        "dossier": addresses.link(addresses.dossier(item.id)),
        "marks": lambda evidence: views.marks(register, evidence),
        "words": lambda evidence: views.words(register, evidence),
    }
    return Draft(
        record.title,
        prose.plain(record.summary),
        [("Överenskommelser", addresses.link(addresses.listing("agreements")))],
        context,
        alternates=alternates(item),
    )


def _facts(register: Register, item: AgreementItem, known: list[Version]) -> list[Fact]:
    record = item.record
    decided = [version for version in known if version.kind is VersionKind.ADOPTED and version.date]
    undecided = "okänt" if not known or any(version.kind is not VersionKind.DRAFT for version in known) else "inte beslutad"
    return [
        standing_fact(register, item),
        Fact("Parter", joined(item_link(party) for party in item.parties)),
        Fact(
            "Antagen",
            swedish.written(decided[-1].date) if decided else undecided,
            secondary_note(register, decided[-1].sources) if decided else "",
        ),
        Fact("Diarienummer", record.dnr or "okänt"),
    ]


def areas_told(register: Register, item: AgreementItem) -> Markup:
    """Which list of areas applies today, or that it is not known: the list of another version must not be taken for it."""
    if not any(version.areas for version in versions_on(item.record, register.today)):
        return Markup("Vilka områden parterna ska samarbeta om är inte känt.")
    valid = validity_on(item.record, register.today)
    if valid.state is State.UNDECIDED:
        return Markup("Områdena är ett förslag. Inget är beslutat.")
    version = valid.in_force
    if version is None:
        not_known = Markup("Vilka områden som gäller i dag är inte känt.")
        return not_known if valid.state is State.NOT_KNOWN else Markup("Inga områden gäller i dag.")
    if not version.areas:
        return Markup("Vilka områden som räknas upp i {}, som gäller i dag, är inte känt.").format(swedish.within(version.title))
    count = swedish.sentence(swedish.counted(len(version.areas), "område", "områden", neuter=True))
    link = views.anchor_link(addresses.link(item.address, addresses.version_anchor(version.id)), swedish.within(version.title))
    return Markup("{} står i {}, som gäller i dag.").format(count, link)


def secondary_note(register: Register, evidence: list[Evidence]) -> str:
    """Words that say so when no first-hand source stands behind a claim."""
    sources = [register.sources[part.source] for part in evidence if part.source in register.sources]
    return "enligt en andrahandskälla" if sources and all(source.record.rank is Rank.SECONDARY for source in sources) else ""


def _version(register: Register, item: AgreementItem, version: Version, every: list[Pair]) -> VersionView:
    facts = [Fact("Slag", version.kind.label), Fact("Datum", swedish.written(version.date), secondary_note(register, version.sources))]
    if version.decided_by:
        facts.append(Fact("Beslutad av", item_link(register.organisations.get(version.decided_by))))
    if version.kind is not VersionKind.DRAFT:
        facts.append(Fact("Gäller", swedish.period(version.valid_from, version.valid_to)))
    own = [pair for pair in every if pair.later is version]
    return VersionView(
        version,
        addresses.version_anchor(version.id),
        facts,
        [(listed.wording, register.areas.get(listed.area)) for listed in version.areas],
        [(addresses.link(comparison_address(item, pair)), swedish.within(pair.earlier.title)) for pair in own if pair.comparable],
        [why_not(pair) for pair in own if pair.direct and not pair.comparable],
        views.marks(register, version.sources),
        views.unknown(version.missing),
    )


def area_groups(register: Register, agreement: AgreementItem) -> list[tuple[str, str, list[Row]]]:
    """Areas as of today: heading, explanation, rows.

    Those of the version that applies come first. Where none is known to, they are grouped by the lists that they stand in.
    """
    all_versions = [version for version in agreement.record.versions if version.areas]
    listing = [version for version in versions_on(agreement.record, register.today) if version.areas]
    now = validity_on(agreement.record, register.today).in_force
    groups: dict[tuple[str, ...], list[Row]] = {}
    for area in agreement.areas:
        within = [version for version in listing if _lists(version, area.id)]
        if now in within:
            within = [version for version in within if version is now]
        if within or not any(_lists(version, area.id) for version in all_versions):  # else it comes with a version that lies ahead
            groups.setdefault(tuple(version.id for version in within), []).append(area_row(area))
    named = []
    for ids, rows in sorted(groups.items(), key=lambda group: (now is None or group[0] != (now.id,), -len(group[0]))):
        versions = [version for version in listing if version.id in ids]
        heading, note = _in_force_words(register, versions, now) if now in listing else _group_words(register, versions, len(listing))
        named.append((heading, note, rows))
    return named


def _lists(version: Version, area_id: str) -> bool:
    return any(listed.area == area_id for listed in version.areas)


def _in_force_words(register: Register, within: list[Version], now: Version | None) -> tuple[str, str]:
    """A group's heading where it is known what applies: `Gäller i dag`, or which other versions list its areas."""
    if now in within:
        return "Gäller i dag", ""
    ahead = bool(within) and all(version.valid_from and version.valid_from.surely_after(register.today) for version in within)
    titles = swedish.listed([swedish.within(version.title) for version in within])
    return (f"Tillkommer i {titles}" if ahead else f"Gäller inte i dag, men står i {titles}") if within else "Står inte i någon version", ""


def _group_words(register: Register, within: list[Version], of: int) -> tuple[str, str]:
    """A group's heading and the small words under it, where it is not known what applies."""
    if not within or of == 1:
        return "", ""
    titles = swedish.listed([swedish.within(version.title) for version in within])
    if len(within) == of:
        return "I båda listorna" if of == 2 else "I alla listor", f"I {titles}."  # noqa: PLR2004 - both means two
    day = within[0].date if len(within) == 1 else None
    heading = f"Bara i listan från {swedish.written(day)}" if day and day.month else f"Bara i {titles}"
    return heading, swedish.sentence(secondary_note(register, [part for version in within for part in version.sources]))


def area_notes(register: Register, agreement: AgreementItem) -> list[Version]:
    """The versions whose lists are compared and that have something for the reader to know."""
    return [version for version in versions_on(agreement.record, register.today) if version.areas and version.text]
