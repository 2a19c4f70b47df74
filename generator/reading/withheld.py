"""The list of words that must not be published. It is kept apart from the project: the environment says where."""

from __future__ import annotations

import os
from pathlib import Path

from generator.problems import Location, Problem
from generator.withholding import Words, words_in

VARIABLE = "INSYN_WITHHELD"


def read_withheld(project: Path) -> tuple[Words, list[Problem]]:
    """The words of the list that `INSYN_WITHHELD` names, and what is wrong with it. No words where nothing is named."""
    named = os.environ.get(VARIABLE, "").strip()
    if not named:
        return Words(), []
    path = Path(named)
    place = Location(path.name)
    if path.resolve().is_relative_to(project.resolve()):
        advice = "Lägg den utanför, så att orden inte publiceras med data."
        return Words(), [Problem(place, "withheld.words", "listan över maskade ord ligger i projektets mapp", advice)]
    try:
        words, short = words_in(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        advice = f"Rätta {VARIABLE}, eller spara listan som UTF-8 med ett ord eller uttryck per rad."
        return Words(), [Problem(place, "withheld.words", "listan över maskade ord går inte att läsa", advice)]
    advice = "Skriv minst tre bokstäver eller siffror, annars maskas för mycket."
    return words, [Problem(Location(path.name, line, 1), "withheld.words", "uttrycket är för kort", advice) for line in short]
