"""Every count that a page shows agrees with every other, whatever the data: each number is read from the page that shows it."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import addresses, reading, register, theme
from generator.pages import Pages
from generator.problems import Location
from generator.records import KINDS
from generator.records.entry import Engine, Entry, Reading
from generator.records.response import OutcomeStatus, Position
from generator.register.tallies import outcomes, spread, turnout, voices
from tests.site.html import Html
from tests.site.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.page import Page
    from generator.register import Register

SENT, DEADLINE, LAST = date(2024, 3, 1), date(2024, 5, 1), date(2024, 7, 1)
ORGANISATIONS = [f"instans-{letter}" for letter in "abcdefg"]
AREAS = [f"omradet-{letter}" for letter in "abcd"]
REMISS = "remisser/remissen/"

days = st.dates(SENT, LAST + timedelta(days=60))
some_areas = st.lists(st.sampled_from(AREAS), max_size=3, unique=True)


class _Nowhere:
    def place(self, path: tuple[str | int, ...] = (), *, of_key: bool = False) -> Location:  # noqa: ARG002  as the protocol has it
        return Location("påhittad.yml")

    def carried(self) -> _Nowhere:
        return self


def entry(kind: str, stem: str, /, **fields: Any) -> Entry[Any]:
    """A record as if it had been read from a file."""
    record = KINDS[kind].model.model_validate(fields)
    return Entry(kind, stem, record, f"data/{kind}/{stem}.yml", _Nowhere(), "avtalet", "remissen")


@st.composite
def viewpoints(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "title": "En synpunkt",
        "quote": "orden",
        "asks": "Något ska göras.",
        "areas": draw(some_areas),
        "outcome": {"status": draw(st.sampled_from(OutcomeStatus)).value},
    }


@st.composite
def responses(draw: st.DrawFn, respondent: str, *, invited: bool) -> Entry[Any]:
    received = draw(st.none() | days.map(str) | st.sampled_from(["2024-05", "2024"]))
    mentions = [
        {"area": area, "quote": "orden", **({"stance": {"position": stance.value, "quote": "orden"}} if stance else {})}
        for area in draw(some_areas)
        for stance in [draw(st.none() | st.sampled_from(Position))]
    ]
    fields = {
        "respondent": respondent,
        "document": "letter",
        "source": "handlingen",
        "summary": "De svarar.",
        "stance": {"position": "unknown"},
        "viewpoints": draw(st.lists(viewpoints(), max_size=4)),
        "mentions": mentions,
        "uninvited": False if invited else draw(st.booleans()),
        **({"received_on": received} if received else {}),
    }
    return entry("responses", respondent, **fields)


class Drawn:
    """A register that tells in few words what it is made of, so that a failing example can be read."""

    def __init__(self, known: Register) -> None:
        self.known = known

    def __repr__(self) -> str:
        told: list[Any] = [*self.known.consultations.values(), *self.known.responses.values()]
        return f"{self.known.today} {[item.record.model_dump(exclude_defaults=True) for item in told]}"


@st.composite
def registers(draw: st.DrawFn) -> Drawn:
    asked = draw(st.lists(st.sampled_from(ORGANISATIONS), unique=True))
    answering = draw(st.lists(st.sampled_from(ORGANISATIONS), unique=True))
    extended = st.none() | st.dates(DEADLINE, LAST).map(str)
    invited = [
        {"organisation": each, "declined": each not in answering and draw(st.booleans()), **({"extension": day} if day else {})}
        for each in asked
        for day in [draw(extended)]
    ]
    dated = draw(st.sampled_from([{}, {"deadline": str(DEADLINE)}, {"sent_on": str(SENT), "deadline": str(DEADLINE)}]))
    consulted = [{"area": area, "wording": area} for area in draw(some_areas)]
    entries = [
        *(entry("organisations", each, name=each, kind="board") for each in ORGANISATIONS),
        *(entry("areas", each, title=each) for each in AREAS),
        entry("sources", "handlingen", title="Handlingen", publisher="Kommunen", kind="statement", rank="primary"),
        entry(
            "agreements",
            "avtalet",
            title="Avtalet",
            summary="Ett avtal.",
            parties=ORGANISATIONS[:1],
            versions=[{"id": "forslag", "title": "Förslaget", "kind": "draft", "areas": consulted}],
        ),
        entry(
            "consultations",
            "remissen",
            title="Remissen",
            issued_by=ORGANISATIONS[0],
            version="forslag",
            invited=invited,
            invited_complete=draw(st.booleans()),
            **dated,
        ),
        *(draw(responses(each, invited=each in asked)) for each in answering),
    ]
    return Drawn(register.build(Reading(ROOT, Engine(), None, None, entries, {}, []), draw(days)))


@given(registers())
def test_counts_agree_in_the_register(drawn: Drawn) -> None:
    known = drawn.known
    consultation = known.consultations["remissen"]
    came = turnout(known, consultation)
    assert sum(came.tally.counts.values()) == came.tally.total == len(consultation.record.invited)
    placed = [each.response for each in came.asked if each.response] + came.uninvited + came.unlisted
    assert Counter(map(id, placed)) == Counter(map(id, consultation.responses)), "every response is in one place"
    every = voices(consultation.responses)
    by_outcome, by_area = outcomes(every), spread(known, every)
    assert sum(by_outcome.counts.values()) == by_outcome.total == by_area.total == len(every)
    assert sum(by_area.areas.values()) + by_area.whole == by_area.total + by_area.again
    assert {area.id: len(area.viewpoints) for area in known.areas.values() if area.viewpoints} == by_area.areas
    assert sum(len(each.viewpoints) for organisation in known.organisations.values() for each in organisation.responses) == by_area.total


class Shown:
    """The numbers on the pages of a register, read as a reader reads them."""

    def __init__(self, known: Register) -> None:
        made = Pages(known, theme.folders(ROOT, "pages"))
        self.pages: Mapping[str, Page] = {address: make() for address, make in made.all().items()}
        self.remiss = str(self.pages[REMISS].values["body"])
        self.all = str(made.slots("viewpoints", {}))

    def body(self, address: str) -> str:
        return str(self.pages[address].values["body"])

    def groups_of_asked(self) -> dict[str, tuple[int, int]]:
        """Each heading among those asked, with the number that it says and the number of rows under it."""
        asked = self.remiss.partition(">Vilka fick frågan?<")[2].partition('<div class="section-head">')[0]
        found = re.findall(r'<h3 class="group-head">(.+?): (\d+)</h3>\s*<ul class="asked">(.*?)</ul>', asked, re.DOTALL)
        return {title: (int(count), rows.count("<li>")) for title, count, rows in found}

    def legend(self) -> list[int]:
        box = self.remiss.partition('<div class="share">')[2].partition("</div>")[0]
        return [int(count) for count in re.findall(r"<strong>(?:= )?(\d+)</strong>", box)]

    def summary(self, html: str) -> tuple[int, int]:
        """How many viewpoints a page says that there are, and the sum of what it says became of them."""
        said = re.search(r'<p class="voices-sum">(.*?)</p>', html, re.DOTALL)
        if not said:
            return 0, 0
        total, *parts = map(_told, re.findall(r"<strong>(.+?)</strong>", said[1]))
        return total, sum(parts) if parts else total

    def matrix(self) -> tuple[list[list[int]], list[int]]:
        """Of each respondent the numbers in its row, and the row of sums. A cell without a number counts as 0."""
        table = self.remiss.partition('<table class="data-table matrix">')[2].partition("</table>")[0]
        rows = re.findall(r"<tr(?: id=[^>]*)?>(<th scope=\"row\">.*?)</tr>", table, re.DOTALL)
        cells = [[_number(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for row in rows]
        return cells[:-2], cells[-1] if cells else []

    def choices(self) -> dict[str, int]:
        """Every choice that is offered among all viewpoints, with the number beside it."""
        found = re.findall(r'href="insyn:synpunkter/([^"/]+)/"[^>]*>[^<]*<span class="number">\((\d+)\)', self.all)
        return {slug: int(count) for slug, count in found}


#: How numbers are written in running text; "Den" stands for the only one that there is.
_WRITTEN = {
    "den": 1,
    "en": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
}


def _told(written: str) -> int:
    return int(written) if written.isdigit() else _WRITTEN[written.casefold()]


def _number(cell: str) -> int:
    found = re.search(r"(\d+)", Html(f"<main>{cell}</main>").text("main"))
    return int(found[1]) if found else 0


def places(html: str) -> set[str]:
    """Every viewpoint that a page leads to."""
    return set(re.findall(r'href="insyn:(svar/[^"]+#synpunkt-\d+)"', html))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(registers())
def test_counts_agree_on_the_pages(drawn: Drawn) -> None:
    known, shown = drawn.known, Shown(drawn.known)
    consultation = known.consultations["remissen"]
    invited = len(consultation.record.invited)

    groups = shown.groups_of_asked()
    assert sum(count for count, _ in groups.values()) == sum(rows for _, rows in groups.values()) == invited
    assert all(count == rows for count, rows in groups.values())
    legend = shown.legend()
    if consultation.record.invited_complete and invited:
        assert sum(legend[:-1]) == legend[-1] == invited
    else:
        assert legend == [], "no share is shown of a list that is not complete"

    total = sum(len(each.viewpoints) for each in consultation.responses)
    assert shown.summary(shown.remiss) == shown.summary(shown.all) == (total, total)
    _matrix_agrees(known, shown, total)
    _choices_agree(known, shown, total)


def _matrix_agrees(known: Register, shown: Shown, total: int) -> None:
    rows, sums = shown.matrix()
    if not known.consultations["remissen"].responses:
        assert rows == []
        return
    assert [sum(column) for column in zip(*rows, strict=True)] == sums
    again = spread(known, voices(known.consultations["remissen"].responses)).again
    *areas_and_whole, last = sums
    assert last == total
    assert sum(areas_and_whole) == total + again


def _choices_agree(known: Register, shown: Shown, total: int) -> None:
    pages = {address.split("/")[1]: page for address, page in shown.pages.items() if address.startswith("synpunkter/")}
    for slug, count in shown.choices().items():
        assert len(places(str(pages[slug].values["body"]))) == count > 0, slug
    for sort in ("utfall-", "remiss-", "organisation-"):
        assert sum(len(places(str(page.values["body"]))) for slug, page in pages.items() if slug.startswith(sort)) == total
    for area in known.areas.values():
        choice = pages.get(f"omrade-{area.id}")
        on_choice = places(str(choice.values["body"])) if choice else set()
        assert len(on_choice) == len(area.viewpoints)
        on_area = places(shown.body(area.address))
        assert on_area <= on_choice, "the page of an area leads to no other viewpoints"
        assert len(on_area) >= min(10, len(on_choice)), "and to ten of them, or to all"
        assert on_area == on_choice or f"insyn:{addresses.viewpoints(f'omrade-{area.id}')}" in shown.body(area.address)
    for response in known.consultations["remissen"].responses:
        ids = Html(shown.body(response.address)).attribute("id")
        own = {f"{response.address}#{each}" for each in ids if each.startswith("synpunkt-")}
        choice = pages.get(f"organisation-{response.record.respondent}")
        assert own == (places(str(choice.values["body"])) if choice else set())


@pytest.mark.parametrize("project", ["tests/demo", "."])
def test_the_way_the_numbers_are_read_finds_numbers(project: str) -> None:
    """The reading above would hold of empty pages too; on the two real projects it must find something."""
    known = register.build(reading.read(ROOT / project), date(2026, 11, 23))
    made = Pages(known, theme.folders(ROOT / project, "pages"))
    consultation = max(known.consultations.values(), key=lambda each: len(each.responses))
    shown = Shown.__new__(Shown)
    shown.remiss = str(made.all()[consultation.address]().values["body"])
    shown.all = str(made.slots("viewpoints", {}))
    total = len(voices(consultation.responses))
    rows, sums = shown.matrix()
    assert total
    assert sums[-1] == shown.summary(shown.remiss)[0] == total
    assert len(rows) == len(consultation.responses)
    assert sum(count for count, _ in shown.groups_of_asked().values()) == len(consultation.record.invited)
    assert bool(shown.legend()) == consultation.record.invited_complete
    assert bool(shown.choices()) == (len({each.response.id for each in _everything(known)}) > 1)


def _everything(known: Register) -> list[Any]:
    return [voiced for each in known.consultations.values() for voiced in voices(each.responses)]
