"""A site that is already what a build would make is known as such, and any other is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import start, unchanged
from generator.reading.engine_config import asked_of_environment
from generator.unchanged import Memory, forget, found

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = "2026-11-23"
FILES = {
    "mkdocs.yml": "site_name: Prov\nsite_url: !ENV [PROV_URL, '']\n",
    "data/a.yml": "a: 1\n",
    "content/index.md": "# A\n",
    "theme/x.html": "x",
}
COMMIT = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "--allow-empty", "-m", "x"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INSYN_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    folder = tmp_path / "project"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    for command in (["git", "init", "-q"], ["git", "add", "."], COMMIT):
        subprocess.run(command, cwd=folder, check=True)
    (folder / "site/svar").mkdir(parents=True)
    (folder / "site/index.html").write_text("<h1>A</h1>", "utf-8")
    (folder / "site/svar/index.html").write_text("<h1>Svar</h1>", "utf-8")
    (folder / "site.redirects.map").write_text("", "utf-8")
    return folder


def roots(project: Path) -> list[Path]:
    return [project / name for name in ("data", "content", "mkdocs.yml", "theme", "site_theme")]


def built(project: Path, lines: list[str] | None = None) -> None:
    Memory(project, roots(project), DAY, asked=asked_of_environment(project)).keep(project / "site", lines or [])


def known(project: Path, day: str = DAY, options: str = "") -> bool:
    return found(project, project / "site", day, options) is not None


def test_what_has_not_changed_is_known_with_what_was_said_of_it(project: Path) -> None:
    assert not known(project)
    built(project, ["data/a.yml:1:1: varning: något"])
    remembered = found(project, project / "site", DAY)
    assert remembered is not None
    assert remembered.lines == ["data/a.yml:1:1: varning: något"]


def put(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def moved(path: Path) -> None:
    """Let a link to the same content stand in a file's place."""
    other = path.parents[2] / path.name
    path.rename(other)
    path.symlink_to(other)


def led_elsewhere(link: Path) -> None:
    """Let a link lead to another folder, which holds something else."""
    put(link.parents[1] / "annan/x.html", "y")
    link.unlink()
    link.symlink_to(link.parents[1] / "annan")


def replaced(project: Path) -> None:
    """Let another commit stand in the place of the newest."""
    command = [*COMMIT[:5], "commit-tree", "HEAD^{tree}", "-m", "y"]
    other = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True).stdout.strip()
    subprocess.run(["git", "replace", "HEAD", other], cwd=project, check=True)


def of_user(project: Path, name: str, text: str) -> None:
    place = project.parent / "user/git" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a file": lambda project: (project / "data/a.yml").write_text("a: 2\n", "utf-8"),
    "a file of the same length and time": lambda project: same_time(project / "data/a.yml", "a: 3\n"),
    "a new file": lambda project: (project / "data/b.yml").write_text("", "utf-8"),
    "a file away": lambda project: (project / "data/a.yml").unlink(),
    "a file renamed": lambda project: (project / "data/a.yml").rename(project / "data/c.yml"),
    "a page": lambda project: (project / "content/index.md").write_text("# B\n", "utf-8"),
    "a template": lambda project: (project / "theme/x.html").write_text("y", "utf-8"),
    "a theme that was not there": lambda project: shutil.copytree(project / "theme", project / "site_theme"),
    "the settings": lambda project: (project / "mkdocs.yml").write_text("site_name: B\n", "utf-8"),
    "a program in the settings": lambda project: (project / "mkdocs.yml").write_text(FILES["mkdocs.yml"] + "hooks: [x.py]\n", "utf-8"),
    "a commit": lambda project: subprocess.run(COMMIT, cwd=project, check=True),
    "a commit that is replaced": replaced,
    "what is not for git": lambda project: (project / ".git/info/exclude").write_text("*.svg\n", "utf-8"),
    "what is not for git, told beside the data": lambda project: (project / ".gitignore").write_text("*.svg\n", "utf-8"),
    "what the user has not for git": lambda project: of_user(project, "ignore", "*.svg\n"),
    "what the user has told git": lambda project: of_user(project, "config", "[core]\n\tquotepath = false\n"),
    "a file that can be run": lambda project: (project / "data/a.yml").chmod(0o755),
    "a folder with the name of compiled programs": lambda project: put(project / "content/__pycache__/a.svg", "<svg/>"),
    "a link to a folder that is there already": lambda project: (project / "content/mer").symlink_to("."),
    "a link to nothing": lambda project: (project / "data/b.yml").symlink_to("finns-inte.yml"),
    "a link in the place of a file": lambda project: moved(project / "data/a.yml"),
    "a pipe": lambda project: os.mkfifo(project / "content/ror"),
    "where a link leads": lambda project: led_elsewhere(project / "theme"),
    "what is withheld, with a space": lambda project: put(project / "ord.txt", "nytt"),
    "a page of the site": lambda project: (project / "site/index.html").write_text("<h1>B</h1>", "utf-8"),
    "a page of the site away": lambda project: shutil.rmtree(project / "site/svar"),
    "something more in the site": lambda project: (project / "site/x.html").write_text("", "utf-8"),
    "what lies beside the site": lambda project: (project / "site.redirects.map").write_text("/a /b;", "utf-8"),
    "the memory": lambda project: forget(project, project / "site"),
    "the address": lambda _: os.environ.__setitem__("PROV_URL", "https://example.org/"),
    "the words that are withheld": lambda _: os.environ.__setitem__("INSYN_WITHHELD", "ord.txt"),
}


def same_time(path: Path, text: str) -> None:
    told = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(project: Path, change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROV_URL", "")
    monkeypatch.delenv("PROV_URL")
    monkeypatch.setenv("INSYN_WITHHELD", f" {project / 'ord.txt'} \n")
    put(project / "ord.txt", "ord")
    (project / "theme").rename(project.parent / "theme")
    (project / "theme").symlink_to(project.parent / "theme")
    built(project)
    assert known(project)
    CHANGES[change](project)
    assert not known(project)


def test_another_day_or_another_wish_is_another_site(project: Path) -> None:
    built(project)
    assert not known(project, "2026-11-24")
    assert not known(project, options="--no-search")


def test_what_was_changed_and_changed_back_is_what_it_was(project: Path) -> None:
    built(project)
    for text in ("a: 2\n", FILES["data/a.yml"]):
        (project / "data/a.yml").write_text(text, "utf-8")
    assert known(project)


def test_a_file_whose_old_time_was_put_back_is_seen(project: Path) -> None:
    for path in sorted(project.rglob("*")):
        if path.is_file():
            os.utime(path, ns=(10**18, 10**18))
    time.sleep(0.01)  # for the system's clock to go on
    memory = Memory(project, roots(project), DAY, asked=asked_of_environment(project))
    memory._inputs["settled"] = True  # as after some seconds
    memory.keep(project / "site", [])
    assert known(project)
    same_time(project / "data/a.yml", "a: 3\n")
    assert not known(project)


def test_what_changes_during_a_build_is_not_taken_for_what_was_built(project: Path) -> None:
    memory = Memory(project, roots(project), DAY, asked=asked_of_environment(project))
    (project / "data/a.yml").write_text("a: 2\n", "utf-8")
    memory.keep(project / "site", [])
    assert not known(project)


def test_what_is_remembered_may_be_removed_spoiled_or_impossible_to_write(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(project)
    (file,) = (tmp_path / "cache/builds").iterdir()
    for content in (b"", b"{}", b"[]", b'{"format": 1}', b"\xff"):
        file.write_bytes(content)
        assert not known(project)
    shutil.rmtree(tmp_path / "cache")
    assert not known(project)
    (tmp_path / "full").write_text("", "utf-8")
    monkeypatch.setenv("INSYN_CACHE", str(tmp_path / "full"))
    built(project)
    assert not known(project)


def test_the_memory_lies_outside_of_the_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INSYN_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/somebody")
    assert unchanged.folder() == Path("/var/cache/somebody/insyn")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert unchanged.folder() is None
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.delenv("HOME", raising=False)
    assert unchanged.folder() is None


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["check"],
        ["build", "--help"],
        ["build", "x"],
        ["build", "--out"],
        ["build", "--project="],
        ["build", "--no-search=1"],
        ["--help"],
    ],
)
def test_only_a_build_whose_wishes_are_known_is_told_at_once(arguments: list[str]) -> None:
    assert not start.told_at_once(arguments)


def test_a_site_that_is_there_is_told_at_once(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("INSYN_TODAY", DAY)
    built(project, ["en varning"])
    capsys.readouterr()
    assert start.told_at_once(["build", "--project", str(project)])
    said = capsys.readouterr()
    assert said.out == f"Webbplatsen finns i {project / 'site'}\n"
    assert said.err == "en varning\nInget har ändrats sedan webbplatsen byggdes.\n"
    assert start.told_at_once(["build", f"--project={project}", f"--out={project / 'site'}", "--workers", "2"])
    monkeypatch.setenv("INSYN_TODAY", "igår")
    assert not start.told_at_once(["build", "--project", str(project)])


@pytest.mark.usefixtures("later")
def test_a_changed_file_leads_to_no_other_being_read(project: Path, opened: list[str]) -> None:
    """Whether content is as it was is known of the others."""
    digests = unchanged.digests_of(project)
    memory = Memory(project, roots(project), DAY, digests=digests, asked=asked_of_environment(project))
    memory.keep(project / "site", [])
    digests.keep()
    (project / "data/a.yml").write_text("a: 2\n", "utf-8")
    opened.clear()
    assert not known(project)
    assert opened == [str(project / "data/a.yml")]


@pytest.mark.parametrize(
    "address",
    [
        "!ENV PROV_URL",
        "!ENV 'PROV_URL'",
        '!ENV ["PROV_URL", null]',
        "!ENV\n  - PROV_URL\n  - x",
        "!ENV [A_URL, PROV_URL]",
    ],
)
def test_whatever_the_settings_ask_of_the_environment_counts(project: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    (project / "mkdocs.yml").write_text(f"site_name: Prov\nsite_url: {address}\n", "utf-8")
    monkeypatch.setenv("PROV_URL", "https://a.example/")
    built(project)
    assert known(project)
    monkeypatch.setenv("PROV_URL", "https://b.example/")
    assert not known(project)


@pytest.mark.parametrize(
    "more",
    [
        '"hooks": [x.py]',
        '"INHERIT": bas.yml',
        "<<: {hooks: [x.py]}",
        "plugins: [eget]",
        "a: !<tag:yaml.org,2002:python/name:x.y> ''",
    ],
)
def test_nothing_is_remembered_where_an_engine_may_read_other_files(project: Path, more: str) -> None:
    (project / "mkdocs.yml").write_text(f"{FILES['mkdocs.yml']}{more}\n", "utf-8")
    built(project)
    assert not known(project)
    assert (
        unchanged.surroundings(project, roots(project), DAY, "", unchanged.digests_of(project), asked=asked_of_environment(project)) is None
    )


def test_words_that_can_be_read_only_once_are_left_to_who_needs_them(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, b"ord")
    os.close(theirs)
    monkeypatch.setenv("INSYN_WITHHELD", f"/dev/fd/{ours}")
    built(project)
    assert not known(project)
    assert os.read(ours, 10) == b"ord"
    os.close(ours)
