from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator import pipeline
from tests.bench.corpus import DAY, make, shape

RESPONSES = 90


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus") / "project"
    make(folder, agreements=2, consultations=3, responses=RESPONSES, seed=7)
    return folder


@pytest.fixture(scope="module")
def responses(project: Path) -> list[Mapping[str, Any]]:
    return [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in project.glob("data/agreements/*/consultations/*/responses/*.yml")]


def contents(folder: Path) -> dict[Path, bytes]:
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_seed_gives_the_same_bytes(project, tmp_path):
    make(tmp_path / "again", agreements=2, consultations=3, responses=RESPONSES, seed=7)
    assert contents(tmp_path / "again") == contents(project)


def test_another_seed_gives_other_texts(project, tmp_path):
    make(tmp_path / "other", agreements=2, consultations=3, responses=RESPONSES, seed=8)
    assert contents(tmp_path / "other") != contents(project)


def test_nothing_is_overwritten(project):
    with pytest.raises(FileExistsError):
        make(project, agreements=1, consultations=1, responses=1)


def test_nothing_is_wrong(project, monkeypatch):
    monkeypatch.setenv("INSYN_TODAY", DAY)
    assert pipeline.check(project).problems == []


def test_as_much_as_was_asked_for(project, responses):
    assert len(responses) == RESPONSES
    assert len(list(project.glob("data/agreements/*/agreement.yml"))) == 2
    assert len(list(project.glob("data/agreements/*/consultations/*/consultation.yml"))) == 6


def test_a_text_is_some_six_and_a_half_kilobytes(responses):
    sizes = [sum(len((each["title"] + each["text"]).encode()) for each in response["sections"]) for response in responses]
    assert 5_500 < sum(sizes) / len(sizes) < 7_500
    assert max(sizes) > 1.5 * min(sizes)
    assert {len(response["sections"]) for response in responses} == {3, 4, 5, 6}


def test_every_kind_of_thing_that_a_response_says_is_there(responses):
    text = "".join(section["text"] for response in responses for section in response["sections"])
    assert "\n- " in text
    assert "**" in text
    assert {len(response.get("viewpoints", [])) for response in responses} == {0, 1, 2, 3, 4, 5}
    assert {len(response.get("mentions", [])) for response in responses} == {0, 1, 2, 3, 4}
    assert {response["stance"]["position"] for response in responses} >= {"supports", "supports_with_comments", "opposes", "unknown"}
    for name in ("proposals", "attachments", "signatories", "missing", "decided_on", "dnr"):
        assert 0 < sum(name in response for response in responses) <= RESPONSES


def test_every_tenth_has_a_source_of_its_own_with_its_text_stored(project, responses):
    sources = Counter(response["source"] for response in responses)
    own = [source for source in sources if (project / f"data/sources/files/{source}.txt").is_file()]
    assert RESPONSES // 10 - 2 <= len(own) <= RESPONSES // 10  # each of the two agreements counts its own
    assert all(sources[source] == 1 for source in own)


def test_some_organisations_answer_more_than_once(responses):
    assert Counter(Counter(response["respondent"] for response in responses).values())[1] < len(responses)


@pytest.mark.parametrize(("agreements", "responses"), [(1, 100), (5, 1_000), (50, 10_000), (500, 100_000), (3, 7), (1, 5_000)])
def test_the_shape_adds_up_and_varies(agreements, responses):
    sizes = shape.spread(agreements, 4, responses, random.Random(1))
    every = [size for each in sizes for size in each]
    assert len(sizes) == agreements
    assert len(every) == 4 * agreements
    assert sum(every) == responses
    if agreements > 1 and responses > 100:
        assert min(every) <= 10
        assert 120 <= max(every) <= 150


def test_organisations_grow_slowly():
    assert shape.agreements(10_000) == 50
    assert [shape.organisations(number, 150) for number in (100, 10_000, 100_000)] == [301, 400, 1_300]
