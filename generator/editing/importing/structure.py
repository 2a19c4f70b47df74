"""Blocks → the parts of a statement: its heading block, what it proposes, its sections, its attachments and footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile

from generator.editing.importing import headings
from generator.editing.importing.lines import Block
from generator.editing.importing.sentences import sentences

#: A heading block holds short lines; a paragraph as long as this is the text itself.
_PROSE = 200
_WORDS = 5
_FRONT = 14  # blocks that a heading block has at most
_IMMEDIATE = re.compile(r"omedelbart?\b.{0,20}\bjuster|omedelbar justering|justera\w* .{0,30}omedelbart", re.IGNORECASE)
_DECIDES = re.compile(
    r"I [\wåäöÅÄÖé -]{0,60}?(?:nämnden|styrelsen|utskottet|rådet):?|"
    r"(?:[\wåäöÅÄÖé -]{0,80}?(?:nämnden|styrelsen|förvaltningen|kontoret|utskottet|direktionen)) (?:föreslår|föreslås|beslutar?|beslutade)"
    r"(?:, för egen del,)?(?: [\wåäö ,]{0,60}?)?(?: att| besluta(?: följande| att)?| följande)?:?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"svar|yttrande|remiss|synpunkter (?:på|över)|förslag till|överenskommelse|avtal", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:datum|dnr|diarie\w*|(?:ert|vårt|er|vår) (?:dnr|diarie\w*|ref\w*|beteckning)|handläggare|sida|tfn|telefon|till)\b"
    r"|\d{4}-\d\d-\d\d$|(?:den )?\d{1,2} [a-z]{3,9} \d{4}$",
    re.IGNORECASE,
)
_ATTACHED = re.compile(r"Bilag(?:a|or)(?: \d{1,2})?[:.]\s+(?P<title>.+)")
_SAID = re.compile(r"\b[a-zåäö]{2,}\b.*\b[a-zåäö]{2,}.*(?<=[\w)])[.!]$", re.DOTALL)
IMPLIED = "Yttrande"  #: what a text is called that stands under no heading


@dataclass(slots=True)
class Section:
    title: str
    blocks: list[Block] = field(default_factory=list)
    implied: bool = False  #: the document has no such heading


@dataclass(slots=True)
class Structure:
    """A document by its parts."""

    head: list[Block] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)
    proposals_title: str = ""
    proposals_lead: str = ""  #: who decides, where that stands over the points
    sections: list[Section] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    left_out: list[Section] = field(default_factory=list)  #: lists of recipients and the like

    @property
    def immediate(self) -> bool:
        """Whether one of the points, or the decision's own note, is that the minutes be approved at once."""
        return any(_IMMEDIATE.search(point) for point in self.proposals)


def structured(blocks: list[Block]) -> Structure:
    """The parts that blocks make."""
    found = Structure()
    found.notes = [block.text for block in blocks if block.kind == "note"]
    running = [block for block in blocks if block.kind != "note"]
    start = _front(running)
    found.head = running[:start]
    current = Section(IMPLIED, implied=True)
    parts = [current]
    for block in running[start:]:
        if block.kind == "heading":
            current = Section(_title(block.text))
            parts.append(current)
        else:
            current.blocks.append(block)
    for part in parts:
        _attachments_below(found, part)
        _place(found, part)
    if not found.proposals:
        _decided_in_text(found)
    return found


def _attachments_below(found: Structure, part: Section) -> None:
    """Take attachments that a text ends with, without a heading of their own."""
    taken: list[str] = []
    while part.blocks and (attached := _ATTACHED.fullmatch(part.blocks[-1].text)):
        taken.insert(0, attached["title"])
        part.blocks.pop()
    found.attachments += taken


def _decided_in_text(found: Structure) -> None:
    """Take a decision that stands in the text without a heading: who decides, and its points right below."""
    for part in found.sections:
        for number, block in enumerate(part.blocks):
            points = list(takewhile(lambda each: each.kind in {"bullet", "number"}, part.blocks[number + 1 :]))
            if points and headings.is_own(part.title) and _DECIDES.fullmatch(block.text.rstrip(":. ")):
                found.proposals_lead, found.proposals = block.text, [point.text for point in points]
                del part.blocks[number : number + 1 + len(points)]
                return


def _title(text: str) -> str:
    """A heading without its number, and not in capitals where it is one that is known."""
    bare = headings.bare(text) or text
    return bare.capitalize() if bare.isupper() and headings.is_known(bare) else bare


def _front(blocks: list[Block]) -> int:
    """How many blocks the heading block has: up to the first heading with text below it, or the first text."""
    titled = False
    for number, block in enumerate(blocks[: _FRONT * 2]):
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        known = block.kind == "heading" and headings.is_known(block.text) and not headings.is_clerical(block.text)
        if known and not (below is not None and _is_label(below)):
            return number
        if block.kind == "heading" and below is not None and _is_prose(below):
            return number if number and not (_TITLE.search(block.text) and not titled) else number + 1
        titled = titled or block.kind == "heading"
        if _is_prose(block) or block.kind in {"bullet", "number"}:
            return number
    said = (number for number, block in enumerate(blocks) if block.kind == "paragraph" and _SAID.search(block.text))
    if (found := next(said, None)) is not None:  # a sentence of few words is all that some letters have
        return found
    wordy = (number for number, block in enumerate(blocks) if block.kind == "paragraph" and _has_words(block.text))
    return min(next(wordy, len(blocks)), _FRONT)


def _is_label(block: Block) -> bool:
    """Whether a block is of a heading block and nothing that a heading stands over: numbers, days, names side by side."""
    return block.kind == "columns" or bool(_LABELLED.match(block.text))


def _is_prose(block: Block) -> bool:
    """Whether a block is running text: long, or a sentence of several words."""
    sentence = block.text.endswith((".", "?", "!")) and _has_words(block.text)
    return block.kind == "paragraph" and (sentence or (len(block.text) > _PROSE and not _TITLE.search(block.text)))


def _has_words(text: str) -> bool:
    return len(re.findall(r"\b[a-zåäö]{2,}\b", text)) >= _WORDS


def _place(found: Structure, part: Section) -> None:
    if headings.is_proposals(part.title) and not part.implied and not found.proposals:
        found.proposals_title = part.title
        found.proposals_lead, found.proposals = _points(part)
        if not found.proposals:
            found.sections.append(part)
    elif headings.is_attachments(part.title) and not part.implied:
        found.attachments += [block.text for block in part.blocks]
    elif headings.is_clerical(part.title) and not part.implied:
        found.left_out.append(part)
    elif part.blocks:
        found.sections.append(part)
    elif not part.implied:
        found.left_out.append(part)  # a heading over other headings only


def _each_decision(text: str) -> list[str]:
    """A text as one point, or as several where each of its sentences says anew who decides."""
    each = sentences(text)
    first = each[0].split()[:2]
    return each if len(each) > 1 and all(sentence.split()[:2] == first for sentence in each) else [text]


def _points(part: Section) -> tuple[str, list[str]]:
    """Who decides, where that stands above, and what is proposed, point by point: numbered or not."""
    blocks, lead = part.blocks, ""
    if len(blocks) > 1 and blocks[0].kind == "paragraph" and _DECIDES.fullmatch(blocks[0].text.rstrip(":. ")):
        lead, blocks = blocks[0].text, blocks[1:]
    points: list[str] = []
    for block in blocks:
        if block.kind in {"number", "bullet"} or not points or blocks[0].kind == "paragraph":
            points += _each_decision(block.text)
        else:
            points[-1] += f" {block.text}"
    return lead, points
