"""A published site is asked within bounds, on its own server, and whatever that does ends in a sentence."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from generator.outward.website import Website
from generator.verification.places import UnreachedError
from tests.outward import servers
from tests.outward.conftest import HASTY, LIMITS
from tests.outward.servers import Reply, answer, leads_to, serving

LONGEST = 10_000


def website(port: int, *, hasty: bool = False, base: str = "") -> Website:
    return Website(f"http://kallan.example:{port}/{base}", HASTY if hasty else LIMITS, LONGEST, wait=lambda _: None)


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def test_pages_are_asked_for_as_readers_do() -> None:
    with serving({"/insyn/": answer(body="a"), "/insyn/svar/": answer(body="b"), "/insyn/k%C3%A4lla%3F.txt": answer(body="c")}) as server:
        site = website(server.port, base="insyn")
        assert [site.digest(path, 1) for path in ("index.html", "svar/index.html", "källa?.txt", "404.html")] == [
            *(digest(letter) for letter in (b"a", b"b", b"c")),
            None,
        ]
    assert server.asked == ["GET /insyn/", "GET /insyn/svar/", "GET /insyn/k%C3%A4lla%3F.txt", "GET /insyn/404.html"]


def test_what_is_longer_than_it_should_be_is_not_read_to_its_end() -> None:
    with serving({"/a": servers.endless}) as server:
        assert website(server.port).digest("a", 100) != digest(b"")
        assert website(server.port).manifest() is None
    with serving({"/manifest.json": servers.endless}) as server, pytest.raises(UnreachedError, match="större än"):
        website(server.port).manifest()


def test_the_rest_is_asked_for_where_the_manifest_was_found() -> None:
    with serving(
        {"/manifest.json": leads_to("/ny/manifest.json", 301), "/ny/manifest.json": answer(body="{}"), "/ny/": answer(body="x")}
    ) as server:
        site = website(server.port)
        assert site.manifest() == b"{}"
        assert site.digest("index.html", 1) == digest(b"x")


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (leads_to("http://andra.example/"), "leder vidare till andra.example"),
        (leads_to("file:///etc/passwd"), "ingen adress"),
        (leads_to("/manifest.json"), "leder runt"),
        (answer(500), "servern svarade 500"),
        (answer(401), "servern svarade 401"),
        (servers.breaks_off, "bröts av"),
        (servers.hangs_up, "bröts av"),
        (b"vad som helst\r\n\r\n", "bröts av"),
    ],
)
def test_whatever_a_server_does_ends_in_a_sentence(reply: Reply, why: str) -> None:
    with serving({"/manifest.json": reply}) as server, pytest.raises(UnreachedError, match=why):
        website(server.port).manifest()


@pytest.mark.parametrize("reply", [servers.silent, servers.dripping, servers.dripping_page])
def test_a_slow_server_is_not_waited_for(reply: Reply) -> None:
    with serving({"/manifest.json": reply}) as server, pytest.raises(UnreachedError, match="i tid"):
        website(server.port, hasty=True).manifest()


def test_when_the_time_is_out_nothing_more_is_asked() -> None:
    with serving({"/a": answer()}) as server:
        site = Website(f"http://kallan.example:{server.port}", replace(LIMITS, total=0), LONGEST, wait=lambda _: None)
        with pytest.raises(UnreachedError, match="tiden tog slut"):
            site.digest("a", 1)
    assert server.asked == []


def test_a_name_that_nobody_has() -> None:
    with pytest.raises(UnreachedError, match="ingen server har det namnet"):
        Website("https://finns-inte.example/", LIMITS, LONGEST).manifest()
