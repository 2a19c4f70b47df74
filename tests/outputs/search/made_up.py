"""Pages that nobody has written, to make an index of, as many as one likes."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from generator import addresses
from generator.outputs import search
from generator.page import Finished
from tests.site.projects import checked

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORDS = (  # noqa: SIM905 - read as a text
    "trygghet gatubelysning ungdomar polisen kommunen samverkan brottsofferjouren nattvandring skolväg parken torget i september 2019 "
    "dnr 2019/656 våldsbejakande lampor belysningen grannsamverkan medborgarlöften och att den Överenskommelsen SL:s 60-tal"
).split()


def page(number: int, seed: int = 0) -> Finished:
    """A page of prose with two headings, the same for the same number and seed."""
    chance = random.Random(f"{number} {seed}")

    def said(count: int) -> str:
        rare = [f"platsen{chance.randrange(4_000)}" for _ in range(count // 4)]
        return " ".join([*chance.choices(_WORDS, k=count - len(rare)), *rare])

    prose = f'<p>{said(30)}</p><h2 id="ett">{said(3)}</h2><p>{said(60)}</p><h2 id="två">{said(2)}</h2><p>{said(20)}</p>'
    return Finished(f"p{number:05}/", said(3), said(8), prose, {"", "ett", "två"})


def searched(pages: Iterable[Finished]) -> search.Searched:
    """Pages, on a site of no records but Exempelstad's synonyms."""
    return search.Searched(checked("demo").register, pages, {addresses.ABOUT: ()})
