"""The page of a response: what it says and wants, and viewpoints wherever they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator import addresses, languages, prose
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.matrix import places
from generator.pages.views import Fact, QuoteView, item_link, joined
from generator.records import walk
from generator.records.consultation import Invitation
from generator.records.response import Mention, Signatory
from generator.register import Register
from generator.register.items import AreaItem, ResponseItem, Voiced, genitive
from generator.register.tallies import areas_of, asked_in
from generator.withholding import has_mark


@dataclass(frozen=True, slots=True)
class MentionView:
    """An area that the response takes up, with its words and the viewpoints on it."""

    mention: Mention
    area: AreaItem | None
    anchor: str  #: empty where the area has been mentioned before on the page
    words: QuoteView
    stance_words: QuoteView | None
    voiced: list[Voiced]


def voice(register: Register, voiced: Voiced) -> dict[str, Any]:
    """A viewpoint as it is shown, wherever it is shown."""
    viewpoint, response = voiced.viewpoint, voiced.response
    return {
        "viewpoint": viewpoint,
        "number": voiced.number,
        "anchor": addresses.viewpoint_anchor(voiced.number),
        "link": voiced.link,
        "response": response,
        "areas": areas_of(register, voiced),
        "quote": views.quote(register, response.record.source, viewpoint.quote),
        "outcome": viewpoint.outcome,
        "marks": views.marks(register, viewpoint.outcome.sources),
    }


def response_page(register: Register, item: ResponseItem) -> Draft:
    """What the page of a response shows."""
    record, consultation = item.record, item.consultation
    asked = asked_in(register, consultation).get(record.respondent) if consultation else None
    invitation = asked.invitation if asked else None
    context = {
        "facts": _facts(register, item, invitation),
        "stance": record.stance,
        "stance_quote": views.quote(register, record.source, record.stance.quote) if record.stance.quote else None,
        "voices": [voice(register, voiced) for voiced in item.viewpoints],
        "mentions": _mentions(register, item),
        "consultation": consultation,
        "matrix_links": _matrix_links(register, item),
        "source": item.source,
        "masked": has_mark("\n".join(text for path, text, _ in walk.texts(record) if path[0] != "withheld")),
        "attachments": [(each, register.sources.get(each.source or "")) for each in record.attachments],
    }
    crumbs = [("Remisser", addresses.link(addresses.listing("consultations")))]
    if consultation:
        crumbs.append((consultation.title, consultation.link))
    return Draft(f"{genitive(item.respondent_name)} svar på remissen", prose.plain(record.summary), crumbs, context)


def _facts(register: Register, item: ResponseItem, invitation: Invitation | None) -> list[Fact]:
    record, consultation = item.record, item.consultation
    facts = [Fact("Sista svarsdag", swedish.written(consultation.record.deadline) if consultation else "okänt")]
    if invitation and invitation.extension:
        facts.append(Fact("Anstånd till", swedish.written(invitation.extension)))
    facts += [
        Fact("Kom in", swedish.written(record.received_on)),
        Fact("Diarienummer", (consultation.record.dnr if consultation else None) or "okänt", f"eget: {record.dnr or 'okänt'}"),
    ]
    if record.language:
        facts.append(Fact("Språk", swedish.sentence(languages.name(record.language))))
    if record.dated:
        facts.append(Fact("Daterat", swedish.written(record.dated)))
    if record.decided_on:
        facts.append(Fact("Beslutat", swedish.written(record.decided_on)))
    if item.prepared_by:
        facts.append(Fact("Skrivet av", item_link(item.prepared_by)))
    if record.signatories:
        shown = bool(register.reading.site and register.reading.site.show_names)
        facts.append(Fact("Undertecknat av", joined(_signed(each, shown=shown) for each in record.signatories)))
    return facts


def _mentions(register: Register, item: ResponseItem) -> list[MentionView]:
    shown: list[MentionView] = []
    for mention in item.record.mentions:
        before = any(each.mention.area == mention.area for each in shown)
        stance_words = mention.stance.quote if mention.stance and mention.stance.quote != mention.quote else None
        shown.append(
            MentionView(
                mention,
                register.areas.get(mention.area),
                "" if before else addresses.area_anchor(mention.area),
                views.quote(register, item.record.source, mention.quote),
                views.quote(register, item.record.source, stance_words) if stance_words else None,
                [each for each in item.viewpoints if mention.area in each.viewpoint.areas],
            )
        )
    return shown


def _matrix_links(register: Register, item: ResponseItem) -> list[tuple[str, str]]:
    """The ways to the response's row on its consultation's page: for wide screens, and for narrow ones. None where it has none."""
    consultation = item.consultation
    if consultation is None or not (item.before or item.after or consultation.responses == [item]):
        return []
    page = places(register, consultation)[item.record.respondent]
    links = [addresses.link(page, anchor) for anchor in addresses.respondent_anchors(item.record.respondent)]
    return list(zip(("only-wide", "only-narrow"), links, strict=True))


def _signed(signatory: Signatory, *, shown: bool) -> str:
    return f"{signatory.role}: {signatory.name}" if shown and signatory.name else signatory.role
