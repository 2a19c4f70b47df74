"""What was understood → the draft of a response, field by field in the order of its model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.editing.importing import headings
from generator.editing.importing.drafts import Comment, Fields, Noted, written
from generator.editing.importing.gaps import gaps
from generator.editing.importing.markdown import as_markdown, escaped
from generator.editing.importing.quotable import quotable, shown
from generator.editing.importing.summaries import summary
from generator.editing.importing.understood import Understood
from generator.quoting import StoredText
from generator.records.response import DocumentKind, Position

_OWN_WORDS = "Texten i proposals och sections är handlingens egna ord. Ändra den inte."
_LISTED = "Svaret räknar upp områdena men tar inte ställning till vart och ett. Därför finns inget ställningstagande här."


@dataclass(frozen=True, slots=True)
class Around:
    """What a draft needs to know besides what its document says."""

    respondent: str  #: an id, also where there is no such organisation yet
    source: str  #: the id of the document's source
    stored: StoredText  #: the text that its quotes will be held against
    today: date
    notes: list[str]  #: what else there is to check


def response(found: Understood, around: Around) -> str:
    """The draft's text."""
    stored = around.stored
    fields = Fields()
    sender, facts = found.sender, found.facts
    fields.add("respondent", around.respondent, sender.why or ([] if sender.respondent else f'handlingen nämner "{sender.name}"'))
    if sender.prepared_by:
        fields.add("prepared_by", sender.prepared_by.id, sender.prepared_why)
    fields.add("document", found.kind.value, found.kind_why)
    fields.add("source", around.source)
    if facts.own_number:
        fields.add("dnr", facts.own_number[0], f'i handlingen står "{shown(facts.own_number[1])}"')
    for name, dated in (("dated", facts.dated), ("decided_on", facts.decided), ("received_on", facts.received)):
        if dated:
            fields.add(name, str(dated.date), f'i handlingen står "{shown(dated.sentence)}"')
    fields.add("summary", summary(found), "meningarna är hopsatta av det som hittades; skriv med egna, vanliga ord vad de säger")
    fields.add("stance", _stance(found, stored), _stance_why(found))
    points = found.structure.proposals
    lead = found.structure.proposals_lead if points and points[0][:1].islower() else ""
    fields.add(
        "proposals",
        [escaped(point) for point in points],
        f'över punkterna står "{shown(lead)}"; behövs orden för att punkterna ska gå att förstå?' if lead else "",
    )
    if found.structure.immediate:
        fields.add("immediate_approval", "true", "en av punkterna säger det")
    fields.add("viewpoints", _viewpoints(found, stored))
    fields.add("mentions", _mentions(found, stored))
    fields.add("sections", _sections(found), _sections_why(found))
    fields.add("signatories", _signatories(found), "tolkat av hur namn och befattningar står; bara den som undertecknar i tjänsten tas med")
    fields.add("attachments", [Fields().add("title", title) for title in found.structure.attachments])
    fields.add("missing", gaps(found, around.today))
    return written(fields, [*(f"kontrollera: {note}" for note in around.notes), _OWN_WORDS])


def _stance(found: Understood, stored: StoredText) -> Fields:
    fields = Fields()
    quote = quotable(found.stand.quotes[0], stored) if found.stand.quotes and found.stand.position is not Position.UNKNOWN else ""
    fields.add("position", found.stand.position.value if quote else Position.UNKNOWN.value)
    return fields.add("quote", quote)


def _stance_why(found: Understood) -> list[str]:
    stand = found.stand
    if stand.position is Position.UNKNOWN and stand.quotes:
        return ["det som sägs pekar åt olika håll; läs och välj:", *(shown(quote, 300) for quote in stand.quotes)]
    if stand.position is Position.UNKNOWN:
        return ["ingen mening hittades där svaret tar ställning; sök själv innan det får stå okänt"]
    return [f"tolkat av meningen i quote; {stand.position.label.casefold()}. Säger svaret det om hela förslaget?"]


def _viewpoints(found: Understood, stored: StoredText) -> list[Noted]:
    made = []
    for wish in found.wishes:
        quote = quotable(wish.quote, stored)
        if quote:
            fields = Fields().add("title", wish.title).add("quote", quote).add("asks", wish.asks)
            fields.add("outcome", Fields().add("status", "unknown"))
            made.append(Noted(fields, "rubriken och asks är gjorda av citatet; är det en synpunkt, och säger de vad svaret ber om?"))
    return made


def _mentions(found: Understood, stored: StoredText) -> list[Noted]:
    made: list[Noted] = []
    listed = all(named.listed for named in found.areas)
    for named in found.areas:
        if quote := quotable(named.quote, stored):
            fields = Fields().add("area", named.area).add("quote", quote)
            why = "områdets namn står i citatet" if named.exact else "området nämns med andra ord; är det samma?"
            made.append(Noted(fields, *([Comment(_LISTED)] if listed and not made else []), why))
    return made


def _sections(found: Understood) -> list[Noted]:
    made = [
        Noted(
            Fields().add("title", section.title).add("text", _paragraphs(as_markdown(section.blocks))),
            *(["handlingen har ingen rubrik här; rubriken är programmets"] if section.implied else []),
        )
        for section in found.structure.sections
        if as_markdown(section.blocks).strip()
    ]
    if found.structure.notes:
        notes = _paragraphs("\n\n".join(map(escaped, found.structure.notes)))
        made.append(Noted(Fields().add("title", "Fotnoter").add("text", notes), "fotnoterna är samlade här"))
    return made


def _paragraphs(text: str) -> str:
    """A text that is written line by line, also where it is short."""
    return text.rstrip("\n") + "\n"


def _sections_why(found: Understood) -> list[str]:
    why = ["jämför rubriker, stycken och punktlistor med handlingen"]
    left = [section.title for section in found.structure.left_out if section.blocks]
    bare = [section.title for section in found.structure.left_out if not section.blocks and not headings.is_clerical(section.title)]
    closed = [f"{len(found.closed)} rader med namn, adresser och underskrift"] if found.closed else []
    told = (("utelämnat", left), ("rubriker utan egen text, utelämnade", bare), ("utelämnat under texten", closed))
    return [*why, *(f"{label}: {shown(', '.join(' '.join(each.split()) for each in named), 200)}" for label, named in told if named)]


def _signatories(found: Understood) -> list[Fields]:
    return [Fields().add("role", each.role).add("name", each.name) for each in found.signed]


def is_proposal(found: Understood) -> bool:
    """Whether the document only proposes what a board is to decide."""
    return found.kind is DocumentKind.STATEMENT
