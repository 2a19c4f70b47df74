"""From draft to record: what is left when an editor has taken the marks away and changed the names is right by every rule."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from generator.cli import main
from tests.editing.importing.test_documents import CASES, HERE, document_of

if TYPE_CHECKING:
    from pathlib import Path

#: What is for an editor to settle in the consultation itself, and what the import tells of.
LEFT = {
    **dict.fromkeys(("okand-avsandare", "bolagets-forslag", "namndens-beslut-med-reservation"), "[response.invited]"),
    "avstar": "[response.declined]",
    "ingen-erinran": "[response.declined]",
}
#: Those that are tried one by one; the others at once, since each trial checks the whole project three times.
ALONE = (
    *("avstar", "avstyrker", "bolagets-forslag", "e-brev", "en-sida", "foreningens-brev", "fotnoter", "gammal-kodning", "huvud-i-spalter"),
    *("ingen-erinran", "lang-utredning", "namndens-beslut-med-reservation", "okand-avsandare", "personnummer", "protokollsutdrag"),
    *("styrelsebeslut", "tabell", "tjansteutlatande-fritid", "tva-spalter", "utan-rubriker"),
)
TODAY = {"INSYN_TODAY": "2026-11-23"}


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, arguments, env=TODAY)
    return done.exit_code, done.output


def copied(demo: Path, tmp_path: Path) -> Path:
    project = tmp_path / "project"
    shutil.copytree(demo, project, copy_function=os.link)
    return project


@pytest.fixture(scope="module")
def checked_before(demo: Path) -> str:
    """What is told of the project before anything is imported, which is the same of each copy of it."""
    return run("check", "--project", str(demo))[1]


@pytest.mark.parametrize("name", ALONE)
def test_a_draft_without_its_marks_is_a_record(demo: Path, checked_before: str, tmp_path: Path, name: str) -> None:
    project, before = copied(demo, tmp_path), checked_before
    assert run("import", "--mask", str(document_of(HERE / name, tmp_path)), "--project", str(project))[0] == 0
    drafts = list(project.rglob("*.draft.yml"))
    assert run("check", "--project", str(project))[1] == before, "a draft changes nothing of what is checked"
    for draft in drafts:
        draft.rename(draft.with_name(draft.name.replace(".draft.yml", ".yml")))
    marked = run("check", "--project", str(project))[1]
    assert marked.count("[draft.unchecked]") > len(drafts)
    records = [draft.with_name(draft.name.replace(".draft.yml", ".yml")) for draft in drafts]
    for path in records:
        path.write_text(re.sub(r"(?m)^ *# kontrollera:.*\n", "", path.read_text("utf-8")), "utf-8")
    assert run("format", "--check", *map(str, records), "--project", str(project))[0] == 0
    lines = run("check", "--project", str(project))[1].splitlines()
    new = [line for line in lines if line not in before.splitlines() and not line.endswith(" poster.")]
    assert [line for line in new if not line.endswith(LEFT.get(name, "nothing"))] == []


def test_drafts_of_many_documents_are_records(demo: Path, tmp_path: Path) -> None:
    project = copied(demo, tmp_path)
    before = run("check", "--project", str(project))[1].splitlines()
    documents = []
    for name in sorted({*CASES} - {*ALONE}):
        (tmp_path / name).mkdir()
        documents.append(str(document_of(HERE / name, tmp_path / name)))
    code, said = run("import", *documents, "--project", str(project))
    assert code == 0, said
    for draft in list(project.rglob("*.draft.yml")):
        record = draft.with_name(draft.name.replace(".draft.yml", ".yml"))
        draft.rename(record)
        record.write_text(re.sub(r"(?m)^ *# kontrollera:.*\n", "", record.read_text("utf-8")), "utf-8")
    assert run("format", "--check", "--project", str(project))[0] == 0
    new = [line for line in run("check", "--project", str(project))[1].splitlines() if line not in before]
    told = tuple({*LEFT.values(), "[privacy.contact]", " poster."})
    assert [line for line in new if not line.rstrip(".").endswith(tuple(each.rstrip(".") for each in told))] == []


def test_nothing_is_overwritten(demo: Path, tmp_path: Path) -> None:
    project = copied(demo, tmp_path)
    document = document_of(HERE / "en-sida", tmp_path)
    assert run("import", str(document), "--project", str(project))[0] == 0
    draft = next(project.rglob("raddningstjansten.draft.yml"))
    draft.write_text("# mitt eget\n", "utf-8")
    files = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    code, said = run("import", str(document), "--project", str(project))
    assert (code, "finns redan" in said) == (1, True)
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == files


def test_a_document_that_is_stored_is_used_again(demo: Path, tmp_path: Path) -> None:
    """The same file gives a second draft the first one's source, whether that is published or still a draft."""
    project = copied(demo, tmp_path)
    document = document_of(HERE / "en-sida", tmp_path)
    run("import", str(document), "--project", str(project))
    stored = sorted((project / "data/sources/files").iterdir())
    draft = next(project.rglob("raddningstjansten.draft.yml"))
    draft.unlink()
    assert run("import", str(document), "--project", str(project))[0] == 0
    assert "source: raddningstjansten-2024\n" in draft.read_text("utf-8")
    source = project / "data/sources/raddningstjansten-2024.draft.yml"
    source.rename(source.with_name("raddningstjansten-2024.yml"))
    draft.unlink()
    code, said = run("import", str(document), "--project", str(project))
    assert code == 0
    assert "lagrad sedan tidigare, i källan raddningstjansten-2024" in said
    assert sorted((project / "data/sources/files").iterdir()) == stored


def test_the_original_is_stored_byte_for_byte(demo: Path, tmp_path: Path) -> None:
    project = copied(demo, tmp_path)
    document = document_of(HERE / "tabell", tmp_path)
    run("import", str(document), "--project", str(project))
    stored = next((project / "data/sources/files").glob("gatunamnden-2024*.docx"))
    assert stored.read_bytes() == document.read_bytes()


def test_of_a_masked_document_only_the_text_is_stored(demo: Path, tmp_path: Path) -> None:
    project = copied(demo, tmp_path)
    before = set(project.rglob("*"))
    run("import", "--mask", str(document_of(HERE / "personnummer", tmp_path)), "--project", str(project))
    new = {path for path in project.rglob("*") if path not in before and path.is_file()}
    assert {path.suffix for path in new} == {".yml", ".txt"}
    assert not any(re.search(rb"9802", path.read_bytes()) for path in new)


def test_several_at_once(demo: Path, tmp_path: Path) -> None:
    project = copied(demo, tmp_path)
    documents = []
    for name in ("en-sida", "avstyrker", "tabell"):
        (tmp_path / name).mkdir()
        documents.append(str(document_of(HERE / name, tmp_path / name)))
    code, said = run("import", *documents, "--project", str(project))
    assert code == 0
    assert said.count("→") == 3
    assert "3 handlingar importerade." in said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--consultation", "trygghetsavtal-2023"], 'ingen remiss "trygghetsavtal-2023". Menade du "trygghetsavtal-2024"?'),
        (["--organisation", "gatunamden"], 'ingen organisation "gatunamden". Menade du "gatunamnden"?'),
    ],
)
def test_ids_that_there_are_not(demo: Path, tmp_path: Path, options: list[str], words: str) -> None:
    code, said = run("import", str(document_of(HERE / "en-sida", tmp_path)), "--project", str(demo), *options)
    assert code == 2
    assert words in said


def test_what_the_editor_chooses_holds(demo: Path, tmp_path: Path) -> None:
    project = copied(demo, tmp_path)
    document = document_of(HERE / "en-sida", tmp_path)
    chosen = ["--organisation", "batklubben", "--consultation", "trygg-hamn-2026"]
    assert run("import", str(document), "--project", str(project), *chosen)[0] == 0
    draft = project / "data/agreements/trygg-hamn/consultations/trygg-hamn-2026/responses/batklubben.draft.yml"
    assert "\nrespondent: batklubben\n" in draft.read_text("utf-8")
