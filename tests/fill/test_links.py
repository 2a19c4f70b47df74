"""Links are relative to the page that they stand on, every one of them leads somewhere, and no page fetches from another site."""

from __future__ import annotations

import pytest

from generator.fill.links import LinkBook
from generator.fill.tags import relative, root_from, third_party_in_css

SITE = "https://exempelstad.example/insyn/"


def found(html: str, *, address: str = "svar/ett/", site: str = SITE, files: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """The rule and message of everything wrong on a page of a small site."""
    book = LinkBook(site)
    book.note("", "<h1>Start</h1>")
    book.note("svar/", "<h1>Svar</h1>")
    book.note("svar/tva/", '<h1 id="rubrik">Två</h1><a name="gammalt"></a><h2 id="å-ä-ö">Å</h2><input name="q">')
    book.note(address, html)
    return [(problem.rule, problem.message) for problem in book.check(set(files))]


def rules(html: str, **kwargs: object) -> list[str]:
    return [rule for rule, _ in found(html, **kwargs)]  # type: ignore[arg-type]  # handed on as they are


@pytest.mark.parametrize(
    ("address", "root"),
    [("", "./"), ("svar/", "../"), ("svar/ett/", "../../"), ("om/bygget/mer/", "../../../"), ("foo.html", "./")],
)
def test_the_root_as_seen_from_each_depth(address: str, root: str) -> None:
    assert root_from(address) == root


@pytest.mark.parametrize(
    ("written", "relative_to_root"),
    [
        ("insyn:", "R/"),
        ("insyn:svar/ett", "R/svar/ett/"),
        ("insyn:svar/ett/", "R/svar/ett/"),
        ("insyn:/svar/ett/", "R/svar/ett/"),
        ("insyn:svar/ett#synpunkt-1", "R/svar/ett/#synpunkt-1"),
        ("insyn:sok/?q=x", "R/sok/?q=x"),
        ("insyn:kallor/x/fil.pdf", "R/kallor/x/fil.pdf"),
        ("INSYN:svar/ett", "R/svar/ett/"),
    ],
)
def test_links_of_ours_become_relative(written: str, relative_to_root: str) -> None:
    for quote in "\"'":
        assert relative(f"<a class=x href={quote}{written}{quote}>", "R/") == f"<a class=x href={quote}{relative_to_root}{quote}>"


@pytest.mark.parametrize("html", ["<p>='insyn:svar/ett' i en text</p>", '<p>href="insyn:svar/ett"</p>', "<p>insyn:svar/ett</p>"])
def test_a_text_that_looks_like_a_link_stays_as_it_is(html: str) -> None:
    assert relative(html, "../../") == html


def test_the_404_page_links_from_the_root_of_the_site() -> None:
    html = relative('<a href="insyn:svar/tva#rubrik">x</a>', "/insyn/")
    assert html == '<a href="/insyn/svar/tva/#rubrik">x</a>'
    assert found(html, address="404.html") == []


@pytest.mark.parametrize(
    "target",
    [
        "",
        "#",
        "#har",
        ".",
        "./",
        "../tva/",
        "../tva",
        "../tva/index.html",
        "../tva/#rubrik",
        "../tva#rubrik",
        "../tva/#gammalt",
        "../tva/#%C3%A5-%C3%A4-%C3%B6",
        "../tva/#å-ä-ö",
        "../tva/#:~:text=ord",
        "../tva/#rubrik:~:text=ord",
        "../tva/?q=x",
        "..",
        "../..",
        "../../",
        "../../index.html",
        "fil.pdf",
        "fil.pdf#page=2",
        "/insyn/",
        "/insyn",
        "/insyn/svar/tva/#rubrik",
        "https://example.org/",
        "//example.org/",
        "mailto:a@example.org",
        "tel:08",
    ],
)
def test_what_leads_somewhere_is_right(target: str) -> None:
    assert found(f'<a id="har" href="{target}">x</a>', files=("svar/ett/fil.pdf",)) == []


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("../tre/", '"/svar/tre/" som inte finns'),
        ("tva/", '"/svar/ett/tva/" som inte finns'),
        ("../../svr/", '"/svr/" som inte finns'),
        ("annan.pdf", '"/svar/ett/annan.pdf" som inte finns'),
        ("fil.pdf/", '"/svar/ett/fil.pdf/" som inte finns'),
        ("#saknas", '"/svar/ett/#saknas", men sidan har inget sådant ställe'),
        ("../tva/#saknas", '"/svar/tva/#saknas", men'),
        ("../tva#saknas", '"/svar/tva/#saknas", men'),
        ("../tva/#q", '"/svar/tva/#q", men'),
        ("/insyn/svar/tre/", '"/svar/tre/" som inte finns'),
        ("/svar/tva/", '"/svar/tva/" leder ut ur webbplatsen'),
        ("/insynare/", '"/insynare/" leder ut ur webbplatsen'),
        ("../../../svar/tva/", '"../../../svar/tva/" leder ut ur webbplatsen'),
        ("../../../../../etc/passwd", '"../../../../../etc/passwd" leder ut ur webbplatsen'),
        ("insyn:svar/tre", '"/svar/tre/" som inte finns'),
        ("insyn:svar/tva#saknas", '"/svar/tva/#saknas", men'),
        ("insyn:svar/ett#saknas", '"/svar/ett/#saknas", men'),
        ("insyn:../svar/tva", '"../../../svar/tva/" leder ut ur webbplatsen'),
    ],
)
def test_what_leads_nowhere_is_found(target: str, words: str) -> None:
    quoted = [f'<a href="{target}">x</a>', f"<a href='{target}'>x</a>"]
    for html in quoted if target.startswith("insyn:") else [*quoted, f"<A class=x HREF={target}>x</A>"]:
        ((rule, message),) = found(html, files=("svar/ett/fil.pdf",))
        assert rule == "link.broken"
        assert words in message


def test_a_link_of_ours_leads_to_its_place_before_it_is_made_relative() -> None:
    for target in ("insyn:svar/tva", "insyn:svar/tva/#rubrik", "insyn:", "INSYN:svar/ett/fil.pdf", "insyn:svar/tva#%C3%A5-%C3%A4-%C3%B6"):
        assert found(f'<a href="{target}">x</a>', files=("svar/ett/fil.pdf",)) == []
    assert "fel skriven" in found("<a href=insyn:svar/tva>x</a>")[0][1]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" JavaScript:alert(1)">x</a>',
        '<a href="&#106;avascript:alert(1)">x</a>',
        "<a href=vbscript:x>x</a>",
        '<a href="data:text/html,x">x</a>',
        '<form action="javascript:alert(1)"></form>',
        '<iframe src="javascript:alert(1)"></iframe>',
    ],
)
def test_a_link_that_runs_code_is_found(html: str) -> None:
    ((rule, message),) = found(html)
    assert rule == "link.broken"
    assert "kan köra kod" in message


def test_without_an_address_of_its_own_the_site_begins_at_the_root() -> None:
    assert found('<a href="/svar/tva/">x</a>', site="") == []
    assert rules('<a href="/insyn/svar/tva/">x</a>', site="") == ["link.broken"]
    assert rules('<img src="https://exempelstad.example/x.png">', site="") == ["link.third-party"]


def test_a_broken_link_names_the_nearest_that_would_be_right() -> None:
    book = LinkBook("")
    book.note("svar/idrottsnamnden/", '<h2 id="synpunkt-1">x</h2>')
    book.note("", '<a href="svar/idrottsnamden/">x</a><a href="svar/idrottsnamnden/#synpunkt1">x</a>')
    assert [problem.suggestion for problem in book.check(set())] == ['Menade du "svar/idrottsnamnden/"?', 'Menade du "synpunkt-1"?']


@pytest.mark.parametrize(
    "html",
    [
        '<a id="a b" href="#a b">x</a>',
        '<p id=bar></p><a href="#bar">x</a>',
        '<p title="a > b" id="bar"></p><a href="#bar">x</a>',
        '<p ID="a&amp;b"></p><a href="#a&amp;b">x</a>',
        '<form action="../tva/?x=1"></form>',
        '<!-- <a href="../ingenstans/">x</a> -->',
        "<p>href=../ingenstans/ och href='../ingenstans/'</p>",
        '<svg><use href="#bar"/><path id="bar"/></svg>',
    ],
)
def test_pages_are_read_as_browsers_read_them(html: str) -> None:
    assert found(html) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p>id="bar"</p><a href="#bar">x</a>',
        '<p data-id="bar"></p><a href="#bar">x</a>',
        '<!-- <p id="bar"> --><a href="#bar">x</a>',
        '<form action="../ingenstans/?x=1"></form>',
        '<button formaction="../ingenstans/">x</button>',
        '<img alt="a > b" src="ingenting.png">',
        '<video poster="ingenting.png" src="fil.mp4"></video>',
        '<img src="fil.mp4" srcset="fil.mp4 1x, ingenting.png 2x">',
        '<script src="ingenting.js"></script>',
        '<link rel="stylesheet" href="ingenting.css">',
        '<link rel="next" href="../ingenstans/">',
    ],
)
def test_no_kind_of_link_escapes(html: str) -> None:
    assert rules(html, files=("svar/ett/fil.mp4",)) == ["link.broken"]


ELSEWHERE = "https://example.org/x"


@pytest.mark.parametrize(
    "html",
    [
        f'<script src="{ELSEWHERE}"></script>',
        f"<script async src={ELSEWHERE}></script>",
        f"<SCRIPT SRC='{ELSEWHERE}'></SCRIPT>",
        f'<script type="module" src = "{ELSEWHERE}"></script>',
        '<script src="//example.org/x"></script>',
        '<script src=" //example.org/x"></script>',
        '<script src="HTTPS://example.org/x"></script>',
        '<script src="&#104;ttps://example.org/x"></script>',
        f'<img src="{ELSEWHERE}">',
        f'<img alt="a > b" src="{ELSEWHERE}">',
        f'<img/src="{ELSEWHERE}">',
        f'<img src="data:image/gif;base64," srcset="{ELSEWHERE} 2x">',
        f'<link rel="preload" as="image" imagesrcset="{ELSEWHERE} 2x">',
        f'<video poster="{ELSEWHERE}"></video>',
        f'<video poster="data:," src="{ELSEWHERE}"></video>',
        f'<iframe src="{ELSEWHERE}"></iframe>',
        f'<object data="{ELSEWHERE}"></object>',
        f'<embed src="{ELSEWHERE}">',
        f'<svg><image href="{ELSEWHERE}"/></svg>',
        f'<svg><image xlink:href="{ELSEWHERE}"/></svg>',
        f'<svg><use href="{ELSEWHERE}#y"/></svg>',
        f'<link rel="stylesheet" href="{ELSEWHERE}">',
        f'<link href="{ELSEWHERE}" rel="stylesheet">',
        f'<link rel="alternate stylesheet" href="{ELSEWHERE}">',
        f'<link rel=icon href="{ELSEWHERE}">',
        f'<link rel="preconnect" href="{ELSEWHERE}">',
        f'<link rel="dns-prefetch" href="{ELSEWHERE}">',
        f'<base href="{ELSEWHERE}">',
        f'<a href="https://example.org" ping="{ELSEWHERE}">x</a>',
        f'<form action="{ELSEWHERE}"></form>',
        f'<table background="{ELSEWHERE}"></table>',
        f'<p style="background: url({ELSEWHERE})"></p>',
        f"<style>@import '{ELSEWHERE}';</style>",
        '<img src="https://exempelstad.example/annat/x.png">',
    ],
)
def test_whatever_a_page_fetches_from_another_site_is_found(html: str) -> None:
    assert rules(html) == ["link.third-party"]


@pytest.mark.parametrize(
    "html",
    [
        f'<a href="{ELSEWHERE}">x</a>',
        f'<map><area href="{ELSEWHERE}"></map>',
        f'<link rel="canonical" href="{ELSEWHERE}">',
        f'<link rel="license" href="{ELSEWHERE}">',
        f'<blockquote cite="{ELSEWHERE}"></blockquote>',
        f'<p data="{ELSEWHERE}"></p>',
        '<img src="data:image/gif;base64,R0lGOD">',
        f'<script src="{SITE}x.js"></script>',
        f"<p>&lt;script src='{ELSEWHERE}'&gt;</p>",
        '<p style="color: red"></p><style>p { color: red }</style>',
    ],
)
def test_what_is_only_linked_to_is_not(html: str) -> None:
    assert found(html) == []


@pytest.mark.parametrize(
    "css",
    [
        "p { background: url(https://example.org/x.png) }",
        "p { background: url( '//example.org/x.png' ) }",
        'p { background: URL("http://example.org/x.png") }',
        "@import url(https://example.org/x.css);",
        "@import '//example.org/x.css';",
        '@import"https://example.org/x.css";',
    ],
)
def test_style_sheets_that_fetch_from_another_site(css: str) -> None:
    assert third_party_in_css(css)


@pytest.mark.parametrize(
    "css", ["", "p { background: url(x.png) }", "@import 'x.css';", "/* https://example.org */", "p { background: url(data:,) }"]
)
def test_style_sheets_that_do_not(css: str) -> None:
    assert not third_party_in_css(css)
