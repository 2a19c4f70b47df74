"""What somebody could read in a stored document is read, wherever it stands; a broken file is told of and stops nothing."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from generator import legible
from generator.legible import Legible, office, read_each
from tests.legible.making import docx, odt, pdf, written

NUMBER = "900101-9802"


def read(path: Path) -> Legible:
    return dict(read_each([("a", path)]))["a"]


@pytest.mark.parametrize(
    ("name", "content", "where"),
    [
        ("a.pdf", pdf(["Sida ett", f"Född {NUMBER}."]), "sida 2"),
        ("a.pdf", pdf([f"Född {NUMBER}."], packed=False), "sida 1"),
        ("a.pdf", pdf(["Född 900101-\n9802."]), "sida 1"),
        ("a.pdf", pdf(["Text"], title=NUMBER), "egenskaperna"),
        ("a.pdf", pdf(["Text"], xmp=NUMBER), "egenskaperna"),
        ("a.pdf", pdf(["Text"], xmp=NUMBER, packed=False), "egenskaperna"),
        ("a.pdf", pdf(["Text"], comment=NUMBER), "en kommentar eller ett formulärfält på sida 1"),
        ("a.pdf", pdf(["Text"], attached=NUMBER.encode()), "en bifogad fil"),
        ("a.docx", docx(f"Född {NUMBER}."), "texten"),
        ("a.docx", docx(title=NUMBER), "egenskaperna"),
        ("a.docx", docx(comment=NUMBER), "en kommentar"),
        ("a.docx", docx(deleted=NUMBER), "texten"),
        ("a.docx", docx(more={"word/footnotes.xml": f"<w:p><w:r><w:t>{NUMBER}</w:t></w:r></w:p>".encode()}), "texten"),
        ("a.docx", docx(more={"word/_rels/document.xml.rels": f'<R Target="https://exempel.se/{NUMBER}"/>'.encode()}), "texten"),
        ("a.docx", docx(more={"word/header1.xml": f"<w:p><w:t>{NUMBER}</w:t></w:p>".encode("utf-16")}), "texten"),
        ("a.odt", odt(f"Född {NUMBER}."), "texten"),
        ("a.odt", odt(title=NUMBER), "egenskaperna"),
    ],
)
def test_is_read_wherever_it_stands(tmp_path: Path, name: str, content: bytes, where: str) -> None:
    document = read(written(tmp_path, name, content))
    assert document.fault == ""
    found = [place for place, text in document.passages if NUMBER in "".join(text.split())]
    assert found == [where]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.pdf", b"", "är skadad eller ingen PDF-fil"),
        ("a.pdf", b"%PDF-1.7\n", "är skadad eller ingen PDF-fil"),
        ("a.pdf", b"<html>", "är skadad eller ingen PDF-fil"),
        ("a.pdf", pdf(["Text"])[:200], "är skadad eller ingen PDF-fil"),
        ("a.pdf", pdf(["Text"], attached=b"\xff\xd8\xff\xe0"), "har en bifogad fil inuti sig som inte är text"),
        ("a.pdf", pdf([""] * 2001), "har 2001 sidor, och fler än 2000 läses inte"),
        ("a.docx", b"", "är skadad eller av annat slag än namnet säger"),
        ("a.docx", docx()[:300], "är skadad eller av annat slag än namnet säger"),
        ("a.docx", b"PK\x03\x04" + b"\x00" * 100, "är skadad eller av annat slag än namnet säger"),
        ("a.docx", docx(more={"word/a.xml": b"<!DOCTYPE a [<!ENTITY a 'b'>]><a>&a;</a>"}), "innehåller egna XML-entiteter"),
        ("a.odt", docx(more={f"word/{number}.xml": b"" for number in range(5000)}), "består av fler än 5000 delar"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: bytes, fault: str) -> None:
    assert read(written(tmp_path, name, content)) == Legible(fault=fault)


def test_a_zip_bomb_is_let_go_in_time(tmp_path: Path) -> None:
    path = written(tmp_path, "a.docx", docx(more={"word/bomb.xml": b"<w:t>" + b"0" * (office.MOST_BYTES + 10)}))
    begun = time.monotonic()
    assert read(path) == Legible(fault="blir för stor när den packas upp")
    assert time.monotonic() - begun < 10


def test_a_scanned_file_has_no_text(tmp_path: Path) -> None:
    assert not read(written(tmp_path, "a.pdf", pdf([""], title="Skanning"))).has_text
    assert read(written(tmp_path, "b.pdf", pdf(["Text"]))).has_text


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legible, "LARGEST", 1024 * 1024)
    assert read(written(tmp_path, "a.pdf", b"0" * (1024 * 1024 + 1))) == Legible(fault="är större än 1 MiB")


@pytest.mark.parametrize(
    ("end", "fault"),
    [
        ("time.sleep(60)", "tar mer än 1 sekunder att läsa"),
        ("sys.exit(1)", "är skadad eller ingen PDF-fil"),
        ("os.abort()", "är skadad eller ingen PDF-fil"),
    ],
)
def test_a_file_that_is_the_end_of_its_reader_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str, fault: str) -> None:
    program = f"""
import os, sys, time
for line in sys.stdin:
    if "bad" in line:
        {end}
    print('[["sida 1", "Text"]]', flush=True)
"""
    monkeypatch.setattr(legible, "_WORKER", written(tmp_path, "worker.py", program.encode()))
    monkeypatch.setattr(legible, "LONGEST", 1.0)
    files = [(name, written(tmp_path, f"{name}.pdf", b"")) for name in ("good", "bad", "other")]
    text = Legible((("sida 1", "Text"),))
    assert dict(read_each(files)) == {"good": text, "bad": Legible(fault=fault), "other": text}
