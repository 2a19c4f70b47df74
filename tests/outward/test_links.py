"""`insyn links`: each address at its line, in every format, with the right exit code; and nobody is asked twice in vain."""

from __future__ import annotations

import json
import shutil
import socket
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.outward import inquiry, memory
from generator.outward.visiting import Visitor
from tests.outward import servers
from tests.outward.servers import Serving, answer, leads_to, serving, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = Path(__file__).parent.parent / "broken/site.format"
PDF = answer(200, b"%PDF-1.7", "application/pdf")
DAY = "2026-11-23"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INSYN_TODAY", DAY)
    monkeypatch.setattr(inquiry, "Visitor", lambda limits, agent, trust, until, _: Visitor(limits, agent, trust, until, lambda _: None))
    folder = shutil.copytree(SAMPLE, tmp_path / "projekt")
    (folder / "data/site.yml").write_text((folder / "data/site.yml").read_text("utf-8").replace('"9"', '"1"'), "utf-8")
    (folder / "mkdocs.yml").write_text("site_name: Prov\nsite_url: https://prov.example/insyn/\n", "utf-8")
    return folder


def source(project: Path, name: str, address: str) -> None:
    folder = project / "data/sources"
    folder.mkdir(exist_ok=True)
    text = f"title: Protokoll\npublisher: Provkommunen\nkind: minutes\nrank: primary\naddress: {address}\nretrieved_on: 2026-01-01\n"
    (folder / f"{name}.yml").write_text(text, "utf-8")


def links(project: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(cli.main, ["links", "--project", str(project), "--local", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


@contextmanager
def web(project: Path, **replies: object) -> Iterator[Serving]:
    """A source for each reply, by its name."""
    given = {f"/{name}": reply for name, reply in replies.items()}
    with serving(given) as server:  # type: ignore[arg-type]  # bytes or what makes them
        for name in replies:
            source(project, name, f"http://kallan.example:{server.port}/{name}")
        yield server


def test_all_is_well(project: Path) -> None:
    with web(project, a=PDF, b=PDF):
        done = links(project)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "2 adresser: fungerar 2.\n")


def test_what_is_wrong_stands_at_its_line(project: Path) -> None:
    with web(
        project, borta=answer(410), flyttad=leads_to("/ny", 301), tillfallig=leads_to("/ny"), ny=PDF, lognare=titled("Sidan finns inte")
    ) as server:
        done = links(project, "--all")
        root = f"http://kallan.example:{server.port}"
    assert done.exit_code == 1
    assert done.stdout == (
        f"data/sources/borta.yml:5:10: fel: {root}/borta finns inte kvar: svaret var 410. Sök upp källan hos utgivaren och skriv dess nya "
        "adress. Finns den inte längre: ta bort address och berätta i note vad som hänt. [web.gone]\n"
        f"data/sources/flyttad.yml:5:10: varning: {root}/flyttad är flyttad för gott till {root}/ny. "
        f"Är det samma källa där: skriv address: {root}/ny [web.moved]\n"
        f'data/sources/lognare.yml:5:10: varning: {root}/lognare ser ut att vara borta: sidan heter "Sidan finns inte". '
        "Öppna adressen i en webbläsare. Är källan inte där: sök upp den hos utgivaren och skriv dess nya adress. [web.doubtful]\n"
        f"data/sources/ny.yml:5:10: {root}/ny: fungerar\n"
        f"data/sources/tillfallig.yml:5:10: {root}/tillfallig: flyttad för tillfället till {root}/ny\n"
    )
    assert done.stderr == (
        "5 adresser: fungerar 1, flyttad för tillfället 1, flyttad för gott 1, finns inte kvar 1, ser ut att vara borta 1.\n"
    )


@pytest.mark.parametrize(
    ("reply", "rule"),
    [
        (answer(500), "web.unreachable"),
        (answer(503, "", Retry_After="9999"), "web.unreachable"),
        (servers.hangs_up, "web.unreachable"),
        (leads_to("/svar"), "web.unreachable"),
        (answer(403), "web.unasked"),
        (titled("Not found"), "web.doubtful"),
    ],
)
def test_what_may_mend_itself_is_a_warning(project: Path, reply: object, rule: str) -> None:
    with web(project, svar=reply):
        done = links(project)
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    assert done.stdout.startswith("data/sources/svar.yml:5:10: varning: ")
    assert done.stdout.endswith(f". [{rule}]\n")


def test_a_server_without_the_certificate_that_it_should_have_is_a_warning(project: Path) -> None:
    with serving({}) as server:
        source(project, "a", f"https://kallan.example:{server.port}/")
        done = links(project)
    assert done.exit_code == 0
    assert '"' not in done.stdout
    assert "[web.certificate]" in done.stdout


def test_without_leave_this_machine_is_not_asked(project: Path) -> None:
    with web(project, a=answer()) as server:
        done = CliRunner().invoke(cli.main, ["links", "--project", str(project)])
        assert server.requests == []
    assert done.exit_code == 0
    assert "leder till ett slutet nät, så den har inte frågats. Skriv en adress som alla kan öppna. [web.unasked]" in done.stdout


def test_as_json_and_as_github_shows_it(project: Path) -> None:
    with web(project, borta=answer(404)):
        as_json, as_github = links(project, "--format", "json"), links(project, "--format", "github")
    assert (as_json.exit_code, as_github.exit_code, as_json.stderr) == (1, 1, "")
    (row,) = json.loads(as_json.stdout)
    assert row.keys() == {"file", "line", "column", "severity", "rule", "message", "suggestion"}
    assert (row["file"], row["line"], row["column"], row["severity"], row["rule"]) == ("data/sources/borta.yml", 5, 10, "error", "web.gone")
    assert as_github.stdout.startswith("::error file=data/sources/borta.yml,line=5,col=10,title=web.gone::http://kallan.example")


def test_no_network_at_all_is_told_and_nothing_is_remembered(project: Path, names: dict[str, str | int]) -> None:
    names.clear()
    source(project, "a", "https://kallan.example/")
    source(project, "b", "https://andra.example/")
    done = links(project)
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith("Ingen av servrarna gick att nå. ")
    assert not (project / memory.FILE).exists()


def test_one_name_that_nobody_has_is_no_lack_of_network(project: Path) -> None:
    with web(project, a=PDF):
        source(project, "b", "https://okand.example/")
        done = links(project)
    assert done.exit_code == 1
    assert "https://okand.example/ leder till en server som inte finns: ingen har namnet." in done.stdout
    source(project, "a", "https://okand.example/annat")
    assert links(project, "--fresh").exit_code == 1, "one unknown name alone is the name's own fault"


def test_a_name_that_cannot_be_looked_up_now(project: Path, names: dict[str, str | int]) -> None:
    names["kallan.example"] = int(socket.EAI_AGAIN)
    source(project, "a", "https://kallan.example/")
    assert links(project).exit_code == 3


# --- What is remembered


def test_what_was_asked_lately_is_not_asked_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with web(project, a=PDF, flyttad=leads_to("/a", 301), trasig=answer(500), borta=answer(404)) as server:
        first = links(project)
        server.requests.clear()
        assert links(project).stdout == first.stdout
        assert {each.path for each in server.requests} == {"/robots.txt", "/trasig"}, "what may be mended by now"
        monkeypatch.setenv("INSYN_TODAY", "2026-11-25")
        server.requests.clear()
        again = links(project)
        assert {each.path for each in server.requests} == {"/robots.txt", "/trasig", "/borta"}
        assert f"/a (frågad {DAY}). " in again.stdout
        monkeypatch.setenv("INSYN_TODAY", "2026-11-30")
        server.requests.clear()
        links(project)
        assert {"/a", "/flyttad"} <= {each.path for each in server.requests}


def test_fresh_asks_for_everything(project: Path) -> None:
    with web(project, a=PDF) as server:
        links(project)
        links(project, "--fresh")
        assert server.asked == ["HEAD /a", "GET /a"] * 2


@pytest.mark.parametrize(
    "stored", ["", "[]", "{}", '{"form": 9, "found": {}}', '{"form": 1, "found": {"x": {}}}', '{"form": 1, "found": 3}', "\0"]
)
def test_a_memory_that_cannot_be_read_is_none(project: Path, stored: str) -> None:
    file = project / memory.FILE
    file.parent.mkdir()
    file.write_text(stored, "utf-8")
    with web(project, a=PDF):
        assert links(project).exit_code == 0
    assert list(memory.recalled(project)) == [f"http://kallan.example:{_port(project)}/a"]
    assert [path.name for path in file.parent.iterdir()] == ["links.json"]


def _port(project: Path) -> str:
    return (project / "data/sources/a.yml").read_text("utf-8").partition("kallan.example:")[2].partition("/")[0]


def test_a_document_that_was_there_and_is_a_page_now(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with web(project, handling=PDF) as server:
        links(project)
        server.replies["/handling"] = answer()
        monkeypatch.setenv("INSYN_TODAY", "2026-12-24")
        done = links(project)
    assert done.exit_code == 0
    assert "leder till något annat: där det fanns en PDF finns nu en webbsida. " in done.stdout
    assert done.stdout.endswith("[web.changed]\n")


# --- What is chosen


def test_one_source_only(project: Path) -> None:
    with web(project, a=PDF, b=answer(404)) as server:
        assert links(project, "--only", "a").exit_code == 0
        assert server.asked == ["HEAD /a", "GET /a"]
    done = links(project, "--only", "bb")
    assert (done.exit_code, done.stderr) == (2, 'Det finns ingen källa med id "bb".\n')


def test_a_few_at_a_time_until_all_are_asked(project: Path) -> None:
    with web(project, a=PDF, b=PDF, c=PDF) as server:
        first = links(project, "--limit", "2")
        assert first.stderr == (
            "2 adresser: fungerar 2. En adress hanns inte med. "
            "Kör kommandot igen: det som redan är frågat sparas, och resten frågas först.\n"
        )
        assert links(project, "--limit", "2").stderr == "3 adresser: fungerar 3.\n"
        assert server.asked == [f"{method} /{name}" for name in "abc" for method in ("HEAD", "GET")]


def test_one_that_is_slow_does_not_keep_the_others_from_being_asked(project: Path) -> None:
    with web(project, a=servers.silent, b=PDF) as server:
        assert "svarade inte i tid 1. En adress hanns inte med" in links(project, "--seconds", "3").stderr
        server.replies["/a"] = PDF
        server.requests.clear()
        links(project)
        assert server.asked == [f"{method} /{name}" for name in "ba" for method in ("HEAD", "GET")]


def test_an_address_of_two_sources_is_asked_once_and_told_twice(project: Path) -> None:
    with web(project, a=answer(404)) as server:
        source(project, "b", f"http://kallan.example:{server.port}/a")
        done = links(project)
        assert server.asked == ["HEAD /a", "GET /a"]
    assert [line.partition(":")[0] for line in done.stdout.splitlines()] == ["data/sources/a.yml", "data/sources/b.yml"]


def test_the_site_says_who_asks(project: Path) -> None:
    with web(project, a=PDF) as server:
        links(project)
        (agent,) = {each.fields["user-agent"] for each in server.requests}
    assert agent.startswith("Insyn/")
    assert agent.endswith(" (link check; +https://prov.example/insyn/)")


def test_files_that_cannot_be_read_are_told(project: Path) -> None:
    with web(project, a=PDF):
        (project / "data/sources/b.yml").write_text("titel: x\n", "utf-8")
        done = links(project)
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "1 adress: fungerar 1.",
        "Alla filer gick inte att läsa, så någon adress kan saknas. Kör: insyn check",
    ]
    (project / "mkdocs.yml").unlink()
    assert links(project, "--only", "a").exit_code == 1


def test_no_sources_and_wrong_use(project: Path) -> None:
    assert (links(project).exit_code, links(project).stderr) == (0, "0 adresser.\n")
    assert links(project, "--all", "--format", "json").exit_code == 2
    for wrong in (["--limit", "0"], ["--seconds", "0"], ["--format", "xml"]):
        assert links(project, *wrong).exit_code == 2


def test_what_a_server_says_cannot_take_over_a_terminal(project: Path) -> None:
    title = "Sidan finns inte \x1b[31m\u202e\x07" + "x" * 5_000
    with web(project, a=titled(title), b=leads_to("/\x1b[31m", 301)) as server:
        server.replies["/%1B[31m"] = PDF
        said = links(project, "--all").stdout
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert max(map(len, said.splitlines())) < 700
