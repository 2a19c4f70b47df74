"""What becomes of an address whose server is slow, leads on, lies or dies; and how little it is asked for."""

from __future__ import annotations

import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
import trustme

from generator.outward.faults import Fault
from generator.outward.judging import Outcome
from tests.outward import servers
from tests.outward.conftest import HASTY, LIMITS, visitor
from tests.outward.servers import answer, leads_to, serving, titled

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.outward.judging import Verdict

    Ask = Callable[..., Verdict]

ABSENT = "/insyn-provar-en-sida-som-inte-finns"
PDF = answer(200, b"%PDF-1.7", "application/pdf")


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (answer(), Outcome.FINE),
        (PDF, Outcome.FINE),
        (servers.packed(100_000_000), Outcome.FINE),
        (servers.endless, Outcome.FINE),
        (servers.refuses_head(405), Outcome.FINE),
        (servers.refuses_head(403), Outcome.FINE),
        (servers.refuses_head(404), Outcome.FINE),
        (servers.refuses_head(501), Outcome.FINE),
        (servers.dies_on_head, Outcome.FINE),
        (answer(404), Outcome.GONE),
        (answer(410), Outcome.GONE),
        (answer(401), Outcome.FORBIDDEN),
        (answer(403), Outcome.FORBIDDEN),
        (answer(400), Outcome.TROUBLE),
        (answer(500), Outcome.TROUBLE),
        (answer(503), Outcome.LATER),
        (answer(429), Outcome.LATER),
        (servers.breaks_off, Outcome.TROUBLE),
        (servers.hangs_up, Outcome.TROUBLE),
        (b"vad som helst\r\n\r\n", Outcome.TROUBLE),
        (b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 70_000 + b"\r\n\r\n", Outcome.TROUBLE),
        (b"HTTP/1.1 200 OK\r\n" + b"X: a\r\n" * 200 + b"\r\n", Outcome.TROUBLE),
        (titled("Sidan finns inte"), Outcome.DOUBTFUL),
        (titled("404 - Page not found"), Outcome.DOUBTFUL),
        (answer(200, "<title>Kommunen</title><h1>Sidan kunde inte hittas</h1>"), Outcome.DOUBTFUL),
        (
            answer(200, "<title>Malmö: sidan hittades inte på servern</title>".encode("latin-1"), "text/html; charset=iso-8859-1"),
            Outcome.DOUBTFUL,
        ),
        (answer(200, ""), Outcome.DOUBTFUL),
        (answer(204, ""), Outcome.DOUBTFUL),
        (titled("Protokoll 2019:404"), Outcome.FINE),
        (titled("404 nya bostäder i Hamnen"), Outcome.FINE),
    ],
)
def test_one_answer(verdict: Ask, reply: bytes | Callable[[servers.Asked], None], outcome: Outcome) -> None:
    with serving({"/svar": reply}) as server:
        assert verdict(f"http://kallan.example:{server.port}/svar").outcome is outcome


@pytest.mark.parametrize("reply", [servers.silent, servers.dripping, servers.dripping_page])
def test_what_is_too_slow_is_given_up(verdict: Ask, reply: Callable[[servers.Asked], None]) -> None:
    with serving({"/svar": reply}) as server:
        assert verdict(f"http://kallan.example:{server.port}/svar", HASTY).outcome is Outcome.TIMEOUT


def test_when_all_time_is_out_it_is_not_the_servers_fault_unless_it_had_some() -> None:
    for total, fault in ((0.0, Fault.NO_TIME), (0.3, Fault.TIMEOUT)):
        with serving({"/svar": servers.silent, "/robots.txt": servers.silent}) as server:
            asking = visitor(replace(LIMITS, total=total), [])
            assert asking.visit(f"http://kallan.example:{server.port}/svar").fault is fault


def test_only_the_beginning_is_fetched(verdict: Ask) -> None:
    with serving({"/a.pdf": PDF, "/sida": answer()}) as server:
        root = f"http://kallan.example:{server.port}"
        assert verdict(f"{root}/a.pdf").kind == "application/pdf"
        assert verdict(f"{root}/sida#stycke").outcome is Outcome.FINE
        assert server.asked == ["HEAD /a.pdf", "GET /a.pdf", "HEAD /sida", "GET /sida", f"GET {ABSENT}"]
        assert [each.fields["range"] for each in server.requests if "range" in each.fields] == ["bytes=0-1023", *["bytes=0-65535"] * 2]


def test_a_part_is_a_page_too(verdict: Ask) -> None:
    with serving({"/del": servers.first_then(answer(200, ""), answer(206))}) as server:
        assert verdict(f"http://kallan.example:{server.port}/del").outcome is Outcome.FINE


def test_a_server_that_has_everything_has_nothing(verdict: Ask) -> None:
    """It says 200 to whatever is asked for; what it says of an address that it cannot have tells."""
    same = titled("Kommunen")
    with serving({"/protokoll": same, ABSENT: same, "/annat": titled("Protokoll från mötet"), "/fil.pdf": PDF}) as server:
        root = f"http://kallan.example:{server.port}"
        found = verdict(f"{root}/protokoll")
        assert (found.outcome, found.detail) == (Outcome.DOUBTFUL, "servern har samma sida för en adress som inte finns")
        assert verdict(f"{root}/annat").outcome is Outcome.FINE
        assert verdict(f"{root}/fil.pdf").outcome is Outcome.FINE


def test_that_is_asked_once_of_each_server_and_not_where_robots_txt_says_no() -> None:
    rules = answer(200, f"User-agent: *\nDisallow: {ABSENT}", "text/plain")
    for robots, times in ((answer(404), 1), (rules, 0)):
        with serving({"/robots.txt": robots, "/a": answer(), "/b": titled("Annat"), ABSENT: answer()}) as server:
            asking = visitor(LIMITS, [])
            found = [asking.visit(f"http://kallan.example:{server.port}/{path}").same for path in "ab"]
            assert server.asked.count(f"GET {ABSENT}") == times
            assert found == [bool(times), False]


def test_we_say_who_we_are_and_keep_no_cookies(verdict: Ask) -> None:
    with serving({"/a": leads_to("/b"), "/b": answer(200, Set_Cookie="a=b")}) as server:
        verdict(f"http://kallan.example:{server.port}/a")
        verdict(f"http://kallan.example:{server.port}/b")
        assert {each.fields["user-agent"] for each in server.requests} == {"Insyn/0 (prov)"}
        assert {each.fields["host"] for each in server.requests} == {f"kallan.example:{server.port}"}
        assert not [each for each in server.requests if "cookie" in each.fields or "authorization" in each.fields]


def test_a_name_and_a_path_with_swedish_letters(verdict: Ask) -> None:
    with serving({"/%C3%A4rende%20ett?q=%C3%A5": answer()}) as server:
        assert verdict(f"http://källan.example:{server.port}/ärende%20ett?q=å").outcome is Outcome.FINE
        assert server.requests[-1].fields["host"] == f"xn--kllan-gra.example:{server.port}"


# --- Redirects


def test_moved_for_good_tells_where_to(verdict: Ask) -> None:
    with serving({"/a": leads_to("/b", 301), "/b": leads_to("c", 308), "/c": answer()}) as server:
        root = f"http://kallan.example:{server.port}"
        found = verdict(f"{root}/a")
        assert (found.outcome, found.to) == (Outcome.MOVED, f"{root}/c")


def test_moved_for_now_does_not(verdict: Ask) -> None:
    with serving({"/a": leads_to("/b", 307), "/b": leads_to("/c", 301), "/c": answer()}) as server:
        assert verdict(f"http://kallan.example:{server.port}/a").outcome is Outcome.TEMPORARY


def test_only_the_part_that_is_for_good_is_proposed(verdict: Ask) -> None:
    with serving({"/a": leads_to("/b", 301), "/b": leads_to("/c", 302), "/c": answer()}) as server:
        root = f"http://kallan.example:{server.port}"
        assert verdict(f"{root}/a").to == f"{root}/b"


def test_the_place_within_the_page_is_kept(verdict: Ask) -> None:
    with serving({"/a": leads_to("/b", 301), "/b": PDF}) as server:
        root = f"http://kallan.example:{server.port}"
        assert verdict(f"{root}/a#page=3").to == f"{root}/b#page=3"


def test_a_redirect_to_a_login_is_no_answer(verdict: Ask) -> None:
    with serving(
        {"/a": leads_to("/login.aspx?next=a"), "/login.aspx?next=a": answer(), "/loggan": answer(), "/b": leads_to("/loggan")}
    ) as server:
        root = f"http://kallan.example:{server.port}"
        assert verdict(f"{root}/a").outcome is Outcome.FORBIDDEN
        assert verdict(f"{root}/b").outcome is Outcome.TEMPORARY


def test_a_redirect_to_what_is_gone_is_gone(verdict: Ask) -> None:
    with serving({"/a": leads_to("/b", 301)}) as server:
        assert verdict(f"http://kallan.example:{server.port}/a").outcome is Outcome.GONE


@pytest.mark.parametrize(
    "replies",
    [
        {"/a": leads_to("/a")},
        {"/a": leads_to("/b"), "/b": leads_to("/a")},
        {f"/{name}": leads_to(f"/{chr(ord(name) + 1)}") for name in "abcdefgh"},
        {"/a": leads_to("ftp://kallan.example/")},
        {"/a": leads_to("javascript:alert(1)")},
        {"/a": leads_to("file:///etc/passwd")},
        {"/a": leads_to("http://någon:hemligt@kallan.example/")},
        {"/a": leads_to("http://kallan.example:25/")},
        {"/a": leads_to("http://[::/")},
    ],
)
def test_redirects_that_lead_nowhere(verdict: Ask, replies: dict[str, bytes]) -> None:
    with serving({**replies}) as server:
        assert verdict(f"http://kallan.example:{server.port}/a").outcome is Outcome.LOOP
        assert len(server.asked) <= LIMITS.redirects + 1


def test_a_redirect_to_the_front_page_is_no_answer(verdict: Ask) -> None:
    replies = {"/": titled("Kommunen"), "/protokoll": leads_to("/", 301), "/a": leads_to("/404.html"), "/404.html": titled("Oj")}
    with serving({**replies}) as server:
        root = f"http://kallan.example:{server.port}"
        assert verdict(f"{root}/protokoll").outcome is Outcome.DOUBTFUL
        assert verdict(f"{root}/a").outcome is Outcome.DOUBTFUL
        assert verdict(root).outcome is Outcome.FINE
    with serving({**replies}) as new, serving({"/a": leads_to(f"http://www.kallan.example:{new.port}/", 301)}) as old:
        assert verdict(f"http://kallan.example:{old.port}/a").outcome is Outcome.DOUBTFUL
        assert verdict(f"http://andra.example:{old.port}/a").outcome is Outcome.MOVED, "to another site, of which it may be the page"


def test_a_document_that_has_become_a_page(verdict: Ask) -> None:
    with serving({"/protokoll.pdf": answer(), "/a.pdf": leads_to("/b"), "/b": PDF}) as server:
        root = f"http://kallan.example:{server.port}"
        assert verdict(f"{root}/protokoll.pdf").outcome is Outcome.CHANGED
        assert verdict(f"{root}/a.pdf").outcome is Outcome.TEMPORARY


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (answer(200, "\n<!-- x --><!DOCTYPE html><title>Kommunen</title>", "application/pdf"), Outcome.CHANGED),
        (answer(200, "<html><title>Sidan finns inte</title>", "application/pdf"), Outcome.DOUBTFUL),
        (servers.by_method(PDF, answer(404)), Outcome.GONE),
        (servers.by_method(PDF, answer(500)), Outcome.TROUBLE),
        (answer(200, "", "application/pdf"), Outcome.DOUBTFUL),
        (servers.by_method(answer(200, "", "application/octet-stream"), PDF), Outcome.FINE),
    ],
)
def test_a_document_that_is_none(verdict: Ask, reply: Any, outcome: Outcome) -> None:
    with serving({"/protokoll.pdf": reply}) as server:
        assert verdict(f"http://kallan.example:{server.port}/protokoll.pdf").outcome is outcome


# --- Who may be asked


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.0.0.8", "192.168.1.1", "169.254.169.254", "::1", "fe80::1", "::ffff:127.0.0.1", "100.64.0.1", "0.0.0.0"]
)
def test_closed_networks_are_not_asked(verdict: Ask, names: dict[str, str | int], address: str) -> None:
    names["kallan.example"] = address
    with serving({"/": answer()}) as server:
        for url in (f"http://kallan.example:{server.port}/", f"http://{f'[{address}]' if ':' in address else address}:{server.port}/"):
            assert verdict(url, replace(LIMITS, local=False)).outcome is Outcome.CLOSED
        assert server.requests == []


def test_nor_are_they_after_a_redirect(verdict: Ask, names: dict[str, str | int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The first server is taken for one of the open internet, the second is what it is."""
    from generator.outward import targets

    real = targets.is_open
    monkeypatch.setattr(targets, "is_open", lambda address: address == "127.0.0.1" or real(address))
    names["inre.example"] = "127.0.0.2"
    with serving({"/hemligt": answer()}) as inner, serving({"/a": leads_to(f"http://inre.example:{inner.port}/hemligt", 301)}) as outer:
        found = verdict(f"http://kallan.example:{outer.port}/a", replace(LIMITS, local=False))
        assert found.outcome is Outcome.CLOSED
        assert (inner.requests, outer.asked) == ([], ["HEAD /a"])


def test_the_connection_goes_to_what_was_judged(verdict: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads elsewhere the second time it is looked up wins nothing by it."""
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def once(host: str, *rest: Any, **more: Any) -> list[Any]:
        looked_up.append(host)
        return real(host, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", once)
    with serving({"/a.pdf": PDF}) as server:
        verdict(f"http://kallan.example:{server.port}/a.pdf")
    assert looked_up.count("kallan.example") == 3, "robots.txt, HEAD, GET"
    assert set(looked_up) == {"kallan.example", "127.0.0.1"}


# --- What servers ask for


@pytest.mark.parametrize(
    ("robots", "outcome"),
    [
        (answer(200, "User-agent: *\nDisallow: /svar", "text/plain"), Outcome.ROBOTS),
        (answer(200, "User-agent: Insyn\nDisallow: /\n\nUser-agent: *\nAllow: /", "text/plain"), Outcome.ROBOTS),
        (answer(200, "User-agent: *\nDisallow: /*svar$", "text/plain"), Outcome.ROBOTS),
        (answer(200, "User-agent: *\nDisallow: /\n\nUser-agent: insyn\nDisallow: /annat", "text/plain"), Outcome.FINE),
        (leads_to("/regler.txt"), Outcome.ROBOTS),
        (leads_to("http://inre.example/"), Outcome.FINE),
        (leads_to("/robots.txt"), Outcome.FINE),
        (answer(403, ""), Outcome.FINE),
        (answer(200, b"\xff\xfe\x00" * 1_000, "image/png"), Outcome.FINE),
        (servers.endless, Outcome.FINE),
        (answer(500, ""), Outcome.LATER),
        (answer(429, ""), Outcome.LATER),
        (servers.hangs_up, Outcome.TROUBLE),
    ],
)
def test_robots_txt(verdict: Ask, robots: bytes | Callable[[servers.Asked], None], outcome: Outcome) -> None:
    rules = answer(200, "User-agent: *\nDisallow: /", "text/plain")
    with serving({"/robots.txt": robots, "/regler.txt": rules, "/svar": answer()}) as server:
        assert verdict(f"http://kallan.example:{server.port}/svar").outcome is outcome
        assert ("HEAD /svar" in server.asked) == (outcome is Outcome.FINE)


def test_robots_txt_is_read_once_and_its_pause_is_kept_up_to_a_limit() -> None:
    for wanted, kept in ((3, 3), (500, LIMITS.longest_pause)):
        waited: list[float] = []
        rules = answer(200, f"User-agent: *\nCrawl-delay: {wanted}", "text/plain")
        with serving({"/robots.txt": rules, "/a.pdf": PDF, "/b.pdf": PDF}) as server:
            asking = visitor(LIMITS, waited)
            for path in ("a", "b"):
                asking.visit(f"http://kallan.example:{server.port}/{path}.pdf")
            assert [each.path for each in server.requests] == ["/robots.txt", *["/a.pdf"] * 2, *["/b.pdf"] * 2]
        assert len(waited) == 4
        assert all(0 < seconds <= kept for seconds in waited)
        assert max(waited) > kept - 1


def test_a_short_wait_is_waited_and_a_long_one_is_told() -> None:
    waited: list[float] = []
    short = servers.first_then(answer(503, "", Retry_After="7"), PDF)
    moment = (datetime.now(UTC) + timedelta(hours=5)).strftime("%a, %d %b %Y %H:%M:%S GMT")
    with serving(
        {"/kort.pdf": short, "/lang": answer(429, "", Retry_After="7200"), "/annan": PDF, "/datum": answer(503, "", Retry_After=moment)}
    ) as server:
        root = f"kallan.example:{server.port}"
        asking = visitor(LIMITS, waited)
        assert asking.visit(f"http://{root}/kort.pdf").status == 200
        assert [round(seconds) for seconds in waited] == [7]
        assert asking.visit(f"http://{root}/lang").detail == "servern ber oss vänta i 2 timmar"
        count = len(server.requests)
        assert asking.visit(f"http://{root}/annan").detail == "servern ber oss vänta i 2 timmar", "it is left alone for the rest of the run"
        assert len(server.requests) == count
        assert visitor(LIMITS, waited).visit(f"http://{root}/datum").detail == "servern ber oss vänta i 5 timmar"
        assert [round(seconds) for seconds in waited] == [7]


# --- What is not there


@pytest.mark.parametrize(
    ("error", "outcome"), [(socket.EAI_NONAME, Outcome.NO_SERVER), (socket.EAI_AGAIN, Outcome.NO_WAY), (socket.EAI_FAIL, Outcome.NO_WAY)]
)
def test_names(verdict: Ask, names: dict[str, str | int], error: int, outcome: Outcome) -> None:
    names["kallan.example"] = int(error)
    assert verdict("http://kallan.example/").outcome is outcome


def test_a_server_that_takes_no_connection(verdict: Ask) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert verdict(f"http://kallan.example:{taken.getsockname()[1]}/").outcome is Outcome.TROUBLE


# --- Certificates


def certified(authority: trustme.CA, name: str = "kallan.example", **more: Any) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, **more).configure_cert(context)
    return context


def test_certificates(verdict: Ask) -> None:
    ours, unknown = trustme.CA(), trustme.CA()
    trust = ssl.create_default_context()
    ours.configure_trust(trust)
    past = datetime.now(UTC) - timedelta(days=3)
    cases = [
        (certified(ours), ""),
        (certified(unknown), "den som har utfärdat det är inte känd"),
        (certified(ours, "andra.example"), "det gäller en annan server"),
        (certified(ours, not_before=past - timedelta(days=9), not_after=past), "det har gått ut"),
        (None, "servern svarar inte krypterat så som den ska"),
    ]
    for secure, why in cases:
        with serving({"/a": answer()}, secure) as server:
            found = verdict(f"https://kallan.example:{server.port}/a", LIMITS, trust)
            assert (found.outcome, found.detail) == (Outcome.CERTIFICATE if why else Outcome.FINE, why)
            assert not (server.asked and why), "nothing is said to a server that is not who it should be"
