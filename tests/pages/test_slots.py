"""The slots of content pages: each gives something for any data, and what is asked for wrongly is explained."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from generator import addresses, pipeline, theme
from generator.page import SlotError
from generator.pages import FRAME_SLOTS, SLOTS, Pages
from tests.site.html import Html
from tests.site.projects import PROJECTS, checked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.page import Value

EVERY: list[tuple[str, dict[str, str]]] = [
    *((name, {}) for name, slot in SLOTS.items() if "kind" not in slot.takes),
    *((name, {"kind": kind}) for name, slot in SLOTS.items() if "kind" in slot.takes for kind in addresses.SEGMENTS.values()),
]

#: The slots that show every agreement, one after the other, where none is named.
OF_EVERY_AGREEMENT = {"plan", "situations"}


def pages(name: str) -> Pages:
    return Pages(checked(name).register, theme.folders(PROJECTS[name], "pages"))


@pytest.fixture(scope="module")
def demo() -> Pages:
    return pages("demo")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """A project with nothing in it yet but the least that site.yml must say."""
    folder: Path = tmp_path_factory.mktemp("tomt")
    (folder / "data").mkdir()
    shutil.copy(PROJECTS["demo"] / "mkdocs.yml", folder)
    (folder / "data/site.yml").write_text(
        'format: "1"\npublisher:\n  name: Kommunen\nlicence:\n  name: CC0\n  address: https://example.org/\n'
        "show_names: false\ndemonstration: Prov. Inget här är på riktigt.\n",
        "utf-8",
    )
    register = pipeline.check(folder).register
    assert register.reading.problems == []
    return Pages(register, theme.folders(folder, "pages"))


def whole(value: Value) -> Html:
    html = Html(str(value))
    assert html.unclosed == []
    return html


@pytest.mark.parametrize(("name", "arguments"), EVERY, ids=str)
def test_every_slot_gives_whole_markup(demo: Pages, empty: Pages, name: str, arguments: Mapping[str, str]) -> None:
    assert whole(demo.slots(name, arguments)).words or name == "missing"
    whole(empty.slots(name, arguments))


def test_every_slot_can_be_asked_for_by_its_arguments(demo: Pages) -> None:
    for name, slot in SLOTS.items():
        if "agreement" in slot.takes:
            both = [demo.slots(name, {"agreement": each}) for each in ("trygghetsavtal", "trygg-hamn")]
            without = demo.slots(name, {})
            if name in OF_EVERY_AGREEMENT:
                assert all(str(each) in str(without) for each in both), name
            else:
                assert without in both
            assert both[0] != both[1], name


def test_counts() -> None:
    real = pages("real")
    assert real.slots("count", {"kind": "omraden"}) == "10"
    assert real.slots("count", {"kind": "svar"}) == "1"


@pytest.mark.parametrize(
    ("name", "arguments", "rule", "message", "suggestion"),
    [
        ("licens", {}, "slot.unknown", 'okänd plats "licens"', 'Menade du "licence"?'),
        ("qqq", {}, "slot.unknown", 'okänd plats "qqq"', "Platserna är: accessibility, "),
        *((frame, {}, "slot.unknown", f'platsen "{frame}" finns bara i ramar', "Den får sitt värde av en post.") for frame in FRAME_SLOTS),
        ("list", {}, "slot.argument", 'okänt slag ""', "Slagen är: overenskommelser, "),
        ("list", {"kind": "omrade"}, "slot.argument", 'okänt slag "omrade"', 'Menade du "omraden"?'),
        ("list", {"knd": "svar"}, "slot.argument", 'platsen "list" har ingen uppgift "knd"', 'Menade du "kind"?'),
        ("notice", {"x": "y"}, "slot.argument", 'platsen "notice" har ingen uppgift "x"', "Den tar inga uppgifter."),
        ("timeline", {"x": "y"}, "slot.argument", 'platsen "timeline" har ingen uppgift "x"', "Den tar: agreement."),
        ("areas", {"agreement": "trygghamn"}, "slot.argument", 'okänd överenskommelse "trygghamn"', 'Menade du "trygg-hamn"?'),
    ],
)
def test_what_is_asked_for_wrongly(
    demo: Pages, *, name: str, arguments: Mapping[str, str], rule: str, message: str, suggestion: str
) -> None:
    with pytest.raises(SlotError) as refused:
        demo.slots(name, arguments)
    assert (refused.value.rule, refused.value.message) == (rule, message)
    assert refused.value.suggestion.startswith(suggestion)
