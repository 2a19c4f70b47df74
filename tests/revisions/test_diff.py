"""`insyn diff` tells what residents will see change: all of it, in words, and nothing that must not be told."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.history import Deed
from generator.records.indicator import Figure
from generator.revisions import earlier
from generator.revisions.fields import Sides, differences
from generator.revisions.records import record_changes
from generator.revisions.report import report
from generator.revisions.values import Telling
from tests.revisions.project import PLACE, RESPONSE, asked, commit, start, write
from tests.site.projects import checked, copy, edit
from tests.test_history import git

SOURCE = "data/sources/handlingen.yml"
TEXT = "data/sources/files/handlingen.txt"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return start(tmp_path)


def told(project: Path, *options: str) -> str:
    code, said = asked("diff", "HEAD", *options, project=project)
    assert code == 0, said
    return said


def stored(project: Path, text: str) -> None:
    """Let the source have a stored text."""
    write(project, TEXT, text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    own = [line for line in (project / SOURCE).read_text("utf-8").splitlines() if not line.startswith(("file", "sha256", "terms"))]
    write(project, SOURCE, "\n".join([*own, "file: handlingen.txt", f"sha256: {digest}", "terms: Fritt.", ""]))


def test_nothing_changes_where_nothing_has(project: Path) -> None:
    assert told(project).startswith("Inget ändras för den som läser.")


def test_nothing_changes_where_only_the_form_has(project: Path) -> None:
    write(project, PLACE, "# En kommentar\nkind: 'site'\nname: \"Torget\"\nsources: [{source: handlingen}]\n")
    assert told(project).startswith("Inget ändras för den som läser.")


def test_fields_are_told_one_by_one_with_their_words_marked(project: Path) -> None:
    edit(project / RESPONSE, "summary: De säger ja.", "summary: De säger oftast ja.\ndated: 2024-02-01\nsignatories:\n  - role: Chef")
    said = told(project)
    assert "En post ändras." in said
    assert f"Remissvar: Provnämndens svar ({RESPONSE})" in said
    assert "Sammanfattning: De säger {+oftast +}ja." in said
    assert "Daterat: {+1 februari 2024+}" in said
    assert "nytt: Chef\n" in said
    assert "Provnämndens svar på remissen: ändras (/svar/remissen-provnamnden/)" in said


def test_choices_and_references_are_told_in_words(project: Path) -> None:
    write(project, "data/organisations/andra.yml", "name: Andra nämnden\nkind: board\n")
    edit(project / RESPONSE, "position: unknown", "position: abstains\nprepared_by: andra")
    said = told(project)
    assert "[-Ställningstagande okänt-]{+Avstår från att ta ställning+}" in said
    assert "Berett av: {+Andra nämnden+}" in said


def test_records_that_come_and_go(project: Path) -> None:
    (project / PLACE).unlink()
    write(project, "data/organisations/andra.yml", "name: Andra nämnden\nkind: board\n")
    said = told(project)
    assert "En post läggs till och en tas bort." in said
    assert "Nytt (1)\n  Organisation: Andra nämnden (data/organisations/andra.yml)\n    Namn: {+Andra nämnden+}" in said
    assert f"Borttaget (1)\n  Plats: Torget ({PLACE})" in said
    assert "Torget: försvinner (/platser/torget/)" in said
    assert "Andra nämnden: ny (/organisationer/andra/)" in said
    assert 'Adressen "platser/torget/" fanns i HEAD men finns inte längre.' in said


@pytest.mark.parametrize("redirected", [True, False])
def test_a_record_that_moves_is_the_same(project: Path, redirected: bool) -> None:
    (project / PLACE).rename(project / "data/places/stortorget.yml")
    if redirected:
        edit(project / "data/places/stortorget.yml", "name: Torget", "name: Stortorget")
        write(project, "data/redirects.yml", "moved:\n  - old: platser/torget/\n    new: platser/stortorget/\n")
    said = told(project)
    assert "Flyttad från /platser/torget/." in said
    assert "Borttaget" not in said
    assert ("Namn: [-Torget-]{+Stortorget+}" in said) is redirected
    assert ("slutar fungera" in said) is not redirected
    assert ("med new: platser/stortorget/" in said) is not redirected


def test_hand_written_pages_their_slots_and_the_settings(project: Path) -> None:
    write(project, "content/platser/index.md", "# Platser\n\n<!-- insyn: list kind=platser -->\n")
    commit(project)
    write(project, "content/om/mer.md", "# Mer\n\nEn rad till.\n")
    write(project, "data/places/parken.yml", "name: Parken\nkind: site\nsources:\n  - source: handlingen\n")
    write(project, "mkdocs.yml", "site_name: Ett annat\ndocs_dir: content\n")
    said = told(project)
    assert "Mer: ändras (content/om/mer.md)\n    {+En rad till.+}" in said
    assert "Platser: ändras (/platser/)" in said
    assert "Inställningarna i mkdocs.yml är ändrade." in said


def test_a_stored_text_is_told_where_it_differs(project: Path) -> None:
    stored(project, "Första raden.\nAndra raden.\n")
    commit(project)
    stored(project, "Första raden.\nEn annan rad.\n")
    said = told(project)
    assert "Filen är en annan än förut." in said
    assert "[-Andra raden.-]{+En annan rad.+}" in said


def test_what_has_been_masked_since_is_not_told(project: Path) -> None:
    edit(project / RESPONSE, "De säger ja.", "Hemlige Harald säger ja.")
    stored(project, "Hemlige Harald bor här.\n")
    commit(project)
    edit(project / RESPONSE, "Hemlige Harald säger ja.", "Här säger [maskat] ja.")
    stored(project, "[maskat] bor här.\n")
    for options in ([], ["--format", "markdown"]):
        said = told(project, *options)
        assert "Ord har maskerats här." in said
        assert "Harald" not in said


def test_nor_what_has_been_masked_on_the_sites_own_pages(project: Path) -> None:
    write(project, "content/om/mer.md", "# Mer\n\nHemlige Harald svarar.\n\nEn rad.\n")
    edit(project / "data/site.yml", "name: Provkommunen", "name: Provkommunen\n  description: Hemlige Haralds kommun.")
    commit(project)
    write(project, "content/om/mer.md", "# Mer\n\n[maskat] svarar.\n\nEn annan rad.\n")
    edit(project / "data/site.yml", "Hemlige Haralds kommun.", "Det är [maskat] kommun.")
    for options in ([], ["--format", "markdown"]):
        said = told(project, *options)
        assert said.count("Ord har maskerats här.") == 2
        assert "annan" in said
        assert "Harald" not in said


def test_what_a_terminal_would_obey_is_shown_by_number(project: Path) -> None:
    write(project, "content/om/mer.md", "# Mer \x1b[31m\n\n\x1b]0;titel\x07 och \u202evänd.\n")
    said = told(project)
    assert not set("\x1b\x07\u202e") & set(said)
    assert "\\u001b]0;titel\\u0007" in said


def test_a_number_written_with_more_decimals_is_a_change() -> None:
    figures = [Figure.model_validate({"date": "2020", "value": value}) for value in ("12.5", "12.50", "12.50")]
    telling = Telling(checked("demo").register, str)
    (changed,) = differences(figures[0], figures[1], Sides(telling, telling))
    assert [piece.text for piece in changed.pieces] == ["12,5", "12,50"]
    assert differences(figures[1], figures[2], Sides(telling, telling)) == []


def test_what_must_not_be_published_is_not_told(project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    words = tmp_path / "ord.txt"
    words.write_text("Hemlige Harald\n", "utf-8")
    monkeypatch.setenv("INSYN_WITHHELD", str(words))
    number = "tolvan 19121212-1212"  # of Skatteverket's test numbers
    edit(project / RESPONSE, "De säger ja.", f"De, Hemlige Harald och {number}, säger ja.")
    for options in ([], ["--format", "markdown"]):
        said = told(project, *options)
        assert "säger ja" in said
        assert "Harald" not in said
        assert "1212-1212" not in said


def test_files_that_cannot_be_read_are_named_and_not_called_gone(project: Path) -> None:
    write(project, PLACE, "name: [Torget\n")
    said = told(project)
    assert "De här posterna går inte att läsa nu och är inte jämförda: places/torget." in said
    assert "Borttaget" not in said


def test_an_unknown_revision_is_wrong_use(project: Path) -> None:
    code, said = asked("diff", "finns-inte", project=project)
    assert (code, 'Git känner inte till "finns-inte"' in said) == (2, True)


def test_a_project_outside_git(tmp_path: Path, project: Path) -> None:
    shutil.rmtree(project.parent / ".git")
    code, said = asked("diff", "HEAD", project=project)
    assert (code, "Git känner inte till" in said) == (2, True)


def test_every_record_can_come_and_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of Exempelstad is taken away, and added again."""
    monkeypatch.setenv("INSYN_TODAY", "2026-11-23")
    folder = copy("demo", tmp_path / "projekt", theme=False)
    git(folder, "init", "-q")
    commit(folder / "data")  # its parent is the repository
    shutil.rmtree(folder / "data")
    known = pipeline.read(folder)
    with earlier(known, "HEAD") as before:
        gone = record_changes(before, known, str)
    shown = checked("demo").register.items()
    assert len([change for change in gone if change.deed is Deed.REMOVED]) == len(shown)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "tomt")
    git(folder, "checkout", "-q", "HEAD~1", "--", "data")
    come = report(pipeline.read(folder), "HEAD")
    assert {(change.kind, change.title) for change in come.records} == {(change.kind, change.title) for change in gone}
    assert all(change.fields for change in come.records)
    added = {page.address for page in come.pages if page.deed is Deed.ADDED}
    assert added >= {item.address for item in shown if item.address and item.kind != "glossary"}
