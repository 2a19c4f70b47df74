"""Addresses that have moved: data/redirects.yml. An address that was once published never dies."""

from __future__ import annotations

from generator.records.fields import Part, SiteAddress, Text, optional, required, several
from generator.records.shared import Record


class Redirect(Part):
    old: SiteAddress = required("Från", "Den gamla adressen, från webbplatsens rot.", examples=["svar/gammalt-id/"])
    new: SiteAddress = required("Till", "Den sida som nu gäller, från webbplatsens rot.", examples=["svar/nytt-id/"])
    reason: Text | None = optional("Varför", "Varför sidan flyttades. Visas för läsaren.")


class Redirects(Record):
    moved: list[Redirect] = several("Flyttade", "De adresser som har flyttats, en i taget.")
