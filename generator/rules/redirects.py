"""Rules on addresses that have moved. What content/ holds is not known here: such an address is checked when the site is filled."""

from __future__ import annotations

from generator import addresses
from generator.problems import did_you_mean
from generator.records.walk import Path
from generator.register import Register
from generator.register.follow_up import RedirectsItem
from generator.rules.registry import Finding, error, rule

_KINDS = {segment: kind for kind, segment in addresses.SEGMENTS.items()}


@rule("redirect.target")
def redirect_leads_from_nothing_to_something(register: Register) -> Finding:
    """`old` is no address of a record, for its page would be covered; `new` is one, or another that has moved, where it is a record's."""
    known = {item.address for item in register.items() if item.address}
    files = {
        addresses.stored_file(item.id, file.name) for item in register.sources.values() for file in (item.file, item.text_file) if file
    }
    for item in register.redirects.values():
        moved = {redirect.old for redirect in item.record.moved}
        for position, redirect in enumerate(item.record.moved):
            if redirect.old in known | files:
                advice = "Ta bort raden. En adress som finns behöver inte flyttas."
                yield error("redirect.target", item, f'på adressen "{redirect.old}" finns en sida', advice, ("moved", position, "old"))
            if _is_record(register, redirect.new) and redirect.new not in known | files | moved:
                hint = did_you_mean(redirect.new, known) or "Skriv adressen till den sida som nu gäller, till exempel svar/mitt-id/."
                yield error("redirect.target", item, f'"{redirect.new}" leder inte till någon post', hint, ("moved", position, "new"))


def _is_record(register: Register, address: str) -> bool:
    """Whether an address can only be a record's; False where its file may be there but could not be read."""
    segment, _, rest = address.partition("/")
    kind = _KINDS.get(segment)
    return bool(kind and rest and not register.reading.unread.get(kind))


@rule("redirect.loop")
def redirect_comes_to_an_end(register: Register) -> Finding:
    """From a to b to c passes. From a to b to a does not, nor from a to a, nor two rows that move the same address."""
    for item in register.redirects.values():
        moves: dict[str, str] = {}
        for position, redirect in enumerate(item.record.moved):
            if redirect.old in moves:
                message = f'adressen "{redirect.old}" flyttas två gånger'
                yield error("redirect.loop", item, message, "Ta bort den ena raden.", ("moved", position, "old"))
            moves.setdefault(redirect.old, redirect.new)
        yield from _loops(item, moves)


def _loops(item: RedirectsItem, moves: dict[str, str]) -> Finding:
    """Each circle once, told at the row that closes it."""
    done: set[str] = set()
    rows = {redirect.old: position for position, redirect in reversed(list(enumerate(item.record.moved)))}
    for start in moves:
        trail: list[str] = []
        here = start
        while here in moves and here not in done:
            done.add(here)
            trail.append(here)
            here = moves[here]
        if here in trail:
            path: Path = ("moved", rows[trail[-1]], "new")
            message = f'adressen "{here}" flyttas tillbaka till sig själv'
            yield error("redirect.loop", item, message, "Ange den sida som nu gäller.", path)
