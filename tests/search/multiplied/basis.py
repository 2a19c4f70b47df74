"""What all parts of a matter stand on: whom it concerns, what it is called, and its sources."""

from __future__ import annotations

import textwrap
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from tests.search.multiplied.lexicon import Subject
from tests.search.multiplied.replies import Writer
from tests.search.multiplied.telling import Setting, Teller
from tests.search.multiplied.world import Municipality, World, slug

KNOWN = date(2026, 9, 30)  #: nothing later than this has happened
_TERMS = "Påhittad handling för tester. Den har sina egna villkor."


class Basis:
    """One matter before anything is made of it.

    Args:
        world: where it goes.
        teller: fills the patterns.
        home: the municipality.
        subject: what it is about.
    """

    def __init__(self, world: World, teller: Teller, home: Municipality, subject: Subject) -> None:
        lexicon, rng = world.lexicon, world.rng
        self.world, self.teller, self.rng, self.home, self.subject = world, teller, rng, home, subject
        self.general, self.sentences = lexicon.general, lexicon.sentences
        self.writer = Writer(teller, rng, lexicon.sentences)
        self.id = f"{slug(home.name)}-{subject.id}"
        self.folder = f"agreements/{self.id}"
        self.began = date(rng.randint(2005, 2025), rng.randint(1, 12), rng.randint(1, 28))
        for group in subject.groups:
            world.stand_ready(home, "companies" if group.endswith(" AB") else "associations", group.format(X=home.name))
        self.partner = rng.choice([each for sort, each, _ in home.others if sort in ("associations", "companies", "authorities")])
        places = [place.name for place in home.places]
        self.at = Setting(subject, home.name, self.partner.name, places, (self.began.year - 9, self.began.year - 1))
        self.dnr = world.diary_number(home.executive.code, self.began.year)
        self.areas: dict[str, str] = {}  #: titles by id
        self.draft = ""
        self.final: str | None = None
        self.adopted: date | None = None

    def _later(self, fewest: int, most: int) -> date:
        return self.began + timedelta(days=self.rng.randint(fewest, most))

    def _tell(self, name: str) -> str:
        return self.teller.sentence(self.general[name], self.at)

    def _source(self, name: str, record: dict[str, Any], text: str = "") -> str:
        """A source, with the text stored where there is one."""
        source = f"{self.id}-{name}"
        if text:
            wrapped = "\n".join(textwrap.fill(line, 72, break_on_hyphens=False, break_long_words=False) for line in text.split("\n")) + "\n"
            file = f"{source}.txt"
            self.world.files[f"sources/files/{file}"] = wrapped
            record |= {"file": file, "sha256": sha256(wrapped.encode()).hexdigest(), "terms": _TERMS}
        self.world.put(f"sources/{source}.yml", record, f"kallor/{source}")
        return source
