"""What all tests share: the browser, and what is said when there is none."""

from __future__ import annotations

import gc
import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.browser import find_chromium
from tests.site.sharing import shared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

NO_BROWSER = "ingen Chromium"

# No test is about time: a busy machine must not make one fail.
settings.register_profile("insyn", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("insyn")


@pytest.hookimpl(tryfirst=True)  # before -m selects by marker
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that asks for the browser, so that no test has to say it twice."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Lets the collector of garbage leave alone what all tests are made of, and look less often: it took a tenth of all the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """What the processes of a run have shared goes away when all of them are done."""
    all_of_them = session.config.pluginmanager.getplugin("dsession")  # only the process that leads the others has it
    if all_of_them is not None:
        shutil.rmtree(shared_folder(all_of_them.nodemanager.testrunuid), ignore_errors=True)


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser's program file. Without one the tests that need it are skipped, or fail where a browser is required."""
    found = find_chromium.find()
    if found is None:
        if os.environ.get("INSYN_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{NO_BROWSER}. {find_chromium.HOW_TO_INSTALL}", pytrace=False)
        pytest.skip(NO_BROWSER)
    return found


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """One browser for all tests; each test opens a context of its own in it."""
    from playwright.sync_api import sync_playwright  # most runs of a single test need no browser and should not wait for this

    with sync_playwright() as playwright:
        running = find_chromium.launch(playwright, chromium)
        yield running
        running.close()


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """A minute has passed since any file was written."""
    now = time.time_ns
    monkeypatch.setattr("generator.digests.time.time_ns", lambda: now() + 60 * 10**9)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of files whose content is looked at."""
    found: list[str] = []
    own = open

    def told(path: str, mode: str) -> object:
        found.append(path)
        return own(path, mode)

    monkeypatch.setattr("generator.digests.open", told, raising=False)
    return found


@pytest.fixture
def copied_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of Exempelstad, at the place below its root that it has here, on the day of the tests."""
    monkeypatch.setenv("INSYN_TODAY", "2026-11-23")
    return Path(shutil.copytree(Path(__file__).parent / "demo", tmp_path / "tests/demo"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """A green run that left the browser out must not look like one that did not."""
    skipped = terminalreporter.stats.get("skipped", [])
    left_out = sum(f"Skipped: {NO_BROWSER}" in str(report.longrepr) for report in skipped)
    if left_out:
        terminalreporter.write_line(f"inte körda: {left_out} webbläsartester ({NO_BROWSER})", yellow=True)
        terminalreporter.write_line(find_chromium.HOW_TO_INSTALL)
