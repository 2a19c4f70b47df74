"""What people type for what the pages say: data/synonyms.yml. Only the search knows these words; no page shows them."""

from __future__ import annotations

from generator.records.fields import Part, Text, required, several
from generator.records.shared import Record


class Synonym(Part):
    words: list[Text] = required(
        "Sökord", "Ord som en besökare skriver men som inte står på sidorna.", min_length=1, examples=[["snut", "polisman"]]
    )
    means: list[Text] = required("Betyder", "Ord som står på sidorna och som besökaren är ute efter.", min_length=1, examples=[["polis"]])
    why: Text = required("Varför", "Varför orden hör ihop, för den som granskar listan.")


class Synonyms(Record):
    synonyms: list[Synonym] = several("Synonymer", "Orden, en grupp i taget.")
