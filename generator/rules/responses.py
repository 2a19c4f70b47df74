"""Rules on who answered, and on what a response is said to hold."""

from __future__ import annotations

from generator.records import walk
from generator.records.response import Position, Stance
from generator.register import Register
from generator.rules.registry import Finding, error, rule


@rule("response.invited")
def respondent_was_invited(register: Register) -> Finding:
    """Where `invited_complete: true`, a response comes from someone in the list or says `uninvited: true`."""
    for item in register.responses.values():
        consultation = item.consultation.record if item.consultation else None
        if consultation is None:
            continue
        invited = {invitation.organisation for invitation in consultation.invited}
        was_invited = item.record.respondent in invited
        if consultation.invited_complete and not was_invited and not item.record.uninvited:
            advice = "Lägg till den i listan invited, eller skriv uninvited: true i svaret."
            yield error("response.invited", item, f'"{item.record.respondent}" står inte bland de tillfrågade', advice, ("respondent",))
        elif was_invited and item.record.uninvited:
            message = f'"{item.record.respondent}" är märkt som otillfrågad men står bland de tillfrågade'
            yield error("response.invited", item, message, "Ta bort det ena.", ("uninvited",))


@rule("response.declined")
def who_declined_has_not_answered(register: Register) -> Finding:
    """An invitation with `declined: true` passes where there is no response from the same organisation."""
    answered = {(response.entry.consultation, response.record.respondent) for response in register.responses.values()}
    for item in register.consultations.values():
        for position, invitation in enumerate(item.record.invited):
            if invitation.declined and (item.id, invitation.organisation) in answered:
                message = f'"{invitation.organisation}" är märkt som att den avstod, men har svarat'
                advice = "Ta bort declined: true, eller ta bort svaret."
                yield error("response.declined", item, message, advice, ("invited", position, "declined"))


@rule("response.stance")
def stance_is_shown_by_a_quote(register: Register) -> Finding:
    """`position: unknown` passes alone; every other position needs the words that show it."""
    for item in register.responses.values():
        for path, stance in walk.parts(item.record, Stance):
            if stance.position is not Position.UNKNOWN and not stance.quote:
                message = f'ställningstagandet "{stance.position.label}" visas inte med något citat'
                yield error(
                    "response.stance", item, message, "Lägg till quote: med svarets egna ord, eller skriv unknown.", (*path, "position")
                )
