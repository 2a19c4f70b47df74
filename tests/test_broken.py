"""Every rule has an example: a small bad project in tests/broken/<rule-id>/ and, in expected.txt, exactly what an editor reads.

Adding a case is adding a folder; `<rule-id>--<variant>` gives a rule a further one.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.catalogue import RULES
from generator.cli import main

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "broken").iterdir() if path.is_dir())
case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)

#: Rules whose example needs a file that a checkout cannot hold; each has a test below.
MADE_HERE = ("file.size", "file.link", "withheld.words")
#: Rules on what is built; the tests of that have their examples.
OF_PAGES = ("slot.", "frame.", "link.", "address.", "page.")
#: Rules on what others publish; tests/outward/ has servers that break them.
OF_THE_WEB = ("web.",)

LINE = re.compile(r"(?P<file>.+?)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<severity>fel|varning): (?P<told>.+) \[(?P<rule>[a-z.-]+)\]")


def checked(project: Path) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["check", "--project", str(project)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stdout


def fresh(tmp_path: Path) -> Path:
    """A project without faults, to be spoiled."""
    project = tmp_path / "project"
    shutil.copytree(HERE / "broken" / "site.format", project)
    site = project / "data/site.yml"
    site.write_text(site.read_text("utf-8").replace('"9"', '"1"'), "utf-8")
    (project / "data/organisations").mkdir()
    assert checked(project) == (0, "")
    return project


@case
def test_says_exactly_this(case: Path) -> None:
    code, said = checked(case)
    assert said == (case / "expected.txt").read_text("utf-8")
    assert f"[{case.name.partition('--')[0]}]" in said
    assert code == (1 if ": fel: " in said else 0)


@case
def test_every_line_is_whole_and_its_place_exists(case: Path) -> None:
    for said in (case / "expected.txt").read_text("utf-8").splitlines():
        found = LINE.fullmatch(said)
        assert found, said
        assert found["rule"] in RULES
        assert re.search(r"[.?…0-9a-f]$", found["told"]), "a sentence has an end, but for a checksum to be copied"
        if not found["line"]:
            continue
        lines = (case / found["file"]).read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
        assert 1 <= int(found["line"]) <= len(lines)
        assert 1 <= int(found["column"]) <= len(lines[int(found["line"]) - 1]) + 1


def test_every_rule_has_an_example() -> None:
    shown = {case.name.partition("--")[0] for case in CASES}
    assert [rule for rule in RULES if rule not in shown and not rule.startswith((*MADE_HERE, *OF_PAGES, *OF_THE_WEB))] == []
    assert shown - set(RULES) == set()


def test_every_rule_on_pages_has_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for folder in ("fill", "revisions", "site") for path in (HERE / folder).glob("*.py"))
    assert [rule for rule in RULES if rule.startswith(OF_PAGES) and f'"{rule}"' not in tests and f"[{rule}]" not in tests] == []


def test_every_rule_on_the_web_has_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in (HERE / "outward").glob("*.py"))
    assert [rule for rule in RULES if rule.startswith(OF_THE_WEB) and f'"{rule}"' not in tests and f"[{rule}]" not in tests] == []


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    project = fresh(tmp_path)
    (project / "data/organisations/provnamnden.yml").write_text("name: " + "x" * 1_200_000 + "\nkind: board\n")
    assert checked(project) == (
        1,
        "data/organisations/provnamnden.yml: fel: filen är 1,1 MiB stor. Största tillåtna storlek är 1 MiB. [file.size]\n",
    )


@pytest.mark.parametrize(
    "name", ["site.yml", "organisations/provnamnden.yml", "organisations", "organisations/mapp", "sources/files/svar.txt"]
)
def test_a_link_out_of_the_folder(tmp_path: Path, name: str) -> None:
    project = fresh(tmp_path)
    target = project / "data" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(tmp_path / "elsewhere")
    else:
        (tmp_path / "elsewhere").write_text("name: Hemlig\nkind: board\n")
    target.symlink_to(tmp_path / "elsewhere")
    told = "fel: filen är en länk till ett annat ställe. Lägg själva filen här. [file.link]"
    assert checked(project) == (1, f"data/{name}: {told}\n")


def test_a_link_that_leads_to_itself(tmp_path: Path) -> None:
    project = fresh(tmp_path)
    (project / "data/organisations/a.yml").symlink_to("a.yml")
    assert "[file.link]" in checked(project)[1]


def test_words_that_are_to_be_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = fresh(tmp_path)
    (project / "data/organisations/provnamnden.yml").write_text("name: Provnämnden\nkind: board\ndescription: Leds av Provnamn.\n", "utf-8")
    words = tmp_path / "maskat.txt"
    words.write_text("# Beslut i januari\nProvnamn\n", "utf-8")
    monkeypatch.setenv("INSYN_WITHHELD", str(words))
    place = "data/organisations/provnamnden.yml:3:14"
    code, said = checked(project)
    assert code == 1
    told = "fel: texten innehåller något som ska vara maskat. Ta bort orden och skriv [maskat] där de stod. [withheld.words]"
    assert f"{place}: {told}\n" in said


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "../maskat.txt",
            b"an\n",
            "maskat.txt:1:1: fel: uttrycket är för kort. Skriv minst tre bokstäver eller siffror",
        ),
        ("../maskat.txt", b"\xe5\n", "maskat.txt: fel: listan över maskade ord går inte att läsa. "),
        ("../saknas/maskat.txt", None, "maskat.txt: fel: listan över maskade ord går inte att läsa. "),
        ("data/maskat.txt", b"Provnamn\n", "maskat.txt: fel: listan över maskade ord ligger i projektets mapp. "),
    ],
)
def test_a_list_of_words_that_is_of_no_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes | None, told: str
) -> None:
    project = fresh(tmp_path)
    if content is not None:
        (project / name).write_bytes(content)
    monkeypatch.setenv("INSYN_WITHHELD", str(project / name))
    code, said = checked(project)
    assert code == 1
    assert told in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="systemet har inga namngivna rör")
@pytest.mark.parametrize("name", ["organisations/a.yml", "sources/files/a.txt", "a.fifo"])
def test_a_pipe_is_not_read(tmp_path: Path, name: str) -> None:
    project = fresh(tmp_path)
    (project / "data" / name).parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(project / "data" / name)
    command = [sys.executable, "-m", "generator.cli", "check", "--project", str(project)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=30, check=False, cwd=HERE.parent)
    assert done.stdout == f"data/{name}: fel: detta är ingen vanlig fil och läses inte. Ta bort den. [file.unknown]\n"


def test_a_folder_that_is_called_as_a_file(tmp_path: Path) -> None:
    project = fresh(tmp_path)
    (project / "data/organisations/a.yml").mkdir()
    assert checked(project) == (0, "")
    (project / "data/organisations/a.yml/b.yml").write_text("name: B\nkind: board\n")
    code, said = checked(project)
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith("data/organisations/a.yml/b.yml: fel: ")


@pytest.mark.parametrize("name", ["site.yml", "../mkdocs.yml"])
def test_a_folder_where_a_file_is_needed(tmp_path: Path, name: str) -> None:
    project = fresh(tmp_path)
    (project / "data" / name).unlink()
    (project / "data" / name).mkdir()
    code, said = checked(project)
    assert code == 1
    assert "filen saknas" in said


def test_a_file_where_the_data_should_be(tmp_path: Path) -> None:
    project = fresh(tmp_path)
    shutil.rmtree(project / "data")
    (project / "data").write_text("name: Provnämnden\n")
    assert "data/site.yml: fel: filen saknas" in checked(project)[1]


@pytest.mark.parametrize("name", [b"\xe5.yml", b"rad\nbrytning.yml", "\x1b[31mröd.yml".encode(), "vänd\u202etext.yml".encode()])
def test_a_file_name_cannot_break_the_output(tmp_path: Path, name: bytes) -> None:
    project = fresh(tmp_path)
    try:
        Path(os.fsdecode(os.fsencode(project / "data/organisations") + b"/" + name)).write_text("name: A\nkind: board\n")
    except OSError:
        pytest.skip("filsystemet tillåter inte namnet")
    for form in ("text", "github", "json"):
        done = CliRunner().invoke(main, ["check", "--project", str(project), "--format", form])
        said = done.stdout_bytes.decode("utf-8")
        assert done.exit_code == 1
        assert "file.name" in said
        assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", said)
        assert form == "json" or said.count("\n") == 1


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_of_other_systems_are_read(tmp_path: Path, ending: str) -> None:
    project = fresh(tmp_path)
    text = "\ufeffname: Provnämnden\nkind: bord\nmissing:\n  - what: Beslutet.\n    where: Åäö: i diariet.\n    searched_on: 2024\n"
    (project / "data/organisations/provnamnden.yml").write_bytes(text.replace("\n", ending).encode())
    assert "provnamnden.yml:5:15: fel: det står ett kolon för mycket" in checked(project)[1]
    (project / "data/organisations/provnamnden.yml").write_bytes(text.replace("Åäö: i", "I").replace("\n", ending).encode())
    assert 'provnamnden.yml:2:7: fel: "bord" är inget val' in checked(project)[1]


def test_file_names_of_other_systems_are_the_same(tmp_path: Path) -> None:
    project = fresh(tmp_path)
    shutil.copytree(HERE / "broken/stored.terms/data/sources", project / "data/sources", dirs_exist_ok=True)
    source = project / "data/sources/handlingen.yml"
    source.write_text(source.read_text("utf-8").replace("handlingen.txt", "h\u00f6rande.txt") + "terms: Fria.\n", "utf-8")
    (project / "data/sources/files/handlingen.txt").rename(project / "data/sources/files/ho\u0308rande.txt")
    assert checked(project) == (0, ""), "macOS sets the dots of ö apart"


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    project = fresh(tmp_path)
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "a.yml~", ".a.yml.swp", "~$handling.docx", ".git/config"):
        path = project / "data/organisations" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\xff\x00")
    assert checked(project) == (0, "")
