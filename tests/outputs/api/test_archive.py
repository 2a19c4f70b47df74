"""The archive: everything that is handed out, from which the same pages can be made."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from generator import addresses, register, theme
from generator.pages import Pages
from tests.outputs.api.reading_back import read_back
from tests.site.projects import PROJECTS, built, checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.page import Page

FOOT = '<footer class="page-foot"'  # names lines of files and days of git, which the data do not hold


@pytest.fixture(params=PROJECTS)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def archive(name: str) -> Iterator[ZipFile]:
    with ZipFile(built(name) / addresses.archive()) as opened:
        yield opened


def test_the_records_of_the_archive_give_the_same_pages(name: str, archive: ZipFile) -> None:
    told = register.build(read_back(PROJECTS[name], archive.read), checked(name).register.today)
    folders = theme.folders(PROJECTS[name], "pages")
    before, after = Pages(checked(name).register, folders).all(), Pages(told, folders).all()
    assert before.keys() == after.keys()
    assert [address for address in before if shown(before[address]()) != shown(after[address]())] == []


def shown(page: Page) -> dict[str, str]:
    return {name: str(value).partition(FOOT)[0] for name, value in page.values.items()}


def test_it_holds_every_file_of_data_as_it_is_published(name: str, archive: ZipFile) -> None:
    site = built(name)
    assert archive.testzip() is None
    names = archive.namelist()
    published = [path.relative_to(site).as_posix() for path in (site / addresses.API).rglob("*") if path.is_file()]
    catalogue = {addresses.data_catalogue(form) for form in addresses.CATALOGUES}  # tells how large the archive is
    page = f"{addresses.API}/index.html"  # leads out of the archive
    assert sorted(each for each in names if each.startswith(addresses.API)) == sorted(
        set(published) - {addresses.archive(), page, *catalogue}
    )
    assert len(names) == len(set(names))
    assert [each for each in names if each != "LASMIG.txt" and archive.read(each) != (site / each).read_bytes()] == []


def test_nothing_in_it_depends_on_when_it_was_made(archive: ZipFile) -> None:
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_says_what_it_is(archive: ZipFile) -> None:
    told = archive.read("LASMIG.txt").decode("utf-8")
    assert "2026-11-23" in told
    assert "CC0 1.0" in told
