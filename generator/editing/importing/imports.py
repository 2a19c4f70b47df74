"""From a document to the draft of a response: taken out, cleaned, understood, written. Every guess is marked to be checked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.editing.importing import drafting, extracting, private, sources, storing
from generator.editing.importing.drafts import Fields, written
from generator.editing.importing.quotable import shown
from generator.editing.importing.refused import Refused
from generator.editing.importing.report import Report, told
from generator.editing.importing.understood import Understood, consultation_hint, understood
from generator.quoting import StoredText
from generator.records.entry import DRAFT
from generator.register import Register

__all__ = ["Choices", "Refused", "Report", "consultation_hint", "imported"]

#: Gives a file of data its canonical form: takes its path below data/ and its text.
Form = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Choices:
    """What an editor says beforehand: ids that there are, or empty; and that identity numbers may be masked."""

    consultation: str = ""
    organisation: str = ""
    mask: bool = False


def imported(path: Path, register: Register, choices: Choices, form: Form) -> Report:
    """Make drafts of a document and store it, in the project that a register is of.

    Raises:
        Refused: nothing was written; says why and what to do.
        OSError: the file cannot be read, or something cannot be written.
    """
    content, ending, extracted = extracting.extracted(path)
    masked = private.checked(path, ending, extracted, mask=choices.mask)
    found = understood(extracted, register, choices.consultation, choices.organisation)
    today, project = register.today, register.reading.project
    respondent = _respondent(found)
    author = found.sender.prepared_by or found.sender.respondent
    kept = None if masked else storing.stored_before(content, register)
    records: dict[str, str] = {}  # by path below data/
    if kept is None:
        name = f"{author.id if author else respondent}-{sources.year(found, today)}"
        original = None if masked or ending not in extracting.STORED else (ending, content)
        kept = storing.placed(register, name, original, found.text, as_is=ending == ".txt" and _is_utf8(content) and not found.running)
        note = _note(found, ending, masked=masked)
        records[f"sources/{kept.source}{DRAFT}"] = sources.source(found, kept.files, today, register, note)
    folder = f"agreements/{found.consultation.entry.agreement}/consultations/{found.consultation.entry.stem}/responses"
    draft = f"{folder}/{respondent}{DRAFT}"
    notes = [*extracted.notes, *_notes(found, register, respondent, kept)]
    around = drafting.Around(respondent, kept.source, _stored(kept, register, found.text), today, [*_first(kept), *notes])
    records[draft] = drafting.response(found, around)
    if not found.sender.respondent:
        records[f"organisations/{respondent}{DRAFT}"] = _organisation(found)
    files = {**kept.writes, **{f"data/{relative}": form(relative, text).encode() for relative, text in records.items()}}
    storing.write(project, files)
    seen, lacking = told(found)
    return Report(f"data/{draft}", list(files), seen, lacking, notes)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _respondent(found: Understood) -> str:
    if found.sender.respondent:
        return found.sender.respondent.id
    if found.sender.name:
        return sources.slug(found.sender.name)
    raise Refused("det går inte att se vem handlingen är från", "Ange den med --organisation, till exempel --organisation kulturnamnden.")


def _stored(kept: storing.Kept, register: Register, text: str) -> StoredText:
    """The text that the quotes of a draft will be checked against."""
    item = register.sources.get(kept.source) if kept.again and not kept.drafted else None
    return item.text if item and item.text else StoredText(text)


def _first(kept: storing.Kept) -> list[str]:
    """What stands at the head of a draft: what it is, and how it is published."""
    steps = [
        "detta är ett utkast ur en importerad handling. Läs det mot handlingen, rätta det som är fel",
        "och ta bort varje rad som börjar med # kontrollera. Byt sedan namn på filen så att den slutar på .yml.",
    ]
    source = (
        f"källan data/sources/{kept.source}{DRAFT} är också ett utkast: gör likadant med den." if not kept.again or kept.drafted else ""
    )
    return [*steps, *([source] if source else [])]


def _notes(found: Understood, register: Register, respondent: str, kept: storing.Kept) -> list[str]:
    """What an editor has to do besides reading the draft."""
    consultation = found.consultation
    notes = []
    if found.consultation_why:
        notes.append(f"remissen är {consultation.id}: {found.consultation_why}")
    if kept.again:
        notes.append(f"handlingen är lagrad sedan tidigare, i källan {kept.source}")
    if not found.sender.respondent:
        notes.append(f'"{found.sender.name}" finns inte bland organisationerna; ett utkast ligger i data/organisations/{respondent}{DRAFT}')
    if name := found.sender.prepared_name:
        notes.append(f"{name} nämns men finns inte bland organisationerna: har den skrivit svaret, lägg till den och skriv prepared_by")
    invitation = next((each for each in consultation.record.invited if each.organisation == respondent), None)
    if invitation is None:
        notes.append(
            f"{respondent} står inte bland de tillfrågade i {consultation.entry.file}: lägg till dem där, eller skriv uninvited: true här"
        )
    elif invitation.declined:
        notes.append(f"{respondent} är märkt som att den avstod: har den svarat ska declined: true bort i {consultation.entry.file}")
    extension = found.facts.extension
    if extension and (invitation is None or invitation.extension is None):
        notes.append(
            f'anstånd till {extension.date}: skriv extension i {consultation.entry.file}. Svaret säger "{shown(extension.sentence)}"'
        )
    if found.facts.deadline and consultation.record.deadline is None:
        notes.append(f"sista svarsdag {found.facts.deadline.date}: skriv deadline i {consultation.entry.file}")
    if f"{consultation.entry.stem}-{respondent}" in register.responses:
        notes.append(f"{respondent}.yml finns redan: jämför, och för över det som är nytt")
    return notes


def _note(found: Understood, ending: str, *, masked: bool) -> str:
    """What a reader needs to know of a stored document."""
    said = []
    if drafting.is_proposal(found):
        of, who = ("förvaltningens", "nämnden") if found.sender.is_board else ("ett", "styrelsen")
        said.append(f"Handlingen är {of} förslag till svar. Om {who} beslutade så är inte känt.")
    if masked:
        said.append("Bara texten är lagrad. Personnummer är borttagna ur den.")
    elif ending not in extracting.STORED:
        said.append("Bara texten är lagrad. Handlingen var en webbsida.")
    return " ".join(said)


def _organisation(found: Understood) -> str:
    sender = found.sender
    fields = Fields().add("name", sender.name, "så skrivs namnet i handlingen")
    fields.add("kind", sender.kind.value, "gissat av namnet; skriv även parent om den hör till en annan organisation")
    return written(fields, ["kontrollera: organisationen fanns inte i data; läs, rätta och ta bort alla rader som denna"])
