"""Advice on sources, quotes, stored documents, responses and personal data."""

from __future__ import annotations

from generator.explaining.advice import Advice

ADVICE = {
    "claim.source": Advice(
        "Lägg till minst en källa, gärna med de ord i den som visar det.",
        "events:\n  - date: 2019-11-04\n    text: Avtalet antas.",
        "events:\n  - date: 2019-11-04\n    text: Avtalet antas.\n    sources:\n      - source: protokoll-2019-11",
    ),
    "quote.verbatim": Advice(
        "Kopiera orden ur den lagrade texten, bokstav för bokstav. Skriv … där du hoppar över något och [maskat] där något är borttaget.",
        "quote: Nämnden stöder förslaget.",
        "quote: Nämnden tillstyrker … förslaget.",
    ),
    "stored.missing": Advice(
        "Lägg filen i data/sources/files/, eller rätta namnet. Stora och små bokstäver räknas.",
        "file: Svar.pdf",
        "file: svar.pdf",
    ),
    "stored.unused": Advice(
        "Beskriv handlingen i en fil i data/sources/, eller ta bort den.",
        "data/sources/files/svar.pdf  (och ingen källa med file: svar.pdf)",
        "# data/sources/svaret.yml\nfile: svar.pdf",
    ),
    "stored.type": Advice(
        "Spara handlingen som .pdf, .docx, .odt eller .txt. En webbsida sparas som text eller skrivs ut till PDF.",
        "file: beslut.html",
        "file: beslut.pdf\ntext_file: beslut.txt",
    ),
    "stored.checksum": Advice(
        "Har du inte ändrat handlingen med flit: hämta den på nytt. Annars kopierar du summan ur meddelandet.",
        "file: svar.pdf  (utan sha256)",
        f"file: svar.pdf\nsha256: {'0f' * 4}…  (64 tecken)",
    ),
    "stored.terms": Advice(
        "Skriv vad som gäller för den som vill använda handlingen.",
        "file: svar.pdf",
        "file: svar.pdf\nterms: Allmän handling. Upphovsrätten är den som skrev svaret.",
    ),
    "stored.encoding": Advice(
        "Öppna textfilen och spara den som UTF-8.",
        "N\ufffdmnden",
        "Nämnden",
    ),
    "stored.unread": Advice(
        "Spara handlingen på nytt utan lösenord och med text, till exempel med ”Spara som PDF” i programmet där den skrevs.",
        "data/sources/files/svar.pdf  (låst, trasig eller inskannad)",
        "data/sources/files/svar.pdf  (text som går att markera och kopiera)",
    ),
    "response.invited": Advice(
        "Lägg till organisationen under invited i remissen om den fick frågan. Annars skriver du uninvited: true i svaret.",
        "respondent: batklubben  (och inte med under invited)",
        "respondent: batklubben\nuninvited: true",
    ),
    "response.declined": Advice(
        "Ta bort declined i remissen om det finns ett svar, eller ta bort svaret.",
        "invited:\n  - organisation: batklubben\n    declined: true",
        "invited:\n  - organisation: batklubben",
    ),
    "response.stance": Advice(
        "Lägg till de ord i svaret som visar var det står. Säger svaret det inte skriver du unknown.",
        "stance:\n  position: supports",
        "stance:\n  position: supports\n  quote: Nämnden tillstyrker förslaget.",
    ),
    "privacy.identity-number": Advice(
        "Ta bort numret, och lagra en version av handlingen där det är borttaget. I en PDF räcker det inte att täcka över det.",
        "text: Svaret kom från ÅÅMMDD-NNNN.  (med siffror)",
        "text: Svaret kom från en enskild person.",
    ),
    "privacy.contact": Advice(
        "Skriv [maskat] i stället, och withheld i källan. Är det en myndighets egen uppgift skriver du den under allowed med skäl.",
        "text: Frågor besvaras av handläggaren på 070-174 06 05.",
        "text: Frågor besvaras av registratorn.",
    ),
    "withheld.told": Advice(
        "Skriv [maskat] där orden stod, och withheld med vad för slags uppgift det var, varför den är borta och vem som beslutade det.",
        "text: Enligt [maskat] är lamporna trasiga.",
        "withheld:\n  - what: Namn\n    where: Första stycket.\n    reason: Namnet på en enskild person.\n"
        "    decided_by: Registratorn\n    decided_on: 2026-01-12",
    ),
    "withheld.words": Advice(
        "Ta bort orden på varje ställe som meddelandena pekar på, och skriv [maskat] där de stod.",
        "text: Enligt (ett namn på listan) är lamporna trasiga.",
        "text: Enligt [maskat] är lamporna trasiga.",
    ),
    "page.identity-number": Advice(
        "Leta efter numret i filen i content/ som sidan är skriven i, och i mkdocs.yml. Ta bort det.",
        "Ring ÅÅMMDD-NNNN.  (med siffror, i content/om/index.md)",
        "Skriv till registratorn.",
    ),
    "page.withheld": Advice(
        "Leta efter orden i filen i content/ som sidan är skriven i, och i mkdocs.yml. Skriv [maskat] i stället.",
        "Tack till (ett namn på listan).",
        "Tack till [maskat].",
    ),
}
