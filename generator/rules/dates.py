"""Rules on the order of dates. A date known only to its year contradicts nothing within that year."""

from __future__ import annotations

from generator.records.agreement import ActionPlan, Predecessor, Version
from generator.records.dates import PartialDate
from generator.records.walk import Path
from generator.register import Register
from generator.rules.registry import Finding, error, rule


def surely_earlier(first: PartialDate | None, second: PartialDate | None) -> bool:
    """Whether one date surely lies before another; what is not known contradicts nothing."""
    return bool(first and second and first.surely_before(second))


@rule("date.deadline")
def deadline_is_after_sending(register: Register) -> Finding:
    """Sent 2019-06-10 with deadline 2019-09-04 passes; deadline 2019-06-01 does not, nor an extension before the deadline."""
    for item in register.consultations.values():
        record = item.record
        if surely_earlier(record.deadline, record.sent_on):
            message = f"sista svarsdag {record.deadline} är före utskicket {record.sent_on}"
            yield error("date.deadline", item, message, "Kontrollera båda datumen.", ("deadline",))
        for position, invitation in enumerate(record.invited):
            if surely_earlier(invitation.extension, record.deadline):
                message = f"anstånd till {invitation.extension} är före sista svarsdag {record.deadline}"
                yield error("date.deadline", item, message, "Ett anstånd ger längre tid.", ("invited", position, "extension"))


@rule("date.response")
def response_is_after_sending(register: Register) -> Finding:
    """A response dated, decided or received before the consultation was sent does not pass."""
    for item in register.responses.values():
        sent, told = item.consultation.record.sent_on if item.consultation else None, item.entry.as_response
        for name, word in (("dated", "daterat"), ("decided_on", "beslutat"), ("received_on", "inkommet")):
            day: PartialDate | None = getattr(told, name)
            if surely_earlier(day, sent):
                yield error("date.response", item, f"svaret är {word} {day}, före remissen {sent}", "Kontrollera båda datumen.", (name,))


@rule("date.version")
def version_is_after_its_predecessor(register: Register) -> Finding:
    """A version of 2019-11 that follows one of 2019-06 passes; the other way round does not."""
    for item in register.agreements.values():
        by_id = {version.id: version for version in item.record.versions}
        for position, version in enumerate(item.record.versions):
            before = by_id.get(version.follows or "")
            if before and surely_earlier(version.date, before.date):
                message = f'versionen "{version.id}" ({version.date}) är äldre än "{before.id}" ({before.date}) som den följer på'
                yield error("date.version", item, message, "Kontrollera båda datumen.", ("versions", position, "date"))


@rule("date.validity")
def validity_ends_after_it_begins(register: Register) -> Finding:
    """A version, what came before or a plan that is valid from 2015 to 2019-05 passes; the other way round does not."""
    for item in register.agreements.values():
        lasting: list[tuple[Path, Version | Predecessor | ActionPlan | None]] = [
            *((("versions", number), version) for number, version in enumerate(item.record.versions)),
            (("predecessor",), item.record.predecessor),
            (("plan",), item.record.plan),
        ]
        for path, part in lasting:
            if part and surely_earlier(part.valid_to, part.valid_from):
                message = f"gäller till {part.valid_to}, före första dagen {part.valid_from}"
                yield error("date.validity", item, message, "Kontrollera båda datumen.", (*path, "valid_to"))
