"""What has been taken out of a text is nowhere on the finished site: no page, index, picture or download. And it is told who decided it."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest

from tests.legible.making import docx, pdf
from tests.site.projects import contents, copy, edit, insyn, insyn_here

NAME = "Provida Hemlersson"
WORDS = re.compile(r"provida|hemlersson", re.IGNORECASE)
TEXT = "data/sources/files/remissvar-foreningar-2024.txt"
SOURCE = "data/sources/remissvar-foreningar-2024.yml"
RESPONSE = "data/agreements/trygghetsavtal/consultations/trygghetsavtal-2024/responses/hyresgasterna.yml"


@pytest.fixture
def words(tmp_path: Path) -> str:
    path = tmp_path / "maskat.txt"
    path.write_text(f"{NAME}\n", "utf-8")
    return str(path)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Exempelstad as it was before anything was taken out: a name where the marks are, in quotes, in a page and in downloads."""
    folder = copy("demo", tmp_path / "project")
    for name in (TEXT, RESPONSE):
        edit(folder / name, "Ring [maskat].", f"Ring {NAME}.")
    edit(folder / RESPONSE, "quote: Ta med oss när lägesbilden görs.", f"quote: Vi bor här. Ring {NAME}.")
    edit(folder / "content/om/index.md", "# Om", f"# Om\n\nHar någon frågat {NAME}?\n\n##")
    (folder / "content/bilaga.pdf").write_bytes(pdf(["Text"], title=NAME))
    (folder / "content/bilaga.csv").write_text(f"namn\n{NAME}\n", "utf-8")
    (folder / "data/sources/files/tillagg.docx").write_bytes(docx(deleted=NAME))
    _count_anew(folder)
    return folder


def _count_anew(folder: Path) -> None:
    source = folder / SOURCE
    checksum = hashlib.sha256((folder / TEXT).read_bytes()).hexdigest()
    source.write_text(re.sub(r"sha256: \w+", f"sha256: {checksum}", source.read_text("utf-8")), "utf-8")


def _take_out(folder: Path) -> None:
    for path in sorted(folder.rglob("*.*")):
        if path.suffix in {".yml", ".txt", ".md", ".csv"}:
            text = path.read_text("utf-8")
            path.write_text(text.replace(NAME, "[maskat]"), "utf-8")
    (folder / "content/bilaga.pdf").write_bytes(pdf(["Text"], title="[maskat]"))
    (folder / "data/sources/files/tillagg.docx").unlink()
    _count_anew(folder)


def test_every_place_where_it_stands_is_told_and_nothing_repeats_it(project: Path, words: str) -> None:
    done = insyn("check", "--project", project, INSYN_WITHHELD=words)
    assert done.returncode == 1
    told = [line.partition(": fel: ")[0] for line in done.stdout.splitlines() if "[withheld.words]" in line]
    assert len(told) == 6, done.stdout
    for name in (f"{TEXT}:", f"{RESPONSE}:", "content/bilaga.pdf", "content/bilaga.csv:2:1", "data/sources/files/tillagg.docx"):
        assert any(place.startswith(name) for place in told), name
    assert not WORDS.search(done.stdout + done.stderr)


def test_it_is_nowhere_on_the_site(project: Path, words: str, tmp_path: Path) -> None:
    _take_out(project)
    done = insyn_here("build", "--project", project, "--out", tmp_path / "site", INSYN_WITHHELD=words)
    assert done.exit_code == 0, done.output
    for name, content in contents(tmp_path / "site").items():
        whole = gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content
        assert not WORDS.search(whole.decode("utf-8", "replace")), name
    log = (tmp_path / "site/personuppgifter/index.html").read_text("utf-8")
    assert log.count("Beslutat av: Registratorn") == 2
    assert "Telefonnumret gick hem till en enskild person." in log
    response = (tmp_path / "site/svar/trygghetsavtal-2024-hyresgasterna/index.html").read_text("utf-8")
    assert "Vi bor här. Ring [maskat]." in response
    assert "../../personuppgifter/#maskat" in response


@pytest.mark.long  # in the quick tests an identity number stands for it: tests/site/test_failed_builds.py
def test_a_hand_written_page_is_found_as_well(project: Path, words: str, tmp_path: Path) -> None:
    _take_out(project)
    edit(project / "content/om/index.md", "Har någon frågat [maskat]?", "Har någon frågat *Provida* Hemlersson?")
    done = insyn("build", "--project", project, "--out", tmp_path / "site", INSYN_WITHHELD=words)
    assert done.returncode == 1
    assert "[page.withheld]" in done.stdout
    assert not WORDS.search(done.stdout + done.stderr)
    assert not (tmp_path / "site").exists()
