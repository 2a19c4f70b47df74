"""The response that the site has, imported anew from its document: how many lines an editor must change to reach the record."""

from __future__ import annotations

import difflib
import io
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document

from generator.cli import main
from generator.commands.forms import formed
from generator.editing.importing import joining, plain
from tests.editing.importing.making import Sheet

ROOT = Path(__file__).parents[3]
RESPONSE = "data/agreements/stockholm-polisregion/consultations/stockholm-polisregion-2019/responses/idrottsnamnden"
TEXT = (ROOT / "data/sources/files/idrottsforvaltningen-2019-tjansteutlatande.txt").read_bytes()

MOST = 5


def as_pdf_line_for_line() -> bytes:
    """As a printer driver makes it: every line where the text has it."""
    sheet = Sheet(foot="Sida #")
    for line in TEXT.decode().split("\n"):
        if line.strip():
            sheet.line(line.strip())
        else:
            sheet.gap(6)
    return sheet.done()


def as_pdf_set_anew() -> bytes:
    """As an office sets it: a head and a foot on every page, headings in bold, lines as long as there is room."""
    sheet = Sheet(head="Idrottsförvaltningen  Tjänsteutlåtande", foot="Sida # (3)")
    for block in joining.blocks(plain.lines(TEXT).lines):
        if block.kind == "heading":
            sheet.gap()
            sheet.line(block.text, 12, bold=True)
        elif block.kind == "columns":
            sheet.line(block.text)
        else:
            sheet.text({"bullet": "• ", "number": "1. "}.get(block.kind, "") + block.text)
            sheet.gap(8)
    return sheet.done()


def as_docx_line_for_line() -> bytes:
    """As a text that was pasted: each of its lines has become a paragraph."""
    document = Document()
    for line in TEXT.decode().split("\n"):
        document.add_paragraph(line)
    return _saved(document)


def as_docx_with_styles() -> bytes:
    document = Document()
    styles = {"bullet": "List Bullet", "number": "List Number"}
    for block in joining.blocks(plain.lines(TEXT).lines):
        if block.kind == "heading":
            document.add_heading(block.text, 2)
        else:
            document.add_paragraph(block.text.replace("  ", "\t"), style=styles.get(block.kind))
    return _saved(document)


def _saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def canonical(text: str) -> list[str]:
    """The lines of a record in canonical form, without the marks that an editor takes away."""
    marked = re.compile(r"^ *# kontrollera:.*\n", re.MULTILINE)
    return formed(f"{RESPONSE.removeprefix('data/')}.yml", marked.sub("", text)).splitlines()


def lines_to_change(draft: list[str], record: list[str]) -> int:
    """Lines to write, rewrite or take away."""
    changes = difflib.SequenceMatcher(None, draft, record, autojunk=False).get_opcodes()
    return sum(max(end - start, stop - begin) for tag, start, end, begin, stop in changes if tag != "equal")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("handling.txt", TEXT),
        ("handling.pdf", as_pdf_line_for_line()),
        ("handling.pdf", as_pdf_set_anew()),
        ("handling.docx", as_docx_line_for_line()),
        ("handling.docx", as_docx_with_styles()),
    ],
    ids=["text", "pdf-line-for-line", "pdf-set-anew", "docx-line-for-line", "docx-with-styles"],
)
def test_few_lines_are_to_be_changed(tmp_path: Path, name: str, content: bytes) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / f"{RESPONSE}.yml").unlink()
    (tmp_path / "data/sources/idrottsforvaltningen-2019.yml").unlink()
    shutil.rmtree(tmp_path / "data/sources/files")
    document = tmp_path / name
    document.write_bytes(content)
    done = CliRunner().invoke(main, ["import", str(document), "--project", str(tmp_path)], env={**os.environ, "INSYN_TODAY": "2026-11-23"})
    assert done.exit_code == 0, done.output
    draft = (tmp_path / f"{RESPONSE}.draft.yml").read_text("utf-8")
    count = lines_to_change(canonical(draft), canonical((ROOT / f"{RESPONSE}.yml").read_text("utf-8")))
    assert count <= MOST
