"""In Markdown the words of the data are words: no markup, no link, no mention, and never more than a comment can hold."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from hypothesis import example, given
from hypothesis import strategies as st

from generator import pipeline
from generator.history import Deed
from generator.problems import Location, Problem
from generator.revisions.markdown import LONGEST, as_markdown, escaped
from generator.revisions.pages import PageChange, Written
from generator.revisions.records import RecordChange
from generator.revisions.report import Report, report
from tests.revisions.project import RESPONSE, asked, start
from tests.site.projects import edit

SIGNS = [*"\\`*_{}[]()#+-.!|~$=:<>&@\"'/ ", "1.", "1)"]
LIVE = ["GH-1", "#12", "@namn", ":ja:", "http://x.se", "www.x.se", "namn@x.se"]
#: What means something in Markdown, mixed with words.
TEXTS = st.lists(st.sampled_from([*SIGNS, *LIVE, "ord", "a"]))


def shown(markdown: str) -> str:
    """The text of what Markdown becomes, as GitHub does it, and as a list's item."""
    return html.unescape(re.sub(r"<[^>]*>", "", github_flavored_markdown_to_html(f"- {markdown}"))).strip()


@given(text=TEXTS.map("".join))
@example("_www.x.se\\")
def test_a_text_is_shown_as_it_is(text: str) -> None:
    assert " ".join(shown(escaped(text)).split()) == " ".join(text.split())


@given(text=TEXTS.map("".join))
@example("@_namn")
def test_nobody_is_mentioned_and_nothing_marked(text: str) -> None:
    made = github_flavored_markdown_to_html(f"- **Fält**: {escaped(text)}")
    assert not re.search(r"[@#]\w", html.unescape(re.sub(r"<!-- -->", "\0", made)))
    assert set(re.findall(r"<(\w+)", made)) <= {"ul", "li", "strong"}


def test_words_are_marked_and_line_breaks_kept(tmp_path: Path) -> None:
    project = start(tmp_path)
    edit(project / RESPONSE, "summary: De säger ja.", "summary: |\n  De säger *ja* till 2 < 3.\n\n  # Och @alla")
    said = asked("diff", "HEAD", "--format", "markdown", project=project)[1]
    assert "- **Sammanfattning**: De säger <ins>\\*</ins>ja<ins>\\* till 2 &lt; 3</ins>.<ins><br>\\# Och @<!-- -->alla</ins>\n" in said
    assert said.startswith("## En post ändras.")


@pytest.mark.parametrize("longest", [3_000, 10_000])
def test_what_does_not_fit_is_named(tmp_path: Path, longest: int) -> None:
    project = start(tmp_path)
    words = "\n".join(f"  - title: Synpunkt {number}\n    text: {'Ord. ' * 50}" for number in range(40))
    edit(project / RESPONSE, "summary: De säger ja.", f"summary: De säger nej.\nsections:\n{words}")
    found = report(pipeline.read(project), "HEAD")
    assert len(as_markdown(found)) > longest
    short = as_markdown(found, longest)
    assert len(short) <= longest
    assert "Remissvar: Provnämndens svar" in short
    assert "ryms inte här" in short


def test_a_comment_is_never_too_long() -> None:
    records = [RecordChange("plats", "Ord " * 400, Deed.ADDED, f"data/places/p{number}.yml") for number in range(2_000)]
    written = [Written(f"content/{number}.md", f"{number}/", "Ord " * 400, Deed.CHANGED) for number in range(500)]
    pages = [PageChange(f"platser/p{number}/", "Ord " * 400, Deed.ADDED) for number in range(3_000)]
    dead = [Problem(Location("data/redirects.yml"), "address.dead", "adressen " + "x" * 300, "Ord. " * 20) for _ in range(2_000)]
    made = as_markdown(Report("main", records, written, pages, dead, []))
    assert len(made) <= LONGEST
    assert made.startswith("## 2\u00a0000 poster läggs till. 3\u00a0000 sidor")
    assert "- och 1970 till" in made
    assert "ryms inte här" in made


def test_an_empty_report() -> None:
    assert as_markdown(Report("main", [], [], [], [], [])) == "## Inget ändras för den som läser.\n\nJämfört med `main`.\n"
