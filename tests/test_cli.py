"""Every way in which a command can end: its words in Swedish, its exit code, and never a traceback."""

from __future__ import annotations

import errno
import json
import socket
import tempfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from generator import __version__, cli, pipeline, publish
from generator.commands import publishing
from generator.records import KINDS
from tests.site.projects import TODAY, contents, copy, edit

COMMANDS = sorted(cli.main.commands)


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder that is no project, and the day of the tests."""
    (tmp_path / "tom").mkdir()
    monkeypatch.chdir(tmp_path / "tom")
    monkeypatch.setenv("INSYN_TODAY", TODAY)
    monkeypatch.delenv("SITE_URL", raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy("demo", tmp_path / "projekt")


def insyn(*arguments: str | Path) -> Result:
    done = CliRunner().invoke(cli.main, [str(argument) for argument in arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert "Traceback" not in done.output
    return done


# --- What is said before anything is done


def test_the_program_says_what_it_does_in_swedish() -> None:
    done = insyn("--help")
    assert done.exit_code == 0
    assert "Gör en webbplats av YAML-filer" in done.stdout
    for words in ("Kontrollera data utan att bygga.", "Förhandsvisa.", "Fyll en mapp", "Visa JSON Schema"):
        assert words in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained(name: str) -> None:
    done = insyn(name, "-h")
    assert done.exit_code == 0
    command = cli.main.commands[name]
    assert command.help
    assert command.help.split(".")[0] in " ".join(done.stdout.split())
    for option in command.params:
        if isinstance(option, click.Option) and option.name != "help":
            assert option.help, option.name
            assert option.help.endswith("."), option.name


def test_version() -> None:
    assert insyn("--version").stdout == f"insyn {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["nosuch"],
        ["check", "--nosuch"],
        ["check", "--format", "xml"],
        ["check", "--project", "finns-inte"],
        ["build", "--project", "finns-inte"],
        ["fill"],
        ["fill", "finns-inte"],
        ["serve", "--port", "0"],
        ["serve", "--port", "http"],
        ["serve"],
        ["serve", "--project", "finns-inte"],
    ],
)
def test_wrong_use(arguments: list[str]) -> None:
    done = insyn(*arguments)
    assert done.exit_code == 2, done.output


def test_a_project_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    assert insyn("check", "--project", tmp_path / "fil").exit_code == 2


# --- check


def test_a_project_without_faults(project: Path) -> None:
    done = insyn("check", "--project", project)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.startswith("Inga problem i ")


def spoil(project: Path) -> str:
    file = "data/organisations/gatunamnden.yml"
    edit(project / file, "kind: board", "kind: nämnd, eller: vad")
    return file


def test_faults_as_text(project: Path) -> None:
    file = spoil(project)
    done = insyn("check", "--project", project)
    assert done.exit_code == 1
    assert done.stdout.startswith(f"{file}:3:")
    assert ": fel: " in done.stdout
    assert done.stderr.endswith(" poster.\n")


def test_faults_as_json(project: Path) -> None:
    file = spoil(project)
    done = insyn("check", "--project", project, "--format", "json")
    assert done.exit_code == 1
    (problem, *_) = json.loads(done.stdout)
    assert problem.keys() == {"file", "line", "column", "severity", "rule", "message", "suggestion"}
    assert (problem["file"], problem["line"], problem["severity"]) == (file, 3, "error")
    assert done.stderr == ""


def test_faults_as_github_shows_them_beside_the_line(project: Path) -> None:
    file = spoil(project)
    done = insyn("check", "--project", project, "--format", "github")
    assert done.exit_code == 1
    first = done.stdout.splitlines()[0]
    assert first.startswith(f"::error file={file},line=3,col=")
    assert first.count("::") == 2


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_no_faults_in_any_form(project: Path, form: str) -> None:
    done = insyn("check", "--project", project, "--format", form)
    assert (done.exit_code, done.stdout) == (0, "[]\n" if form == "json" else "")


def test_a_folder_that_is_no_project() -> None:
    done = insyn("check")
    assert done.exit_code == 1
    assert "mkdocs.yml: fel: filen saknas. Kör kommandot i projektets mapp, eller ange den med --project. [file.missing]" in done.stdout
    assert "data/site.yml: fel: filen saknas." in done.stdout
    assert insyn("build").exit_code == 1
    assert list(Path.cwd().iterdir()) == []


def test_without_mkdocs_yml(project: Path) -> None:
    (project / "mkdocs.yml").unlink()
    for command in ("check", "build"):
        done = insyn(command, "--project", project)
        assert done.exit_code == 1
        assert "mkdocs.yml: fel: filen saknas." in done.stdout
    done = insyn("serve", "--project", project)
    assert done.exit_code == 2
    assert "mkdocs.yml saknas. Kör kommandot i projektets mapp" in done.stderr


@pytest.mark.parametrize("day", ["i dag", "2019-13-01", "2019-02-30", "20", "2019-9-1"])
@pytest.mark.parametrize("command", [["check"], ["build"], ["fill", "."], ["serve"]])
def test_a_day_that_is_none(project: Path, monkeypatch: pytest.MonkeyPatch, day: str, command: list[str]) -> None:
    monkeypatch.setenv("INSYN_TODAY", day)
    done = insyn(*command, "--project", project)
    assert done.exit_code == 2
    assert f'INSYN_TODAY är "{day}". Skriv år-månad-dag, till exempel 2019-09-10.' in done.stderr


def test_no_day_is_today_in_stockholm(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSYN_TODAY", "")
    assert insyn("check", "--project", project).exit_code == 0


# --- build and fill: what must not be replaced


@pytest.mark.parametrize(
    "out", [".", "..", "data", "data/sources", "content", "content/om/ny", "/", "site_theme", "annat", "data/site.yml"]
)
def test_what_holds_other_things_than_a_site_is_not_replaced(project: Path, out: str) -> None:
    (project / "site_theme").mkdir()
    (project / "annat").mkdir()
    (project / "annat/viktigt.txt").touch()
    before = contents(project)
    done = insyn("build", "--project", project, "--out", project / out)
    assert done.exit_code == 2
    assert ("Välj en annan mapp." in done.stderr) == (out != "data/site.yml")  # click itself knows that a file is no folder
    assert contents(project) == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("out", [".", "..", "data", "content/om"])
def test_nor_when_it_looks_like_a_site(project: Path, out: str) -> None:
    (project / out / "index.html").touch()
    before = contents(project.parent)
    done = insyn("build", "--project", project, "--out", project / out)
    assert done.exit_code == 2
    assert "innehåller projektets egna filer" in done.stderr
    assert contents(project.parent) == before


def test_nor_by_way_of_a_link(project: Path, tmp_path: Path) -> None:
    (tmp_path / "www").symlink_to(project / "data")
    assert insyn("build", "--project", project, "--out", tmp_path / "www").exit_code == 2
    assert insyn("build", "--project", project, "--out", tmp_path / "www" / "ny").exit_code == 2
    assert (project / "data/site.yml").is_file()


@pytest.mark.parametrize("folder", ["/", ".", "content", "data"])
def test_fill_copies_no_folder_that_holds_no_frames(project: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    monkeypatch.setattr(pipeline, "staged", lambda _: pytest.fail("en mapp utan ramar kopieras"))
    done = insyn("fill", project / folder, "--project", project)
    assert done.exit_code == 2
    assert "Mappen har inga ramar." in done.stderr


# --- What the system does not let us do. Root may read and write anything, so refusals are acted.


@pytest.fixture(params=[PermissionError(errno.EACCES, "Permission denied"), OSError(errno.EIO, "Input/output error")])
def unreadable(request: pytest.FixtureRequest, project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the project that cannot be read."""
    file = project / "data/organisations/gatunamnden.yml"
    read = Path.read_bytes

    def refusing(self: Path) -> bytes:
        if self == file:
            raise OSError(request.param.errno, request.param.strerror, str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    return file


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_file_that_cannot_be_read(project: Path, unreadable: Path, command: str) -> None:
    done = insyn(command, "--project", project)
    assert done.exit_code == 3
    assert f"Det gick inte att läsa eller skriva {unreadable}: " in done.stderr


def built_by_hand(_: Path, folder: Path) -> None:
    (folder / "svar/_frame").mkdir(parents=True)
    (folder / "svar/_frame/index.html").write_text("<!-- insyn: body -->", "utf-8")


@pytest.mark.parametrize(
    ("step", "error", "code", "words"),
    [
        ("staged", OSError(errno.EROFS, "Read-only file system", "/ut"), 3, "läsa eller skriva /ut: disken är skrivskyddad."),
        ("staged", OSError(errno.ENOSPC, "No space left on device"), 3, "/projekt/site: disken är full. Frigör plats"),
        ("staged", publish.BusyError("/ut"), 3, "Ett annat bygge skriver just nu till /ut."),
        ("fill_in_place", pipeline.AlreadyFilledError(), 2, "Mappen har inga ramar."),
        ("fill_in_place", ZeroDivisionError("oj"), 3, "ett fel som inte är ditt: ZeroDivisionError: oj (test_cli.py, rad "),
        ("check", UnicodeDecodeError("utf-8", b"\xff", 0, 1, "fel byte"), 3, "UnicodeDecodeError"),
        ("check", RecursionError("för djupt"), 3, "RecursionError"),
    ],
)
def test_whatever_stops_a_build_is_told_in_words(
    project: Path, monkeypatch: pytest.MonkeyPatch, *, step: str, error: Exception, code: int, words: str
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(publishing, "mkdocs", built_by_hand)
    monkeypatch.setattr(pipeline, step, failing)
    done = insyn("build", "--project", project)
    assert done.exit_code == code
    assert words in done.stderr
    assert not (project / "site").exists()


def test_a_folder_that_cannot_be_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, "Permission denied", "/ut")

    monkeypatch.setattr(tempfile, "mkdtemp", refusing)
    done = insyn("build", "--project", project)
    assert done.exit_code == 3
    assert "Det gick inte att läsa eller skriva /ut: rättigheterna räcker inte" in done.stderr


def test_two_builds_of_the_same_folder(project: Path, tmp_path: Path) -> None:
    with publish.staged(tmp_path / "ut"):
        done = insyn("build", "--project", project, "--out", tmp_path / "ut")
    assert done.exit_code == 3
    assert f"Ett annat bygge skriver just nu till {tmp_path / 'ut'}. Vänta tills det är klart." in done.stderr


def test_a_port_that_is_taken(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        done = insyn("serve", "--project", project, "--port", str(other.getsockname()[1]))
    assert done.exit_code == 3
    assert "är upptagen" in done.stderr


# --- schema


def test_schemas_are_shown_together() -> None:
    done = insyn("schema")
    assert done.exit_code == 0
    assert json.loads(done.stdout).keys() == {"site", *KINDS}


def test_schemas_are_written_one_by_one(tmp_path: Path) -> None:
    done = insyn("schema", "--out", tmp_path / "a/b")
    assert done.exit_code == 0
    assert done.stdout == f"{len(KINDS) + 1} scheman finns i {tmp_path / 'a/b'}\n"
    files = {path.name: json.loads(path.read_text("utf-8")) for path in (tmp_path / "a/b").iterdir()}
    assert files.keys() == {f"{name}.schema.json" for name in ("site", *KINDS)}
    assert files["responses.schema.json"] == json.loads(insyn("schema").stdout)["responses"]


def test_schemas_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "fil").touch()
    done = insyn("schema", "--out", tmp_path / "fil/mapp")
    assert done.exit_code == 3
    assert "Det gick inte att läsa eller skriva" in done.stderr
