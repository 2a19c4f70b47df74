"""The style sheets hold no rule without a purpose, and the templates no class without one; colours stand in one place."""

from __future__ import annotations

import re
from functools import cache

import pytest

from tests.site.projects import ROOT, built, pages

STYLES = sorted((ROOT / "site_theme/assets/styles").glob("*.css"))
DARK = ROOT / "site_theme/assets/dark.css"
SCRIPTS = sorted((ROOT / "site_theme/assets").glob("*.js"))
TEMPLATES = sorted((ROOT / "site_theme").rglob("*.html"))

#: What the engine's Markdown extensions write where an editor uses them.
OF_THE_ENGINE = {"admonition", "admonition-title", "danger", "headerlink", "md-typeset", "note", "warning"}
#: Classes that style nothing: they only say to scripts what something is.
FOR_SCRIPTS = {"terms-choice"}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"""<[^<>]*?\sclass="([^"]*)\"""")
_HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")


def classes_in(css: str) -> set[str]:
    """The classes that a style sheet has rules for."""
    selectors = re.findall(r"([^{};]*)\{", _COMMENT.sub("", css))
    return {name for each in selectors if not each.strip().startswith("@") for name in re.findall(r"\.(-?[a-zA-Z_][\w-]*)", each)}


@cache
def styled() -> frozenset[str]:
    return frozenset().union(*(classes_in(path.read_text("utf-8")) for path in STYLES))


@cache
def on_pages() -> frozenset[str]:
    """Every class on a page of either site."""
    found = {
        name
        for site in ("real", "demo")
        for page in pages(built(site)).values()
        for each in set(_CLASS.findall(page))
        for name in each.split()
    }
    return frozenset(found)


@cache
def written() -> str:
    """What may write a class that the two sites happen not to have."""
    return " ".join(path.read_text("utf-8") for path in [*TEMPLATES, *SCRIPTS])


def test_every_rule_is_for_something_that_is_written() -> None:
    rare = {name for name in styled() - on_pages() - OF_THE_ENGINE if not re.search(rf"""["'\s]{name}["'\s{{]""", written())}
    assert rare == set(), "no template, script or page has these classes: take the rules away"


def test_every_class_that_is_written_has_a_rule() -> None:
    assert on_pages() - styled() - OF_THE_ENGINE - FOR_SCRIPTS == set(), "no rule is for these classes: take them away"


def test_colours_stand_among_the_tokens_only() -> None:
    for path in STYLES:
        if path.name != "10-tokens.css":
            found = [line for line in path.read_text("utf-8").splitlines() if _HEX.search(line) and "color: #000" not in line]  # print
            assert found == [], f"{path.name}: {found}"


def tokens(css: str) -> dict[str, str]:
    """The colours among the tokens of a style sheet."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\b", css))


LIGHT = tokens((ROOT / "site_theme/assets/styles/10-tokens.css").read_text("utf-8"))
SCHEMES = {"light": LIGHT, "dark": LIGHT | tokens(DARK.read_text("utf-8"))}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


#: What is read, on what it stands. AAA for the text itself, AA for all other words, 3:1 for figures and the edges of controls.
PAIRS = [
    *(("ink", ground, 7.0) for ground in ("paper", "card", "sand", "foot", "found", "stone-ground")),
    *(("ink-soft", ground, 4.5) for ground in ("paper", "card", "sand", "foot")),
    *(("link", ground, 4.5) for ground in ("paper", "card", "sand", "foot", "amber-ground")),
    ("mint-ink", "mint", 4.5),
    ("mint-ink", "card", 4.5),
    ("amber", "amber-ground", 4.5),
    ("stone", "stone-ground", 4.5),
    ("stone", "card", 4.5),
    ("blue", "blue-ground", 4.5),
    ("ink", "blue-ground", 4.5),
    ("ink", "amber-ground", 4.5),
    *((words, ground, 4.5) for words in ("on-pine", "on-pine-soft") for ground in ("pine", "pine-dark")),
    ("on-sun", "sun", 4.5),
    ("on-mark", "mark", 4.5),
    *((mark, ground, 3.0) for mark in ("mark", "edge") for ground in ("paper", "card", "sand")),
    *((f"{tone}-figure", ground, 3.0) for tone in ("amber", "red", "sea", "pale") for ground in ("card",)),
    ("amber-figure", "paper", 3.0),
    ("edge", "foot", 3.0),
    ("sun", "pine", 3.0),
    ("sun", "pine-dark", 3.0),
    ("link", "card", 3.0),
]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("words", "ground", "least"), PAIRS)
def test_what_is_read_stands_out_from_its_ground(scheme: str, words: str, ground: str, least: float) -> None:
    colours = SCHEMES[scheme]
    measured = contrast(colours[words], colours[ground])
    assert measured >= least, f"{words} on {ground}: {measured:.2f}"


def test_every_token_has_its_dark_value_or_is_meant_to_stay() -> None:
    stays = {"on-pine", "on-pine-soft", "sun", "on-sun"}  # on the header, which is dark in both
    assert LIGHT.keys() - tokens(DARK.read_text("utf-8")).keys() == stays


def test_every_token_is_used() -> None:
    css = "".join(path.read_text("utf-8") for path in [*STYLES, *SCRIPTS])
    assert [
        name for name in re.findall(r"^\s*--([\w-]+):", css, re.MULTILINE) if f"var(--{name})" not in css and not name.startswith("md-")
    ] == []


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#ffffff", "#000000", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)]
)
def test_contrast_is_measured_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_a_rule_and_a_class_are_found() -> None:
    css = "/* .no { } */ .a:hover > .b-c { color: red; } @media (max-width: 37.49em) { .d { width: 1.5em; } }"
    assert classes_in(css) == {"a", "b-c", "d"}
