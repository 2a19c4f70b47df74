"""Rules on what has been taken out of texts: it is told of, and it is gone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Location
from generator.register import Register
from generator.register.items import ResponseItem, SourceItem
from generator.rules import documents, everywhere, texts
from generator.rules.carried import carried
from generator.rules.registry import Finding, error, rule
from generator.withholding import Words


@rule("withheld.told")
def withheld_is_told_and_marked(register: Register) -> Finding:
    """A source with [maskat] in its text says under `withheld` who decided it, and one that says so has the mark."""
    scanned = {stored.name for stored, seen in documents.seen_in(register) if seen.marked}
    for item, seen in texts.seen_in(register):
        if not isinstance(item, SourceItem | ResponseItem):
            continue
        marked = seen.marked
        source = item if isinstance(item, SourceItem) else item.source
        own = item.entry.as_response.withheld if isinstance(item, ResponseItem) else bool(item.record.withheld)
        told = own or bool(source and source.record.withheld)
        if marked and not told:
            yield error("withheld.told", item, "texten är maskad, men ingen säger vem som beslutade det", _TELL, marked[0])
        elif isinstance(item, SourceItem):
            yield from _source(item, scanned, marked=bool(marked))
        elif own and not marked:
            yield error("withheld.told", item, "inget i svaret är maskat", _MARK_IT, ("withheld",))


_TELL = "Skriv withheld i källan med what, where, reason, decided_by och decided_on. Se data/README.md."
_MARK_IT = "Ta bort orden ur texten och skriv [maskat] där de stod, eller ta bort withheld."


def _source(item: SourceItem, scanned: set[str], *, marked: bool) -> Finding:
    stored = item.text_file or item.file
    in_text = documents.in_text(stored).marked if stored else 0
    in_files = any(stored.name in scanned for stored in (item.file, item.text_file) if stored)
    if stored and in_text and not item.record.withheld:
        place = documents.place(stored, in_text)
        yield error("withheld.told", place, "texten är maskad, men ingen säger vem som beslutade det", _TELL)
    elif item.record.withheld and (item.file or item.text_file) and not (in_text or in_files or marked):
        yield error("withheld.told", item, "inget i handlingen är maskat", _MARK_IT, ("withheld",))


@rule("withheld.words")
def withheld_words_are_gone(register: Register) -> Finding:
    """No field, no file's name and no stored document holds a word of the list that is kept apart. The message never repeats it."""
    words = register.reading.withheld
    if words:
        yield from (error("withheld.words", place, message, advice) for place, message, advice in _standing(register, words))


def _standing(register: Register, words: Words) -> Iterator[tuple[Location, str, str]]:
    """Where words that are to be gone still stand: the place, what is wrong and what to do."""
    for at, path, text in everywhere.fields(register):
        if words.stand_in(text):
            yield at(path), f"texten {_SHALL}", _TAKE_OUT
    for place, name in everywhere.names(register):
        if words.stand_in(name):
            yield place, "filens namn säger något som ska vara maskat", "Byt namn på filen."
    for stored in register.reading.stored.values():
        for line in words.lines("\n".join(stored.text.lines)) if stored.text else ():
            yield documents.place(stored, line + 1), f"texten {_SHALL}", _TAKE_OUT
    for stored, seen in documents.seen_in(register):
        yield from ((documents.place(stored), f"{where} {_SHALL}", _REMAKE) for where in seen.withheld)
    yield from ((found.place, f"{found.where} {_SHALL}", _REMAKE) for found in carried(register) if found.subject == "withheld")


_SHALL = "innehåller något som ska vara maskat"
_TAKE_OUT = "Ta bort orden och skriv [maskat] där de stod."
_REMAKE = "Gör om handlingen där orden är borttagna, inte bara övertäckta: under en svart ruta kan texten finnas kvar."
