"""The page of an area: how each version words it, who has said what about it, and what is done and measured there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import addresses, prose
from generator.pages import swedish, views
from generator.pages.draft import Draft
from generator.pages.measures import in_order
from generator.pages.paging import BLOCKS, Part, continued, in_parts, whole
from generator.pages.rows import indicator_row, measure_row, situation_title
from generator.pages.views import QuoteView, Row
from generator.pages.voices import a_few, told, voice_row
from generator.records.agreement import AreaInVersion
from generator.register import Register
from generator.register.items import AreaItem, Mentioned
from generator.register.situations import situation_state
from generator.register.validity import State, validity_on, versions_on

_CRUMB = ("Områden", addresses.link(addresses.listing("areas")))
_VOICES = 10  # so many viewpoints are shown; the page of the area's viewpoints has all
_MENTIONS = 8  # so many mentions are shown before the rest is folded


@dataclass(frozen=True, slots=True)
class MentionView:
    """A response that takes the area up, and its words."""

    mentioned: Mentioned
    words: QuoteView


def area_page(register: Register, item: AreaItem) -> Draft:
    """What the page of an area shows."""
    agreement = item.agreement
    wordings = []
    for version in versions_on(agreement.record, register.today) if agreement else []:
        found = [listed for listed in version.areas if listed.area == item.id]
        wordings += [
            (
                addresses.version_anchor(version.id),
                version.title,
                listed.wording,
                views.marks(register, listed.sources),
                _verbatim(register, listed),
            )
            for listed in found
        ]
    part = _parts(item)[0]
    mentions = _mention_views(register, part)
    context = {
        "now": _now(register, item),
        "wordings": wordings,
        "mentions": mentions[:_MENTIONS],
        "more_mentions": mentions[_MENTIONS:],
        "mentioned": part,
        "told": told(register, item.viewpoints),
        "voices": [voice_row(register, each) for each in a_few(item.viewpoints, _VOICES)],
        "all_voices": addresses.link(addresses.viewpoints(f"omrade-{item.id}")) if len(item.viewpoints) > _VOICES else "",
        "measures": [measure_row(register, each) for each in in_order(register, item.measures)],
        "problems": _problems(register, item),
        "indicators": [indicator_row(register, each) for each in item.indicators],
        "sources": views.marks(register, item.record.sources),
        "agreement": agreement,
    }
    description = (
        f"{item.title}. {prose.plain(item.record.text)}"
        if item.record.text
        else f"{item.title} är ett område i {agreement.title if agreement else 'överenskommelsen'}."
    )
    quoted = [*(each.response for each in item.mentions), *(each.response for each in item.viewpoints)]
    return Draft(item.title, description, [_CRUMB], context, telling_of=quoted)


def mention_pages(register: Register) -> dict[str, Callable[[], Draft]]:
    """The further pages of areas that many responses take up, by address."""
    return {
        part.address: partial(_further, register, item, part)
        for item in register.areas.values()
        if len(item.mentions) > BLOCKS
        for part in _parts(item)[1:]
    }


def _further(register: Register, item: AreaItem, part: Part[str, Mentioned]) -> Draft:
    shown = part.showing([("", _mention_views(register, part))])
    crumbs = [_CRUMB, (item.title, item.link)]
    told_of = [each.response for each in part.rows]
    title = f"Svar som nämner området: {item.title}"
    return continued(title, shown, "mentions", crumbs, made_from=[(each, ("mentions",)) for each in told_of])


def _parts(item: AreaItem) -> list[Part[str, Mentioned]]:
    """Who takes the area up, those first who take a stand on it."""
    return in_parts(item.address, whole(sorted(item.mentions, key=lambda each: not each.takes_a_stand)), BLOCKS)


def _mention_views(register: Register, part: Part[str, Mentioned]) -> list[MentionView]:
    return [MentionView(each, views.quote(register, each.response.record.source, each.mention.quote)) for each in part.rows]


def _now(register: Register, item: AreaItem) -> Markup:
    """Whether the area applies today, or that it is not known."""
    if item.agreement is None:
        return Markup()
    valid = validity_on(item.agreement.record, register.today)
    version = valid.in_force
    if version and version.areas:
        anchor = addresses.version_anchor(version.id)
        link = views.anchor_link(addresses.link(item.agreement.address, anchor), swedish.within(version.title))
        listed = any(each.area == item.id for each in version.areas)
        told = Markup("Området står i {}, som gäller i dag.") if listed else Markup("Området står inte i {}, som gäller i dag.")
        return told.format(link)
    if valid.state is State.UNDECIDED:
        return Markup("Området är ett förslag. Inget är beslutat.")
    if valid.state in {State.ENDED, State.NOT_BEGUN}:
        return Markup("Överenskommelsen gäller inte i dag.")
    return Markup("Om området gäller i dag är inte känt.")


def _problems(register: Register, item: AreaItem) -> list[Row]:
    """The problems of joint analyses that concern the area, as far as they are made."""
    return [
        Row(problem.link, problem.problem.title, situation_title(problem.situation))
        for situation in item.situations
        if situation_state(situation.record, register.today).joint
        for problem in situation.problems
        if item.id in problem.problem.areas
    ]


def _verbatim(register: Register, listed: AreaInVersion) -> bool:
    """Whether the wording stands word for word in a stored source; only then is it set in quotation marks."""
    return any(
        part.quote and listed.wording in part.quote and register.check(part.source, part.quote).state == "checked"
        for part in listed.sources
    )
