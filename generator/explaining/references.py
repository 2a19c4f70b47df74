"""Advice on ids, on references between records, and on addresses that have moved."""

from __future__ import annotations

from generator.explaining.advice import Advice

ADVICE = {
    "site.format": Advice("Skriv format: 1.", 'format: "9"', 'format: "1"'),
    "id.file-name": Advice(
        "Ta bort raden med id, eller byt namn på filen så att de är lika. Filens namn är det som gäller.",
        "# organisations/provnamnden.yml\nid: nämnden-för-prov",
        "# organisations/provnamnden.yml\nname: Provnämnden",
    ),
    "id.duplicate": Advice(
        "Byt namn på den ena filen. Är adressen redan publicerad skriver du också den gamla och den nya i data/redirects.yml.",
        "agreements/ett/areas/skolan.yml\nagreements/tva/areas/skolan.yml",
        "agreements/ett/areas/skolan.yml\nagreements/tva/areas/tva-skolan.yml",
    ),
    "reference.unknown": Advice(
        "Skriv namnet på filen utan .yml, så som den heter i mappen. Finns den inte skapar du den.",
        "respondent: idrottsnamden",
        "respondent: idrottsnamnden",
    ),
    "reference.version": Advice(
        "Skriv id på en av versionerna i överenskommelsens fil.",
        "version: remis-2019",
        "version: remiss-2019",
    ),
    "reference.agreement": Advice(
        "Välj ett område eller en insats ur samma överenskommelses mapp.",
        "# agreements/ett/measures/lampor.yml\narea: omrade-i-den-andra",
        "# agreements/ett/measures/lampor.yml\narea: skolvagar",
    ),
    "reference.goal": Advice(
        "Ge målet ett id i överenskommelsens fil, och skriv samma id här.",
        "target:\n  goal: trygghet  (och inget mål har det som id)",
        "goals:\n  - id: trygghet\n    text: Fler ska vara trygga.",
    ),
    "reference.folder": Advice(
        "Skapa den post som mappen är döpt efter, eller flytta filerna till rätt mapp.",
        "agreements/avtalet/areas/skolan.yml  (utan agreements/avtalet/agreement.yml)",
        "agreements/avtalet/agreement.yml\nagreements/avtalet/areas/skolan.yml",
    ),
    "reference.link": Advice(
        "Skriv insyn: och sidans adress utan webbplatsens namn, så som den står i adressfältet.",
        "text: Läs [svaret](insyn:svar/provnamden).",
        "text: Läs [svaret](insyn:svar/remissen-provnamnden).",
    ),
    "reference.twice": Advice(
        "Ta bort den ena raden.",
        "parties:\n  - polisen\n  - polisen",
        "parties:\n  - polisen\n  - provstad",
    ),
    "reference.circle": Advice(
        "Följ hänvisningarna och ta bort den som pekar tillbaka.",
        "# organisations/provnamnden.yml\nparent: provnamnden",
        "# organisations/provnamnden.yml\nparent: provstad",
    ),
    "redirect.target": Advice(
        "Låt old vara den gamla adressen, som ingen sida har längre, och new en sida som finns.",
        "moved:\n  - old: svar/nytt-namn/\n    new: svar/gammalt-namn/",
        "moved:\n  - old: svar/gammalt-namn/\n    new: svar/nytt-namn/",
    ),
    "redirect.loop": Advice(
        "Låt varje gammal adress leda direkt till sidan som finns i dag.",
        "moved:\n  - old: svar/a/\n    new: svar/b/\n  - old: svar/b/\n    new: svar/c/",
        "moved:\n  - old: svar/a/\n    new: svar/c/\n  - old: svar/b/\n    new: svar/c/",
    ),
    "date.deadline": Advice(
        "Kontrollera båda dagarna mot handlingen.",
        "sent_on: 2019-09-04\ndeadline: 2019-06-01",
        "sent_on: 2019-06-01\ndeadline: 2019-09-04",
    ),
    "date.response": Advice(
        "Kontrollera svarets dag och dagen då remissen skickades ut. Ofta är det året som blivit fel.",
        "# remissen skickades 2019-06-01\nreceived_on: 2018-09-04",
        "# remissen skickades 2019-06-01\nreceived_on: 2019-09-04",
    ),
    "date.version": Advice(
        "Kontrollera båda versionernas datum, och vilken som följer på vilken.",
        "versions:\n  - id: forslag\n    date: 2019-09\n  - id: antagen\n    date: 2019-06\n    follows: forslag",
        "versions:\n  - id: forslag\n    date: 2019-06\n  - id: antagen\n    date: 2019-09\n    follows: forslag",
    ),
    "date.validity": Advice(
        "Kontrollera första och sista dagen mot texten.",
        "valid_from: 2023-12-15\nvalid_to: 2020-12-31",
        "valid_from: 2023-12-15\nvalid_to: 2026-12-31",
    ),
    "date.situation": Advice(
        "Kontrollera dagarna. Parterna gör var sin bild först, och den gemensamma analysen efteråt.",
        "city:\n  made_on: 2025-05\njoint:\n  made_on: 2025-03",
        "city:\n  made_on: 2025-03\njoint:\n  made_on: 2025-05",
    ),
    "date.measure": Advice(
        "Skriv det som ska hända i due. Under progress står bara det som redan har hänt.",
        "progress:\n  - date: 2030-01\n    status: done",
        "due: 2030-01",
    ),
}
