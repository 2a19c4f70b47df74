"""Gives the values of slots: looks after their names and arguments, and makes each value once."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from generator.history import History
from generator.noting import Once, note
from generator.page import SlotError, Value
from generator.pages.following import Following
from generator.pages.frame_slots import FRAME_SLOTS
from generator.pages.lists import EMPTY
from generator.problems import did_you_mean
from generator.provenance import Provenance
from generator.register import Register
from generator.register.agreements import main_agreement
from generator.register.items import AgreementItem


@dataclass(frozen=True, slots=True)
class SlotKind:
    """A slot that pages may use."""

    name: str
    takes: frozenset[str]  #: names of arguments
    about: str  #: what it shows, in Swedish, for the documentation
    make: Callable[[Blocks, Mapping[str, str]], Value]


class Blocks:
    """Gives the values of slots. Each is made once per name and arguments."""

    def __init__(
        self,
        kinds: Mapping[str, SlotKind],
        register: Register,
        templates: Environment,
        history: History,
        sizes: Mapping[str, int] | None = None,
    ) -> None:
        self.kinds, self.register, self.templates, self.history = kinds, register, templates, history
        self._sizes = {} if sizes is None else sizes
        self.once = Once()  #: what has been worked out for pages and slots
        self.following = Following(register, history, self.once)
        self.changed: dict[str, date] = {}  #: when the pages that have been made last changed, by address, where that is known
        self.origin: Provenance | Callable[[], Provenance] | None = None  #: what the site is made of, or what works it out

    @property
    def sizes(self) -> Mapping[str, int]:
        """How large what can be fetched as data is, by address, in octets; empty until it is made."""
        note("sizes:")
        return self._sizes

    @property
    def made_of(self) -> Provenance | None:
        """What the site is made of, if that is known."""
        note("origin:")
        return self.origin() if callable(self.origin) else self.origin

    def __call__(self, name: str, arguments: Mapping[str, str]) -> Value:
        """The value of a slot.

        Raises:
            SlotError: there is no such slot, or its arguments are wrong.
        """
        kind = self.kinds.get(name)
        if kind is None:
            if name in FRAME_SLOTS:
                raise SlotError("slot.unknown", f'platsen "{name}" finns bara i ramar', "Den får sitt värde av en post.")
            raise SlotError(
                "slot.unknown", f'okänd plats "{name}"', did_you_mean(name, self.kinds) or f"Platserna är: {', '.join(sorted(self.kinds))}."
            )
        for argument in arguments:
            if argument not in kind.takes:
                known = f"Den tar: {', '.join(sorted(kind.takes))}." if kind.takes else "Den tar inga uppgifter."
                raise SlotError(
                    "slot.argument", f'platsen "{name}" har ingen uppgift "{argument}"', did_you_mean(argument, kind.takes) or known
                )
        key = (name, tuple(sorted(arguments.items())))
        return self.once(key, lambda: f"slot:{json.dumps(key)}", lambda: kind.make(self, arguments))

    def named(self, key: str) -> Value:
        """The value of a slot by what stands after `slot:` in its name."""
        name, arguments = json.loads(key)
        return self(name, dict(arguments))

    def render(self, template: str, **context: Any) -> Value:
        """A block's template as markup."""
        site = self.register.reading.site
        told = {"help_href": (site.contact.form or "") if site and site.contact else "", "empty_list": EMPTY, **context}
        return Markup(self.templates.get_template(f"blocks/{template}.html").render(told).strip())  # noqa: S704 - rendered with autoescape

    def agreement(self, arguments: Mapping[str, str]) -> AgreementItem | None:
        """The agreement that a slot names, or the main one where it names none; None where there are none."""
        wanted = arguments.get("agreement")
        known = self.register.agreements
        if wanted and wanted not in known:
            raise SlotError("slot.argument", f'okänd överenskommelse "{wanted}"', did_you_mean(wanted, known))
        return known[wanted] if wanted else main_agreement(self.register)
