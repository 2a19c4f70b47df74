from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.register.agreements import main_agreement
from tests.search.multiplied import DEMO, made_up, project
from tests.search.multiplied.lexicon import Noun, Verb, lexicon

PAGES = 600
SYNONYMS = Path("data/synonyms.yml")


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return made_up(PAGES)


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Checked:
    return pipeline.check(project(PAGES, tmp_path_factory.mktemp("multiplied")))


def words(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"[a-zåäöé]+", text.casefold()))


def test_the_same_every_time(files):
    assert made_up(PAGES) == files


def test_nothing_is_wrong(checked):
    assert [
        each for each in checked.problems if not each.rule.startswith(("stale.", "text.summary"))
    ] == []  # some rest, and are short, on purpose


def test_as_many_records_as_pages_were_asked_for(checked):
    assert 0.6 * PAGES < sum(1 for _ in checked.register.items()) < PAGES  # the rest of the pages stand for no record


def test_exempelstads_own_records_are_unchanged(tmp_path):
    made = project(330, tmp_path)
    own = {file.relative_to(DEMO): file.read_bytes() for name in ("data", "content") for file in (DEMO / name).rglob("*") if file.is_file()}
    assert [file for file, content in own.items() if (made / file).read_bytes() != content] == [SYNONYMS]
    said, ours = (yaml.safe_load((folder / SYNONYMS).read_text("utf-8"))["synonyms"] for folder in (made, DEMO))
    assert said[: len(ours)] == ours


def test_exempelstads_agreement_is_still_the_main_one(checked):
    assert [main.id for main in [main_agreement(checked.register)] if main] == ["trygghetsavtal"]


def test_no_two_texts_are_the_same(files):
    replies = [yaml.safe_load(text) for path, text in files.items() if "/responses/" in path]
    texts = [section["text"] for reply in replies for section in reply["sections"]]
    assert len(replies) > 30
    assert len(set(texts)) == len(texts)
    assert len({reply["summary"] for reply in replies}) > 0.98 * len(replies)


def test_words_are_as_many_as_in_real_texts(files):
    assert len(words(list(files.values()))) > 2_000


def test_no_diary_number_twice_nor_one_of_exempelstads(files):
    numbers = [found for path, text in files.items() if "/responses/" in path for found in re.findall(r"^dnr: (.+)$", text, re.MULTILINE)]
    assert len(set(numbers)) == len(numbers)
    assert not set(numbers) & {
        each for file in DEMO.rglob("*.yml") for each in re.findall(r"dnr: (.+)$", file.read_text("utf-8"), re.MULTILINE)
    }


def test_no_name_is_one_of_exempelstads(files):
    ours = {file.relative_to(DEMO / "data").as_posix() for file in (DEMO / "data").rglob("*.yml")}
    named = {found for path in ours for found in re.findall(r"^name: (.+)$", (DEMO / "data" / path).read_text("utf-8"), re.MULTILINE)}
    assert not ours & files.keys()
    assert not named & {found for text in files.values() for found in re.findall(r"^name: (.+)$", text, re.MULTILINE)}


def test_no_subject_has_a_word_that_leads_to_exempelstad():
    """A long word that few of Exempelstad's records hold is what a question about one of them asks for."""
    files = [file for file in (DEMO / "data").rglob("*") if file.suffix in (".yml", ".txt") and file.name != SYNONYMS.name]
    records = [set(words([file.read_text("utf-8")])) for file in files]
    held = Counter(word for record in records for word in record)
    telling = {word for word, number in held.items() if number <= 6 and len(word) >= 9}
    nouns = {
        form
        for subject in lexicon().subjects
        for noun in subject.nouns
        for form in (noun.bare, noun.definite, noun.plural, noun.plural_definite)
    }
    assert sorted(nouns & telling) == []


def test_subjects_have_words_of_their_own():
    subjects = lexicon().subjects
    assert len(subjects) >= 30
    assert {subject.id: len(subject.nouns) for subject in subjects if len(subject.nouns) < 25} == {}


def test_forms():
    clock = Noun(False, "klocka", "klockan", "klockor", "klockorna", "klock")
    assert clock.with_head(Noun(False, "plan", "planen", "planer", "planerna", "plan")).plural == "klockplaner"
    assert Noun(True, "", "", "", "", "snäll").with_head(Noun(False, "lista", "", "", "", "")).bare == "snällista"
    assert Verb("rusta upp", "rustar upp", "rustat upp").passive_supine == "rustats upp"
    assert Verb("mäta", "mäter", "mätt").passive_present == "mäts"
