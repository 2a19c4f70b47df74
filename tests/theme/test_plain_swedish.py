"""What the site itself says is plain Swedish: templates, scripts, pages of content and the program's strings. Quotes are not ours."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.site.projects import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Pages of content beside those of this repository: Exempelstad's, and those that a new project gets.
OTHER_PAGES = [*(ROOT / "tests/demo/content").rglob("*.md"), *(ROOT / "generator/editing/start/content").rglob("*.md")]

#: Words that officials write and nobody says, and what to write instead.
STIFF = {
    r"avseende|beträffande|gällande|rörande|angående": "om",
    r"avses?|avsåg\w*": "gäller, menas",
    r"avsedd\w*": "för, tänkt",
    r"bereder|bereda\w*": "tar fram",
    r"dock|emellertid": "men",
    r"dylik\w*": "sådant",
    r"erfordra\w*": "behövs",
    r"erhåll\w*": "får",
    r"föreligg\w*": "finns",
    r"handhav\w*|ombesörj\w*": "sköter",
    r"huruvida": "om",
    r"härmed|härvid|därvid|därvidlag|härom|därom": "stryk, eller säg vad",
    r"i enlighet med|jämlikt": "enligt",
    r"i samband med": "när, vid",
    r"med anledning av|till följd av": "för att, därför",
    r"inkom|inkomma|inkommer|inkommit|inkomna|inkommen|inkommet": "kom in",
    r"inneha\w*": "har",
    r"medelst": "med",
    r"nyttja\w*": "använder",
    r"påbörja\w*": "börjar",
    r"påvisa\w*": "visar",
    r"respektive": "och",
    r"samt|såväl|tillika|ävensom": "och",
    r"således|följaktligen": "därför, alltså",
    r"tillhandahåll\w*": "ger, har",
    r"tillse\w*": "ser till",
    r"utgör|utgjorde": "är",
    r"utvisa\w*": "visar",
    r"verkställ\w*": "gör",
    r"vidare": "stryk, eller börja en ny mening",
    r"åligg\w*": "ska",
    r"återfinns": "finns",
    r"ändamål\w*": "för att",
    r"läs mera?|klicka\w*|här kan du läsa": "säg vart länken leder",
}
#: A short form that has to be read out in full.
SHORT = (
    r"(?<![\w.])(?:t\.\s?ex|bl\.\s?a|m\.\s?m|m\.\s?fl|d\.\s?v\.\s?s|o\.\s?s\.\s?v|fr\.\s?o\.\s?m|t\.\s?o\.\s?m|s\.\s?k|p\.\s?g\.\s?a"
    r"|ev|resp|ang|enl|jfr|osv|dvs|tex|pga|mm|mfl|etc|ca|kl|nr|st|dnr)(?:\.|\b)"
)
#: What visitors type is not ours.
VISITORS = ROOT / "site_theme/assets/sok-ord.js"
#: As many words as somebody can follow in one sentence.
LONGEST = 25


_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_MARKUP = re.compile(r"<!--.*?-->|<svg\b.*?</svg>|<code>.*?</code>|<[^>]*>", re.DOTALL)
_SPOKEN = re.compile(r"""(?:placeholder|aria-label|alt|title|content)="([^"]*)\"""")
_WORDS = re.compile(r"[a-zåäö]+ [a-zåäö]", re.IGNORECASE)
_LITERAL = re.compile(r'"([^"\\\n]*)"|`([^`]*)`')


def of_template(text: str) -> Iterator[str]:
    """The words of a template: its text, the attributes that are read aloud, and the strings in its expressions."""
    text = re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)
    for expression in [*re.findall(r"\{%(.*?)%\}", text, re.DOTALL), *_EXPRESSION.findall(text)]:
        yield from (words for words in re.findall(r"\"([^\"]*)\"|'([^']*)'", expression) for words in words if _WORDS.search(words))
    text = _JINJA.sub("\n", text)
    text = _EXPRESSION.sub("X", text)
    yield from _SPOKEN.findall(text)
    yield from (line.strip() for line in _MARKUP.sub("\n", text).splitlines() if line.strip())


def of_content(text: str) -> Iterator[str]:
    """The words of a page of content: its text without slots, addresses and what is shown as code."""
    text = re.sub(r"\]\([^)]*\)|`[^`]*`|\{[^}]*\}", " ", _MARKUP.sub("\n", text))
    yield from (line.strip(" #-*!0123456789.") for line in text.splitlines() if line.strip())


def of_program(source: str) -> Iterator[str]:
    """The strings of a module that are words, what its docstrings say left out."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "X" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def of_script(text: str) -> Iterator[str]:
    """The strings of a script that are words."""
    yield from (one or other for one, other in _LITERAL.findall(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)))


def ours() -> Iterator[tuple[str, str]]:
    """Everything that the two sites say in words of their own, with the file that says it."""
    readers = [
        (of_template, sorted((ROOT / "site_theme").rglob("*.html"))),
        (of_script, sorted({*(ROOT / "site_theme/assets").glob("*.js")} - {VISITORS})),
        (of_content, sorted([*(ROOT / "content").rglob("*.md"), *OTHER_PAGES])),
        (of_program, sorted([*(ROOT / "generator/pages").glob("*.py"), *(ROOT / "generator/register").glob("*.py")])),
    ]
    for read, paths in readers:
        for path in paths:
            if "in-english" not in path.as_posix():
                yield from ((path.relative_to(ROOT).as_posix(), words) for words in read(path.read_text("utf-8")))


def faults(words: str) -> list[str]:
    """What is not plain in a few words, each with what to write instead."""
    found = [
        f"{match.group()}: {instead}"
        for stiff, instead in STIFF.items()
        for match in re.finditer(rf"\b(?:{stiff})\b", words, re.IGNORECASE)
    ]
    found += [f"{match.group()}: skriv ut det" for match in re.finditer(SHORT, words)]
    found += [f"lång mening: {each}" for each in re.split(r"(?<=[.!?:])\s", words) if len(each.split()) > LONGEST]
    return found


def test_what_the_site_says_is_plain() -> None:
    found = sorted({f"{path}: {fault}" for path, words in ours() for fault in faults(words)})
    assert found == []


def test_links_say_where_they_lead() -> None:
    empty = re.compile(r">\s*(?:här|läs|mer|länk|visa|se|gå)\s*</a>|\[(?:här|läs|mer|länk|visa|se|gå)\]\(", re.IGNORECASE)
    paths = [*(ROOT / "site_theme").rglob("*.html"), *(ROOT / "content").rglob("*.md"), *OTHER_PAGES]
    assert [path.as_posix() for path in paths if empty.search(path.read_text("utf-8"))] == []


def test_headings_are_short() -> None:
    for path in [*(ROOT / "content").rglob("*.md"), *OTHER_PAGES]:
        for heading in re.findall(r"^#+ (.*)$", path.read_text("utf-8"), re.MULTILINE):
            assert len(heading) <= 45, f"{path.relative_to(ROOT)}: {heading}"
    for path in (ROOT / "site_theme/pages").rglob("*.html"):
        for heading in re.findall(r'section_head\("([^"]*)"', path.read_text("utf-8")):
            assert len(heading) <= 45, f"{path.relative_to(ROOT)}: {heading}"


@pytest.mark.parametrize(
    "words",
    [
        "Svaret avseende torget.",
        "Handlingar samt bilagor.",
        "Synpunkter som inkommit under våren.",
        "Läs mer om avtalet",
        "Se t.ex. protokollet.",
        "Boende, skolor m.m.",
        " ".join(["ord"] * 26),
    ],
)
def test_what_is_not_plain_is_found(words: str) -> None:
    assert faults(words)


@pytest.mark.parametrize(
    "words", ["Svaret kom in i maj.", "Ta kontakt med kommunen. Den svarar.", "Gäller till och med i dag: se protokollet."]
)
def test_what_is_plain_is_left_alone(words: str) -> None:
    assert faults(words) == []


def test_our_own_words_are_found() -> None:
    assert list(of_template('{# samt #}<p title="Ett ord">Två ord {{ "tre ord" if x }}</p><code>samt</code>')) == [
        "tre ord",
        "Ett ord",
        "Två ord X",
    ]
    assert list(of_content("# Rubrik\n\nEn [länk](insyn:samt/) till.\n\n<!-- insyn: samt -->")) == ["Rubrik", "En [länk  till"]
    assert list(of_program('"""Samt."""\nx = f"Ett {y} ord"\n')) == ["Ett X ord", "Ett ", " ord"]
    assert list(of_script('// "samt"\nconst x = "Kopierad";\n')) == ["Kopierad"]
