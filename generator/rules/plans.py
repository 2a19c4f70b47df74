"""Rules on measures and lägesbilder: in which order they come to be, and that they do not contradict themselves."""

from __future__ import annotations

from generator.records.organisation import OrganisationKind
from generator.register import Register
from generator.register.follow_up import SituationItem
from generator.rules.dates import surely_earlier
from generator.rules.registry import Finding, error, rule, warning

_METHOD = "Överenskommelsen föreskriver att kommunens och polisens egna bilder görs först. Den gemensamma analysen bygger på båda."


@rule("situation.joint")
def joint_analysis_has_both_pictures(register: Register) -> Finding:
    """`joint` passes beside `city` and `police`. It does not pass where one is left out, or where both are the same party's.

    That the city's picture is not the police's own is told by the kind of the organisations; one that is unknown is told elsewhere.
    """
    for item in register.situations.values():
        record = item.record
        missing = [f"{field}:" for field in ("city", "police") if getattr(record, field) is None]
        if record.joint and missing:
            words = {"city:": "kommunens bild", "police:": "polisens bild"}
            message = f"den gemensamma analysen saknar {' och '.join(words[each] for each in missing)}"
            advice = f"{_METHOD} Lägg till {' och '.join(missing)}, eller ta bort joint: så länge."
            yield error("situation.joint", item, message, advice, ("joint",))
        yield from _wrong_makers(register, item)


def _wrong_makers(register: Register, item: SituationItem) -> Finding:
    for field, word, by_police in (("city", "kommunens", False), ("police", "polisens", True)):
        picture = getattr(item.record, field)
        maker = register.organisations.get(picture.organisation) if picture else None
        if maker and (maker.record.kind is OrganisationKind.POLICE) != by_police:
            message = f'"{maker.id}" är {"inte polis" if by_police else "polis"} men står för {word} bild'
            advice = f"Polisens bild står under police: och kommunens under city:. {_METHOD}"
            yield error("situation.joint", item, message, advice, (field, "organisation"))


@rule("date.situation")
def situation_comes_in_order(register: Register) -> Finding:
    """Pictures of 2025-03 and 2025-04 with a joint analysis of 2025-05 pass; one of 2025-03-31 does not, nor a time that ends first."""
    for item in register.situations.values():
        record = item.record
        if surely_earlier(record.ends, record.begins):
            message = f"lägesbilden slutar {record.ends}, före början {record.begins}"
            yield error("date.situation", item, message, "Kontrollera båda datumen.", ("ends",))
        for picture, word in ((record.city, "kommunens"), (record.police, "polisens")):
            if record.joint and picture and surely_earlier(record.joint.made_on, picture.made_on):
                message = f"den gemensamma analysen ({record.joint.made_on}) är äldre än {word} bild ({picture.made_on})"
                yield error("date.situation", item, message, f"Kontrollera båda datumen. {_METHOD}", ("joint", "made_on"))


@rule("date.measure")
def progress_has_happened(register: Register) -> Finding:
    """Progress of yesterday passes. Progress of next year is warned of: what lies ahead is a plan, and is not shown until its day.

    A warning, for a site can be built as of an earlier day. In which order progress is written does not matter: pages sort it.
    """
    for item in register.measures.values():
        for position, progress in enumerate(item.record.progress):
            if progress.date.surely_after(register.today):
                message = f"händelsen är daterad {progress.date}, och den dagen har inte varit än"
                advice = "Kontrollera datumet. Det visas inte förrän den dagen."
                yield warning("date.measure", item.place(("progress", position, "date")), message, advice)


@rule("measure.status")
def status_is_that_of_the_last_progress(register: Register) -> Finding:
    """`status: done` passes where the latest progress that tells a status tells `done`, or where none tells any."""
    for item in register.measures.values():
        told = [each for each in item.record.progress if each.status]
        if not told:
            continue
        last = max(reversed(told), key=lambda each: each.date.earliest())  # of one day the last in the list, as pages have it
        if last.status and last.status is not item.record.status:
            message = f'status är "{item.record.status}" men det senaste under progress ({last.date}) säger "{last.status}"'
            yield error("measure.status", item, message, f"Skriv status: {last.status}, eller rätta det under progress.", ("status",))
