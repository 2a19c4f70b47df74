from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter

import pytest

from generator import pipeline
from generator.addresses import dossier
from generator.pages.kinds import derived
from tests.search.multiplied import made_up, project
from tests.search.questions import KINDS, SITES, Question, held_out, questions, read
from tests.site import projects
from tests.site.html import Html

#: How many questions each site must have: in all, and of each class.
NUMBERS = {"insyn": (70, 6), "exempelstad": (140, 11), "multiplied": (70, 5)}

#: The built sites that are asked, and the questions of both.
BUILT = {"insyn": "real", "exempelstad": "demo"}
OF_BUILT = [question for site in BUILT for question in questions(site)]

ONE = "- {q: brott, class: name, right: [svar/x/]}"


def named(question: Question) -> str:
    return f"{question.site}: {question.text}"


def folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("\N{SOFT HYPHEN}", "").casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@functools.cache
def addresses(site: str) -> frozenset[str]:
    """Of every page of a built site but those that only lead on to another."""
    root = projects.built(BUILT[site])
    return frozenset(
        page.parent.relative_to(root).as_posix() + "/"
        for page in root.rglob("index.html")
        if page.parent != root and 'http-equiv="refresh"' not in page.read_text("utf-8")
    )


@functools.cache
def page(site: str, address: str) -> Html:
    return Html((projects.built(BUILT[site]) / address / "index.html").read_text("utf-8"))


def unmet(question: Question, pages: frozenset[str]) -> list[str]:
    """The right addresses of a question that no page has."""
    return [pattern for pattern in question.right if not any(alone(question, pattern).accepts(address) for address in pages)]


def alone(question: Question, pattern: str) -> Question:
    return Question(question.text, question.kind, (pattern,), None, question.site, question.held_out, question.everywhere)


@pytest.mark.parametrize("site", SITES)
def test_as_many_as_were_asked_for(site):
    in_all, of_each = NUMBERS[site]
    kinds = Counter(question.kind for question in questions(site))
    assert kinds.total() >= in_all
    assert {kind: kinds[kind] for kind in KINDS if kinds[kind] < of_each} == {}


def test_enough_over_the_two_sites():
    assert len(OF_BUILT) >= 150


def test_enough_of_exempelstads_are_asked_at_every_size():
    assert sum(question.everywhere for question in questions("exempelstad")) >= 80


@pytest.mark.parametrize("site", SITES)
def test_about_a_third_is_held_out(site):
    asked = questions(site)
    assert 0.25 <= sum(question.held_out for question in asked) / len(asked) <= 0.42


@pytest.mark.parametrize("site", SITES)
def test_some_of_each_class_are_held_out_and_some_are_not(site):
    assert {(question.kind, question.held_out) for question in questions(site)} == {(kind, out) for kind in KINDS for out in (True, False)}


@pytest.mark.parametrize("site", BUILT)
def test_every_right_page_exists(site):
    missing = {question.text: unmet(question, addresses(site)) for question in questions(site)}
    assert {text: patterns for text, patterns in missing.items() if patterns} == {}


def test_every_right_page_of_the_multiplied_site_exists(tmp_path_factory):
    known = pipeline.check(project(1_000, tmp_path_factory.mktemp("multiplied"))).register
    dossiers = map(dossier, known.agreements)
    pages = frozenset({*(item.address for item in known.items() if item.address), *derived(known), *dossiers})
    missing = {question.text: unmet(question, pages) for question in questions("multiplied")}
    assert {text: patterns for text, patterns in missing.items() if patterns} == {}


def test_the_matters_asked_about_stand_at_both_sizes():
    assert made_up(1_000).items() <= made_up(10_000).items()


@pytest.mark.parametrize("question", [question for question in OF_BUILT if question.anchor], ids=named)
def test_the_anchor_stands_on_the_first_right_page(question):
    assert question.anchor in page(question.site, question.right[0]).attribute("id")


@pytest.mark.parametrize("question", [question for question in OF_BUILT if question.kind == "synonym"], ids=named)
def test_the_right_pages_do_not_say_the_everyday_word(question):
    words = [word for word in re.findall(r"\w+", folded(question.text)) if len(word) > 3] or [folded(question.text)]
    right = [address for address in addresses(question.site) if question.accepts(address)]
    assert [(address, word) for address in right for word in words if word in folded(page(question.site, address).text("main"))] == []


@pytest.mark.parametrize("question", [question for question in OF_BUILT if question.kind == "no-diacritics"], ids=named)
def test_nothing_is_written_with_its_diacritics(question):
    assert question.text.isascii()


def test_what_is_held_out_is_told_by_the_text_alone():
    assert [held_out("insyn", text) for text in ("husby", "husby", "Husby")] == [held_out("insyn", "husby")] * 2 + [
        held_out("insyn", "Husby")
    ]
    assert {held_out("insyn", str(number)) for number in range(30)} == {True, False}


@pytest.mark.parametrize(
    ("pattern", "address", "accepted"),
    [
        ("svar/x/", "svar/x/", True),
        ("svar/x/", "svar/x-2/", False),
        ("svar/x-*/", "svar/x-2/", True),
        ("svar/*/", "svar/", False),
        ("svar/*/", "svar/x/y/", False),
        ("*/x/", "organisationer/x/", True),
    ],
)
def test_what_a_pattern_accepts(pattern, address, accepted):
    (question,) = read("insyn", f'- {{q: brott, class: name, right: ["{pattern}"]}}')
    assert question.accepts(address) is accepted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("q: brott", "must be a list"),
        ("- [", "is not YAML"),
        ("- brott", "must be a mapping"),
        ("- {q: 2019, class: name, right: [svar/x/]}", "within quotation marks"),
        ('- {q: " brott", class: name, right: [svar/x/]}', "without space around it"),
        ("- {q: brott, class: names, right: [svar/x/]}", "class is 'names'"),
        ("- {q: brott, class: name, right: []}", "1 to 4 addresses"),
        ("- {q: brott, class: name, right: [a/, b/, c/, d/, e/]}", "1 to 4 addresses"),
        ("- {q: brott, class: name, right: [/svar/x/]}", "is not an address"),
        ("- {q: brott, class: name, right: [svar/x]}", "is not an address"),
        ("- {q: brott, class: name, right: [svar/x/, svar/x/]}", "same address"),
        ("- {q: brott, class: name, right: [svar/x/], anchor: '#x'}", "is none that a heading can have"),
        ("- {q: brott, class: name, right: [svar/*/], anchor: x}", "an anchor needs one page"),
        ("- {q: brott, class: name, right: [svar/x/], only: exempelstad}", "only can say nothing but insyn"),
        ("- {q: brott, class: name, right: [svar/x/], hint: x}", "unknown key hint"),
        (f"{ONE}\n{ONE.replace('brott', 'Brott')}", "twice"),
    ],
)
def test_what_is_no_question_is_refused(text, said):
    with pytest.raises(ValueError, match=re.escape(said)):
        read("insyn", text)


def test_there_are_no_other_sites():
    with pytest.raises(ValueError, match="There is no site"):
        read("sundbyberg", ONE)
