"""Advice on single fields."""

from __future__ import annotations

from generator.explaining.advice import Advice

ADVICE = {
    "field.missing": Advice(
        "Lägg till fältet. Är värdet inte känt finns det nästan alltid ett val som säger det, till exempel unknown.",
        "stance:\n  quote: Vi tillstyrker förslaget.",
        "stance:\n  position: supports\n  quote: Vi tillstyrker förslaget.",
    ),
    "field.unknown": Advice(
        "Rätta stavningen, eller flytta fältet dit det hör hemma. Fältens namn står i data/README.md.",
        "sumary: Nämnden säger ja.",
        "summary: Nämnden säger ja.",
    ),
    "field.type": Advice(
        "Skriv en lista med bindestreck där en lista väntas, och ett enda värde efter kolonet där en text väntas.",
        "areas: skolan",
        "areas:\n  - skolan",
    ),
    "field.choice": Advice(
        "Välj ett av orden som meddelandet räknar upp. De är på engelska i filen och på svenska på sidan.",
        "position: stödjer",
        "position: supports",
    ),
    "field.form": Advice(
        "Skriv värdet så som meddelandet visar. Ett id har bara a–z, 0–9 och bindestreck.",
        "id: Mål 1",
        "id: mal-1",
    ),
    "field.date": Advice(
        "Skriv år-månad-dag med siffror och bindestreck. Vet du bara månaden eller året räcker det.",
        "dated: 4 november 2019",
        "dated: 2019-11-04",
    ),
    "field.address": Advice(
        "Kopiera adressen ur webbläsarens adressfält, med https:// först.",
        "address: www.exempel.se/beslut",
        "address: https://www.exempel.se/beslut",
    ),
    "field.language": Advice(
        "Skriv språkets kod på två eller tre bokstäver. Utelämna fältet för svenska.",
        "language: engelska",
        "language: en",
    ),
    "field.path": Advice(
        "Skriv bara filens namn, så som den heter i mappen. Mappar utanför går inte att nå.",
        "file: ../svar.pdf",
        "file: svar.pdf",
    ),
    "field.yes-no": Advice(
        "Skriv true för ja och false för nej, utan citattecken.",
        "uninvited: ja",
        "uninvited: true",
    ),
    "field.number": Advice(
        "Skriv bara talet. Decimaler skrivs med komma eller punkt, och enheten står i fältet unit.",
        "value: cirka 12 procent",
        "value: 12\n# i serien: unit: procent",
    ),
}
