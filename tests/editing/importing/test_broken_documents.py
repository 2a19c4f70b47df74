"""Documents that are broken, locked or meant to do harm: each ends in words, within bounds, and nothing of it is written."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from docx import Document
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from generator.cli import main
from tests.editing.importing.making import made
from tests.site.projects import once

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[3]
NUMBER = "19900101-9802"  # one that Skatteverket gives to nobody
LETTER = "= Svar på remiss KS 2024/101\nGatunämnden tillstyrker förslaget till trygghetsavtal. {}\n"
MOST_MEMORY = 500 << 10  # kilobytes, as the system counts


def pdf(write: Callable[[Canvas], object], **options: Any) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1, **options)
    write(canvas)
    canvas.save()
    return stream.getvalue()


def pages(count: int) -> bytes:
    def write(canvas: Canvas) -> None:
        for number in range(count):
            canvas.drawString(80, 700, f"Sida {number}")
            canvas.showPage()

    return pdf(write)


def scanned() -> bytes:
    picture = ImageReader(Image.new("L", (400, 600), 200))
    return pdf(lambda canvas: canvas.drawImage(picture, 0, 0))


def package(parts: dict[str, bytes | str], like: bytes | None = None) -> bytes:
    """A zip package, with the parts of another where none of its own has the name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        if like:
            with zipfile.ZipFile(io.BytesIO(like)) as other:
                for name in other.namelist():
                    if name not in parts:
                        packed.writestr(name, other.read(name))
        for name, content in parts.items():
            packed.writestr(name, content)
    return stream.getvalue()


def word(text: str = "", author: str = "") -> bytes:
    document = Document()
    document.add_paragraph(text)
    document.core_properties.author = author
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


ODT = "application/vnd.oasis.opendocument.text"
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9))
    + "]><w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p>&j;</w:p></w:body></w:document>"
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
DEEP = (
    "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
    + "<w:p><w:r>" * 60_000
    + "</w:r></w:p>" * 60_000
    + "</w:body></w:document>"
)


@cache
def whole() -> bytes:
    return made(LETTER.format("Den har inget mer att säga."), "pdf")


#: A file's name, what makes its content, and words that are to be said. Made when it is asked for: together they take seconds, which
#: every process of a run would pay before its first test.
CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.pdf", lambda: b"", "filen är tom"),
    "only-spaces": ("a.txt", lambda: b" \n\n ", "filen är tom"),
    "truncated-pdf": ("a.pdf", lambda: whole()[:400], "trasig"),
    "pdf-head-only": ("a.pdf", lambda: b"%PDF-1.7\n", "trasig"),
    "not-a-pdf": ("a.pdf", lambda: b"hej hej\n" * 40, "är inget sådant dokument"),
    "pdf-of-noise": ("a.pdf", lambda: b"%PDF-1.4\n" + bytes(range(256)) * 400, "trasig"),
    "locked-pdf": ("a.pdf", lambda: pdf(lambda canvas: canvas.drawString(9, 9, "hej"), encrypt=StandardEncryption("hemligt")), "lösenord"),
    "ten-thousand-pages": ("a.pdf", lambda: pages(10_000), "10000 sidor"),
    "scanned": ("a.pdf", scanned, "ocrmypdf"),
    "truncated-docx": ("a.docx", lambda: word("hej")[:-900], "trasig"),
    "locked-docx": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
    "old-word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000), "äldre format"),
    "bomb": ("a.docx", lambda: package({"word/document.xml": b"<w>" + b" " * (200 << 20) + b"</w>"}), "växer orimligt"),
    "bomb-of-many": (
        "a.docx",
        lambda: package({"word/document.xml": "<w/>", **{f"word/{n}.xml": "" for n in range(6_000)}}),
        "växer orimligt",
    ),
    "bomb-odt": (
        "a.odt",
        lambda: package({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": b" " * (90 << 20)}),
        "växer orimligt",
    ),
    "entities": ("a.docx", lambda: package({"word/document.xml": ENTITIES}, word()), "XML-entiteter"),
    "entities-utf-16": ("a.docx", lambda: package({"word/document.xml": ENTITIES.encode("utf-16")}, word()), "XML-entiteter"),
    "entity-outside": ("a.odt", lambda: package({"mimetype": ODT, "content.xml": OUTSIDE}), "XML-entiteter"),
    "no-xml": ("a.docx", lambda: package({"word/document.xml": "hej"}, word()), "trasig"),
    "deep": ("a.docx", lambda: package({"word/document.xml": DEEP}, word()), ""),
    "spreadsheet": ("a.xlsx", lambda: package({"xl/workbook.xml": "<a/>"}), "varken Word"),
    "picture": ("a.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "bild"),
    "rtf": ("a.rtf", lambda: b"{\\rtf1 hej}", "RTF"),
    "mail": ("a.eml", lambda: b"Received: by x\nSubject: Svar\n\nhej", "e-brev"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 20, "ingen text"),
    "one-long-line": ("a.txt", lambda: b"hej " * 400_000, "tecken"),
    "number": ("a.pdf", lambda: made(LETTER.format(f"Se {NUMBER}."), "pdf"), "personnummer (sida 1, rad 2)"),
    "number-over-two-lines": ("a.txt", lambda: LETTER.format("Se 900101-\n9802.").encode(), "personnummer"),
    "number-in-properties": ("a.docx", lambda: word("Gatunämnden tillstyrker KS 2024/101.", NUMBER), "dolt i filen"),
    "number-in-pdf-title": (
        "a.pdf",
        lambda: pdf(lambda canvas: (canvas.setTitle(NUMBER), canvas.drawString(9, 500, "hej " * 20))),
        "dolt i filen",
    ),
    "number-in-a-comment": (
        "a.pdf",
        lambda: pdf(lambda canvas: (canvas.drawString(9, 500, "hej " * 20), canvas.textAnnotation(NUMBER, [9, 9, 20, 20]))),
        "dolt i filen: en kommentar",
    ),
    "nobody": ("a.txt", "Svar på KS 2024/101. Vi säger ja till allt.\n".encode, "vem handlingen är från"),
    "no-consultation": ("a.txt", "Gatunämnden har fått en fråga om parkbänkar och svarar ja.\n".encode, "vilken remiss"),
}


@cache
def document_of(name: str) -> Path:
    """The document of a case, made once for all tests: some of them are large."""

    def make(folder: Path) -> None:
        folder.mkdir()
        (folder / CASES[name][0]).write_bytes(CASES[name][1]())

    return once(f"broken-{name}", make) / CASES[name][0]


@pytest.mark.parametrize("name", CASES)
def test_ends_in_words(demo: Path, name: str) -> None:
    document, words = document_of(name), CASES[name][2]
    before = sorted(demo.rglob("*"))
    done = CliRunner().invoke(main, ["import", str(document), "--project", str(demo)], env={"INSYN_TODAY": "2026-11-23"})
    assert done.exit_code in {1, 3}, done.output
    assert words in done.stderr
    assert "Traceback" not in done.output
    assert "inte ditt" not in done.output
    assert not re.search(r"900101-?\s?9802", done.output)
    assert sorted(demo.rglob("*")) == before


@pytest.mark.parametrize("name", ["zero", "pipe", "link-to-pipe"])
def test_what_is_no_file_is_not_opened(demo: Path, tmp_path: Path, name: str) -> None:
    """A device has no end, and a pipe waits for somebody to write."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("the system has no pipes")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "zero").symlink_to("/dev/zero")
    (tmp_path / "link-to-pipe").symlink_to(tmp_path / "pipe")
    done = CliRunner().invoke(main, ["import", str(tmp_path / name), "--project", str(demo)])
    assert done.exit_code == 1
    assert "det är ingen vanlig fil" in done.stderr


WATCHED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "generator.cli", "import", *sys.argv[1:]], capture_output=True, timeout=120)
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.parametrize("name", ["bomb", "bomb-of-many", "deep", "entities", "ten-thousand-pages", "one-long-line"])
def test_stays_within_memory(demo: Path, name: str) -> None:
    """Watched by a process that holds nothing itself, since one that is started is first as large as the one that starts it."""
    command = [sys.executable, "-c", WATCHED, str(document_of(name)), "--project", str(demo)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=180, cwd=ROOT)
    code, memory = map(int, done.stdout.split())
    assert code in {1, 3}
    assert memory < MOST_MEMORY


def test_others_are_imported_all_the_same(demo: Path, tmp_path: Path) -> None:
    """One that is broken does not keep the others out, and the exit code tells of it."""
    (tmp_path / "trasig.pdf").write_bytes(b"%PDF-1.7\n")
    (tmp_path / "hel.pdf").write_bytes(whole())
    project = tmp_path / "project"
    shutil.copytree(demo, project, copy_function=os.link)
    files = [str(tmp_path / "trasig.pdf"), str(tmp_path / "hel.pdf")]
    done = CliRunner().invoke(main, ["import", *files, "--project", str(project)], env={"INSYN_TODAY": "2026-11-23"})
    assert done.exit_code == 1
    assert "trasig.pdf: filen är trasig" in done.stderr
    assert "gatunamnden.draft.yml" in done.stdout, done.output
