"""A published site held against another: what is told, why, and what is never done."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from generator import pipeline
from generator.cli import main
from generator.outputs.manifest import seal
from generator.outward import website
from generator.outward.hosts import Hosts
from generator.provenance import provenance
from generator.verification import telling
from generator.verification.comparing import compare
from generator.verification.manifests import UnreadableError, is_path, parse
from generator.verification.places import Folder
from generator.verification.reasons import reasons
from tests.site.projects import PROJECTS, TODAY, checked, contents, insyn_here, scratch
from tests.site.server import serving

if TYPE_CHECKING:
    from click.testing import Result

SUM = "0" * 64


@cache
def ours() -> Path:
    """A small site that was built here."""
    folder = scratch() / "verify"
    for number in range(60):
        (folder / f"svar/nr-{number}").mkdir(parents=True)
        (folder / f"svar/nr-{number}/index.html").write_text(f"<p>Svar {number}</p>", "utf-8")
    for name in ("index.html", "404.html", "om/index.html", "om/bygget/index.html", "svar/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"<h1>{name}</h1>", "utf-8")
    seal(folder, provenance(checked("demo").register), [])
    return folder


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A published site, the same as the one that is built."""
    return Path(shutil.copytree(ours(), tmp_path / "www"))


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long a server would be left alone before each request but the first, if requests took no time. It is not really waited."""
    found: list[float] = []
    monkeypatch.setattr(website, "Hosts", lambda limits, _: Hosts(limits, found.append, clock=lambda: 0))
    return found


def verify(place: Path | str, *more: str | Path) -> Result:
    return insyn_here("verify", place, "--against", ours(), *more)


def told(done: Result) -> list[str]:
    return [line for line in done.output.splitlines() if not line.startswith("Trolig orsak")]


def change(site: Path, **values: Any) -> None:
    """Let a site's manifest say something else."""
    file = site / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_bytes()) | values), "utf-8")


def test_the_same_site_is_the_same(published: Path) -> None:
    done = verify(published)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert f"alla {len(contents(published))} filer är desamma, byte för byte. SHA-256 för manifest.json:" in done.stderr


def test_what_differs_is_missing_or_too_much_is_named(published: Path) -> None:
    (published / "om/index.html").write_text("annat", "utf-8")
    (published / "svar/index.html").unlink()
    (published / "ny").mkdir()
    (published / "ny/sida.html").write_text("x", "utf-8")
    (published / "lank.html").symlink_to("/etc/hostname")
    done = verify(published)
    assert done.exit_code == 1
    assert told(done)[:4] == [
        "skiljer sig: om/index.html",
        "saknas: svar/index.html",
        "finns bara där: lank.html",
        "finns bara där: ny/sida.html",
    ]
    assert "Då har filer ändrats efteråt" in done.output
    assert "Stämmer inte." in done.stderr


def test_only_some_of_many_are_named(published: Path) -> None:
    for page in published.rglob("*.html"):
        page.write_text("annat", "utf-8")
    lines = told(verify(published))
    assert len([line for line in lines if line.startswith("skiljer sig: ")]) == 21
    assert any("… och " in line for line in lines)


def test_what_is_packed_beside_its_file_is_not_too_much_while_it_is_the_same(published: Path) -> None:
    page = published / "om/index.html"
    beside = published / "om/index.html.gz"
    beside.write_bytes(gzip.compress(page.read_bytes()))
    assert verify(published).exit_code == 0
    for wrong in (gzip.compress(b"annat"), gzip.compress(page.read_bytes() + b" "), b"inte gzip"):
        beside.write_bytes(wrong)
        assert told(verify(published))[0] == "finns bara där: om/index.html.gz"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"commit": "a" * 40}, "En annan version av uppgifterna: publicerad ur commit aaaaaaaaaaaa, byggd här ur en okänd version"),
        ({"commit": "a" * 40, "unsaved_changes": True}, "Den publicerade webbplatsen är byggd med osparade ändringar"),
        ({"as_of": "2026-11-01"}, f"publicerad per 2026-11-01, byggd här per {TODAY}. Pröva INSYN_TODAY=2026-11-01."),
        ({"address": "https://annan.example/"}, "publicerad för https://annan.example/, byggd här för https://exempelstad.example/insyn/"),
        ({"data": SUM}, "Uppgifterna i data/ är andra."),
        ({"program": SUM}, "Programmet Insyn är ett annat"),
        ({"content": SUM}, "De handskrivna sidorna"),
        ({"versions": {"insyn": "9.9"}}, "med flera"),
    ],
)
def test_the_likely_reason_is_told(published: Path, values: dict[str, Any], reason: str) -> None:
    change(published, **values)
    found = compare(ours(), Folder(published), (published / "manifest.json").read_bytes(), lambda paths: paths)
    assert found.differing == ["manifest.json"]
    assert any(reason in each for each in reasons(found)), reasons(found)


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "a//b", "a/../b", "a\\b", "", ".", "a/", "a\x1b[2J", "x" * 2_000])
def test_a_path_that_leads_elsewhere_makes_it_no_manifest(published: Path, path: str) -> None:
    assert not is_path(path)
    row = {"path": path, "size": 1, "sha256": SUM}
    with pytest.raises(UnreadableError, match="sökväg"):
        parse(json.dumps({"format": 1, "files": [row]}).encode())
    change(published, files=[row])
    done = verify(published)
    assert done.exit_code == 1
    assert done.stdout.startswith("manifest.json går inte att läsa: den har en sökväg som inte kan stämma\nskiljer sig: manifest.json\n")
    assert "\x1b" not in done.output


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[",
        b"[]",
        b"[" * 200_000,
        b'{"format": 2, "files": []}',
        b'{"format": 1}',
        b'{"format": 1, "files": [1]}',
        b'{"format": 1, "files": [{"path": "a", "sha256": "x"}]}',
        b'{"format": 1, "files": [{"path": "a", "sha256": ["0"]}]}',
        b"\xff\xfe",
    ],
)
def test_what_is_no_manifest_is_told(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        parse(content)


def test_what_a_foreign_manifest_says_wrongly_of_its_origin_counts_as_not_said() -> None:
    wrong = {"as_of": "i går", "address": "javascript:x", "commit": "--help", "data": 1, "versions": [], "unsaved_changes": "ja"}
    read = parse(json.dumps({"format": 1, "files": [], **wrong}).encode())
    assert (read.as_of, read.address, read.commit, read.sums["data"], read.versions, read.unsaved) == ("", "", "", "", {}, False)


@pytest.mark.parametrize(
    "place", ["finns-inte", "ftp://insyn.example/", "file:///etc", "https://insyn.example/?x", "https://insyn.example/#x"]
)
def test_what_is_no_place_is_wrong_use(place: str) -> None:
    assert verify(place).exit_code == 2


def test_without_a_manifest_the_reason_is_not_known(published: Path) -> None:
    (published / "manifest.json").unlink()
    done = verify(published)
    assert done.exit_code == 1
    assert "saknas: manifest.json\n" in done.stdout
    assert "Där finns ingen läsbar manifest.json" in done.stdout


def test_on_the_web_a_sample_is_fetched_or_all(published: Path, waited: list[float]) -> None:
    sent: list[tuple[str, int]] = []
    with serving(published, sent=sent) as address:
        for given in (address, f"{address}manifest.json"):
            done = verify(given)
            assert done.exit_code == 0, done.output
            assert f"samma {len(contents(published))} filer" in done.stderr
        assert len(sent) == 2 * 41
        assert waited == [0.1] * (2 * 40)
        assert {"/manifest.json", "/", "/om/bygget/"} <= {path for path, _ in sent}


@pytest.mark.parametrize(
    ("manifest", "said"),
    [(True, "inte det som dess egen manifest.json säger: index.html\n"), (False, "skiljer sig: index.html\nsaknas: manifest.json\n")],
)
@pytest.mark.usefixtures("waited")
def test_a_server_that_gives_something_else_than_its_manifest_says_is_found_out(published: Path, manifest: bool, said: str) -> None:
    (published / "index.html").write_text("<p>tillagt", "utf-8")
    if not manifest:
        (published / "manifest.json").unlink()
    with serving(published) as address:
        done = verify(address, "--all")
    assert done.exit_code == 1
    assert done.stdout.startswith(said)


def test_a_server_that_fails_is_told_and_is_no_difference(published: Path) -> None:
    with serving(published) as address:
        pass  # and is gone
    done = verify(address)
    assert done.exit_code == 3
    assert f"Det gick inte att jämföra med {address}: servern tar inte emot." in done.stderr


def test_a_project_is_built_for_the_day_and_the_address_that_the_published_site_names(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, str]] = []

    def built_then(project: Path, out: Path, *_: object) -> None:
        seen.append((os.environ.get("INSYN_TODAY", ""), os.environ.get("SITE_URL", "")))
        shutil.copytree(ours(), out)

    monkeypatch.setattr(pipeline, "build", built_then)
    monkeypatch.delenv("INSYN_TODAY", raising=False)
    arguments = ["verify", str(published), "--project", str(PROJECTS["demo"])]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    assert f"gäller per {TODAY}, inte i dag" in done.output
    monkeypatch.setenv("INSYN_TODAY", "2026-01-02")
    CliRunner().invoke(main, arguments)
    assert seen == [(TODAY, "https://exempelstad.example/insyn/"), ("2026-01-02", "https://exempelstad.example/insyn/")]


def test_every_way_to_fail_is_told() -> None:
    found = compare(ours(), Folder(ours()), (ours() / "manifest.json").read_bytes(), lambda paths: paths)
    found.unread = {"om/index.html": "servern svarade 500"}
    assert list(telling.lines(found)) == ["gick inte att hämta: om/index.html (servern svarade 500)"]
    assert "Pröva igen senare" in telling.summary(found)
