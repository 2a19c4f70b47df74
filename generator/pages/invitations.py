"""How it is told who was asked: where a consultation stands, the share that answered, and what became of each invitation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator import addresses
from generator.pages import swedish, views
from generator.pages.draft import TONES
from generator.pages.paging import ROWS, Part, in_parts
from generator.pages.shares import ShareBar, share_bar
from generator.pages.views import SourceMark, Status
from generator.records.consultation import Consultation
from generator.records.dates import PartialDate
from generator.register import Register
from generator.register.items import ConsultationItem, ResponseItem
from generator.register.status import ConsultationState, InvitationStatus, Tally, state_of
from generator.register.tallies import Asked, turnout

_NAMED = 2  # so many with an extension are called by name

#: Statuses that a reader sees as one, with the word for it and how it is drawn.
_FAMILIES = (
    ("svarade", "pine", (InvitationStatus.IN_TIME, InvitationStatus.LATE, InvitationStatus.DAY_UNKNOWN)),
    ("har anstånd", "sea", (InvitationStatus.EXTENSION,)),
    ("väntas svara", "striped", (InvitationStatus.AWAITED,)),
    ("avstod", "amber", (InvitationStatus.DECLINED,)),
    ("svarade inte", "pale", (InvitationStatus.SILENT,)),
    ("okänt", "none", (InvitationStatus.UNKNOWN,)),
)
#: How the answered ones are told apart.
_WHEN = {InvitationStatus.IN_TIME: "i tid", InvitationStatus.LATE: "sent", InvitationStatus.DAY_UNKNOWN: "en dag som inte är känd"}


@dataclass(frozen=True, slots=True)
class AskedRow:
    title: str
    href: str
    note: str
    position: Status | None  #: where its response stands
    marks: list[SourceMark]


@dataclass(frozen=True, slots=True)
class AskedGroup:
    """Who stands under the same heading: those with one status, or those who are in no list."""

    title: str
    count: int
    note: str = ""
    listed: bool = True  #: whether they are in the list of those who were asked


def in_name_order(responses: Iterable[ResponseItem]) -> list[ResponseItem]:
    """Responses by the names of who gave them, in Swedish alphabetical order."""
    return sorted(responses, key=lambda response: (swedish.alphabetical(response.respondent_name), response.id))


def state_label(record: Consultation, state: ConsultationState) -> str:
    """`Öppen för svar till och med 4 september 2019`: where a consultation stands, and until when."""
    if state is ConsultationState.OPEN:
        return f"{state.label} till och med {swedish.written(record.deadline)}"
    if state is ConsultationState.PLANNED:
        return f"{state.label}: skickas ut {swedish.when(record.sent_on)}" if record.sent_on else state.label
    return state.label


def state_marks(register: Register, item: ConsultationItem, asked: Iterable[Asked]) -> list[Status]:
    """The labels at the head of a consultation: where it stands, and who has longer than the others."""
    state = state_of(item.record, register.today)
    shown = [Status(state_label(item.record, state), state.sign, TONES.get(state, "stone"))]
    if told := extensions(register, asked):
        shown.append(Status(told, InvitationStatus.EXTENSION.sign, TONES[InvitationStatus.EXTENSION]))
    return shown


def extensions(register: Register, asked: Iterable[Asked]) -> str:
    """`Idrottsnämnden har anstånd till 24 september 2019`: the extensions that still run, or nothing.

    Who has answered on a known day needs no extension any longer.
    """
    waited_for = {InvitationStatus.EXTENSION, InvitationStatus.DAY_UNKNOWN}
    running = [
        (each.name, each.invitation.extension)
        for each in asked
        if each.invitation.extension and each.status in waited_for and _runs(register, each.invitation.extension)
    ]
    if len(running) > _NAMED:
        last = max((day for _, day in running), key=PartialDate.latest)
        return f"{swedish.sentence(swedish.numeral(len(running)))} har anstånd, det längsta till {swedish.written(last)}"
    return ", ".join(f"{name} har anstånd till {swedish.written(day)}" for name, day in running)


def _runs(register: Register, day: PartialDate) -> bool:
    return not day.surely_before(register.today)


def share(counted: Tally) -> ShareBar | None:
    """The bar of all who were asked; None where nobody was."""
    pieces = [(word, sum(counted.counts.get(status, 0) for status in statuses), fill) for word, fill, statuses in _FAMILIES]
    answered = swedish.numeral(pieces[0][1], beside=counted.total)
    asked = swedish.counted(counted.total, "tillfrågad", "tillfrågade")
    return share_bar(pieces, "tillfrågade", f"{swedish.sentence(answered)} av {asked} har svarat")


def answered_when(counted: Tally) -> str:
    """How many answered in time, late or on a day that is not known; nothing where nobody has."""
    known = {when: counted.counts[status] for status, when in _WHEN.items() if counted.counts.get(status)}
    return swedish.listed([f"{swedish.numeral(count, neuter=True, beside=max(known.values()))} {when}" for when, count in known.items()])


#: How those are told who answered without being in the list.
_UNINVITED = "Svarade utan att vara tillfrågade"
_UNLISTED = "Svarade, men listan är inte hel"
_UNLISTED_NOTE = "De här har svarat. Om de fick frågan framgår inte av listan."


def asked_parts(register: Register, item: ConsultationItem) -> list[Part[AskedGroup, Asked | ResponseItem]]:
    """Everyone who was asked, by status and in the alphabet's order within it, then who else answered, in as many parts as needed."""
    return register.once(_parts, item)


def _parts(register: Register, item: ConsultationItem) -> list[Part[AskedGroup, Asked | ResponseItem]]:
    came = turnout(register, item)
    by_status: dict[InvitationStatus, list[Asked]] = {status: [] for status in InvitationStatus}
    for each in sorted(came.asked, key=lambda each: swedish.alphabetical(each.name)):
        by_status[each.status].append(each)
    found: list[tuple[AskedGroup, Sequence[Asked | ResponseItem]]] = [
        (AskedGroup(status.label, len(members)), members) for status, members in by_status.items()
    ]
    found.append((AskedGroup(_UNINVITED, len(came.uninvited), listed=False), in_name_order(came.uninvited)))
    found.append((AskedGroup(_UNLISTED, len(came.unlisted), _UNLISTED_NOTE, listed=False), in_name_order(came.unlisted)))
    return in_parts(item.address, found, ROWS)


def asked_rows(register: Register, part: Part[AskedGroup, Asked | ResponseItem]) -> Part[AskedGroup, AskedRow]:
    """A part of the list as it is shown."""
    return part.showing(
        [
            (group, [_asked_row(register, each) if isinstance(each, Asked) else _answer_row(each) for each in members])
            for group, members in part.groups
        ]
    )


def _asked_row(register: Register, asked: Asked) -> AskedRow:
    marks = views.marks(register, asked.invitation.sources)
    notes = []
    if asked.response and asked.response.record.received_on:
        notes.append(f"Kom in {swedish.when(asked.response.record.received_on)}.")
    if extension := asked.invitation.extension:
        notes.append(f"{'Har' if _runs(register, extension) else 'Hade'} anstånd till {swedish.written(extension)}.")
    if asked.response:
        return AskedRow(asked.name, asked.response.link, " ".join(notes), position(asked.response), marks)
    href = addresses.link(addresses.record("organisations", asked.organisation.id)) if asked.organisation else ""
    return AskedRow(asked.name, href, " ".join(notes), None, marks)


def _answer_row(response: ResponseItem) -> AskedRow:
    """Somebody who answered without being in the list."""
    received = response.record.received_on
    note = f"Kom in {swedish.when(received)}." if received else ""
    return AskedRow(response.respondent_name, response.link, note, position(response), [])


def position(response: ResponseItem) -> Status:
    """Where a response stands, as a label."""
    stands = response.record.stance.position
    return Status(stands.label, stands.sign, TONES.get(stands, "stone"))
