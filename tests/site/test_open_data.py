"""The page about open data: its examples run as they stand, and what it says of the files is so."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from html import unescape
from typing import TYPE_CHECKING

import pytest

from generator import addresses
from generator.pages import swedish
from generator.published import HANDED_OUT
from tests.site.html import Html
from tests.site.projects import PROJECTS, built, checked
from tests.site.server import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = f"{addresses.OPEN_DATA}index.html"


def example(site: Path, language: str) -> str:
    """An example of the page, as somebody copies it."""
    page = (site / PAGE).read_text("utf-8")
    return unescape(page.partition(f'data-language="{language}">')[2].partition("</code>")[0])


def address_in(name: str) -> str:
    return checked(name).register.reading.engine.address or "https://webbplatsen.example/"


@pytest.fixture(params=PROJECTS)
def name(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def server(name: str) -> Iterator[str]:
    with serving(built(name)) as address:
        yield address


def run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl finns inte")
def test_the_example_in_curl_runs(name: str, server: str, tmp_path: Path) -> None:
    script = example(built(name), "bash")
    assert script.count(address_in(name)) == 3
    record = json.loads(run(["sh", "-e", "-c", script.replace(address_in(name), server)], tmp_path))
    together = json.loads((tmp_path / "svar.json").read_text("utf-8"))["records"]
    assert record["id"] == together[0]["id"]
    assert (tmp_path / "insyn.db").read_bytes() == (built(name) / addresses.database()).read_bytes()


def test_the_example_in_python_runs(name: str, server: str, tmp_path: Path) -> None:
    script = example(built(name), "python")
    assert address_in(name) in script
    told = run([sys.executable, "-W", "error", "-c", script.replace(address_in(name), server)], tmp_path).splitlines()
    responses = json.loads((built(name) / addresses.data_kind("responses")).read_text("utf-8"))["records"]
    assert [f"{each['title']} {server}{each['page']}" for each in responses] == [line for line in told if "/svar/" in line][
        : len(responses)
    ]
    assert any(line.startswith("   Ej angivet ['/record/") for line in told)
    assert any(line.startswith(("organisationer ", "kallor ", "overenskommelser ")) for line in told)


def test_the_example_in_r_names_what_there_is(name: str) -> None:
    script = example(built(name), "r")
    for file in ("api/v1/svar.json", "api/v1/svar.csv"):
        assert file in script
        assert (built(name) / file).is_file()


def test_each_file_is_there_with_its_size(name: str) -> None:
    page = Html((built(name) / PAGE).read_text("utf-8"))
    words = page.text("main")
    for address in (addresses.archive(), addresses.database(), *(addresses.data_kind(kind) for kind in HANDED_OUT)):
        assert " ".join(swedish.size((built(name) / address).stat().st_size).split()) in words  # as the text is read, with plain spaces


def test_every_field_that_is_handed_out_is_explained(name: str) -> None:
    words = (built(name) / PAGE).read_text("utf-8")
    for kind in HANDED_OUT:
        for record in json.loads((built(name) / addresses.data_kind(kind)).read_text("utf-8"))["records"]:
            for field in [*record["record"], *record["derived"]]:
                assert f'<th scope="row">{field}</th>' in words


def test_a_page_leads_to_its_data(name: str) -> None:
    for kind in HANDED_OUT:
        for item in checked(name).register.of_kind(kind).values():
            page = (built(name) / item.address / "index.html").read_text("utf-8")
            assert page.count('type="application/json">') == 1
            up = "../" * item.address.count("/")
            data = addresses.data_kind(kind) if kind == "glossary" else addresses.data_record(kind, item.id)
            assert f'href="{up}{data}" type="application/json"' in page
        if kind in addresses.SEGMENTS:
            page = (built(name) / addresses.listing(kind) / "index.html").read_text("utf-8")
            assert f'href="../{addresses.data_kind(kind)}" type="application/json"' in page
