"""deploy/publish.py: a site is out whole or not at all, what has not changed is the same file, and one can go back."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from generator.outputs.manifest import seal
from generator.provenance import provenance
from tests.site.projects import ROOT, checked

SCRIPT = ROOT / "deploy/publish.py"


@cache
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("insyn_publish", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def site(folder: Path, **files: str) -> Path:
    """A built site: `om_index.html` stands for om/index.html."""
    for name, text in {"index.html": "<p>Start</p>" * 100, **files}.items():
        path = folder / name.replace("_", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    seal(folder, provenance(checked("demo").register), [])
    return folder


def publish(*arguments: str | Path) -> int:
    code: int = script().main([str(argument) for argument in arguments])
    return code


def out(place: Path) -> list[str]:
    """The files of the version that is out."""
    root = place / "current/site"
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def version(place: Path, link: str = "current") -> str:
    return os.readlink(place / link)  # noqa: PTH115 - the text of the link itself


def test_a_site_is_laid_out_packed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "site.nginx-redirects.map").write_text("# inga\n", "utf-8")
    assert publish(site(tmp_path / "site", kort_index="x"), tmp_path / "srv") == 0
    assert "Version 000001 ligger ute: 3 filer." in capsys.readouterr().out
    assert version(tmp_path / "srv") == "generations/000001"
    assert {"index.html", "index.html.gz", "manifest.json", "manifest.json.gz", "kort/index"} <= {*out(tmp_path / "srv")}
    page = tmp_path / "srv/current/site/index.html"
    packed = page.with_name("index.html.gz")
    assert gzip.decompress(packed.read_bytes()) == page.read_bytes()
    assert packed.stat().st_mtime == page.stat().st_mtime
    assert (tmp_path / "srv/current/redirects.map").read_text("utf-8") == "# inga\n"
    assert page.stat().st_mode & 0o004  # so that the web server may read it


def test_what_has_not_changed_is_the_same_file_and_what_has_is_younger(tmp_path: Path) -> None:
    place = tmp_path / "srv"
    publish(site(tmp_path / "a", **{"om_index.html": "A" * 300}), place)
    publish(site(tmp_path / "b", **{"om_index.html": "B" * 300}), place)
    before, after = place / "generations/000001/site", place / "generations/000002/site"
    for name in ("index.html", "index.html.gz"):
        assert (before / name).samefile(after / name)
    old, new = (folder / "om/index.html" for folder in (before, after))
    assert int(new.stat().st_mtime) > int(old.stat().st_mtime)  # as large, and made in the same second
    assert (version(place), version(place, "previous")) == ("generations/000002", "generations/000001")


def test_the_same_site_again_is_no_new_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert publish(site(tmp_path / "site"), tmp_path / "srv") == 0
    assert "Samma version ligger redan ute" in capsys.readouterr().out
    assert [path.name for path in (tmp_path / "srv/generations").iterdir()] == ["000001"]


def test_one_can_go_back_and_forth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "srv"
    for text in ("a", "b"):
        publish(site(tmp_path / "site", ord=text), place)
    assert publish("--back", place) == 0
    assert (version(place), version(place, "previous")) == ("generations/000001", "generations/000002")
    assert publish("--back", place) == 1
    assert "Det finns ingen tidigare version." in capsys.readouterr().err
    publish(site(tmp_path / "site", ord="c"), place)
    assert version(place) == "generations/000003"
    capsys.readouterr()
    assert publish("--list", place) == 0
    assert "000003  per 2026-11-23, okänd version  (ligger ute)" in capsys.readouterr().out


def test_old_versions_go_away(tmp_path: Path) -> None:
    place = tmp_path / "srv"
    for number in range(10):
        publish(site(tmp_path / "site", ord=str(number)), place)
    assert sorted(path.name for path in (place / "generations").iterdir()) == [f"{number:06}" for number in range(4, 11)]


@pytest.mark.parametrize("wrong", ["saknas", "ändrad", "länk", "manifest saknas", "manifest trasig", "sökväg"])
def test_a_site_that_is_not_whole_is_not_laid_out(tmp_path: Path, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "srv"
    publish(site(tmp_path / "site"), place)
    half = site(tmp_path / "ny", **{"om_index.html": "ny"})
    told = half / "manifest.json"
    match wrong:
        case "saknas":
            (half / "index.html").unlink()
        case "ändrad":
            (half / "index.html").write_text("annat", "utf-8")
        case "länk":
            (half / "om/index.html").unlink()
            (half / "om/index.html").symlink_to(tmp_path / "site/index.html")
        case "manifest saknas":
            told.unlink()
        case "manifest trasig":
            told.write_text("{", "utf-8")
        case "sökväg":
            told.write_text(json.dumps({"files": [{"path": "../x", "sha256": "0" * 64}]}), "utf-8")
    assert publish(half, place) == 1
    assert "Ingenting är publicerat, och det som låg ute ligger kvar." in capsys.readouterr().err
    assert version(place) == "generations/000001"
    assert [path.name for path in (place / "generations").iterdir()] == ["000001"]


def test_what_a_stop_left_behind_is_removed(tmp_path: Path) -> None:
    place = tmp_path / "srv"
    publish(site(tmp_path / "site"), place)
    (place / "generations/.ny-abc").mkdir()
    (place / ".current.ny").symlink_to("generations/000009")
    publish(site(tmp_path / "site", ord="ny"), place)
    assert sorted(path.name for path in place.iterdir()) == [".lock", "current", "generations", "previous"]
    assert [path.name for path in sorted((place / "generations").iterdir())] == ["000001", "000002"]


@pytest.mark.parametrize("arguments", [[], ["a"], ["--back"], ["a", "b", "--back"], ["--back", "--list", "a"]])
def test_wrong_use_is_told(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        publish(*arguments)
    assert stopped.value.code == 2


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "fil").write_text("", "utf-8")
    assert publish(site(tmp_path / "site"), tmp_path / "fil/srv") == 3
    assert "Det som låg ute ligger kvar." in capsys.readouterr().err
