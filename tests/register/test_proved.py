"""Quotes that have been found are not looked for again, and those that may not stand in their sources any more are."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import pipeline, reading
from generator.digests import Digests
from generator.quoting import StoredText
from generator.records.entry import Entry
from generator.register.proved import Proved
from tests.reading.test_kept import edited

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.problems import Problem
    from generator.records import Record


@pytest.fixture
def project(copied_demo: Path) -> Path:
    return copied_demo


@pytest.fixture
def looked_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that are looked for in some stored text."""
    words: list[str] = []
    own = StoredText.find

    def noted(text: StoredText, quote: str) -> object:
        words.append(quote)
        return own(text, quote)

    monkeypatch.setattr(StoredText, "find", noted)
    return words


def again(project: Path, made_with: str = "1") -> pipeline.Checked:
    """What is checked by a build that finds what the last one kept."""
    kept = project.parents[1] / "kept"
    proved = Proved(kept / "proved", made_with)
    checked = pipeline.check(project, None, reading.Kept(kept / "records", Digests(), made_with), proved)
    proved.keep()
    return checked


def test_what_was_found_is_not_looked_for_again(project: Path, looked_for: list[str]) -> None:
    again(project)
    assert looked_for
    looked_for.clear()
    again(project)
    assert looked_for == []
    again(project, "2")  # another program may look in another way
    assert looked_for


def first_quote(project: Path) -> tuple[Path, str]:
    """A file with a quote that is looked for, and its words."""
    for found in sorted((project / "data").rglob("responses/*.yml")):
        for line in found.read_text("utf-8").splitlines():
            name, _, words = line.strip().partition("quote: ")
            if not name and words.isprintable() and len(words.split()) > 3 and words[0].isalpha():
                return found, words
    raise AssertionError


CHANGES: dict[str, Callable[[Path], None]] = {
    "the words": lambda project: in_file(first_quote(project)[0], first_quote(project)[1], "Det här har ingen någonsin sagt."),
    "the stored text": lambda project: in_all(stored(project), first_quote(project)[1].split()[1], "x"),
}


def in_file(path: Path, words: str, others: str) -> None:
    path.write_text(path.read_text("utf-8").replace(words, others), "utf-8")


def in_all(paths: list[Path], words: str, others: str) -> None:
    for path in paths:
        in_file(path, words, others)


def stored(project: Path) -> list[Path]:
    return sorted((project / "data/sources/files").rglob("*.txt"))


def verbatim(problems: list[Problem]) -> list[Problem]:
    return [each for each in problems if each.rule == "quote.verbatim"]


@pytest.mark.parametrize("change", CHANGES)
def test_a_quote_that_does_not_stand_there_any_more_is_told(project: Path, change: str) -> None:
    assert verbatim(again(project).problems) == []
    CHANGES[change](project)
    told = verbatim(again(project).problems)
    assert told
    assert verbatim(again(project).problems) == told  # what was not found is looked for each time


@pytest.mark.parametrize("seed", range(3))
def test_the_same_is_told_as_of_a_project_that_is_new(project: Path, seed: int) -> None:
    by = random.Random(seed)
    for _ in range(4):
        fresh = pipeline.check(project).problems
        assert again(project).problems == fresh
        assert again(project).problems == fresh
        edited(project, by)
        for path in by.sample(stored(project), 2):
            path.write_text(path.read_text("utf-8")[by.randrange(40) :], "utf-8")


def test_what_has_not_been_changed_is_checked_without_looking_at_any_response(project: Path) -> None:
    again(project)
    checked = again(project)
    responses = [entry for entry in checked.register.reading.entries if entry.kind == "responses"]
    assert responses
    assert [each.stem for each in responses if not _is_still_to_be_made(each)] == []
    assert responses[0].record is not None
    assert not _is_still_to_be_made(responses[0])


def _is_still_to_be_made(entry: Entry[Record]) -> bool:
    held = vars(Entry)["record"].held(entry)
    return held._make is not None


@pytest.mark.parametrize("left", [b"", b"x", b"\0" * 160])
def test_whatever_lies_in_its_place_does_no_harm(tmp_path: Path, left: bytes) -> None:
    place = tmp_path / "proved"
    place.write_bytes(left)
    proved = Proved(place, "1")
    name = proved.name("digest", [("a", "b")])
    assert not proved.holds(name)
    proved.add(name)
    proved.keep()
    assert Proved(place, "1").holds(name)
    assert not Proved(place, "2").holds(name)


def test_only_what_was_of_use_is_kept(tmp_path: Path) -> None:
    place = tmp_path / "proved"
    first = Proved(place)
    names = [first.name(str(number), []) for number in range(3)]
    for name in names[:2]:
        first.add(name)
    first.keep()
    second = Proved(place)
    assert [second.holds(name) for name in names[1:]] == [True, False]
    second.keep()
    assert [Proved(place).holds(name) for name in names] == [False, True, False]
