"""Advice on running texts."""

from __future__ import annotations

from generator.explaining.advice import Advice

ADVICE = {
    "text.html": Advice(
        "Skriv vanlig text. Tomma rader ger stycken, **två stjärnor** ger fetstil och \\< ger ett mindre än-tecken.",
        "text: Nämnden säger <b>nej</b>.",
        "text: Nämnden säger **nej**.",
    ),
    "text.link": Advice(
        "Låt länken leda till en adress som börjar med https://, eller till en post med insyn:.",
        "text: Läs [beslutet](beslut.html).",
        "text: Läs [beslutet](https://www.exempel.se/beslut).",
    ),
    "text.image": Advice(
        "Beskriv i ord vad bilden visar, eller länka till sidan där den finns.",
        'text: "![Karta](https://www.exempel.se/karta.png)"',
        "text: Området ligger mellan torget och järnvägen.",
    ),
    "text.invisible": Advice(
        "Radera ordet där tecknet finns och skriv det för hand. Tecknet följer ofta med när text klistras in ur ett annat program.",
        "title: Be\u2022slut  (med ett osynligt tecken där punkten är)".replace("\u2022", "·"),
        "title: Beslut",
    ),
}
