"""The made-up world: its places and organisations by municipality, names that nobody else has, and the files that come of it."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.search.multiplied.lexicon import Lexicon
from tests.search.multiplied.writing import as_yaml

_SIZES = {"boards": 12, "administrations": 7, "companies": 5, "associations": 16, "councils": 4, "authorities": 4}
#: By the list of names: kind of organisation, what it calls itself, and whose.
KINDS = {
    "boards": ("board", "nämnden", "nämndens"),
    "administrations": ("administration", "förvaltningen", "förvaltningens"),
    "companies": ("company", "bolaget", "bolagets"),
    "associations": ("association", "föreningen", "föreningens"),
    "councils": ("other", "rådet", "rådets"),
    "authorities": ("authority", "myndigheten", "myndighetens"),
    "district_boards": ("district_board", "stadsdelsnämnden", "stadsdelsnämndens"),
}


def slug(text: str) -> str:
    """A name as an id: a–z, digits and hyphens."""
    plain = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def genitive(name: str) -> str:
    """Whose: Gnistby → Gnistbys, but Bleckås stays."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"


@dataclass(frozen=True, slots=True)
class Place:
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    we: str
    whose: str
    code: str


@dataclass
class Municipality:
    name: str
    county: str
    city: Organisation
    executive: Organisation
    council: Organisation
    places: list[Place]
    others: list[tuple[str, Organisation, Mapping[str, Any]]] = field(default_factory=list)  #: kind, organisation, record


class World:
    """Everything made so far.

    Args:
        lexicon: all words.
        rng: what chance there is.
        taken: names, diary numbers and words that belong to others, in small letters.
    """

    def __init__(self, lexicon: Lexicon, rng: random.Random, taken: Collection[str]) -> None:
        self.files: dict[str, str] = {}  #: by path below data/
        self.pages: set[str] = set()  #: every page that the records make
        self.lexicon, self.rng = lexicon, rng
        self._names = lexicon.names
        self._taken = {*taken, *(name.casefold() for name in self._names["real"])}
        self._roots = [first + last for first in self._names["first"] for last in self._names["last"] if first[-1] != last[0]]
        rng.shuffle(self._roots)

    def put(self, path: str, record: Mapping[str, Any], *pages: str) -> None:
        """A record's file, and the pages that it makes."""
        self.files[path] = as_yaml(record)
        self.pages.update(pages)

    def claim(self, name: str) -> bool:
        """Whether a name was free; then it no longer is."""
        free = name.casefold() not in self._taken and slug(name) not in self._taken
        self._taken |= {name.casefold(), slug(name)}
        return free

    def root(self) -> str:
        """A place name that nobody has."""
        while True:
            name: str = self._roots.pop()
            if self.claim(name):
                return name

    def diary_number(self, code: str, year: int) -> str:
        """A dnr that no other record has, in one of many patterns."""
        draw = self.rng.randint
        while True:
            pattern = self.rng.choice(self._names["dnr"])
            serial = draw(11, 999)
            made: str = str(pattern).format(
                code=code,
                year=year,
                serial=serial,
                serial3=f"{serial:03}",
                serial4=f"{serial:04}",
                serial5=f"{draw(11, 9999):05}",
                tail=draw(1, 9),
            )
            if self.claim(made):
                return made

    def municipality(self) -> Municipality:
        """A new one, with places; its organisations are written when they are first needed."""
        name, county = self.root(), self.root()
        city = Organisation(slug(name) + "-kommun", f"{genitive(name)} kommun", "kommunen", "kommunens", _code(name))
        head, council = ((kind, title.format(X=name), we, code) for kind, title, we, code in self._names["standing"])
        places = self._places(name)
        made = Municipality(
            name,
            county,
            city,
            Organisation(slug(head[1]), head[1], head[2], f"{head[2]}s", head[3]),
            Organisation(slug(council[1]), council[1], council[2], f"{council[2]}s", council[3]),
            places,
        )
        self._organisation(city, "city", None)
        self._organisation(made.executive, head[0], city.id)
        self._organisation(made.council, council[0], city.id)
        for sort, number in _SIZES.items():
            of_city = sort in ("boards", "administrations", "companies")
            for each in self.rng.sample(self._names[sort], number):
                title = each if "{X}" in each else f"{each} i {{X}}"
                self.stand_ready(made, sort, title.format(X=county if "län" in title else name), city.id if of_city else None)
        for place in places[1:4]:
            self.stand_ready(made, "district_boards", self._names["district_boards"].format(place=place.name), city.id)
        return made

    def stand_ready(self, made: Municipality, sort: str, name: str, parent: str | None = None) -> Organisation | None:
        """An organisation that may be asked; None where the name is taken."""
        if not self.claim(name):
            return None
        kind, we, whose = KINDS[sort]
        organisation = Organisation(slug(name), name, we, whose, _code(name))
        made.others.append((sort, organisation, {"name": name, "kind": kind, "parent": parent}))
        return organisation

    def known(self, made: Municipality, organisation: Organisation, description: Mapping[str, Any] | None = None) -> str:
        """The id of an organisation that is written now if it was not before."""
        path = f"organisations/{organisation.id}.yml"
        if path not in self.files:
            record = next(record for _, each, record in made.others if each is organisation)
            self.put(path, {**record, **(description or {})}, f"organisationer/{organisation.id}")
        return organisation.id

    def _organisation(self, organisation: Organisation, kind: str, parent: str | None) -> None:
        record = {"name": organisation.name, "kind": kind, "parent": parent}
        self.put(f"organisations/{organisation.id}.yml", record, f"organisationer/{organisation.id}")

    def _places(self, municipality: str) -> list[Place]:
        """The municipality itself first, then its districts, then what lies in them."""
        names = [municipality, *(self.root() for _ in range(3))]
        for pattern in self.rng.sample(self._names["district"], 6):
            compass, place = self.rng.choice(self._names["compass"]), self.rng.choice(names[1:4])
            made = pattern.format(compass=compass, place=place)
            if self.claim(made):
                names.append(made)
        return [Place(slug(name), name) for name in names]


def _code(name: str) -> str:
    """The letters before a diary number: Klimatnämnden i Gnistby → KNG."""
    letters: Iterable[str] = re.findall(r"[A-ZÅÄÖa-zåäö]+", name)
    found = "".join(word[0] for word in letters).upper()
    return (found + name[1:3].upper())[:3] if len(found) < 3 else found[:4]


def spoken_for(folder: Path) -> set[str]:
    """Every word, name and diary number of a project's data, in small letters: what nothing made up may be called."""
    found: set[str] = set()
    for file in sorted([*folder.rglob("*.yml"), *folder.rglob("*.txt")]):
        text = file.read_text("utf-8")
        found.add(file.stem)
        found |= set(re.findall(r"[a-zåäöé]{7,}", text.casefold()))
        found |= {name.strip(" \"'").casefold() for name in re.findall(r"^\s*(?:- )?(?:name|title|dnr|term): (.+)$", text, re.MULTILINE)}
        found |= {number.casefold() for number in re.findall(r"\b[A-ZÅÄÖ]{1,5} \d{4}[/-]\d+", text)}
    return found
