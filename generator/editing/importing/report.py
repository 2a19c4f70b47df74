"""What was found in a document and what was not, told an editor in Swedish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.editing.importing.quotable import shown
from generator.editing.importing.understood import Understood
from generator.records.response import Position


@dataclass(slots=True)
class Report:
    """An imported document: the files that were written, and what to say of it."""

    draft: str
    written: list[str]
    found: list[str] = field(default_factory=list)
    lacking: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def lines(self, name: str) -> Iterator[str]:
        """The summary, a line a fact."""
        yield f"{name} → {self.draft}"
        yield from (f"  hittat: {line}" for line in self.found)
        yield from (f"  inte hittat: {line}" for line in self.lacking)
        yield from (f"  att göra: {line}" for line in self.notes)
        yield from (f"  skrivet: {line}" for line in self.written)


def told(found: Understood) -> tuple[list[str], list[str]]:
    """What was found and what was not."""
    sender, facts, parts = found.sender, found.facts, found.structure
    name = sender.respondent.record.name if sender.respondent else sender.name
    rows: list[tuple[str, str, str]] = [
        ("svar på", found.consultation.record.title, "vilken remiss det gäller"),
        ("svar från", name, "vem som svarar"),
        ("berett av", sender.prepared_by.record.name if sender.prepared_by else "", ""),
        ("slag", found.kind.label.casefold(), ""),
        ("remissens diarienummer", facts.their_number[0] if facts.their_number else "", "remissens diarienummer"),
        ("eget diarienummer", facts.own_number[0] if facts.own_number else "", "eget diarienummer"),
        ("daterat", str(facts.dated.date) if facts.dated else "", "dagen då handlingen skrevs"),
        ("beslutat", str(facts.decided.date) if facts.decided else "", ""),
        ("inkom", str(facts.received.date) if facts.received else "", ""),
        ("sista svarsdag", str(facts.deadline.date) if facts.deadline else "", ""),
        ("anstånd till", str(facts.extension.date) if facts.extension else "", ""),
        ("ställningstagande", _stand(found), "var svaret står"),
        ("beslutspunkter", str(len(parts.proposals) or ""), "beslutspunkter"),
        ("synpunkter", str(len(found.wishes) or ""), "synpunkter"),
        ("områden", ", ".join(named.area for named in found.areas), "områden ur överenskommelsen"),
        ("avsnitt", ", ".join(section.title for section in parts.sections), "avsnitt"),
        ("undertecknat av", ", ".join(each.role for each in found.signed), "underskrifter"),
        ("bilagor", str(len(parts.attachments) or ""), "bilagor"),
        ("fotnoter", str(len(parts.notes) or ""), ""),
    ]
    return [f"{label}: {shown(value, 200)}" for label, value, _ in rows if value], [lack for _, value, lack in rows if lack and not value]


def _stand(found: Understood) -> str:
    if found.stand.position is Position.UNKNOWN:
        return ""
    return f'{found.stand.position.label.casefold()} ("{shown(found.stand.quotes[0], 70)}")'
