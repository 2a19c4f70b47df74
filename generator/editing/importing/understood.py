"""A document as it is understood, with why: from its lines to who says what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.editing.importing import areas, closing, facts, headings, joining, naming, respondents, signatures, stances, wishes
from generator.editing.importing.cleaning import without_running
from generator.editing.importing.lines import Extracted, Line, joined
from generator.editing.importing.refused import Refused
from generator.editing.importing.structure import Structure, structured
from generator.problems import did_you_mean
from generator.records.response import DocumentKind
from generator.register import Register
from generator.register.items import ConsultationItem

_MINUTES = re.compile(r"\b(?:sammanträdes)?protokoll(?:sutdrag)?\b|utdrag ur protokoll", re.IGNORECASE)
_STATEMENT = re.compile(r"tjänsteutlåtande|tjänsteskrivelse|tjänstemannautlåtande", re.IGNORECASE)
_PROPOSED = re.compile(r"förvaltningens|kontorets|förslag till beslut", re.IGNORECASE)
_BEFORE_TITLE = re.compile(r"^(?:§ ?\d+[a-z]?|ämne:|ärende:|sv:|angående:?|ang\.?)\s+", re.IGNORECASE)
_DECIDED = re.compile(r"\bbeslut(?:ar|ade)\b|nämndens beslut|styrelsens beslut|§ ?\d+", re.IGNORECASE)


@dataclass(slots=True)
class Understood:
    """All that a document was found to say."""

    structure: Structure
    consultation: ConsultationItem
    consultation_why: str
    sender: respondents.Sender
    kind: DocumentKind
    kind_why: str
    facts: facts.Facts
    signed: list[signatures.Signature]
    areas: list[areas.Named]
    wishes: list[wishes.Wish]
    stand: stances.Stand
    title: str
    text: str  #: as it is stored: page heads and feet once, at its beginning, and footnotes at its end
    running: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)  #: what stood below the text and is no part of it


def understood(extracted: Extracted, register: Register, consultation: str, organisation: str) -> Understood:
    """What a document says. `consultation` and `organisation` are ids that the editor chose, or empty.

    Raises:
        Refused: it holds no text, or it cannot be told which consultation it answers.
    """
    kept, running = without_running(extracted)
    running = [*extracted.running, *running]
    text = _text(kept, running)
    signed, kept = signatures.taken_out(kept)
    kept, closed = closing.without_closing(kept)
    structure = structured(joining.blocks(kept))
    if not structure.sections and not structure.proposals:
        raise Refused("handlingen har ingen löpande text som går att läsa", "Kontrollera att det är rätt fil.")
    head = "\n".join([*running, joined(structure.head)])
    body = "\n".join([*structure.proposals, *(joined(section.blocks) for section in structure.sections)])
    titles = "\n".join([structure.proposals_title, *(section.title for section in structure.sections)])
    chosen, why = _consultation(f"{head}\n{titles}\n{body}", register, consultation)
    left_out = (joined(part.blocks) for part in structure.left_out)
    signed_text = "\n".join([*(f"{each.role} {each.name}" for each in signed), *closed, *left_out])
    about = respondents.names_of(chosen)
    parts = (head, "\n".join([structure.proposals_lead, *structure.proposals]), titles, body, signed_text)
    places = naming.Places(*(respondents.without(part, about) for part in parts))
    sender = respondents.sender(places, register, chosen, organisation)
    found = facts.facts(head, "\n".join([body, *closed]), chosen.record.dnr)
    kind, kind_why = _kind(head, structure, body)
    if kind is DocumentKind.MINUTES and not found.decided:  # the day that minutes bear is that of the meeting
        found.decided, found.dated = found.dated, None
    signed = signed or signatures.decided_by(body)
    asked = wishes.wishes(structure)
    names = [item.record.name for item in (sender.respondent, sender.prepared_by) if item] + [sender.name, sender.prepared_name]
    taken = stances.stand(structure, names, wishes=any(wish.strength < 5 for wish in asked))  # noqa: PLR2004 - more than a welcome
    named = areas.areas_in(structure, chosen.agreement) if chosen.agreement else []
    title = _title(structure, extracted)
    told = (structure, chosen, why, sender, kind, kind_why, found, signed, named, asked, taken, title, text)
    return Understood(*told, running, closed)


def _text(lines: list[Line], running: list[str]) -> str:
    body = Extracted([line for line in lines if not line.note]).text
    notes = [line.text for line in lines if line.note]
    return "\n\n".join(filter(None, ["\n".join(running), body.strip("\n"), "\n".join(notes)])) + "\n"


def _consultation(text: str, register: Register, chosen: str) -> tuple[ConsultationItem, str]:
    if chosen:
        return register.consultations[chosen], ""
    item, why = respondents.consultation_of(text, register)
    if item is None:
        known = ", ".join(register.consultations) or "ingen"
        raise Refused("det går inte att se vilken remiss handlingen svarar på", f"Ange den med --consultation. I data finns: {known}.")
    return item, why


def consultation_hint(chosen: str, register: Register) -> str:
    """What to say of the id of a consultation that there is none of."""
    return did_you_mean(chosen, register.consultations) or f"I data finns: {', '.join(register.consultations) or 'ingen'}."


def _kind(head: str, structure: Structure, body: str) -> tuple[DocumentKind, str]:
    if found := _MINUTES.search(head):
        return DocumentKind.MINUTES, f'i dokumentets huvud står "{found[0]}"'
    if found := _STATEMENT.search(head):
        return DocumentKind.STATEMENT, f'i dokumentets huvud står "{found[0]}"'
    if structure.proposals and (found := _PROPOSED.search(structure.proposals_title)):
        return DocumentKind.STATEMENT, f'rubriken "{structure.proposals_title}"'
    if structure.proposals:
        return DocumentKind.DECISION, "handlingen har beslutspunkter, och säger inte att de är ett förslag"
    if found := _DECIDED.search(body[:2_000]):
        return DocumentKind.DECISION, f'i texten står "{found[0]}"'
    return DocumentKind.LETTER, "handlingen har inga beslutspunkter"


def _title(structure: Structure, extracted: Extracted) -> str:
    """What the document is called: its heading block's first lines that are no labels, numbers, dates or addresses."""
    first = [section.title for section in structure.sections[:1] if not headings.is_known(section.title) and not section.implied]
    lines = [text for text in [*(block.text for block in structure.head), *first] if _is_title(text)]
    about = [line for line in lines if re.search(r"remiss|svar|yttrande|överenskommelse|avtal|synpunkter|förslag", line, re.IGNORECASE)]
    title = ". ".join(dict.fromkeys(_BEFORE_TITLE.sub("", line).rstrip(". ") for line in (about or lines)[:2]))
    return title[:1].upper() + title[1:] or extracted.title


def _is_title(text: str) -> bool:
    label = re.match(
        r"(?:dnr|diarienr|diarienummer|datum|sida|till|handläggare|telefon|tfn|e-post|adress|från|ert|vårt)\b[ :]", text, re.IGNORECASE
    )
    return not label and "@" not in text and "  " not in text and len(re.findall(r"[a-zåäö]{3,}", text)) > 1
