"""What a slot stands in decides how its value is written, and no value becomes anything but text."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from generator.fill.slots import Context, MisplacedError, Slot, cut, join

LD = '<script type="application/ld+json">'


def slots_of(html: str) -> list[Slot]:
    return [piece for piece in cut(html) if isinstance(piece, Slot)]


def filled(html: str, value: str) -> str:
    return join(cut(html), lambda _: value)


@pytest.mark.parametrize(
    ("html", "context"),
    [
        ("<!-- insyn: x -->", Context.HTML),
        ("<p>Text <!-- insyn: x --> mer</p>", Context.HTML),
        ("<ul><li><a href='#'><!-- insyn: x --></a></li></ul>", Context.HTML),
        ("<td><!--insyn:x--></td>", Context.HTML),
        ("<p>1 < 2 <!-- insyn: x --></p>", Context.HTML),
        ("<template><!-- insyn: x --></template>", Context.HTML),
        ("<title>A – <!-- insyn: x --></title>", Context.TEXT),
        ("<TITLE><!-- insyn: x --></TITLE>", Context.TEXT),
        ("<textarea rows=2><!-- insyn: x --></textarea>", Context.TEXT),
        ('<meta name="description" content="<!-- insyn: x -->">', Context.ATTRIBUTE),
        ("<p title='<!-- insyn: x -->'>", Context.ATTRIBUTE),
        ('<p title="a > b <!-- insyn: x -->">', Context.ATTRIBUTE),
        ('<p class=one title = "<!-- insyn: x -->">', Context.ATTRIBUTE),
        ('<a href="<!-- insyn: x -->">', Context.ADDRESS),
        ('<A HREF="<!-- insyn: x -->">', Context.ADDRESS),
        ('<img src="<!-- insyn: x -->">', Context.ADDRESS),
        ('<use xlink:href="<!-- insyn: x -->"/>', Context.ADDRESS),
        ('<a href=" <!-- insyn: x -->">', Context.ADDRESS),
        ('<a href="java<!-- insyn: x -->">', Context.ADDRESS),
        ('<a href="insyn:svar/<!-- insyn: x -->">', Context.ATTRIBUTE),
        ('<a href="https://example.org/?q=<!-- insyn: x -->">', Context.ATTRIBUTE),
        ('<a href="sok/?q=<!-- insyn: x -->">', Context.ATTRIBUTE),
        (f'{LD}{{"name": "<!-- insyn: x -->"}}</script>', Context.JSON_STRING),
        (f'{LD}{{"name": "Insyn: <!-- insyn: x --> i dag"}}</script>', Context.JSON_STRING),
        (f'{LD}{{"name": "\\"<!-- insyn: x -->\\""}}</script>', Context.JSON_STRING),
        (f'{LD}{{"name": <!-- insyn: x -->}}</script>', Context.JSON),
        (f'{LD}["", <!-- insyn: x -->]</script>', Context.JSON),
        ("<script data-x='1' TYPE='application/ld+json'><!-- insyn: x --></script>", Context.JSON),
    ],
)
def test_context(html: str, context: Context) -> None:
    assert [slot.context for slot in slots_of(html)] == [context]


@pytest.mark.parametrize(
    "html",
    [
        "<script>let x = '<!-- insyn: x -->';</script>",
        "<SCRIPT>// <!-- insyn: x --></SCRIPT>",
        '<script type="module"><!-- insyn: x --></script>',
        "<style>p { color: <!-- insyn: x --> }</style>",
        "<noscript><!-- insyn: x --></noscript>",
        "<iframe><!-- insyn: x --></iframe>",
        "<xmp><!-- insyn: x --></xmp>",
        '<textarea placeholder="<!-- insyn: x -->"></textarea>',
        "<p title=<!-- insyn: x -->>",
        "<p <!-- insyn: x -->>",
        "<p a='1' title=<!-- insyn: x --> b='2'>",
        '<script src=<!-- insyn: x --> type="application/ld+json"></script>',
        '<p onclick="go(<!-- insyn: x -->)">',
        '<p ONCLICK="<!-- insyn: x -->">',
        '<p style="color: <!-- insyn: x -->">',
        '<img srcset="<!-- insyn: x --> 2x">',
        "<iframe srcdoc='<!-- insyn: x -->'></iframe>",
        "<a href=\"javascript:go('<!-- insyn: x -->')\">",
        '<a href=" JavaScript:<!-- insyn: x -->">',
        '<a href="java\nscript:<!-- insyn: x -->">',
        '<a href="java&#115;cript:<!-- insyn: x -->">',
        '<object data="data:text/html,<!-- insyn: x -->">',
    ],
)
def test_refused_where_no_value_could_be_safe(html: str) -> None:
    with pytest.raises(MisplacedError) as refused:
        cut(html)
    assert refused.value.rule == "slot.context"
    assert refused.value.source.startswith("<!-- insyn: x --")


@pytest.mark.parametrize(
    "source", ["<!-- insyn: -->", "<!-- insyn: Stor -->", '<!-- insyn: list kind="svar" -->', "<!-- insyn: list kind -->"]
)
def test_a_slot_that_is_not_written_as_one_is_refused(source: str) -> None:
    with pytest.raises(MisplacedError) as refused:
        cut(f"<p>{source}</p>")
    assert (refused.value.rule, refused.value.source) == ("slot.argument", source)


def test_arguments_are_read_as_a_template_may_have_escaped_them() -> None:
    (slot,) = slots_of("<!-- insyn: page-foot page=om&#x2f;lagesbild&#x2f; -->")
    assert dict(slot.arguments) == {"page": "om/lagesbild/"}


def test_name_and_arguments() -> None:
    (slot,) = slots_of("<!--\n insyn: latest-changes  limit=5\tkind=svar\n-->")
    assert (slot.name, dict(slot.arguments)) == ("latest-changes", {"limit": "5", "kind": "svar"})


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>Ingen plats</p>",
        "<!-- en kommentar -->",
        "<!-- insyn utan kolon -->",
        "<!-- inte insyn: x -->",
        "<!--[if IE]><p><!-- insyn: x --><![endif]-->",
        "<code>&lt;!-- insyn: x --&gt;</code>",
        "<a href='insyn:svar/x'>insyn:svar/x</a>",
        "<script>let x = 'insyn:svar/x'; /* <!-- */</script>",
    ],
)
def test_everything_else_is_left_as_it_is(html: str) -> None:
    assert cut(html) == [html]
    assert filled(html, "fel") == html


def test_order_and_literal_pieces_are_kept() -> None:
    pieces = cut("a<!-- insyn: x -->b<!-- insyn: y -->")
    assert [piece if isinstance(piece, str) else piece.name for piece in pieces] == ["a", "x", "b", "y", ""]


def test_markup_of_ours_is_markup_in_html_and_text_elsewhere() -> None:
    html = '<p title="<!-- insyn: x -->"><!-- insyn: x --></p>'
    assert join(cut(html), lambda _: Markup("<b>A &amp; B</b>")) == '<p title="A &amp; B"><b>A &amp; B</b></p>'


# --- Whatever the value

PARTS = st.sampled_from(
    [
        *"<>\"'&\\`=/;:\n\t\0 \u2028\u2029",
        *("</script>", "<script>", "</title>", "</textarea>", "<!--", "-->", "--!>", "]]>", "&lt;", "&#60;", "\\u003c", "\\"),
        *("<!-- insyn: x -->", "<!-- insyn: body -->", "insyn:svar/x", " onload=alert(1) ", "javascript:", "<img src=x>", "x"),
    ]
)
HOSTILE = st.lists(PARTS | st.text(max_size=3), max_size=8).map("".join)

PAGE = (
    "<!doctype html><html><head><title>A <!-- insyn: x --> B</title>"
    '<meta name="description" content="<!-- insyn: x -->">'
    f'{LD}{{"one": "A <!-- insyn: x --> B", "two": <!-- insyn: x -->}}</script></head>'
    "<body><p title='<!-- insyn: x -->'>A <!-- insyn: x --> B</p>"
    '<a href="insyn:sok/?q=<!-- insyn: x -->">x</a><textarea><!-- insyn: x --></textarea></body></html>'
)


class Outline(HTMLParser):
    """The shape of a page without its words: elements, names of attributes, comments."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shape: list[object] = []
        self.words: list[str] = []
        self.values: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append((tag, [name for name, _ in attrs]))
        self.values += [value for _, value in attrs]
        self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        self.shape.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.shape.append(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.shape.append(decl)

    def handle_data(self, data: str) -> None:
        if self.words:
            self.words[-1] += data


PLAIN = Outline(filled(PAGE, "x"))


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
@example("</script><script>alert(1)</script>")
@example("\" onload='alert(1)' x=\"")
@example("<!-- insyn: x -->")
@example("]]></title><img src=x onerror=alert(1)>")
def test_no_value_adds_a_tag_an_attribute_or_a_comment_or_ends_the_script(value: str) -> None:
    html = filled(PAGE, value)
    page = Outline(html)
    assert page.shape == PLAIN.shape
    assert len(re.findall("</?script", html, re.IGNORECASE)) == 2
    assert page.words[2] == f"A {value} B"  # title
    assert page.values[1] == page.values[3] == value  # content, title
    assert json.loads(page.words[4]) == {"one": f"A {value} B", "two": value}
    assert page.words[6] == f"A {value} B"  # p


@settings(deadline=None, max_examples=300)
@given(HOSTILE)
@example("javascript:alert(1)")
@example(" javascript:alert(1)")
@example("\x01javascript:alert(1)")
@example("data:text/html,<script>alert(1)</script>")
def test_an_address_is_one_or_is_refused(value: str) -> None:
    html = '<a href="<!-- insyn: x -->">x</a>'
    try:
        page = Outline(filled(html, value))
    except MisplacedError:
        return
    assert page.shape == [("a", ["href"]), "/a"]
    assert page.values == [value]
    read_by_browser = re.sub(r"[\t\r\n]", "", value).lstrip("".join(map(chr, range(33))))
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", read_by_browser, re.IGNORECASE)
    assert scheme is None or scheme.group().lower() in {"http:", "https:", "mailto:", "insyn:"}


@pytest.mark.parametrize("value", ["javascript:alert(1)", " https://example.org", "svar", "\x01javascript:x", "data:text/html,x"])
def test_what_is_no_address_is_refused_by_the_slot_that_it_was_for(value: str) -> None:
    with pytest.raises(MisplacedError) as refused:
        filled('<a href="<!-- insyn: x -->">', value)
    assert (refused.value.rule, refused.value.source) == ("slot.context", "<!-- insyn: x -->")


@pytest.mark.parametrize("value", ["", "insyn:svar/x", "https://example.org", "mailto:a@example.org", "#rad-1", "/x", "./x", "../x"])
def test_addresses_pass(value: str) -> None:
    assert filled('<a href="<!-- insyn: x -->">', value) == f'<a href="{value}">'


@settings(deadline=None)
@given(HOSTILE)
def test_a_value_is_never_filled_in_turn(value: str) -> None:
    asked: list[str] = []

    def value_of(slot: Slot) -> str:
        asked.append(slot.name)
        return f"{value}<!-- insyn: y -->"

    join(cut(f"<title><!-- insyn: x --></title><!-- insyn: x -->{LD}<!-- insyn: x --></script>"), value_of)
    assert asked == ["x", "x", "x"]


@settings(deadline=None)
@given(HOSTILE)
def test_a_page_is_cut_without_losing_anything_or_is_refused(html: str) -> None:
    try:
        pieces = cut(html)
    except MisplacedError:
        return
    assert "".join(piece if isinstance(piece, str) else piece.source for piece in pieces) == html
