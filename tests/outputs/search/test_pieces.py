"""The index made in pieces: by one or several, anew or of what was kept."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import register as registers
from generator.outputs import search
from generator.outputs.search import files as terms_in_files
from generator.outputs.search import learning, merging, naming, numbers, part, pieces
from generator.outputs.search.dictionary import swedish
from generator.outputs.search.documents import Document, Field
from generator.outputs.search.part import Pages, Part
from generator.outputs.search.vocabulary import Synonyms, Vocabulary
from generator.outputs.search.weights import Weigher
from generator.page import Finished
from generator.records import Record
from generator.records.entry import Later
from generator.workers import Workers
from tests.outputs.search import made_up
from tests.site import smaller
from tests.site.projects import ROOT, checked, environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_WORDS = st.sampled_from(["polisen", "Polisens", "gatubelysning", "Överenskommelsen", "och", "2019", "zebra", "دعوة"])
_TEXTS = st.lists(_WORDS, max_size=6).map(" ".join)


class Kept(dict[str, bytes]):
    """A cache that tells how often something had to be made."""

    made = 0

    def put(self, key: str, content: bytes) -> None:
        self.made += 1
        assert self.setdefault(key, content) == content


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def part_of(documents: Sequence[Document]) -> Part:
    sections = [len(document.sections) for document in documents]
    pages = Pages(sum(sections), sections, [100] * len(documents), [], b"", [], [])
    return part.read(part.packed(pages, Weigher(Vocabulary(swedish(), Synonyms({}))).weigh(documents)))


def document(number: int, texts: Sequence[tuple[str, str]]) -> Document:
    made = Document(f"{number:03}/", texts[0][0], "pages", "Sida")
    for place, (heading, text) in enumerate(texts):
        section = made.section(heading, f"a{place}" if place else "")
        section.fields += [(Field.TEXT if place else Field.TITLE, heading), (Field.TEXT, text)]
    return made


def merged(groups: Sequence[Sequence[Document]]) -> dict[str, bytes]:
    found = list(merging.merged(merging.whole([part_of(group) for group in groups])))
    assert [name for name, _ in found] == sorted({name for name, _ in found})
    return dict(found)


_DOCUMENTS = st.lists(st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=4), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(_DOCUMENTS, st.data(), st.integers(1, 12))
def test_parts_say_together_what_one_part_says(texts: list[list[tuple[str, str]]], data: st.DataObject, most: int) -> None:
    documents = [document(number, each) for number, each in enumerate(texts)]
    cuts = sorted(data.draw(st.sets(st.integers(1, len(documents)), max_size=3)))
    groups = [documents[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "_MOST_SECTIONS", most)
        patch.setattr(merging, "_ROOM", 1)
        assert merged(groups) == merged([documents])


@settings(max_examples=30, deadline=None)
@given(st.lists(_DOCUMENTS, min_size=1, max_size=5), st.integers(1, 4))
def test_it_does_not_matter_in_which_steps_parts_are_put_together(groups: list[list[list[tuple[str, str]]]], first: int) -> None:
    parts = [part_of([document(number, each) for number, each in enumerate(texts)]) for texts in groups]
    some = [part.read(merging.together(parts[:first])), *([part.read(merging.together(parts[first:]))] if parts[first:] else [])]
    assert dict(merging.merged(merging.whole(some))) == dict(merging.merged(merging.whole(parts)))
    assert merging.pages(some) == merging.pages(parts)
    assert merging.together(some) == merging.together(parts)


def test_of_a_common_term_the_sections_that_say_most_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merging, "_MOST_SECTIONS", 3)
    steps, impacts = numbers.numbers([1, 1, 200, 1, 1]), bytes([4, 9, 7, 7, 7])
    told, said = merging._best(steps, impacts)
    assert (list(numbers.read(told)), list(said)) == ([2, 200, 1], [9, 7, 7])


@given(st.lists(st.integers(0, 2**32)))
def test_numbers_are_read_as_they_were_written(values: list[int]) -> None:
    assert list(numbers.read(numbers.numbers(values))) == values


@given(st.sets(st.integers(0, 9999), max_size=600), st.integers(0, 9999))
def test_a_page_more_leaves_most_pieces_as_they_are(there: set[int], more: int) -> None:
    before, after = ({f"p{each:05}/" for each in pages} for pages in (there, there | {more}))
    divided = pieces.divided(after)
    assert [address for piece in divided for address in piece] == sorted(after)
    assert len(set(divided) - set(pieces.divided(before))) <= 2 + len(after) // pieces._FEWEST // 2


def test_whoever_makes_the_index_it_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "_MANY", 100)
    monkeypatch.setattr(terms_in_files, "_MANY", 3)
    searched = made_up.searched([made_up.page(number) for number in range(200)])
    made = {}
    with ThreadPoolExecutor(3) as threads:
        ways = {"one": None, "forked": Workers(processes=2), "elsewhere": Workers(threads)}
        for name, workers in ways.items():
            search.index(tmp_path / name, searched, workers)
            made[name] = files(tmp_path / name)
    assert made["one"] == made["forked"] == made["elsewhere"]
    assert len(made["one"]) > 5


def test_what_was_learnt_of_words_is_known_for_the_next_time() -> None:
    synonyms = search.synonyms(checked("demo").register)
    first, again = Vocabulary(swedish(), synonyms), Vocabulary(swedish(), synonyms)
    said = "Gatubelysningen brottsofferjouren 2019 september och ordningsvakter lampor Lampor".split()  # noqa: SIM905 - read as a text
    for word in said:
        _ = first.terms[word]
    again.take_up(pickle.loads(pickle.dumps(first.known())))
    assert again.terms == first.terms
    assert (again.parts, again.begins, again.telling) == (first.parts, first.begins, first.telling)
    assert again.parts
    assert again.begins
    assert again.telling
    some = first.known({"september", "och"})
    assert set(some.terms) == {"september", "och"}
    assert some.telling == {"september"}
    assert some.parts == {}


_EDITS = st.lists(st.tuples(st.integers(0, 130), st.sampled_from(["text", "gone", "anchor"]), st.integers(1, 3)), max_size=4)


@settings(max_examples=6, deadline=None)
@given(st.lists(_EDITS, min_size=1, max_size=3))
def test_what_was_kept_gives_what_is_made_anew(tmp_path_factory: pytest.TempPathFactory, rounds: list[list[tuple[int, str, int]]]) -> None:
    pages = {number: made_up.page(number) for number in range(130)}
    cache = Kept()
    for edits in [[], *rounds]:
        for number, how, seed in edits:
            _edit(pages, number, how, seed)
        folder = tmp_path_factory.mktemp("index")
        searched = made_up.searched(pages.values())
        search.index(folder / "kept", searched, cache=cache)
        search.index(folder / "anew", searched)
        assert files(folder / "kept") == files(folder / "anew")


def _edit(pages: dict[int, Finished], number: int, how: str, seed: int) -> None:
    if how == "gone":
        pages.pop(number, None)
    elif how == "text" or number not in pages:
        pages[number] = made_up.page(number, seed)
    else:
        pages[number] = replace(pages[number], anchors={"", "två"})


def test_records_that_were_changed_are_weighed_anew(tmp_path: Path) -> None:
    known = smaller.checked().register
    cache = Kept()
    finished = [Finished(item.address, item.title, "", "", {""}) for item in known.items() if item.address]
    changes: Mapping[str, str] = {"organisations": "name", "consultations": "title", "areas": "title", "agreements": "title"}
    for number, (kind, name) in enumerate([("", ""), *changes.items()]):
        entries = [
            replace(entry, record=entry.record.model_copy(update={name: f"{getattr(entry.record, name)} Zebra"}), digest=name)
            if entry.kind == kind
            else entry
            for entry in known.reading.entries
        ]
        searched = search.Searched(registers.build(replace(known.reading, entries=entries), known.today), finished, {})
        made = cache.made
        search.index(tmp_path / f"kept-{number}", searched, cache=cache)
        search.index(tmp_path / f"anew-{number}", searched)
        assert files(tmp_path / f"kept-{number}") == files(tmp_path / f"anew-{number}")
        assert cache.made > made, kind


def test_records_that_are_as_they_were_are_not_looked_at(tmp_path: Path) -> None:
    known = smaller.checked().register
    asked: set[str] = set()

    def asked_for(kind: str, record: Record) -> Record:
        asked.add(kind)
        return record

    def searched() -> search.Searched:
        register = registers.build(known.reading, known.today)
        for item in register.items():
            item.entry = replace(item.entry, record=Later(partial(asked_for, item.kind, item.record)))
        return search.Searched(register, finished, {})

    finished = [Finished(item.address, item.title, "", "", {""}) for item in known.items() if item.address]
    cache = Kept()
    search.index(tmp_path / "first", searched(), cache=cache)
    assert {"responses", "sources", "measures"} <= asked
    asked.clear()
    search.index(tmp_path / "again", searched(), cache=cache)
    assert "responses" not in asked  # most records are; of those that others refer to, the titles are asked for
    assert files(tmp_path / "again") == files(tmp_path / "first")


def test_a_file_that_is_there_already_is_not_written(tmp_path: Path) -> None:
    pages = [made_up.page(number) for number in range(300)]
    search.index(tmp_path / "before", made_up.searched(pages))
    before = files(tmp_path / "before")
    pages[100] = made_up.page(100, seed=1)
    search.index(tmp_path / "whole", made_up.searched(pages))
    taken: set[str] = set()

    def carried(address: str, digest: str) -> bool:
        there = address in before and sha256(before[address]).hexdigest() == digest
        taken.update([address] * there)
        return there

    search.index(tmp_path / "rest", made_up.searched(pages), carried=carried)
    rest = files(tmp_path / "rest")
    assert taken
    assert not taken & rest.keys()
    assert {address: before[address] for address in taken} | rest == files(tmp_path / "whole")


def test_what_a_file_holds_may_be_gone_though_it_is_known(tmp_path: Path) -> None:
    pages = [made_up.page(number) for number in range(300)]
    cache = Kept()
    search.index(tmp_path / "before", made_up.searched(pages), cache=cache)
    for path, content in files(tmp_path / "before").items():
        if "/ord/" in path:
            del cache[sha256(content).hexdigest()]
    search.index(tmp_path / "after", made_up.searched(pages), cache=cache)
    assert files(tmp_path / "after") == files(tmp_path / "before")


def test_two_files_never_have_the_same_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [made_up.page(number) for number in range(150)]
    search.index(tmp_path / "usual", made_up.searched(pages))
    monkeypatch.setattr(naming, "DIGITS", 1)
    search.index(tmp_path / "short", made_up.searched(pages))
    found, usual = ({path: held for path, held in files(tmp_path / name).items() if "rot" not in path} for name in ("short", "usual"))
    assert sorted(found.values()) == sorted(usual.values())
    asked = [(path, sha256(held).hexdigest()[:1]) for path, held in found.items() if "/ord/" in path]
    assert [path for path, name in asked if path != f"{search.FOLDER}/ord/{name}.bin"]  # somebody else had it


def test_after_an_edit_little_is_made_anew(tmp_path: Path) -> None:
    pages = [made_up.page(number) for number in range(1_500)]
    cache = Kept()
    search.index(tmp_path / "before", made_up.searched(pages), cache=cache)
    all_of_it, cache.made = cache.made, 0
    search.index(tmp_path / "same", made_up.searched(pages), cache=cache)
    assert cache.made == 0
    pages[700] = replace(pages[700], prose=f'{pages[700].prose}<h2 id="ett">Zebror</h2><p>Zebrafinkar är rädda.</p>')
    search.index(tmp_path / "after", made_up.searched(pages), cache=cache)
    assert cache.made < all_of_it / 2
    unchanged = set(files(tmp_path / "before").values()) & set(files(tmp_path / "after").values())
    assert len(unchanged) > 0.8 * len(files(tmp_path / "after"))


def test_what_one_process_kept_is_found_by_another() -> None:
    told = "from generator.outputs import search; from tests.site.projects import checked; "
    told += "print(search.version(search.synonyms(checked('demo').register)))"
    another = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    run = [sys.executable, "-c", told]
    done = subprocess.run(run, env=environment(PYTHONHASHSEED=another), cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == search.version(search.synonyms(checked("demo").register))


def work(pages: int, folder: Path) -> int:
    """How many calls it takes to make the index of so many pages."""
    calls = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    searched = made_up.searched([made_up.page(number) for number in range(pages)])
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        search.index(folder / str(pages), searched)
    finally:
        sys.setprofile(before)
    return calls


def test_the_work_grows_as_the_pages_do(tmp_path: Path) -> None:
    work(50, tmp_path)  # the words are looked up, and the expressions are compiled
    few, more, many = (work(pages, tmp_path) for pages in (100, 200, 400))
    assert many - more < 1.2 * 2 * (more - few)
