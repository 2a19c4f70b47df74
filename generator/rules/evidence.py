"""Rules on sources: every claim has one, every quote stands in it, every stored file is what its record says."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator import prose
from generator.problems import Location, did_you_mean
from generator.records.entry import MEDIA_TYPES
from generator.register import Register
from generator.register.quotes import Quoted, quotes_of
from generator.rules import texts
from generator.rules.registry import Finding, error, rule, warning


@rule("claim.source")
def claim_has_a_source(register: Register) -> Finding:
    """An event, a version, a goal, an area, an outcome other than unknown: each needs at least one source.

    A figure without a value and a classification that is unknown need one too: it is where they were looked for.
    """
    advice = "Lägg till sources: med minst en källa."
    for item, seen in texts.seen_in(register):
        for path, what in seen.unsourced:
            yield error("claim.source", item, f"{what} saknar källa", advice, path)
    for agreement in register.agreements.values():
        if not agreement.record.sources:
            yield error("claim.source", agreement, "överenskommelsen saknar källa", advice)
    for organisation in register.organisations.values():
        if organisation.record.description and not organisation.record.sources:
            yield error("claim.source", organisation, "beskrivningen saknar källa", advice, ("description",))


@rule("quote.verbatim")
def quote_stands_in_its_source(register: Register) -> Finding:
    """Word for word, white space and hyphenation aside; with "…" in it, each part in order. Unstored sources are not checked."""
    for item in register.items():
        told = item.entry.outline
        name = register.proved.name(told.digest, [(each, _text_of(register, each)) for each in told.quoted]) if told.digest else b""
        if not told.quoted or register.proved.holds(name):
            continue
        problems = [problem for found in quotes_of(item) for problem in _checked(register, found)]
        if name and not problems:
            register.proved.add(name)
        yield from problems


def _text_of(register: Register, source_id: str) -> str:
    """What tells the stored text of a source; empty where there is none that can be searched."""
    source = register.sources.get(source_id)
    stored = (source.text_file or source.file) if source else None
    return stored.sha256 if stored and stored.text else ""


def _checked(register: Register, found: Quoted) -> Finding:
    if register.check(found.source_id, found.words).state == "absent":
        shown = prose.shortened(found.words, 60)
        advice = _closest(register, found) or "Kopiera orden ur den lagrade texten. Skriv … där du hoppar över något."
        yield error("quote.verbatim", found.item, f'citatet "{shown}" står inte i källan "{found.source_id}"', advice, found.path)


def _closest(register: Register, found: Quoted) -> str:
    """Where the source comes closest to a quote, and what it says there; empty where it never comes near."""
    source = register.sources[found.source_id]
    stored = source.text_file or source.file
    near = stored.text.closest(found.words) if stored and stored.text else None
    return f'I {stored.name} rad {near.line} står: "{near.words}". Skriv … där du hoppar över något.' if stored and near else ""


@rule("stored.missing")
def stored_file_exists(register: Register) -> Finding:
    """`file: x.pdf` passes when data/sources/files/x.pdf is there."""
    for item in register.sources.values():
        for name in ("file", "text_file"):
            wanted = getattr(item.record, name)
            if wanted and wanted not in register.reading.stored:
                hint = did_you_mean(PurePosixPath(wanted).name, register.reading.stored) or "Lägg dit filen, eller rätta namnet."
                yield error("stored.missing", item, f"filen data/sources/files/{wanted} saknas", hint, (name,))


@rule("stored.checksum")
def stored_file_is_unchanged(register: Register) -> Finding:
    """The SHA-256 in the record is the file's own."""
    for item in register.sources.values():
        for stored, field, name in ((item.file, "file", "sha256"), (item.text_file, "text_file", "text_sha256")):
            if not stored:
                continue
            told = getattr(item.record, name)
            if not told:
                suggestion = f"Skriv {name}: {stored.sha256}"
                yield error("stored.checksum", item, f"kontrollsumman för {stored.name} saknas", suggestion, (field,))
            elif told != stored.sha256:
                suggestion = f"Filen är ändrad, eller summan fel. Filens summa är {stored.sha256}."
                yield error("stored.checksum", item, f"kontrollsumman för {stored.name} stämmer inte", suggestion, (name,))


@rule("stored.type")
def stored_file_is_harmless(register: Register) -> Finding:
    """PDF, Word, OpenDocument and text may be offered for download; HTML and SVG could run in the reader's browser."""
    allowed = ", ".join(MEDIA_TYPES)
    for item in register.sources.values():
        for name in ("file", "text_file"):
            told = getattr(item.record, name) or ""
            suffix = PurePosixPath(told).suffix
            if told and name == "text_file" and suffix != ".txt":
                yield error("stored.type", item, f'textversionen "{told}" är ingen .txt-fil', "Spara texten som .txt.", (name,))
            elif told and suffix not in MEDIA_TYPES:
                message = f'filen "{told}" är av ett slag som inte lagras'
                yield error("stored.type", item, message, f"Namnet slutar på något av: {allowed}.", (name,))


@rule("stored.terms")
def stored_file_has_terms(register: Register) -> Finding:
    """Our licence covers our own data alone, so a stored document says under which terms it stands."""
    for item in register.sources.values():
        name = "file" if item.record.file else "text_file" if item.record.text_file else ""
        if name and not item.record.terms:
            advice = "Skriv terms: med de villkor som gäller."
            yield error("stored.terms", item, "villkoren för den lagrade handlingen saknas", advice, (name,))


@rule("stored.encoding")
def stored_text_is_readable(register: Register) -> Finding:
    """A stored .txt that is not UTF-8 cannot be searched for quotes; one with a text version of its own need not be."""
    for item in register.sources.values():
        stored = item.text_file or item.file
        if stored and stored.name.endswith(".txt") and stored.text is None:
            name = "text_file" if item.text_file else "file"
            advice = "Spara om den som UTF-8." if item.text_file else "Spara en textversion som UTF-8 och ange den som text_file."
            yield error("stored.encoding", item, f"textfilen {stored.name} är inte UTF-8", advice, (name,))


@rule("stored.unused")
def stored_file_is_used(register: Register) -> Finding:
    """A file that no source names is not published; that is probably not what was meant. A draft of a source may name it."""
    drafted = "\n".join(text for file, text in register.reading.drafts.items() if file.startswith("data/sources/"))
    used = {name for item in register.sources.values() for name in (item.record.file, item.record.text_file)}
    if register.reading.unread.get("sources"):
        return  # it may be named in a file that could not be read
    for name in register.reading.stored:
        if name not in used and name not in drafted:
            yield warning(
                "stored.unused",
                Location(f"data/sources/files/{name}"),
                "ingen källa nämner filen",
                "Skriv en källa för den, eller ta bort den.",
            )
