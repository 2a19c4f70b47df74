"""Rules on who answered, and on what a response is said to hold."""

from __future__ import annotations

from generator.register import Register
from generator.rules import texts
from generator.rules.registry import Finding, error, rule


@rule("response.invited")
def respondent_was_invited(register: Register) -> Finding:
    """Where `invited_complete: true`, a response comes from someone in the list or says `uninvited: true`."""
    invited = {item.id: {each.organisation for each in item.record.invited} for item in register.consultations.values()}
    for item in register.responses.values():
        if item.consultation is None:
            continue
        consultation, told = item.consultation.record, item.entry.as_response
        was_invited = told.respondent in invited[item.consultation.id]
        if consultation.invited_complete and not was_invited and not told.uninvited:
            advice = "Lägg till den i listan invited, eller skriv uninvited: true i svaret."
            yield error("response.invited", item, f'"{told.respondent}" står inte bland de tillfrågade', advice, ("respondent",))
        elif was_invited and told.uninvited:
            message = f'"{told.respondent}" är märkt som otillfrågad men står bland de tillfrågade'
            yield error("response.invited", item, message, "Ta bort det ena.", ("uninvited",))


@rule("response.declined")
def who_declined_has_not_answered(register: Register) -> Finding:
    """An invitation with `declined: true` passes where there is no response from the same organisation."""
    answered = {(response.entry.consultation, response.entry.as_response.respondent) for response in register.responses.values()}
    for item in register.consultations.values():
        for position, invitation in enumerate(item.record.invited):
            if invitation.declined and (item.id, invitation.organisation) in answered:
                message = f'"{invitation.organisation}" är märkt som att den avstod, men har svarat'
                advice = "Ta bort declined: true, eller ta bort svaret."
                yield error("response.declined", item, message, advice, ("invited", position, "declined"))


@rule("response.stance")
def stance_is_shown_by_a_quote(register: Register) -> Finding:
    """`position: unknown` passes alone; every other position needs the words that show it."""
    for item, seen in texts.seen_in(register):
        for path, label in seen.unshown:
            message = f'ställningstagandet "{label}" visas inte med något citat'
            yield error("response.stance", item, message, "Lägg till quote: med svarets egna ord, eller skriv unknown.", path)
