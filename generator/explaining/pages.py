"""Advice on what the site says of itself, on pages and on links."""

from __future__ import annotations

from generator.explaining.advice import Advice

ADVICE = {
    "site.demonstration": Advice(
        "Skriv en mening som säger att webbplatsen är en demonstration och varför, eller ta bort fältet.",
        "demonstration: ja",
        "demonstration: En demonstration. Kommunen finns inte.",
    ),
    "site.security": Advice(
        "Ange ett formulär eller en funktionsadress, och den dag då någon senast ska ha sett efter att den stämmer.",
        "security:\n  expires: 2027",
        "security:\n  form: https://kommunen.example/sakerhet\n  expires: 2027-06-30",
    ),
    "site.catalogue": Advice(
        "Säg vad för slags utgivare ni är, och ange en funktionsadress, i site.yml.",
        "publisher:\n  name: Kommunen",
        "publisher:\n  name: Kommunen\n  kind: local_authority\ncontact:\n  email: oppnadata@kommunen.example",
    ),
    "accessibility.missing": Advice(
        "Fyll i det som meddelandet räknar upp, under accessibility och contact i site.yml.",
        "accessibility:\n  conformance: partial",
        "accessibility:\n  conformance: partial\n  assessed_on: 2026-01-12\n  method: Egen granskning.",
    ),
    "accessibility.contradiction": Advice(
        "Ändra det ena. Den som är helt förenlig har inga brister, och den som är delvis förenlig har minst en.",
        "conformance: full\ndefects:\n  - what: Kartan går inte att läsa upp.",
        "conformance: partial\ndefects:\n  - what: Kartan går inte att läsa upp.",
    ),
    "slot.unknown": Advice(
        "Rätta namnet. Alla platser står i generator/README.md.",
        "<!-- insyn: senaste-andringar -->",
        "<!-- insyn: latest-changes -->",
    ),
    "slot.argument": Advice(
        "Skriv de uppgifter som platsen behöver, som namn=värde utan citattecken.",
        "<!-- insyn: list -->",
        "<!-- insyn: list kind=svar -->",
    ),
    "slot.context": Advice(
        "Flytta platsen till vanlig text, eller in i ett attribut med citattecken.",
        "<script><!-- insyn: title --></script>",
        "<h1><!-- insyn: title --></h1>",
    ),
    "frame.missing": Advice(
        "Kopiera _frame.md från en annan mapp i content/ och ändra frame till mappens namn.",
        "content/svar/  (utan _frame.md)",
        "content/svar/_frame.md",
    ),
    "link.broken": Advice(
        "Rätta länken, eller ta bort den. Har sidan bytt namn skriver du den nya adressen.",
        "[svaren](insyn:svarr/)",
        "[svaren](insyn:svar/)",
    ),
    "link.third-party": Advice(
        "Lägg filen i projektet och hänvisa till den där.",
        '<img src="https://www.exempel.se/karta.png" alt="Karta">',
        "![Karta](karta.png)",
    ),
    "address.unset": Advice(
        "Skriv webbplatsens hela adress i mkdocs.yml, med https:// först och ett snedstreck sist.",
        "site_name: Vår webbplats",
        "site_name: Vår webbplats\nsite_url: https://www.exempel.se/avtal/",
    ),
    "address.dead": Advice(
        "Låt filen heta som förut, eller skriv den gamla och den nya adressen i data/redirects.yml.",
        "svar/gammalt-namn/  (finns inte längre)",
        "moved:\n  - old: svar/gammalt-namn/\n    new: svar/nytt-namn/",
    ),
    "address.duplicate": Advice(
        "Byt namn på sidan i content/, eller ta bort raden om adressen i data/redirects.yml.",
        "content/svar/remissen-provnamnden/index.md  (posten har samma adress)",
        "content/svar/om-provnamndens-svar/index.md",
    ),
}
