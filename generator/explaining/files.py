"""Advice on files and on YAML."""

from __future__ import annotations

from generator.explaining.advice import Advice

ADVICE = {
    "file.encoding": Advice(
        "Öppna filen i ett redigeringsprogram och spara den som UTF-8. Kontrollera sedan att å, ä och ö ser rätt ut.",
        "name: Provn\ufffdmnden",
        "name: Provnämnden",
    ),
    "file.size": Advice(
        "Dela upp texten på flera poster. Är det en hel handling lägger du den i data/sources/files/ och beskriver den i data/sources/.",
        "data/sources/protokoll.yml  (3 MiB)",
        "data/sources/protokoll.yml och data/sources/files/protokoll.pdf",
    ),
    "file.name": Advice(
        "Byt namn på filen: små bokstäver a–z utan prickar, siffror, och bindestreck i stället för mellanslag.",
        "data/organisations/Provnämnden.yaml",
        "data/organisations/provnamnden.yml",
    ),
    "file.unknown": Advice(
        "Flytta filen till mappen för sitt slag. Tabellen i data/README.md visar var varje slag ligger.",
        "data/organisation/provnamnden.yml",
        "data/organisations/provnamnden.yml",
    ),
    "file.link": Advice(
        "Ta bort länken och lägg själva filen där.",
        "data/sources/files/svar.pdf → /home/anna/svar.pdf",
        "data/sources/files/svar.pdf  (filen själv)",
    ),
    "file.missing": Advice(
        "Skapa filen. Kopiera den gärna från ett annat projekt som är gjort med Insyn och byt ut uppgifterna.",
        "data/  (utan site.yml)",
        "data/site.yml",
    ),
    "yaml.syntax": Advice(
        "Står det ett kolon, en citering eller ett specialtecken i en text sätter du hela texten inom citattecken. "
        "Kontrollera att fält på samma nivå har lika stort indrag.",
        "title: Beslut: bifall",
        'title: "Beslut: bifall"',
    ),
    "yaml.tab": Advice(
        "Byt tabbtecknet mot två mellanslag per nivå. De flesta redigeringsprogram kan göra det i hela filen.",
        "stance:\n\tposition: supports",
        "stance:\n  position: supports",
    ),
    "yaml.duplicate-key": Advice(
        "Ta bort det ena, eller gör en lista av värdena om fältet kan ha flera.",
        "name: Provnämnden\nname: Nämnden",
        "name: Provnämnden",
    ),
    "yaml.empty": Advice(
        "Fyll i värdet, eller ta bort raden. Har du letat utan att hitta det skriver du det under missing.",
        "dated:",
        "missing:\n  - what: Dagen för svaret.\n    where: Diariet och handlingen.\n    searched_on: 2026-01-12",
    ),
    "yaml.anchor": Advice(
        "Skriv ut värdet på varje ställe. Börjar en text med & eller * sätter du den inom citattecken.",
        "lead: &ansvarig polisen\npartners: [*ansvarig]",
        "lead: polisen\npartners:\n  - polisen",
    ),
    "yaml.tag": Advice(
        "Ta bort märket. Börjar en text med ett utropstecken sätter du den inom citattecken.",
        "title: !viktigt Beslutet",
        'title: "!viktigt Beslutet"',
    ),
    "yaml.documents": Advice(
        "Lägg varje post i en egen fil och ta bort raden med tre streck.",
        "name: Provnämnden\n---\nname: Testnämnden",
        "name: Provnämnden",
    ),
    "yaml.depth": Advice(
        "Kontrollera indragen. Ingen post har fält i mer än några få nivåer.",
        "a:\n  a:\n    a:  (och så vidare)",
        "stance:\n  position: supports",
    ),
    "yaml.key": Advice(
        "Skriv fältets namn före kolonet, utan hakparenteser eller klamrar.",
        "[name]: Provnämnden",
        "name: Provnämnden",
    ),
    "yaml.comment": Advice(
        "Sätt hela texten inom citattecken. Var det en kommentar skriver du ett mellanslag efter #.",
        "name: Nämnd #1",
        'name: "Nämnd #1"',
    ),
    "yaml.quotes": Advice(
        "Ta bort citattecknen. Behövs några för att texten ska läsas rätt skriver du raka.",
        "name: ”Provnämnden”",
        "name: Provnämnden",
    ),
    "draft.unchecked": Advice(
        "Läs uppgiften mot handlingen, rätta den om den är fel, och ta bort kommentaren. När alla är borta får filen heta som vanligt.",
        "dated: 2019-09-04  # kontrollera: dagen i sidhuvudet",
        "dated: 2019-09-04",
    ),
}
