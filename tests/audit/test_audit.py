"""The command: what it runs, what it ends with, and what it says of tools that are missing."""

from __future__ import annotations

import json
import re
from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.audit import __main__ as command
from tests.audit import tools
from tests.audit.choice import Choice
from tests.audit.outcome import CannotJudge, Outcome
from tests.browser.inspection import Measure
from tests.browser.modes import SCREENS, every

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """By step, the faults that it will find. Each has looked at one page."""
    found: dict[str, list[str]] = {"validity": [], "lighthouse": [], "browser": []}

    def step(name: str) -> Callable[..., Outcome]:
        return lambda choice, _: Outcome(found[name], f"1 sida av {len(choice.sites)}")

    monkeypatch.setattr(command, "STEPS", {name: step(name) for name in found})
    for name in ("AXE", "LIGHTHOUSE", "VALIDATOR"):
        monkeypatch.setattr(tools, name, tools.HERE / "broken.html")
    return found


def test_nothing_found_is_well(steps: dict[str, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 0
    summary = capsys.readouterr().out.partition("── sammanfattning\n")[2].splitlines()
    assert [line.partition(" fel, 1 sida")[0] for line in summary] == ["validity: 0", "lighthouse: 0", "browser: 0"]


def test_one_fault_is_told_and_is_not_well(steps: dict[str, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    steps["lighthouse"].append("real: /: seo 94")
    assert command.main([]) == 1
    assert "\nreal: /: seo 94\n" in capsys.readouterr().out.partition("── sammanfattning")[2]


def test_a_tool_that_gave_up_is_not_well_and_the_rest_is_still_run(
    steps: dict[str, list[str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gives_up(*_: object) -> Outcome:
        raise CannotJudge("Javas minne tog slut")

    monkeypatch.setitem(command.STEPS, "validity", gives_up)
    assert command.main([]) == 3
    out = capsys.readouterr().out
    assert "Javas minne tog slut" in out
    assert "browser: 0 fel" in out


def test_a_step_and_a_site_can_be_chosen(steps: dict[str, list[str]], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["browser", "--site", "demo"]) == 0
    summary = capsys.readouterr().out.partition("── sammanfattning\n")[2]
    assert re.fullmatch(r"browser: 0 fel, 1 sida av 1, 0\.0 min\n", summary)


def test_an_unknown_step_is_refused(steps: dict[str, list[str]]) -> None:
    with pytest.raises(SystemExit):
        command.main(["validering"])


def test_a_package_that_is_not_installed_is_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, "AXE", tools.HERE / "node_modules/finns-inte.js")
    assert command.main([]) == 3
    assert "finns-inte.js saknas. Kör: make audit" in capsys.readouterr().out


def test_kinds_are_chosen_by_name_or_pattern() -> None:
    assert Choice().holds("svar/*")
    chosen = Choice(kinds=("start", "om/*"))
    assert [kind for kind in ("", "om/", "om/lagesbild/", "svar/") if chosen.holds(kind)] == ["", "om/", "om/lagesbild/"]


@pytest.mark.parametrize(
    ("text", "version"),
    [("v20.20.2\n", (20, 20, 2)), ("openjdk 17.0.15 2025-04-15\nOpenJDK", (17, 0, 15)), ("openjdk 25 2025-09-16", (25,)), ("", None)],
)
def test_versions_are_read(text: str, version: tuple[int, ...] | None) -> None:
    assert tools.parse_version(text) == version


def test_a_missing_tool_is_told_with_how_to_get_it() -> None:
    fault = tools.Tool("finns-inte-alls", (17,), "Provet behöver den,", ("paketet",), "receptet").fault()
    assert fault is not None
    assert fault.startswith("finns-inte-alls finns inte. ")
    assert "«apt install paketet» i Debian, «brew install receptet» i macOS" in fault


def test_a_tool_that_is_too_old_is_told() -> None:
    fault = tools.Tool("git", (999,), "Provet behöver den,", ("git",), "git").fault()
    assert fault is not None
    assert re.match(r"git är version \d[\d.]*\. Provet behöver den, 999 eller senare\.", fault)


def test_the_lock_names_no_registry_and_holds_what_is_asked_for() -> None:
    asked = json.loads((tools.HERE / "package.json").read_text("utf-8"))["dependencies"]
    locked = json.loads((tools.HERE / "package-lock.json").read_text("utf-8"))["packages"]
    assert not [name for name, package in locked.items() if "resolved" in package]
    assert all("integrity" in package for name, package in locked.items() if name)
    assert {name: locked[f"node_modules/{name}"]["version"] for name in asked} == asked


def test_the_focus_is_looked_at_closely_on_every_screen_in_both_colours() -> None:
    close = [mode for mode in every() if Measure(thorough=True).places(mode) > Measure().places(mode)]
    assert {(mode.screen, mode.scheme) for mode in close} == set(product(SCREENS, ("light", "dark")))


def test_a_package_is_missing_where_its_command_or_its_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there, gone = tmp_path / "modul.so", tmp_path / "annan.so"
    there.touch()
    monkeypatch.setattr(tools, "PACKAGES", {"a": "git", "b": str(there), "c": str(gone), "d": "finns-inte-alls"})
    assert tools.more() == ["c", "d"]
