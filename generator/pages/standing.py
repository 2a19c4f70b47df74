"""Where an agreement stands today, in words: whether it applies, until when, and what comes after it."""

from __future__ import annotations

from markupsafe import Markup

from generator import addresses
from generator.pages import swedish, views
from generator.pages.views import Fact, Row, Status
from generator.records.agreement import Version
from generator.register import Register
from generator.register.items import AgreementItem
from generator.register.status import ConsultationState, state_of
from generator.register.validity import State, Validity, validity_on, versions_on


def standing_label(register: Register, item: AgreementItem) -> Status:
    """A label: `Gäller till och med 31 december 2026`."""
    valid = validity_on(item.record, register.today)
    match valid.state:
        case State.IN_FORCE:
            return Status(f"Gäller till och med {_last_day(valid.in_force)}", "✓", "mint")
        case State.NOT_BEGUN:
            return Status(f"Beslutad. Börjar gälla {_first_day(valid.coming)}", "◷", "blue")
        case State.ENDED:
            return Status(f"Gällde till och med {_last_day(valid.over)}", "■", "stone")
        case State.UNDECIDED:
            return Status("Ännu inte beslutad", "◷", "stone")
    if valid.latest and valid.latest.date:
        told = f"{valid.latest.kind.label} {swedish.when(valid.latest.date)}. Vad som gäller i dag är inte känt"
        return Status(told, "?", "amber")
    return Status("Vad som gäller i dag är inte känt", "?", "amber")


def standing_fact(register: Register, item: AgreementItem) -> Fact:
    """The answer to `Gäller i dag` in a cell."""
    valid = validity_on(item.record, register.today)
    after = f"en ny börjar gälla {_first_day(valid.coming)}" if valid.coming else ""
    match valid.state:
        case State.IN_FORCE:
            return Fact("Gäller i dag", "Ja", f"till och med {_last_day(valid.in_force)}")
        case State.NOT_BEGUN:
            return Fact("Gäller i dag", "Nej", f"börjar gälla {_first_day(valid.coming)}")
        case State.ENDED:
            return Fact("Gäller i dag", "Nej", after or f"gällde till och med {_last_day(valid.over)}")
        case State.UNDECIDED:
            return Fact("Gäller i dag", "Nej", "inte beslutad")
    known = f"senast känt: {swedish.written(valid.latest.date)}" if valid.latest and valid.latest.date else ""
    return Fact("Gäller i dag", "Inte känt", known)


def standing_told(register: Register, item: AgreementItem) -> list[Markup]:
    """In sentences which version applies and until when, or why that cannot be said, and what comes after."""
    valid = validity_on(item.record, register.today)
    told = [_now(register, item, valid)]
    if valid.coming:
        told.append(_coming(item, valid.coming))
    elif valid.state is State.ENDED:
        told.append(Markup("Vi känner inte till någon version som gäller efter den."))
    told += [
        Markup("Förslaget är {}.").format(
            views.anchor_link(consultation.link, f"på remiss till och med {swedish.written(consultation.record.deadline)}")
        )
        for consultation in item.consultations
        if state_of(consultation.record, register.today) is ConsultationState.OPEN
    ]
    return told


def _now(register: Register, item: AgreementItem, valid: Validity) -> Markup:
    match valid.state:
        case State.IN_FORCE if valid.in_force:
            return Markup("I dag gäller {}. Den versionen gäller till och med {}.").format(
                _link(item, valid.in_force), _last_day(valid.in_force)
            )
        case State.ENDED if valid.over:
            return Markup("Ingen version gäller i dag. {} gällde till och med {}.").format(
                _link(item, valid.over, begins=True), _last_day(valid.over)
            )
        case State.NOT_BEGUN:
            return Markup("Ingen version gäller än.")
        case State.UNDECIDED:
            drafts = [_link(item, version) for version in versions_on(item.record, register.today)]
            told = (
                Markup("Inget är beslutat. Det finns ett förslag: {}.")
                if len(drafts) == 1
                else Markup("Inget är beslutat. Förslagen är: {}.")
            )
            return told.format(Markup(", ").join(drafts))
    if valid.latest:
        latest = _link(item, valid.latest)
        day = f", {swedish.written(valid.latest.date)}" if valid.latest.date else ""
        return Markup("Vad som gäller i dag är inte känt. Den senaste versionen som vi känner till är {}{}.").format(latest, day)
    return Markup("Vad som gäller i dag är inte känt. Vi känner inte till någon version.")


def _coming(item: AgreementItem, version: Version) -> Markup:
    until = f" och gäller till och med {_last_day(version)}" if version.valid_to else ". Hur länge den gäller är inte känt"
    return Markup("Det finns redan ett beslut om {}. Den versionen börjar gälla {}{}.").format(
        _link(item, version), _first_day(version), until
    )


def standing_row(register: Register, item: AgreementItem) -> Row:
    """An agreement in a list, with whether it applies and what it is a part of."""
    note = [f"Lokal del av {item.under.short_title}." if item.under else "", item.record.brief or ""]
    return Row(item.link, item.title, " ".join(filter(None, note)), status=standing_label(register, item))


def standing_now(register: Register, item: AgreementItem) -> str:
    """What the last step of the matter says of today."""
    valid = validity_on(item.record, register.today)
    match valid.state:
        case State.IN_FORCE:
            return f"gäller till och med {_last_day(valid.in_force)}"
        case State.NOT_BEGUN:
            return "beslutad, gäller inte än"
        case State.ENDED:
            return "gäller inte längre"
        case State.UNDECIDED:
            return "inte beslutad"
    return "om den gäller är inte känt"


def _link(item: AgreementItem, version: Version, *, begins: bool = False) -> Markup:
    """A link to a version; `begins` says that a sentence begins with it."""
    title = version.title if begins else swedish.within(version.title)
    return views.anchor_link(addresses.link(item.address, addresses.version_anchor(version.id)), title)


def _first_day(version: Version | None) -> str:
    return swedish.written(version.valid_from) if version else "okänd dag"


def _last_day(version: Version | None) -> str:
    return swedish.written(version.valid_to) if version else "okänd dag"
