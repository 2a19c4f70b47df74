"""The action plan: the page of a measure, the list of all, and what is said of each plan."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from generator import register, theme
from generator.pages import Pages
from generator.pages.measures import in_order, measure_groups
from generator.pages.plans import plan_view
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from generator.page import Value
    from generator.register import Register

DAY = date(2026, 11, 23)
LATE = "insatser/rutin-nar-en-anstalld-hotas/"


def on(name: str, day: date) -> Register:
    return register.build(checked(name).register.reading, day)


def pages(name: str, day: date = DAY) -> Pages:
    return Pages(on(name, day), theme.folders(PROJECTS[name], "pages"))


def body(address: str, day: date = DAY) -> Html:
    return Html(f"<main>{pages('demo', day).all()[address]().values['body']}</main>")


def slot(value: Value) -> str:
    """The words that a slot shows."""
    return Html(f"<main>{value}</main>").text("main")


@pytest.mark.parametrize(
    ("day", "labels"),
    [
        (date(2025, 12, 14), "◷ Planerad"),
        (date(2025, 12, 15), "● Pågår"),
        (date(2025, 12, 31), "● Pågår"),
        (date(2026, 1, 1), "● Pågår ! Försenad: skulle vara klar 31 december 2025"),
    ],
)
def test_a_measure_is_late_from_the_day_after_it_was_due(day: date, labels: str) -> None:
    head = str(pages("demo", day).all()[LATE]().values["body"]).partition("</header>")[0]
    assert Html(head).text("p").startswith(labels)
    assert Html(head).text("p").count("Försenad") == labels.count("Försenad")


def test_a_measure_says_who_does_what_by_when_and_why() -> None:
    html = body(LATE)
    assert html.text("dl") == (
        "Ansvarig Kommunstyrelsen i Exempelstad Medverkar Polisområde Exempel Socialförvaltningen"
        " Klar senast 31 december 2025 Område Hot mot anställda"
    )
    links = html.attribute("href")
    for kind in ("organisationer/kommunstyrelsen/", "omraden/hot-mot-anstallda/", "lagesbilder/kvarnbacken-2025/#problem-3"):
        assert f"insyn:{kind}" in links, kind


def test_what_has_happened_stands_with_the_latest_first_and_its_sources() -> None:
    events = str(pages("demo").all()[LATE]().values["body"]).partition('<ol class="events">')[2].partition("</ol>")[0]
    assert re.findall(r'event-date">([^<]+)<', events) == ["15 juni 2026", "15 december 2025"]
    assert events.count('class="sources"') == 2


def test_nothing_that_lies_ahead_is_told() -> None:
    html = body(LATE, date(2025, 5, 1))
    assert "Polisen har lämnat synpunkter" not in html.text("main")
    assert "Vi har inte hittat någon uppgift om vad som har hänt." in html.text("main")
    assert "Varför görs insatsen?" not in html.text("main"), "the joint analysis is of June"


def test_of_what_is_not_known_it_is_not_said_that_it_is_late() -> None:
    words = body("insatser/lampor-pa-perrongerna/").text("main")
    assert "tiden har gått ut, läget är okänt" in words
    assert "örsenad" not in words


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 12, 31), DAY, date(2030, 1, 1)])
def test_the_late_stand_first_and_each_measure_once(day: date) -> None:
    known = on("demo", day)
    rows = [row for _, _, group in measure_groups(known) for row in group]
    assert sorted(row.href for row in rows) == sorted(item.link for item in known.measures.values())
    for agreement in known.agreements.values():
        late = [register.measures.measure_state(item.record, day).late for item in in_order(known, agreement.measures)]
        assert late == sorted(late, reverse=True)


@pytest.mark.parametrize("name", ["demo", "real"])
@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2025, 12, 31), DAY, date(2030, 1, 1)])
def test_the_counts_of_a_plan_add_up(name: str, day: date) -> None:
    known = on(name, day)
    for agreement in known.agreements.values():
        view = plan_view(known, agreement)
        segments = view.shares.segments if view.shares else []
        assert sum(share.count for share in segments) == view.total == len(agreement.measures)
        begins = [100 * sum(share.count for share in segments[:number]) / view.total for number in range(len(segments))]
        assert [share.begins for share in segments] == [f"{each:.3f}%" for each in begins]


def test_each_agreement_has_its_part_and_one_without_a_plan_says_so() -> None:
    words = slot(pages("real").slots("plan", {}))
    assert "Planens egen text är inte funnen." in words
    assert "Vi känner inte till någon insats. Det betyder inte att det inte finns några." in words
    assert "Vem som beslutade om planen, när det skedde och hur länge den gäller är inte känt." in words
    assert "Vi vet inte om det finns någon handlingsplan till Samverkansöverenskommelse mellan Solna stad" in words
    assert words.count("?") == 1, "one box of what is not known"


def test_a_plan_says_who_decided_and_how_long_it_is_valid() -> None:
    words = slot(pages("demo").slots("plan", {"agreement": "trygghetsavtal"}))
    assert "Beslutad av Kommunstyrelsen i Exempelstad Beslutad 24 mars 2025 Gäller från 1 april 2025" in words
    assert "Nio insatser är kända. Tre av dem är försenade. 2 klara 5 pågår 1 avbruten 1 läget okänt = 9 insatser" in words
    assert "Handlingsplanen för 2027 och 2028." in words
    assert "Hamnkajen" not in words
    later = slot(pages("demo", date(2027, 1, 1)).slots("plan", {"agreement": "trygghetsavtal"}))
    assert "Gällde från 1 april 2025" in later
