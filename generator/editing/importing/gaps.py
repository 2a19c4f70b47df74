"""What a document does not tell, as entries under `missing`: each says what was looked for and where."""

from __future__ import annotations

from datetime import date

from generator.editing.importing.drafts import Fields, Noted
from generator.editing.importing.understood import Understood
from generator.records.response import DocumentKind
from generator.register.items import genitive

_HERE = "I handlingen"
_ALSO = "och i de lagrade kopior av webbsidor som står bland källorna"
_WHY = "programmet har bara letat i handlingen. Leta även bland källorna, eller stryk det ledet; stryk punkten om du hittar det"


def gaps(found: Understood, today: date) -> list[Noted]:
    """The entries, in the order of the record's fields."""
    respondent = found.sender.respondent
    name = respondent.record.name if respondent else found.sender.name
    whose = genitive(name) if name else "Svarets"
    wanted: list[str] = []
    if found.kind is DocumentKind.STATEMENT:
        who, wrote = ("nämnden", "förvaltningen föreslog") if found.sender.is_board else ("styrelsen", "handlingen föreslår")
        wanted.append(f"{whose} beslut och protokoll. Om {who} beslutade som {wrote} är inte känt.")
    if not found.facts.own_number:
        wanted.append(f"{whose} eget diarienummer.")
    if not found.facts.dated and not (found.kind is DocumentKind.MINUTES and found.facts.decided):
        wanted.append("Dagen då handlingen skrevs.")
    if found.kind in {DocumentKind.DECISION, DocumentKind.MINUTES} and not found.facts.decided:
        wanted.append("Dagen då beslutet fattades.")
    wanted += _attachments(found)
    wanted.append("Vad som blev av synpunkterna." if found.wishes else "Vad som blev av svaret.")
    return [Noted(Fields().add("what", what).add("where", f"{_HERE} {_ALSO}.").add("searched_on", str(today)), _WHY) for what in wanted]


def _attachments(found: Understood) -> list[str]:
    titles = found.structure.attachments
    if not titles:
        return []
    agreement = found.consultation.agreement
    if (
        len(titles) == 1
        and agreement
        and titles[0].casefold()
        in {
            agreement.record.title.casefold(),
            *(version.title.casefold() for version in agreement.record.versions),
        }
    ):
        return ["Bilagan med förslaget till överenskommelse."]
    return ["Bilagan." if len(titles) == 1 else "Bilagorna."]
