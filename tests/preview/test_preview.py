"""While one edits: pages are made when they are asked for, and a broken file leaves the last good site up with its problems on top."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from generator import pipeline, preview
from generator.outputs import search
from generator.problems import Location, Problem, Severity
from tests.preview.server import Server
from tests.site import smaller
from tests.site.html import Html
from tests.site.projects import MADE_OF, ROOT, TODAY, built, contents, copy, edit, environment, unfilled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ORGANISATION = "data/organisations/gatunamnden.yml"
ADDRESS = "organisationer/gatunamnden/"
PAGE = f"/insyn/{ADDRESS}"
#: Nobody looks for the map in a preview, and how large the open data are is not known before they are made.
NOT_IN_A_PREVIEW = {"sitemap.xml", "oppna-data/index.html"}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INSYN_TODAY", TODAY)
    monkeypatch.delenv("SITE_URL", raising=False)
    return smaller.copy(tmp_path / "projekt", theme=False)


@pytest.fixture
def server(project: Path, tmp_path: Path) -> Server:
    made = Server(project, tmp_path / "site")
    made.rebuild()
    return made


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests that leave the project as it is and need not be the first to ask."""
    folder = tmp_path_factory.mktemp("lasting")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INSYN_TODAY", TODAY)
        patch.delenv("SITE_URL", raising=False)
        made = Server(smaller.copy(folder / "projekt", theme=False), folder / "site")
        made.rebuild()
        yield made


def break_data(project: Path) -> None:
    edit(project / ORGANISATION, "kind: board", "kind: nemnd")


def mend_data(project: Path) -> None:
    edit(project / ORGANISATION, "kind: nemnd", "kind: board")


def test_a_page_is_made_when_it_is_asked_for(server: Server) -> None:
    assert not (server.folder / ADDRESS).exists()
    assert server.get(PAGE) == (200, (smaller.built() / ADDRESS / "index.html").read_text("utf-8"))
    assert (server.folder / ADDRESS).is_dir()
    assert not (server.folder / "organisationer/hamnbolaget").exists()


def test_everything_that_is_asked_for_is_what_would_be_published(server: Server) -> None:
    _everything_is_as(server, smaller.built())


@pytest.mark.long
def test_everything_of_the_whole_is_what_would_be_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSYN_TODAY", TODAY)
    monkeypatch.delenv("SITE_URL", raising=False)
    server = Server(copy("demo", tmp_path / "projekt", theme=False), tmp_path / "site", engine=unfilled("demo"))
    server.rebuild()
    _everything_is_as(server, built("demo"))


def _everything_is_as(server: Server, published: Path) -> None:
    for name, content in contents(published).items():
        if name not in {*NOT_IN_A_PREVIEW, *MADE_OF}:  # nor has a preview a last file to count
            path = f"/insyn/{name.removesuffix('index.html')}"
            server.get(path)
            assert (server.folder / name).read_bytes() == content, name
    assert not (server.folder / "svar/_frame").exists()


@pytest.mark.parametrize("path", [PAGE, PAGE.rstrip("/"), f"{PAGE}index.html", quote(PAGE), f"/{ADDRESS}", "/insyn/svar/../" + ADDRESS])
def test_however_a_page_is_asked_for(lasting: Server, path: str) -> None:
    shutil.rmtree(lasting.folder / ADDRESS, ignore_errors=True)  # somebody may have asked for it before
    lasting.get(path)
    assert (lasting.folder / ADDRESS / "index.html").is_file()


@pytest.mark.parametrize("path", ["/insyn/../../etc/passwd", "/insyn/finns/inte/", "/insyn/%2e%2e/%2e%2e/x", "/å/", "/insyn/svar/\0"])
def test_what_is_no_page_of_ours_is_left_to_the_server(lasting: Server, path: str) -> None:
    before = contents(lasting.folder)
    lasting.preview.provide(path)
    assert contents(lasting.folder) == before


def test_the_search_index_is_made_once_when_it_is_first_asked_for(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    index = search.index

    def counted(site: Path, *more: Any) -> None:
        made.append(site)
        index(site, *more)

    monkeypatch.setattr(search, "index", counted)
    assert server.get(PAGE)[0] == 200
    assert made == []
    assert server.get("/insyn/sok/index/rot.bin")[0] == 200
    piece = next(server.folder.glob("sok/index/ord/*.bin"))
    assert server.get(f"/insyn/{piece.relative_to(server.folder)}")[0] == 200
    assert made == [server.folder]
    server.rebuild()
    assert server.get("/insyn/sok/index/rot.bin")[0] == 200
    assert made == [server.folder] * 2


def test_a_change_is_shown(server: Server, project: Path) -> None:
    edit(project / ORGANISATION, "name: Gatunämnden", "name: Väg- och gatunämnden")
    assert "Väg- och gatunämnden" not in server.words()
    server.rebuild()
    assert "Väg- och gatunämnden" in server.words()


def test_a_broken_file_leaves_the_last_good_page_with_the_problem_on_top(server: Server, project: Path) -> None:
    before = server.words()
    edit(project / ORGANISATION, "name: Gatunämnden", "name: Nytt namn")
    break_data(project)
    server.rebuild()
    words = server.words()
    assert words.endswith(before[-200:])
    assert "Nytt namn" not in words
    for page in (PAGE, "/insyn/", "/insyn/organisationer/", "/insyn/_insyn/problem/"):
        shown = server.words(page)
        assert "rad 3" in shown.lower()
        assert '"nemnd" är inget val för "kind". Menade du "board"?' in shown
    for page in ("/insyn/404.html", "/insyn/omraden/belysning-i-hamnen/"):
        assert "Ett fel på andra sidor." in server.words(page)
        assert "nemnd" not in server.words(page)
    mend_data(project)
    server.rebuild()
    assert "nemnd" not in server.words()
    assert "Nytt namn" in server.words()


def test_warnings_alone_are_told_but_do_not_stand_in_the_way(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    warned = Problem(Location(ORGANISATION), "site.format", "något att tänka på", severity=Severity.WARNING)
    check = pipeline.check
    monkeypatch.setattr(pipeline, "check", lambda project, **_: pipeline.Checked(check(project).register, [warned]))
    server.rebuild()
    assert server.preview.problems == [warned]
    _, page = server.get(PAGE)
    assert "En varning på den här sidan" in Html(page).text("details")
    assert "något att tänka på" in Html(page).text("details").lower()
    assert "senast var rätt" not in page
    assert "En varning på andra sidor." in server.words("/insyn/omraden/belysning-i-hamnen/")


def test_started_with_broken_data_it_shows_the_problems_and_then_the_site(project: Path, tmp_path: Path) -> None:
    break_data(project)
    server = Server(project, tmp_path / "site")
    server.rebuild()
    status, body = server.get("/insyn/")
    assert status == 200
    assert f'href="/insyn/_insyn/fil/{ORGANISATION}#rad-3"' in body
    assert "&#34;nemnd&#34;" in body
    assert Html(body).text("h1") == "Webbplatsen kan inte visas än"
    mend_data(project)
    server.rebuild()
    assert "Gatunämnden" in server.words()


def test_a_missing_frame_is_told_on_the_page_that_needs_it(server: Server) -> None:
    assert server.preview.filling
    del server.preview.filling.frames["organisationer"]
    assert "Sidan kan inte visas än" in server.words()
    assert "_frame.md Ramen saknas. Kopiera den" in server.words()
    assert "ramen saknas" not in server.words("/insyn/")


def test_a_template_that_fails_is_told_on_the_page_that_needs_it(server: Server, project: Path) -> None:
    folder = project / "site_theme/pages"
    folder.mkdir(parents=True)
    (folder / "organisations.html").write_text("{{ finns_inte }}", "utf-8")
    server.rebuild()
    assert "UndefinedError: 'finns_inte' is undefined" in server.words()
    assert "Belysning i hamnen" in server.words("/insyn/omraden/belysning-i-hamnen/")


def test_what_stops_the_engine_is_told_instead_of_a_request_that_hangs(server: Server) -> None:
    server.preview.load(server.project)
    shutil.rmtree(server.folder)  # as the engine does before it builds
    server.preview.stop(ValueError("<mallen> är trasig"))
    asked = len(server.asked)
    assert "ValueError: <mallen> är trasig" in server.words("/insyn/")
    assert len(server.asked) == asked
    server.rebuild()
    assert "ValueError" not in server.words("/insyn/")


def test_settings_that_stop_the_engine_leave_the_last_good_site_up_with_the_line(server: Server, project: Path) -> None:
    before = server.words()
    good = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(good.replace("site_name:", "  site_name:", 1), "utf-8")
    server.preview.stop(ValueError("config"))  # the engine reads its settings before it asks us anything
    shown = server.words()
    assert shown.endswith(before[-200:])
    assert "Sidorna kunde inte göras om" in shown
    assert "ValueError: config" in shown
    assert "mkdocs.yml Rad " in server.words("/insyn/_insyn/problem/")
    (project / "mkdocs.yml").write_text(good, "utf-8")
    server.rebuild()
    assert server.words() == before


def test_a_request_waits_for_a_rebuild(server: Server, project: Path) -> None:
    edit(project / ORGANISATION, "name: Gatunämnden", "name: Nytt namn")
    server.preview.load(server.project)
    answers: list[str] = []
    waiting = threading.Thread(target=lambda: answers.append(server.words()), daemon=True)
    waiting.start()
    assert server.get("/livereload/1/2") == (404, "")  # what the browser waits with is never held up
    assert answers == []
    shutil.rmtree(server.folder)
    shutil.copytree(smaller.unfilled(), server.folder)
    server.preview.open(server.folder)
    server.preview.ready.set()
    waiting.join(60)
    assert "Nytt namn" in answers[0]


def test_a_request_does_not_wait_for_ever(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "_WAIT", 0.01)
    server.preview.ready.clear()
    assert server.get("/insyn/")[0] == 200


# --- The real server

PATIENCE = 90.0  # seconds; nothing is measured, this is only when to give up


class Served:
    """`insyn serve` on a port of its own."""

    def __init__(self, project: Path, log: Path) -> None:
        self.project, self.log = project, log
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        command = [sys.executable, "-m", "generator.cli", "serve", "--project", str(project), "--port", str(self.port)]
        with log.open("w") as out:
            self.process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT, cwd=ROOT, env=environment())

    def get(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def until(self, path: str, words: str, *, gone: bool = False) -> str:
        """The page as soon as it holds some words, or no longer does."""
        end = time.monotonic() + PATIENCE
        status, body = 0, ""
        while time.monotonic() < end:
            assert self.process.poll() is None, self.log.read_text("utf-8")
            try:
                status, body = self.get(path)
            except OSError:
                status = 0
            if status == 200 and (words in body) != gone:
                return body
            time.sleep(0.1)
        pytest.fail(f"{path}: {words!r} {'är kvar' if gone else 'kom aldrig'} ({status})\n{self.log.read_text('utf-8')[-3000:]}")

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], Served]]:
    running: list[Served] = []

    def start(project: Path) -> Served:
        running.append(Served(project, tmp_path / f"server-{len(running)}.log"))
        return running[-1]

    yield start
    for each in running:
        each.stop()


def test_editing_with_a_real_server(project: Path, serve: Callable[[Path], Served]) -> None:
    served = serve(project)
    page = served.until(PAGE, "Gatunämnden")
    assert "livereload" in page
    assert served.get("/insyn/finns-inte/")[0] == 404
    assert served.get("/insyn/sok/index/rot.bin")[0] == 200
    assert "Segelskolan Lovart" in served.get("/insyn/kallor/segelskolan-2026/segelskolan-2026.txt")[1]

    edit(project / ORGANISATION, "name: Gatunämnden", "name: Väg- och gatunämnden")
    served.until(PAGE, "Väg- och gatunämnden")

    break_data(project)
    page = served.until(PAGE, "nemnd")
    assert f'href="/insyn/_insyn/fil/{ORGANISATION}#rad-3"' in page
    assert "Väg- och gatunämnden" in page
    mend_data(project)
    served.until(PAGE, "nemnd", gone=True)

    (project / "content/om/index.md").write_text("# Om\n\nHandskrivet\n\n<!-- insyn: publisher -->\n", "utf-8")
    assert "Exempelstads kommun" in served.until("/insyn/om/", "Handskrivet")
    assert served.process.poll() is None
    assert "Traceback" not in served.log.read_text("utf-8")


def test_a_project_with_its_own_templates_and_broken_data_at_the_start(project: Path, serve: Callable[[Path], Served]) -> None:
    theme = Path(shutil.copytree(ROOT / "site_theme", project / "site_theme"))
    break_data(project)
    served = serve(project)
    page = served.until("/insyn/", f"{ORGANISATION}#rad-3")
    assert "Webbplatsen kan inte visas än" in page
    mend_data(project)
    served.until(PAGE, "Gatunämnden")

    mark = theme / "overrides/partials/mark.html"
    good = mark.read_text("utf-8")
    mark.write_text("<b>NYTT MÄRKE</b>", "utf-8")
    served.until(PAGE, "NYTT MÄRKE")
    mark.write_text("{% endif %}", "utf-8")
    served.until(PAGE, "TemplateSyntaxError")
    mark.write_text(good, "utf-8")
    served.until(PAGE, "Gatunämnden")

    body = theme / "pages/organisations.html"
    good = body.read_text("utf-8")
    body.write_text(good + "NY SIDMALL", "utf-8")
    served.until(PAGE, "NY SIDMALL")
    body.write_text("{{ finns_inte }}", "utf-8")
    served.until(PAGE, "UndefinedError")
    body.write_text(good, "utf-8")
    assert "NY SIDMALL" not in served.until(PAGE, "Gatunämnden")  # which what tells of a template that fails does not name


@pytest.mark.skipif(os.name != "posix", reason="signaler")
def test_what_stops_the_command_stops_the_server(project: Path, serve: Callable[[Path], Served]) -> None:
    served = serve(project)
    served.until(PAGE, "Gatunämnden")
    served.stop()
    with pytest.raises(ConnectionRefusedError):
        served.get(PAGE)
