"""The words with which a report is told, whatever the form."""

from __future__ import annotations

from generator.history import Deed
from generator.pages import swedish
from generator.problems import Problem
from generator.revisions.fields import Changed
from generator.revisions.pages import PageChange, Written
from generator.revisions.records import RecordChange
from generator.revisions.report import Report

NOTHING = "Inget ändras för den som läser."
SECTIONS = ((Deed.ADDED, "Nytt"), (Deed.CHANGED, "Ändrat"), (Deed.REMOVED, "Borttaget"))
DEAD = "Adresser som slutar fungera"
DEAD_WHY = "Den som har sparat en sådan adress, eller följer en länk till den, kommer ingenstans."
WRITTEN = "Sidornas egen text"
PAGES = "Sidor som ändras"

#: What became of a part of a record, before its name.
PART_WORDS = {Deed.ADDED: "nytt", Deed.CHANGED: "", Deed.REMOVED: "borttaget"}
_PAGE_WORDS = {Deed.ADDED: "ny", Deed.CHANGED: "ändras", Deed.REMOVED: "försvinner"}


def headline(report: Report) -> str:
    """How much changes, in a few sentences."""
    if report.is_empty:
        return NOTHING
    counts = [(number, word) for deed, word in _HAPPENS.items() if (number := len(report.with_deed(deed)))]
    told = [f"{swedish.counted(number, 'post', 'poster')} {word}" for number, word in counts[:1]]
    told += [f"{swedish.numeral(number)} {word}" for number, word in counts[1:]]
    records = swedish.listed(told) if told else "inga poster ändras"
    sentences = [records, f"{swedish.counted(len(report.pages), 'sida', 'sidor')} ser annorlunda ut" if report.pages else ""]
    if report.dead:
        sentences.append(f"{swedish.counted(len(report.dead), 'adress', 'adresser')} slutar fungera")
    return " ".join(f"{swedish.sentence(each)}." for each in sentences if each)


_HAPPENS = {Deed.ADDED: "läggs till", Deed.CHANGED: "ändras", Deed.REMOVED: "tas bort"}


def dead(problem: Problem) -> str:
    """What is wrong with an address, and what to do about it, as sentences."""
    return f"{swedish.sentence(problem.message)}. {problem.suggestion}"


def name_of(change: RecordChange) -> str:
    """`Remissvar: Idrottsnämndens svar`."""
    return f"{swedish.sentence(change.kind)}: {change.title}"


def part_name(part: Changed) -> str:
    """What a part is called, with what became of it where it is not only changed: `nytt: Minska trängseln`."""
    word = PART_WORDS[part.deed] if part.inner or not part.pieces else ""
    return ": ".join(filter(None, (word, part.title)))


def page_name(page: PageChange) -> str:
    """`Idrottsnämndens svar: ändras`."""
    return f"{page.title or 'Startsidan'}: {_PAGE_WORDS[page.deed]}"


def written_name(page: Written) -> str:
    """`Om webbplatsen: ändras`."""
    return f"{page.title}: {_PAGE_WORDS[page.deed]}"
