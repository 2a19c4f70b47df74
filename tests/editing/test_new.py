"""`insyn new`: what it needs, what it asks, what it writes, and what it refuses."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.commands import creating
from generator.editing.blank import blank
from generator.editing.canonical import canonical
from generator.reading import yaml_tree
from generator.records import KINDS
from generator.records.shape import fields
from tests.editing.written import TEXTS
from tests.site.projects import PROJECTS, TODAY, copy, insyn_here


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSYN_TODAY", TODAY)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A municipality that has begun, with nothing but what `insyn init` writes."""
    folder = tmp_path / "projekt"
    done = insyn_here("init", folder, "--municipality", "Provstad", "--agreement", "Provavtalet")
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(creating, "asks", lambda: True)


def new(project: Path, *arguments: str, said: str | None = None) -> Result:
    done = CliRunner().invoke(main, ["new", *arguments, "--project", str(project)], input=said)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def written(done: Result, project: Path) -> Path:
    assert done.exit_code == 0, done.output
    return project / next(line for line in done.stdout.splitlines() if " är skriven." in line).split(" är skriven.")[0]


STEPS = (
    ("organisation", ["--title", "Provnämnden", "--set", "kind=board", "--set", "parent=provstad"]),
    ("source", ["--title", "Remissen: förslaget", "--set", "publisher=Provstad", "--set", "kind=statement", "--set", "rank=primary"]),
    ("agreement", ["--title", "Nästa avtal", "--set", "parties=provstad", "--set", "summary=Kort.", "--source", "provavtalet-text"]),
    ("area", ["--agreement", "provavtalet", "--title", "Skolvägar", "--source", "provavtalet-text"]),
    (
        "consultation",
        ["--agreement", "provavtalet", "--title", "Remiss 2026", "--set", "issued_by=provstad", "--source", "remissen-forslaget"],
    ),
    (
        "response",
        ["--set", "respondent=provnamnden", "--set", "document=letter", "--source", "remissen-forslaget", "--set", "summary=Kort."],
    ),
    ("place", ["--title", "Torget", "--set", "kind=site", "--source", "provavtalet-text"]),
    ("measure", ["--agreement", "provavtalet", "--title", "Lampor", "--source", "provavtalet-text"]),
    ("situation", ["--agreement", "provavtalet", "--set", "place=torget", "--set", "begins=2026"]),
    (
        "indicator",
        [
            *("--agreement", "provavtalet", "--title", "Oro", "--set", "unit=procent", "--set", "direction=lower", "--set", "chart=line"),
            *("--set", "series.title=Alla", "--set", "series.figures.date=2026"),
            *("--set", "series.figures.sources.source=provavtalet-text"),
        ],
    ),
)


def test_a_whole_project_is_written_kind_by_kind_and_passes_the_check(project: Path) -> None:
    for kind, options in STEPS:
        path = written(new(project, kind, *options), project)
        text = path.read_text("utf-8")
        model = KINDS[creating._KINDS[kind]].model
        for each in fields(model):
            assert each.name == "id" or f"\n{each.name}:" in text or f"\n#{each.name}:" in text
            assert each.name == "id" or f"\n# {each.title}" in text
    done = insyn_here("check", "--project", project)
    assert (done.exit_code, "fel:" in done.stdout) == (0, False), done.stdout
    assert insyn_here("format", "--check", "--project", project).exit_code == 0
    assert (project / "data/agreements/provavtalet/situations/torget-2026.yml").is_file()
    assert "provnamnden" in (project / ".insyn/schema/responses.schema.json").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_commented_field_is_right_when_its_mark_is_taken_away(kind: str) -> None:
    model = KINDS[kind].model
    text = blank(model, {})
    bare = re.sub(r"^#(?! \S)", "", text, flags=re.MULTILINE)
    tree, problems = yaml_tree.read("prov.yml", bare.encode("utf-8"))
    assert tree, problems
    assert list(tree.root.values) == [each.name for each in fields(model) if each.name != "id"]
    assert canonical(tree, bare, model, "x").startswith("# yaml-language-server")


def test_without_a_terminal_all_that_is_missing_is_told_at_once(tmp_path: Path) -> None:
    done = new(PROJECTS["demo"], "measure")
    assert done.exit_code == 2
    assert done.stderr.splitlines()[0] == "Det här behövs också:"
    assert [line.split("=")[0].strip() for line in done.stderr.splitlines()[1:]] == ["--agreement", "--set title", "--set sources.source"]
    assert "trygghetsavtal" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["organisation", "--title", "X", "--set", "kind=nämnd"], '"nämnd" är inget val för "kind". Menade du "board"?'),
        (
            ["organisation", "--title", "X", "--set", "kind=board", "--set", "parent=provsta"],
            'Organisation "provsta" finns inte. Menade du "provstad"?',
        ),
        (["organisation", "--title", "X", "--set", "kinde=board"], 'Fältet "kinde" går inte att skriva så. Menade du "kind"?'),
        (["area", "--title", "X", "--set", "sources=x"], 'Fältet "sources" går inte att skriva så. Fälten är: sources.source, '),
        (["area", "--title", "X", "--set", "title.x=x"], 'Fältet "title.x" går inte att skriva så. Fälten är: title.'),
        (["area", "--title", "X\udcff"], 'Värdet på "title" har tecken som inte går att läsa.'),
        (["organisation", "--title", "X", "--set", "kind"], '"kind" ska skrivas fält=värde'),
        (["organisation", "--title", "X", "--set", "kind=board", "--id", "../ute"], '"../ute" går inte att använda som id.'),
        (["organisation", "--title", "Provstad", "--set", "kind=city"], 'Organisation "provstad" finns redan. Ingenting är ändrat.'),
        (["organisation", "--title", "", "--set", "kind=city"], "--set name=…"),
        (["area", "--agreement", "prov", "--title", "X"], 'Överenskommelse "prov" finns inte.'),
        (["response", "--set", "respondent=provstad"], "Det finns ingen remiss än. Börja med insyn new consultation."),
        (["source", "--title", "X", "--set", "file=../../site.yml"], 'Filen "../../site.yml" finns inte i data/sources/files/.'),
        (["place", "--title", "X\u202e", "--set", "kind=site", "--source", "provavtalet-text"], "osynligt tecken"),
        (["place", "--title", "<b>", "--set", "kind=site", "--set", "text=<b>", "--source", "provavtalet-text"], "HTML-kod"),
        (["measure", "--title", "X", "--set", "due=i morgon", "--source", "provavtalet-text"], '"i morgon" är inget datum'),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(project: Path, arguments: list[str], told: str) -> None:
    before = sorted(project.rglob("*"))
    done = new(project, *arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert sorted(project.rglob("*")) == before


def test_a_stored_file_gets_its_checksum_and_must_have_its_terms(project: Path) -> None:
    (project / "data/sources/files").mkdir()
    (project / "data/sources/files/a.txt").write_text("Text.\n", "utf-8")
    options = ["--title", "A", "--set", "publisher=P", "--set", "kind=report", "--set", "rank=primary", "--set", "file=a.txt"]
    done = new(project, "source", *options)
    assert "--set terms=…" in done.stderr
    path = written(new(project, "source", *options, "--set", "terms=Fri."), project)
    digest = hashlib.sha256(b"Text.\n").hexdigest()
    assert f"\nsha256: {digest}\n" in path.read_text("utf-8")
    assert insyn_here("check", "--project", project).exit_code == 0


def test_several_points_of_a_list(project: Path) -> None:
    options = ["--set", "parties=provstad", "--set", "summary=Kort.", "--source", "provavtalet-text"]
    goals = ["--set", "goals.text=Ett", "--set", "goals.sources.source=provavtalet-text", "--set", "goals.text=Två"]
    path = written(
        new(project, "agreement", "--title", "Nytt", *options, *goals, "--set", "goals.sources.source=provavtalet-text"), project
    )
    tree, _ = yaml_tree.read("x", path.read_bytes())
    assert tree
    assert [goal["text"] for goal in tree.data()["goals"]] == ["Ett", "Två"]


def test_on_a_terminal_it_asks_and_offers_what_exists(project: Path, terminal: None) -> None:
    said = "Provnämnden\nnämnd\n\n"
    done = new(project, "organisation", said=said)
    assert "Namn\n  Namnet så som det skrivs i handlingar." in done.stdout
    assert "  4  board  (Nämnd)" in done.stdout
    assert written(done, project).name == "provnamnden.yml"


def test_an_answer_that_will_not_do_is_asked_for_again(project: Path, terminal: None) -> None:
    done = new(project, "area", said="Skolvägar\nfinns-inte\n1\nskolvagar-2026\n")
    assert '"finns-inte" finns inte.' in done.stdout
    path = written(done, project)
    assert path.name == "skolvagar-2026.yml"
    assert "  - source: provavtalet-text\n" in path.read_text("utf-8")


def test_whoever_was_not_asked_is_asked_about(tmp_path: Path, terminal: None) -> None:
    project = copy("demo", tmp_path / "projekt")
    said = "trygg-hamn-2026\nkulturnämnden\nletter\nhamnbolaget-2026\nKort.\n\nn\n"
    path = written(new(project, "response", said=said), project)
    text = path.read_text("utf-8")
    assert "\nrespondent: kulturnamnden\n" in text
    assert "\nuninvited: true\n" in text
    assert "\n  position: unknown\n" in text


def test_a_stance_is_asked_for_its_quote(tmp_path: Path, terminal: None) -> None:
    project = copy("demo", tmp_path / "projekt")
    options = ["--consultation", "trygg-hamn-2026", "--source", "hamnbolaget-2026", "--set", "summary=Kort.", "--set", "document=letter"]
    done = new(project, "response", "--id", "socialnamnden", *options, said="säger nej\nNej till allt\nj\n")
    assert "De ord i svaret som visar det." in done.stdout
    assert "\n  position: opposes\n" in written(done, project).read_text("utf-8")


def test_a_stance_without_a_quote_is_told(tmp_path: Path) -> None:
    done = new(PROJECTS["demo"], "response", "--set", "stance.position=opposes")
    assert "--set stance.quote=…  Citat:" in done.stderr


def test_when_there_is_no_answer_nothing_is_written(project: Path, terminal: None) -> None:
    done = new(project, "organisation", said="Provnämnden\n")
    assert done.exit_code == 2
    assert "Avbrutet. Ingenting är skrivet." in done.stderr
    assert not (project / "data/organisations/provnamnden.yml").exists()


def test_a_folder_that_is_no_project(tmp_path: Path) -> None:
    done = new(tmp_path, "organisation")
    assert done.exit_code == 2
    assert "har ingen mapp data/. Börja med insyn init." in done.stderr


def test_a_folder_that_leads_out_of_the_data_is_not_written_to(project: Path, tmp_path: Path) -> None:
    (tmp_path / "ute").mkdir()
    (project / "data/places").symlink_to(tmp_path / "ute")
    done = new(project, "place", "--title", "X", "--set", "kind=site", "--source", "provavtalet-text")
    assert done.exit_code == 2
    assert list((tmp_path / "ute").iterdir()) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.one_of(TEXTS, st.text(max_size=200)),
    path=st.sampled_from(["description", "address", "missing.what", "id", "påhittat", "", "."]),
)
def test_nothing_that_is_said_stops_the_program(project: Path, name: str, path: str) -> None:
    before = {each: each.read_bytes() for each in (project / "data").rglob("*.yml")}
    done = new(project, "organisation", "--set", "kind=board", "--title", name, "--set", f"{path}={name}")
    assert done.exit_code in {0, 2}, done.output
    for each in (project / "data").rglob("*.yml"):
        if each not in before:
            tree, problems = yaml_tree.read("x", each.read_bytes())
            assert tree, problems
            assert insyn_here("format", "--check", "--project", project, each).exit_code == 0
            each.unlink()
    assert {each: each.read_bytes() for each in (project / "data").rglob("*.yml")} == before
