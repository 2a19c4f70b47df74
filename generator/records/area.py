"""The areas that the parties have chosen to work on together."""

from __future__ import annotations

from generator.records.fields import Markdown, Text, optional, required
from generator.records.shared import Claim, Record


class Area(Record, Claim):
    title: Text = required("Namn", "Områdets namn.")
    short_title: Text | None = optional("Kort namn", "Ett kortare namn för tabeller.")
    text: Markdown | None = optional("Beskrivning", "Vad området handlar om, enligt källorna.")
