"""Words in another language than the page's say so, and in which direction they are read, wherever they are shown."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import Any

from generator import theme
from generator.fill.terms import Explainer
from generator.page import Explanation
from generator.pages import Pages
from generator.records import Response, Source
from generator.register import Register, build
from tests.site.html import VOID, Html
from tests.site.projects import PROJECTS, built, checked, pages

ARABIC = {"lang": "ar", "dir": "rtl"}
ENGLISH = {"lang": "en", "dir": "ltr"}


def page(register: Register, address: str) -> dict[str, str]:
    made = Pages(register, theme.folders(PROJECTS["demo"], "pages")).all()[address]()
    return {name: str(value) for name, value in made.values.items()}


@cache
def demo(address: str) -> dict[str, str]:
    return page(checked("demo").register, address)


def with_record(kind: type[Any], entry_id: str, **changed: Any) -> Register:
    """Exempelstad with some fields of one record exchanged."""
    reading = checked("demo").register.reading
    entries = [
        replace(entry, record=entry.record.model_copy(update=changed))
        if isinstance(entry.record, kind) and entry.stem == entry_id
        else entry
        for entry in reading.entries
    ]
    assert entries != reading.entries
    return build(replace(reading, entries=entries), checked("demo").register.today)


class _Spoken(HTMLParser):
    """Looks for words, and notes the language that the nearest element around them says."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
        self.around: list[tuple[str, dict[str, str]]] = []
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.around.append((tag, {name: value or "" for name, value in attrs if name in {"lang", "dir"}}))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while self.around and self.around.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.words in data:
            self.found.append(next((told for _, told in reversed(self.around) if told), {}))


def within(html: str, words: str) -> list[dict[str, str]]:
    """The language and direction of words, for each place that they stand in; nothing where they are in the page's own."""
    reader = _Spoken(words)
    reader.feed(html)
    reader.close()
    return reader.found


def test_the_page_of_a_source_says_its_language_and_marks_its_words() -> None:
    values = demo("kallor/inbjudan-arabiska-2026/")
    body = values["body"]
    assert "Arabiska" in Html(body).text("dl")
    assert set(map(str, within(body, "دعوة"))) == {str(ARABIC)}  # the title, and the document's own first line
    assert within(body, "نمشي معًا") == [ARABIC, ARABIC]  # in the whole text and in the excerpt
    assert within(values["breadcrumbs"], "دعوة") == [ARABIC]
    assert within(body, "Nämndens inbjudan") == [{}]
    assert [each["hreflang"] for each in Html(body).all("a") if "hreflang" in each] == ["ar"]
    assert "<" not in values["title"] + values["heading"]


def test_a_title_and_a_quote_are_marked_wherever_they_are_shown() -> None:
    body = demo("insatser/trygghetsvandringar/")["body"]
    assert ARABIC in within(body, "نمشي معًا")
    assert within(body, "دعوة") == [ARABIC, ARABIC]  # in the list of sources, and in the link of the quote
    assert within(demo("organisationer/almnas-stadsdelsnamnd/")["body"], "دعوة") == [ARABIC]
    assert within(demo("insatser/oppet-bibliotek/")["body"], "On average, 61 people") == [ENGLISH]
    assert within(demo("insatser/oppet-bibliotek/")["body"], "Evenings at the Library") == [ENGLISH, ENGLISH]


def test_a_short_title_is_an_editors_own_words_in_swedish() -> None:
    body = demo("kallor/farjerederiet-2026/")["body"]
    assert set(map(str, within(body, "Svar från Färjerederiet"))) == {"{}"}
    assert within(body, "Light at the ferry berth") == [ENGLISH]
    assert set(map(str, within(demo("svar/trygg-hamn-2026-farjerederiet/")["body"], "Svar från Färjerederiet"))) == {"{}"}


def test_a_response_in_english_is_marked_as_such_and_what_is_said_of_it_is_not() -> None:
    values = demo("svar/trygg-hamn-2026-farjerederiet/")
    assert within(values["body"], "Our crews would welcome the light") == [ENGLISH]
    assert within(values["body"], "We have no objections") == [ENGLISH, ENGLISH]
    assert within(values["toc"], "Our answer") == [ENGLISH]
    assert within(values["body"], "Rederiet har inget att invända") == [{}]
    assert "Engelska" in Html(values["body"]).text("dl")


def test_no_arabic_stands_anywhere_unmarked() -> None:
    for name, html in pages(built("demo")).items():
        shown = html[html.index("<body") :]
        for words in set(re.findall("[\u0600-\u06ff]+", re.sub("<[^>]*>", "", shown))):
            assert set(map(str, within(shown, words))) == {str(ARABIC)}, name


def test_a_source_in_swedish_has_nothing_marked() -> None:
    register = with_record(Source, "socialforvaltningen-2024", language="sv")
    assert "lang=" not in page(register, "kallor/socialforvaltningen-2024/")["body"]


def test_the_text_of_a_response_has_the_language_of_its_source() -> None:
    address = "svar/trygghetsavtal-2024-socialnamnden/"
    body = page(with_record(Source, "socialforvaltningen-2024", language="fi"), address)["body"]
    section = "gemensam rutin när en anställd hotas."
    assert {"lang": "fi", "dir": "ltr"} in within(body, section)
    assert {} not in within(body, "Avtalet bör säga vem som tar den första kontakten med ett brottsoffer.")  # quotes, and the text


def test_the_text_of_a_response_has_a_language_of_its_own_where_it_says_so() -> None:
    address = "svar/trygghetsavtal-2024-socialnamnden/"
    register = with_record(Response, "socialnamnden", language="ar")
    values = page(register, address)
    title = register.responses["trygghetsavtal-2024-socialnamnden"].record.sections[0].title
    assert within(values["body"], title)[0] == ARABIC
    assert within(values["toc"], title) == [ARABIC]
    assert "Arabiska" in Html(values["body"]).text("dl")
    assert demo(address)["toc"].count("#") == values["toc"].count("#")
    assert re.findall(r'href="(#[^"]*)"', demo(address)["toc"]) == re.findall(r'href="(#[^"]*)"', values["toc"])  # anchors stay


def test_words_in_another_language_are_not_explained() -> None:
    explain = Explainer([Explanation("plan", "plan", ("plan",), "Vad som ska göras.", "insyn:ordlista/#ord-plan")])
    for html in ('<main><div lang="en"><p>The plan.</p></div></main>', '<main lang="en"><p>The plan.</p></main>'):
        assert explain("svar/a/", html) == html
    assert "popover" in explain("svar/a/", "<main><p>En plan.</p></main>")
