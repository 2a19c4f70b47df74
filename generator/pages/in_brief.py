"""The first screen of a start page: where the matter stands, what those who were asked said, how it goes. One short answer each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator import addresses
from generator.pages import swedish
from generator.pages.figures import conclusion
from generator.pages.plans import plan_view
from generator.pages.standing import standing_label
from generator.records.response import Position
from generator.register import Register
from generator.register.items import AgreementItem, ConsultationItem
from generator.register.status import ConsultationState, state_of

_NAMED = 2  # so many positions are named before the others are summed

#: How several responses stand, after their number.
_OF_SEVERAL = {
    Position.SUPPORTS: "stödjer förslaget",
    Position.SUPPORTS_WITH_COMMENTS: "stödjer förslaget med synpunkter",
    Position.NO_OBJECTION: "har inget att invända",
    Position.OPPOSES: "säger nej",
    Position.ABSTAINS: "avstår",
    Position.UNKNOWN: "har okänt ställningstagande",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that readers come with, the answer in a few words, and the page that tells the whole."""

    question: str
    answer: str
    sign: str
    href: str


def in_brief(register: Register, item: AgreementItem) -> list[Answer]:
    """The answers for an agreement, on the register's day."""
    standing = standing_label(register, item)
    found = [Answer("Var är ärendet nu?", standing.label, standing.sign, addresses.link(item.address, addresses.slug("Vad gäller i dag?")))]
    asked = [each for each in item.consultations if state_of(each.record, register.today) is not ConsultationState.PLANNED]
    if asked:
        latest = max(
            asked, key=lambda each: (bool(each.responses), each.record.deadline.latest() if each.record.deadline else register.today)
        )
        found.append(Answer("Vad sa de som fick frågan?", _said(register, latest), "", latest.link))
    if item.indicators:
        first = item.indicators[0]
        found.append(Answer("Hur går det?", conclusion(register, first), "", first.link))
    elif item.measures:
        told = plan_view(register, item).told
        found.append(Answer("Hur går det?", told, "", addresses.link(addresses.listing("measures"))))
    return found


def _said(register: Register, consultation: ConsultationItem) -> str:
    """`Svarstiden går ut 4 september 2019. Tre svar: ...`: how many have answered, and how they stand."""
    count = len(consultation.responses)
    still = state_of(consultation.record, register.today) is ConsultationState.OPEN
    until = f" Svara senast {swedish.written(consultation.record.deadline)}." if still else ""
    if not count:
        return f"Inget svar {'än' if still else 'är hittat'}.{until}"
    stands = Counter(response.record.stance.position for response in consultation.responses)
    if count == 1:
        return f"Ett svar{' än så länge' if still else ' är hittat'}: {next(iter(stands)).label.lower()}.{until}"
    most = stands.most_common()
    shown = most if len(most) <= _NAMED + 1 else most[:_NAMED]
    told = [f"{swedish.numeral(each, neuter=True, beside=count)} {_OF_SEVERAL[position]}" for position, each in shown]
    rest = count - sum(each for _, each in shown)
    if rest:
        told.append(f"{swedish.numeral(rest, neuter=True, beside=count)} svarar något annat")
    responses = swedish.sentence(swedish.counted(count, "svar", "svar", neuter=True))
    return f"{responses}{' än så länge' if still else ''}: {swedish.listed(told)}.{until}"
