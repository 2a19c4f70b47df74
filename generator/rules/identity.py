"""Rules on the site's own file, on ids, and on references between records."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.problems import Location, did_you_mean, nearest
from generator.records import KINDS
from generator.records.entry import DRAFT
from generator.records.site import FORMATS
from generator.register import Register
from generator.register.items import Item
from generator.rules import texts
from generator.rules.registry import Finding, error, rule


@rule("site.format")
def format_is_known(register: Register) -> Finding:
    """`format: "1"` passes; `format: "9"` does not."""
    site, places = register.reading.site, register.reading.site_places
    if site and places and site.format not in FORMATS:
        known = ", ".join(FORMATS)
        yield error(
            "site.format", places.place(("format",)), f'dataformatet "{site.format}" är okänt', f"Det här programmet läser format {known}."
        )


@rule("id.file-name")
def id_is_the_file_name(register: Register) -> Finding:
    """In `areas/skolan.yml`, `id: skolan` passes and `id: skola` does not; a response's respondent is its file's name."""
    for item in register.items():
        stem = item.entry.stem
        told = item.entry.outline.id
        if told not in (None, stem):
            yield error(
                "id.file-name",
                item,
                f'id är "{told}" men filen heter "{stem}"',
                "Ta bort raden, eller byt namn på filen.",
                ("id",),
            )
    for response in register.responses.values():
        stem, respondent = response.entry.stem, response.entry.as_response.respondent
        if respondent != stem and respondent in register.organisations:  # else it is told as unknown
            suggestion = f"Byt namn på filen till {respondent}.yml, eller rätta fältet."
            yield error("id.file-name", response, f'svaret är från "{respondent}" men filen heter "{stem}"', suggestion, ("respondent",))


@rule("id.duplicate")
def id_is_unique(register: Register) -> Finding:
    """Two agreements may not both have `areas/skolan.yml`: the area's address would be the same."""
    for kept, other in register.duplicates:
        suggestion = f'Byt namn på den ena, till exempel till "{other.entry.agreement}-{other.entry.stem}".'
        if other.kind == "responses":  # its file is named after the respondent, so it is the consultation that must change
            if other.entry.consultation == kept.entry.consultation:
                continue  # told of the consultation itself
            suggestion = "Byt namn på den ena remissens mapp."
        word = KINDS[other.kind].singular
        yield error(
            "id.duplicate", Location(other.entry.file, 1, 1), f'id "{other.id}" ({word}) finns redan i {kept.entry.file}', suggestion
        )


@rule("reference.unknown")
def reference_exists(register: Register) -> Finding:
    """`issued_by: kommunstyrelsen` passes when data/organisations/kommunstyrelsen.yml is there."""
    for item in register.items():
        for path, kind, wanted in item.entry.outline.references:
            there, unread = register.of_kind(kind), register.reading.unread.get(kind, ())
            if wanted in there or wanted in unread:
                continue
            place = KINDS[kind].pattern.replace("<agreement>", item.entry.agreement or item.id).replace("<id>", wanted)
            draft = f"data/{place.removesuffix('.yml')}{DRAFT}"
            drafted = f"{draft} är ett utkast. Gå igenom det och byt namn på det." if draft in register.reading.drafts else ""
            hint = drafted or did_you_mean(wanted, {*there, *unread}) or f"Skapa data/{place}, eller rätta namnet."
            yield error(
                "reference.unknown", item, f'okänd {KINDS[kind].singular} "{wanted}"'.replace("okänd område", "okänt område"), hint, path
            )


@rule("reference.version")
def version_exists(register: Register) -> Finding:
    """A version's `follows`, a goal's and a consultation's `version` name versions of the same agreement, each id once."""
    for agreement in register.agreements.values():
        known = [version.id for version in agreement.record.versions]
        for position, version in enumerate(agreement.record.versions):
            if version.id in known[:position]:
                yield error(
                    "reference.version",
                    agreement,
                    f'versionen "{version.id}" finns två gånger',
                    "Ge den ena ett annat id.",
                    ("versions", position, "id"),
                )
        named: list[tuple[Item[Any], tuple[str | int, ...], str | None]] = [
            *((agreement, ("versions", number, "follows"), version.follows) for number, version in enumerate(agreement.record.versions)),
            *((agreement, ("goals", number, "version"), goal.version) for number, goal in enumerate(agreement.record.goals)),
            *((consultation, ("version",), consultation.record.version) for consultation in agreement.consultations),
        ]
        for item, path, version_id in named:
            if version_id and version_id not in known:
                told = (
                    f"Versionerna är: {', '.join(dict.fromkeys(known))}."
                    if known
                    else "Överenskommelsen har inga versioner. Lägg till den där."
                )
                hint = did_you_mean(version_id, known) or told
                yield error("reference.version", item, f'okänd version "{version_id}"', hint, path)


#: What belongs to an agreement and is named in others of its records: how one is to be chosen, and the folder.
_OWN = {"areas": ("området", "ett område"), "measures": ("insatsen", "en insats")}


@rule("reference.agreement")
def named_is_of_the_same_agreement(register: Register) -> Finding:
    """A response, a measure, a lägesbild or an indicator of one agreement cannot name an area or a measure of another."""
    for item in register.items():
        if item.kind != "agreements" and not item.entry.agreement:
            continue  # places, sources and organisations belong to no agreement
        own = item.entry.agreement or item.id
        for path, kind, wanted in item.entry.outline.references:
            named = register.of_kind(kind).get(wanted) if kind in _OWN else None
            if named and named.entry.agreement != own:
                word, choice = _OWN[kind]
                message = f'{word} "{wanted}" hör till överenskommelsen "{named.entry.agreement}"'
                yield error("reference.agreement", item, message, f"Välj {choice} i data/agreements/{own}/{kind}/.", path)


@rule("reference.folder")
def folder_has_its_record(register: Register) -> Finding:
    """`agreements/x/areas/` needs `agreements/x/agreement.yml`; a folder of responses needs its consultation."""
    unread = register.reading.unread
    reported = set()
    for item in register.items():
        for kind, name in (("agreements", item.entry.agreement), ("consultations", item.entry.consultation)):
            if not name or name in register.of_kind(kind) or name in unread.get(kind, ()) or (kind, name) in reported:
                continue
            reported.add((kind, name))
            pattern = KINDS[kind].pattern.replace("<agreement>", item.entry.agreement).replace("<id>", name)
            yield error(
                "reference.folder",
                Location(item.entry.file),
                f"mappen saknar data/{pattern}",
                "Skapa filen, eller flytta mappens innehåll.",
            )


@rule("reference.link")
def link_leads_to_a_record(register: Register) -> Finding:
    """`[svaret](insyn:svar/some-id)` passes when there is such a response."""
    known = {item.address for item in register.items()}
    segments = set(addresses.SEGMENTS.values())
    for item, seen in texts.seen_in(register):
        for path, address in seen.addresses:
            target = address.removeprefix(addresses.SCHEME).partition("#")[0].strip("/") + "/"
            is_record = address.startswith(addresses.SCHEME) and target.partition("/")[0] in segments and target.count("/") > 1
            if is_record and target not in known:
                meant = nearest(target, {each: f"{addresses.SCHEME}{each.rstrip('/')}" for each in known})
                hint = f'Menade du "{meant}"?' if meant else "Det som står efter insyn: är sidans adress, till exempel insyn:svar/id."
                yield error("reference.link", item, f'länken "{address}" leder inte till någon post', hint, path)
