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
    "text.long-sentence": Advice(
        "Dela meningen i två. Börja med det viktigaste och sätt punkt där du annars hade skrivit ”som”, ”vilket” eller ”samt”.",
        "summary: Nämnden, som har beretts tillfälle att yttra sig över förslaget, anser att det är bra men att … (40 ord)",
        "summary: Nämnden tycker att förslaget är bra. Den vill att två saker ändras.",
    ),
    "text.link-words": Advice(
        "Låt orden i länken säga vart den leder. Den som får länkarna upplästa en och en hör bara dem.",
        "text: Läs mer [här](https://www.exempel.se/beslut).",
        "text: Läs [kommunstyrelsens beslut](https://www.exempel.se/beslut).",
    ),
    "text.term": Advice(
        "Lägg till ordet i data/glossary.yml med en enkel förklaring, eller skriv det som det betyder.",
        "summary: Ärendet återremitterades.",
        "summary: Nämnden ska utreda frågan mer innan någon beslutar.",
    ),
    "text.summary": Advice(
        "Skriv en eller två meningar med vanliga ord om vad det handlar om.",
        "title: Remissen 2024  (och ingen text)",
        "title: Remissen 2024\ntext: Förslaget till avtal skickades till dem som skulle beröras av det.",
    ),
    "stale.search": Advice(
        "Leta igen på de ställen som står under where. Hittar du det fyller du i det, annars ändrar du searched_on till i dag.",
        "searched_on: 2019-11",
        "searched_on: 2026-01-12",
    ),
    "stale.progress": Advice(
        "Ta reda på hur det har gått och lägg till det sist under progress. Vet ingen det skriver du status: unknown.",
        "status: ongoing\nprogress:\n  - date: 2019-11\n    status: ongoing",
        "status: done\nprogress:\n  - date: 2019-11\n    status: ongoing\n  - date: 2026-01\n    status: done",
    ),
}
