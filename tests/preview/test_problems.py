"""What an editor sees of problems and drafts in the preview, and that nothing of either is ever published."""

from __future__ import annotations

import gzip
import io
import os
import re
import shutil
import zipfile
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import pytest

from generator import pipeline, theme
from generator.preview import project_files
from generator.problems import Location, Problem
from tests.preview.server import Server
from tests.site import smaller
from tests.site.html import Html
from tests.site.projects import ROOT, TODAY, built, contents, edit
from tests.theme.test_styles import classes_in

if TYPE_CHECKING:
    from collections.abc import Iterator

ORGANISATION = "data/organisations/gatunamnden.yml"
PAGE = "/insyn/organisationer/gatunamnden/"
PROBLEMS = "/insyn/_insyn/problem/"
FILE = "/insyn/_insyn/fil/"
RESPONSES = "data/agreements/trygga-stationer/consultations/trygga-stationer-2020/responses"
RESPONSE = f"{RESPONSES}/tagbolaget.yml"
#: Drafts: of a new response, of one that is published already, of what cannot be read, and of what has no page.
NEW, AGAIN = f"{RESPONSES}/hamnbolaget.draft.yml", f"{RESPONSES}/tagbolaget.draft.yml"
UNREADABLE, GLOSSARY = "data/sources/ofardig.draft.yml", "data/glossary.draft.yml"
#: Words that stand in drafts and nowhere else.
ONLY_DRAFTED = ("Kvastskaft", "fyrbåksvakten", "hamnbolaget.draft", "ofardig", "sjösprickor")
LOOK = ROOT / "site_theme/preview"


def with_drafts(project: Path) -> None:
    """Put the drafts into a project."""
    text = (project / RESPONSE).read_text("utf-8")
    fields = text.replace("respondent: tagbolaget", "# kontrollera: gissad ur brevhuvudet, Kvastskaft\nrespondent: hamnbolaget")
    (project / NEW).write_text(re.sub(r"(?m)^summary: .*", "summary: Till fyrbåksvakten.", fields), "utf-8")
    (project / AGAIN).write_text(re.sub(r"(?m)^summary: .*", "summary: Om sjösprickor.", text), "utf-8")
    (project / UNREADABLE).write_text("# kontrollera\ntitle: <b>Kvastskaft</b>\nknd: statement\n", "utf-8")
    (project / GLOSSARY).write_text("terms:\n  - id: kvastskaft # kontrollera: ordet\n", "utf-8")


@pytest.fixture(scope="module")
def today() -> Iterator[None]:
    with mock.patch.dict("os.environ", {"INSYN_TODAY": TODAY}):
        yield


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory, today: None) -> Server:
    """The part of Exempelstad with drafts and nothing wrong."""
    folder = tmp_path_factory.mktemp("utkast")
    project = smaller.copy(folder / "projekt", theme=False)
    with_drafts(project)
    server = Server(project, folder / "site")
    server.rebuild()
    return server


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory, today: None) -> Server:
    """The part of Exempelstad, good when it was started, then with faults in three files and a broken link."""
    folder = tmp_path_factory.mktemp("fel")
    project = smaller.copy(folder / "projekt", theme=False)
    page = project / "content/om/index.md"
    page.write_text(page.read_text("utf-8") + "\n\n[ett svar som inte finns](insyn:svar/finns-inte/)\n", "utf-8")
    built_with_link = folder / "motorns"
    shutil.copytree(smaller.unfilled(), built_with_link)
    about = built_with_link / "om/index.html"
    about.write_text(about.read_text("utf-8").replace("</main>", '<p><a href="insyn:svar/finns-inte/">ett svar</a></p></main>'), "utf-8")
    server = Server(project, folder / "site", engine=built_with_link)
    server.rebuild()
    edit(project / ORGANISATION, "kind: board", "kind: nemnd")
    (project / ORGANISATION).write_text((project / ORGANISATION).read_text("utf-8") + "summary: <script>alert(1)</script>\n", "utf-8")
    edit(project / RESPONSE, "respondent: tagbolaget", "respondent: tagbolagt")
    (project / RESPONSES / "nytt.yml").write_text("respondent:\n", "utf-8")
    server.rebuild()
    return server


def links(html: str) -> list[str]:
    return [link["href"] for link in Html(html).all("a") if "href" in link]


def bar(html: str) -> Html:
    """The preview's part of a page."""
    (found,) = re.findall(r'<section class="preview-bar.*?</section>', html, re.DOTALL)
    return Html(found)


def test_a_page_tells_of_its_own_files_and_counts_the_others(wrong: Server) -> None:
    _, page = wrong.get(PAGE)
    told = bar(page)
    assert told.unclosed == []
    assert told.text("h2") == "Två fel på den här sidan"
    assert '"nemnd" är inget val för "kind". Menade du "board"?' in told.text("li")
    assert "tagbolagt" not in told.text()
    assert re.search(r"(Tre|Fyra) fel på andra sidor\.", told.text("p"))  # with a link, once its page has been asked for
    assert [each["href"] for each in told.all("a")] == [f"{FILE}{ORGANISATION}#rad-3", f"{FILE}{ORGANISATION}#rad-5", PROBLEMS]
    assert "<script>alert(1)" not in page


def test_a_list_tells_of_a_new_file_that_has_never_been_right(wrong: Server) -> None:
    assert f"{FILE}{RESPONSES}/nytt.yml#rad-1" in links(wrong.get("/insyn/svar/")[1])
    assert "nytt.yml" not in wrong.get(PAGE)[1]


def test_the_bar_stands_after_the_way_past_it_and_before_the_header(wrong: Server) -> None:
    page = wrong.get(PAGE)[1]
    assert page.index("skip-link") < page.index("preview-bar") < page.index("<header")
    assert page.count("preview-bar") == 1


def test_all_problems_on_one_page(wrong: Server) -> None:
    wrong.get("/insyn/om/")
    page = wrong.get(PROBLEMS)[1]
    html = Html(page)
    assert html.unclosed == []
    assert html.text("h1") == "Sex fel"
    assert [html.text("title"), html.all("html")[0]["lang"]] == ["Sex fel – förhandsvisning av Insyn Exempelstad", "sv"]
    found = [problem for problem in wrong.preview.problems if problem.location.line]
    assert len(found) == 5
    for problem in found:
        assert f"{FILE}{problem.location.file}#rad-{problem.location.line}" in links(page)
    assert "Varför?" in html.text("summary")


def test_a_link_that_leads_nowhere_is_told_on_the_page_that_has_it(wrong: Server) -> None:
    page = wrong.get("/insyn/om/")[1]
    assert 'Länken leder till "/svar/finns-inte/" som inte finns.' in bar(page).text("li")
    (href,) = [link for link in links(page) if "content/om/index.md#rad-" in link]
    line = int(href.rpartition("-")[2])
    assert "finns-inte" in (wrong.project / "content/om/index.md").read_text("utf-8").split("\n")[line - 1]


def test_a_file_is_shown_with_the_problem_beside_its_line(wrong: Server) -> None:
    _, page = wrong.get(f"{FILE}{ORGANISATION}")
    html = Html(page)
    assert html.unclosed == []
    lines = re.findall(r'<li id="rad-(\d+)"(?: class="preview-hit")?><code>(.*?)</code>', page)
    text = [unescape(re.sub(r"<[^>]*>", "", line)) for _, line in lines]
    assert text == (wrong.project / ORGANISATION).read_text("utf-8").splitlines()
    assert [int(number) for number, _ in lines] == list(range(1, len(text) + 1))
    assert html.text("mark").split()[0] == "nemnd"
    beside = page[page.index('id="rad-3"') : page.index('id="rad-4"')]
    assert 'Menade du "board"?' in unescape(beside)
    assert "<script>alert" not in page
    assert f"vscode://file/{(wrong.project / ORGANISATION).resolve().as_posix().lstrip('/')}:3" in links(page)


@pytest.mark.parametrize(
    "path",
    [
        "../hemligt.yml",
        "data/../../hemligt.yml",
        "data/%2e%2e/%2e%2e/hemligt.yml",
        "data/./site.yml/",
        "data",
        "data/",
        "",
        "/etc/passwd",
        "site_theme/pages/areas.html",
        ".git/config",
        "data/.hemligt.yml",
        "data/.mapp/hemligt.yml",
        "data/lank.yml",
        "data/lankad/fil.yml",
        "data/slinga.yml",
        "data/ror",
        "data/organisations\\gatunamnden.yml",
        "data/C:/x.yml",
        "data/\0.yml",
        f"data/{'x' * 300}.yml",
        "data/finns-inte.yml",
        "<script>alert(1)</script>",
    ],
)
def test_what_is_no_file_of_an_editor_is_not_shown(tmp_path: Path, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "projekt"
    (project / "data/.mapp").mkdir(parents=True)
    for name in ("hemligt.yml", "projekt/.git/config", "projekt/data/.hemligt.yml", "projekt/data/.mapp/hemligt.yml", "utanfor/fil.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("HEMLIGT\n", "utf-8")
    (project / "data/lank.yml").symlink_to(tmp_path / "hemligt.yml")
    (project / "data/lankad").symlink_to(tmp_path / "utanfor")
    (project / "data/slinga.yml").symlink_to("slinga.yml")
    os.mkfifo(project / "data/ror")  # to open it would wait for ever
    server = Server(project, tmp_path / "site")
    monkeypatch.setattr(server.preview, "_project", project)
    server.preview.ready.set()
    status, page = server.get(f"/_insyn/fil/{path}")
    assert "HEMLIGT" not in page
    assert "root:" not in page
    assert "<script>alert" not in page
    assert project_files.found(project, "content", path) is None
    assert status == 404 or "Webbplatsen kan inte visas än" in page  # what is not below `_insyn/` is left to the site


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"%PDF-1.7\n", "ingen textfil"), (b"a\0b", "ingen textfil"), (b"x" * (project_files._MOST + 1), "för stor")],
)
def test_what_is_no_text_is_not_shown_as_such(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "fil"
    path.write_bytes(content)
    of_whole = Problem(Location("data/fil", 7), "file.encoding", "något")
    shown = project_files.shown(path, "data/fil", [of_whole])
    assert said in shown.unreadable
    assert (list(shown.lines), list(shown.of_whole)) == ([], [of_whole])


def test_lines_are_counted_as_places_count_them(tmp_path: Path) -> None:
    path = tmp_path / "fil.yml"
    path.write_bytes("\ufeffett: 1\r\ntvå: 2\rtre\u2028fortsatt: \xe5\n".encode())
    problems = [
        Problem(Location("data/fil.yml", 2, 6), "field.type", "fel tal"),
        Problem(Location("data/fil.yml", 9), "field.type", "borta"),
    ]
    shown = project_files.shown(path, "data/fil.yml", problems)
    assert [(line.before, line.marked, line.after) for line in shown.lines] == [
        ("ett: 1", "", ""),
        ("två: ", "2", ""),
        ("tre\u2028fortsatt: å", "", ""),
    ]
    assert list(shown.of_whole) == [problems[1]]


def test_a_draft_is_a_page_that_says_what_it_is(drafted: Server) -> None:
    address = "/insyn/svar/trygga-stationer-2020-hamnbolaget/"
    status, page = drafted.get(address)
    told = bar(page)
    assert status == 200
    assert told.text("h2") == "Utkast – syns bara här"
    assert Html(page).text("title").startswith("Utkast: Exempelstads Hamn ABs svar")
    assert "hamnbolaget.yml" in told.text("code")
    assert "Ett ställe att kontrollera" in told.text("summary")
    line = (drafted.project / NEW).read_text("utf-8").split("\n").index("# kontrollera: gissad ur brevhuvudet, Kvastskaft") + 1
    assert f"{FILE}{NEW}#rad-{line}" in links(page)
    assert "Gissad ur brevhuvudet, Kvastskaft" in told.text("li")
    assert "Till fyrbåksvakten." in Html(page).text("main")
    assert drafted.whole(address.rstrip("/"))[:2] == (302, {"Location": address})


def test_a_draft_of_something_published_stands_beside_it(drafted: Server) -> None:
    assert "sjösprickor" not in drafted.get("/insyn/svar/trygga-stationer-2020-tagbolaget/")[1]
    assert "Om sjösprickor." in drafted.get("/insyn/svar/trygga-stationer-2020-tagbolaget.utkast/")[1]


def test_a_draft_that_cannot_be_read_says_what_is_wrong(drafted: Server) -> None:
    page = drafted.get("/insyn/kallor/ofardig/")[1]
    words = Html(page).text("main")
    assert "Utkastet kan inte visas som sida än." in words
    assert 'Okänt fält "knd". Menade du "kind"?' in words
    assert f"{FILE}{UNREADABLE}#rad-1" in links(page)


def test_drafts_are_listed_where_they_will_stand(drafted: Server) -> None:
    for page in ("/insyn/svar/", "/insyn/remisser/trygga-stationer-2020/", PROBLEMS):
        assert "/insyn/svar/trygga-stationer-2020-hamnbolaget/" in links(drafted.get(page)[1])
    assert "Fyra utkast" not in drafted.words("/insyn/svar/")  # the bar names those that the page will show
    assert "hamnbolaget" not in bar(drafted.get(PAGE)[1]).text().lower()
    listed = Html(drafted.get(PROBLEMS)[1]).text("li")
    assert "Ett ställe kvar att kontrollera." in listed
    assert "Inget kvar att kontrollera." in listed  # the copy of what is published has no marks


def test_a_draft_without_a_page_is_shown_as_its_file(drafted: Server) -> None:
    assert f"{FILE}{GLOSSARY}" in links(drafted.get(PROBLEMS)[1])
    page = drafted.get(f"{FILE}{GLOSSARY}")[1]
    assert 'id="rad-2" class="preview-hit"' in page


def unpacked(content: bytes) -> Iterator[bytes]:
    """A file's content, and what is packed in it."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (each for name in archive.namelist() for each in (name.encode(), archive.read(name)))


def test_drafts_never_leave_the_preview(drafted: Server, tmp_path: Path) -> None:
    """Nothing of a draft is in the folder that the preview fills, whatever is asked for, nor in one that is published."""
    for address in (*drafted.preview.drafts.at, "svar/", "sok/index/rot.bin", "api/v1/index.json"):  # type: ignore[union-attr]  # there are drafts
        drafted.get(f"/insyn/{address}")
    published = tmp_path / "publicerad"
    shutil.copytree(smaller.unfilled(), published)
    pipeline.fill_in_place(published, pipeline.check(drafted.project))
    for folder in (drafted.folder, published):
        files = contents(folder)
        assert "sok/index/rot.bin" in files
        for name, content in files.items():
            text = b"".join([name.encode(), *unpacked(content)]).lower()
            for word in ONLY_DRAFTED:
                assert word.lower().encode() not in text, f"{name}: {word}"
    ours = set(contents(published))
    assert ours == set(contents(smaller.built()))


@pytest.mark.parametrize("name", ["real", "demo"])
def test_a_published_site_has_nothing_of_the_preview(name: str) -> None:
    for file, content in contents(built(name)).items():
        assert not file.startswith("_insyn")
        for trace in (b"preview-", b"_insyn", "Förhandsvisning".encode(), b"insyn-forhandsvisning"):
            assert trace not in content, file


def test_it_tells_when_it_has_been_built_anew(wrong: Server) -> None:
    number = wrong.get("/insyn/_insyn/nummer")[1]
    assert f'data-number="{number}"' in wrong.get(PROBLEMS)[1]
    wrong.rebuild()
    assert wrong.get("/insyn/_insyn/nummer")[1] != number


@pytest.mark.parametrize("name", ["stil.css", "ny.js", "tema/insyn.css", "tema/dark.css", "tema/tema.js", "tema/mark.svg"])
def test_what_its_pages_are_made_with_is_there_before_any_site_is(tmp_path: Path, name: str) -> None:
    status, headers, content = Server(tmp_path, tmp_path / "site").whole(f"/_insyn/{name}")
    assert status == 200
    assert content
    assert headers["Content-Type"].startswith(("text/css", "text/javascript", "image/svg+xml"))


@pytest.mark.parametrize("name", ["bar.html", "tema/../preview/bar.html", "tema/styles/10-tokens.css", ".css", "../x.css", "x.css"])
def test_nothing_else_of_the_theme_is_given_out(tmp_path: Path, name: str) -> None:
    server = Server(tmp_path, tmp_path / "site")
    server.preview.ready.set()
    assert server.preview._screens.asset(f"_insyn/{name}") is None


def test_a_template_of_the_preview_that_fails_is_told(wrong: Server) -> None:
    folder = wrong.project / "site_theme/preview"
    folder.mkdir(parents=True)
    (folder / "bar.html").write_text("{{ finns_inte }}", "utf-8")
    try:
        assert theme.folders(wrong.project, "preview")[0] == folder
        (folder / "skeleton.html").write_text("{% slut %}", "utf-8")
        status, headers, content = wrong.whole(PROBLEMS)
        assert (status, headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
        assert content.decode().startswith("TemplateSyntaxError: ")
        shutil.copyfile(LOOK / "skeleton.html", folder / "skeleton.html")
        assert "'finns_inte' is undefined" in wrong.words()
    finally:
        shutil.rmtree(wrong.project / "site_theme")
    assert "finns_inte" not in wrong.words()


def test_every_class_of_the_preview_has_a_rule_and_every_rule_a_class() -> None:
    ruled = classes_in((LOOK / "stil.css").read_text("utf-8"))
    templates = "".join(path.read_text("utf-8") for path in LOOK.glob("*.html"))
    written = set(re.findall(r"\bpreview-[a-z]+\b", re.sub(r"\{%.*?%\}", "", templates)))
    assert written == {name for name in ruled if name.startswith("preview-")}
    assert re.findall(r"#[0-9a-f]{3,8}\b|\brgb", (LOOK / "stil.css").read_text("utf-8")) == []  # the theme's tokens have two schemes
