"""The shipped configuration of nginx, on a small site with a file of each kind; `make audit ARGS=server` asks it of whole sites."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from tests.deploy import nginx
from tests.deploy.promises import Client, faults
from tests.deploy.test_publish_script import publish, site

pytestmark = pytest.mark.skipif(not nginx.installed(), reason="nginx finns inte")

FILES = {
    "404.html": "<h1>Sidan finns inte</h1>" * 20,
    "om/index.html": "<h1>Om</h1>" * 50,
    "assets/insyn/insyn.css": "body { color: red }" * 50,
    "assets/insyn/sok.js": "export const a = 1;" * 50,
    "assets/insyn/bild.png": "png",
    "api/v1/index.json": '{"a": 1}' * 50,
    "api/v1/svar.csv": "id,title\n" * 50,
    "api/v1/insyn.db": "SQLite format 3",
    "svar/flode.atom": "<feed/>" * 50,
    "kalender.ics": "BEGIN:VCALENDAR" * 50,
    "katalog.ttl": "@prefix a: <b>." * 50,
    "kallor/ett/handling.txt": "<script>alert(1)</script>" * 20,
    "kallor/ett/handling.pdf": "%PDF-1.7",
    "kallor/ett/index.html": "<h1>Källa</h1>" * 50,
    "sok/index/rot.bin": "rot",
    "sok/index/ord/0123456780.bin": "ord",
    ".well-known/security.txt": "Contact: mailto:x@example.org",
}


def made(folder: Path, **more: str) -> Path:
    for name, text in {**FILES, **more}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return site(folder)


def test_every_promise_is_kept_and_the_version_before_is_still_found(tmp_path: Path) -> None:
    brotli = nginx.BROTLI.is_file() and importlib.util.find_spec("brotli") is not None
    place = tmp_path / "srv"
    (tmp_path / "a.nginx-redirects.map").write_text('"~^/gammal/$" "/om/";\n', "utf-8")
    assert publish(made(tmp_path / "a", **{"assets/insyn/borta.css": "a{}" * 100}), place) == 0
    configured = nginx.configured(place, tmp_path / "prov")
    assert nginx.fault(configured) == ""
    with nginx.serving(place, tmp_path / "nginx") as running:
        assert list(faults(running, place / "current/site", [*FILES, "index.html"], {"/gammal/": "/om/"}, brotli=brotli)) == []
        ask = Client(running)
        old = {path: ask(path).body for path in ("/assets/insyn/borta.css", "/sok/index/ord/0123456780.bin")}
        new = made(tmp_path / "b", **{"sok/index/ord/0123456781.bin": "ny"})
        for gone in ("sok/index/ord/0123456780.bin", "om/index.html"):
            (new / gone).unlink()
        assert publish(site(new), place) == 0
        assert {path: ask(path).body for path in old} == old
        assert ask("/om/").status == 404  # a page that has been taken away is gone
        assert ask("/sok/index/ord/0123456781.bin").body == b"ny"
        assert publish(site(new, ord="ytterligare"), place) == 0
        assert {ask(path).status for path in old} == {404}  # kept for one swap
        assert running.errors == "" or "No such file" in running.errors


def test_without_brotli_and_without_a_list_of_moved_addresses_it_is_right_too(tmp_path: Path) -> None:
    assert publish(made(tmp_path / "a"), tmp_path / "srv") == 0
    (tmp_path / "srv/current/redirects.map").unlink()
    assert nginx.fault(nginx.configured(tmp_path / "srv", tmp_path / "prov", brotli=False)) == ""
