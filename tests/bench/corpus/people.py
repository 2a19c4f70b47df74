"""Who there is: made-up municipalities, and the organisations that answer consultations of all of them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tests.search.multiplied.world import KINDS, genitive, slug

_SORTS = ("boards", "administrations", "companies", "associations", "councils", "authorities")
_OF_CITY = ("boards", "administrations", "companies")
_DISTRICTS = 5
_PER_HOME = 60  # organisations that may be asked, of one municipality


@dataclass(frozen=True, slots=True)
class Organisation:
    id: str
    name: str
    kind: str
    we: str
    whose: str
    parent: str | None = None

    @property
    def code(self) -> str:
        """The letters before its diary numbers."""
        return "".join(word[0] for word in re.findall(r"[^\W\d_]+", self.name)).upper()[:3]


@dataclass(frozen=True, slots=True)
class Home:
    """A municipality."""

    name: str
    city: Organisation
    executive: Organisation
    council: Organisation
    places: tuple[str, ...]

    @property
    def own(self) -> tuple[Organisation, ...]:
        return self.city, self.executive, self.council


@dataclass(frozen=True, slots=True)
class People:
    homes: Sequence[Home]
    respondents: Sequence[Organisation]
    eager: Sequence[float]  #: how often each of the respondents is asked, as a share of the most
    cities: Mapping[str, Organisation]  #: by id, those of the respondents that belong to no home as well


def people(names: Mapping[str, Any], homes: int, respondents: int, rng: random.Random) -> People:
    """Municipalities and organisations.

    Args:
        names: the lists of names, as tests/search/multiplied/words/names.yml has them.
        homes: how many municipalities have agreements.
        respondents: how many organisations may be asked.
        rng: what chance there is.
    """
    real = {name.casefold() for name in names["real"]}
    roots = [first + last for first in names["first"] for last in names["last"] if first[-1] != last[0]]
    roots = sorted({root for root in roots if root.casefold() not in real})
    rng.shuffle(roots)
    needed = max(homes, -(-respondents // _PER_HOME))
    if needed > len(roots):
        raise ValueError(f"there are names for {len(roots)} municipalities, not for {needed}")
    made = [_home(name, rng) for name in roots[:needed]]
    asked = {each.id: each for home in made for each in _organisations(home, names)}
    chosen = rng.sample(sorted(asked.values(), key=lambda each: each.id), respondents)
    return People(made[:homes], chosen, [(rank + 1) ** -0.45 for rank in range(respondents)], {home.city.id: home.city for home in made})


def _home(name: str, rng: random.Random) -> Home:
    city = Organisation(f"{slug(name)}-kommun", f"{genitive(name)} kommun", "city", "kommunen", "kommunens")
    executive, council = f"Kommunledningen i {name}", f"Stadsfullmäktige i {name}"
    parts = rng.sample(["Norra {}", "Södra {}", "Östra {}", "Västra {}", "Gamla {}", "{}berget", "{}skogen", "{} strand"], _DISTRICTS)
    return Home(
        name,
        city,
        Organisation(slug(executive), executive, "executive", "kommunledningen", "kommunledningens", city.id),
        Organisation(slug(council), council, "council", "stadsfullmäktige", "stadsfullmäktiges", city.id),
        (name, *(part.format(name) for part in parts)),
    )


def _organisations(home: Home, names: Mapping[str, Any]) -> Iterator[Organisation]:
    for sort in _SORTS:
        kind, we, whose = KINDS[sort]
        for pattern in names[sort]:
            name = (pattern if "{X}" in pattern else f"{pattern} i {{X}}").format(X=home.name)
            yield Organisation(slug(name), name, kind, we, whose, home.city.id if sort in _OF_CITY else None)
    for place in home.places[1:]:
        name = names["district_boards"].format(place=place)
        yield Organisation(slug(name), name, "district_board", "stadsdelsnämnden", "stadsdelsnämndens", home.city.id)
