"""Advice on measures, lägesbilder, indicators, places and the glossary."""

from __future__ import annotations

from generator.explaining.advice import Advice

ADVICE = {
    "situation.joint": Advice(
        "Lägg till båda parternas egna bilder, eller vänta med analysen tills de finns.",
        "joint:\n  made_on: 2025-05  (utan city och police)",
        "city:\n  made_on: 2025-03\npolice:\n  made_on: 2025-04\njoint:\n  made_on: 2025-05",
    ),
    "measure.status": Advice(
        "Låt status vara detsamma som i det senaste under progress.",
        "status: ongoing\nprogress:\n  - date: 2024-05\n    status: done",
        "status: done\nprogress:\n  - date: 2024-05\n    status: done",
    ),
    "series.figures": Advice(
        "Skriv en siffra för varje tid under figures, eller counts om siffrorna ska räknas fram ur platsernas klassningar. Inte båda.",
        "series:\n  - title: Oro för brott",
        "series:\n  - title: Oro för brott\n    figures:\n      - date: 2017\n        value: 11",
    ),
    "place.classification": Advice(
        "Ta bort den ena klassningen, eller rätta året.",
        "classifications:\n  - date: 2019\n    level: vulnerable\n  - date: 2019\n    level: not_listed",
        "classifications:\n  - date: 2019\n    level: vulnerable\n  - date: 2021\n    level: not_listed",
    ),
    "glossary.twice": Advice(
        "Behåll ordet i en av förklaringarna.",
        "terms:\n  - term: remiss\n  - term: utskick\n    forms: [remiss]",
        "terms:\n  - term: remiss\n    forms: [remissen, remisser]",
    ),
    "glossary.see": Advice(
        "Skriv grundformen av ett ord som finns i ordlistan.",
        "see: remissvaret",
        "see: remissvar",
    ),
}
