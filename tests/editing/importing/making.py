"""Documents for the tests, made from one description: a text as PDF, Word or OpenDocument, as offices make them."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH, HEIGHT = A4
_MARGIN = 85
_SIZE, _LEADING = 11, 15


class Sheet:
    """Pages that lines are set on, one below another."""

    def __init__(self, head: str = "", foot: str = "", **options: object) -> None:
        self._stream = io.BytesIO()
        self._canvas = Canvas(self._stream, pagesize=A4, pageCompression=1, invariant=1, **options)
        self._head, self._foot, self._page = head, foot, 0
        self.at = HEIGHT
        self._new()

    def new_page(self) -> None:
        """Go on overleaf."""
        self._new()

    def block(self, mark: str, words: str) -> None:
        """Set one line of a description."""
        if mark == "=":
            self.gap(10)
            self.text(words, 16)
            self.gap(6)
        elif mark in {"#", "##"}:
            self.gap(12)
            self.line(words, 13 if mark == "#" else 11, bold=True)
            self.gap(2)
        elif mark == "~":
            self.line(words)
        elif mark == "|":
            for number, cell in enumerate(words.split("|")):
                self._canvas.drawString(_MARGIN + number * 150, self.at, cell.strip())
            self.gap()
        elif mark == "-" or mark[:1].isdigit():
            self.text(f"{'•' if mark == '-' else mark} {words}")
        else:
            self.text(words)
            self.gap(8)

    def columns(self, told: list[tuple[str, str]]) -> None:
        """Set blocks in two columns of the same page, half of the words in each."""
        top, lowest, half, left = self.at, self.at, sum(len(words) for _, words in told) / 2, _MARGIN
        so_far = 0
        for mark, words in told:
            if left == _MARGIN and so_far + len(words) / 2 > half:
                lowest, self.at, left = self.at, top, WIDTH / 2 + 10
            so_far += len(words)
            if mark == "#":
                self.gap(6)
                self.line(words, 12, bold=True, left=left)
            else:
                self.text(words, 9, left=left, width=WIDTH / 2 - _MARGIN - 10)
                self.gap(6)
        self.at = min(lowest, self.at) - 10

    def _new(self) -> None:
        if self._page:
            self._canvas.showPage()
        self._page += 1
        self.at = HEIGHT - 110
        self._canvas.setFont("Helvetica", 8)
        if self._head:
            self._canvas.drawString(_MARGIN, HEIGHT - 50, self._head.replace("#", str(self._page)))
        if self._foot:
            self._canvas.drawString(_MARGIN, 40, self._foot.replace("#", str(self._page)))

    def line(self, text: str, size: float = _SIZE, *, bold: bool = False, left: float = _MARGIN) -> None:
        """Set one line, or two side by side where two spaces part them."""
        if self.at < 80:
            self._new()
        self._canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        for number, part in enumerate(re.split(r"\s{2,}|\t", text)):
            at = left + number * 200
            for piece in re.split(r"(\^\d)", part):
                raised = piece.startswith("^")
                self._canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size * 0.6 if raised else size)
                self._canvas.drawString(at, self.at + (4 if raised else 0), piece.removeprefix("^"))
                at += self._canvas.stringWidth(piece.removeprefix("^"), "Helvetica", size * 0.6 if raised else size)
        self.at -= size * _LEADING / _SIZE

    def gap(self, points: float = _LEADING) -> None:
        """Leave room."""
        self.at -= points

    def text(self, text: str, size: float = _SIZE, *, left: float = _MARGIN, width: float = WIDTH - 2 * _MARGIN) -> None:
        """Set a paragraph, its lines as long as there is room."""
        words, line = text.split(), ""
        for word in [*words, None]:
            longer = f"{line} {word}".strip() if word else ""
            if word is None or self._canvas.stringWidth(longer, "Helvetica", size) > width:
                self.line(line, size, left=left)
                line = word or ""
            else:
                line = longer

    def at_foot(self, lines: Iterable[str]) -> None:
        """Set small lines at the foot of the page, as footnotes stand."""
        self._canvas.setFont("Helvetica", 8)
        for number, text in enumerate(reversed(list(lines))):
            self._canvas.drawString(_MARGIN, 62 + number * 10, text)

    def done(self) -> bytes:
        """The PDF."""
        self._canvas.save()
        return self._stream.getvalue()


def made(description: str, kind: str) -> bytes:
    """A document of a kind (`pdf`, `docx`, `odt`) from a description.

    Each line of it is a paragraph, or says with its first sign what it is: `=` the title, `#` and `##` headings, `-` and `1.`
    points, `|` a row of a table, `~` a line as it is, `^` a footnote of the page, `===` a new page, `<<` and `>>` what is set in
    two columns, `@head` and `@foot` what stands on every page, `#` in it the page's number. `^1` behind a word is a footnote's mark.
    """
    lines = [line for line in description.split("\n") if line.strip()]
    running = {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in lines if line.startswith("@")}
    body = [line for line in lines if not line.startswith("@")]
    makers = {"pdf": _as_pdf, "docx": _as_docx, "odt": _as_odt}
    return makers[kind](body, running.get("@head", ""), running.get("@foot", ""))


def _told(line: str) -> tuple[str, str]:
    """What a line of a description is, and its words."""
    found = re.match(r"(=(?!=)|##?|-|\d+\.|\||~|\^|===|<<|>>)(?:\s+|$)", line)
    return (found[1], line[found.end() :]) if found else ("", line)


def _as_pdf(lines: list[str], head: str, foot: str) -> bytes:
    sheet = Sheet(head, foot)
    columns: list[tuple[str, str]] | None = None
    notes: list[str] = []
    for mark, words in map(_told, lines):
        if mark == "<<":
            columns = []
        elif mark == ">>":
            sheet.columns(columns or [])
            columns = None
        elif columns is not None:
            columns.append((mark, words))
        elif mark == "^":
            notes.append(words)
        elif mark == "===":
            sheet.at_foot(notes)
            notes = []
            sheet.new_page()
        else:
            sheet.block(mark, words)
    sheet.at_foot(notes)
    return sheet.done()


def _as_docx(lines: list[str], head: str, foot: str) -> bytes:
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = head, foot.replace("#", "1")
    table = None
    for mark, words in map(_told, lines):
        if mark == "|":
            cells = [cell.strip() for cell in words.split("|")]
            table = table or document.add_table(rows=0, cols=len(cells))
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                cell.text = text
            continue
        table = None
        if mark in {"=", "#", "##"}:
            document.add_heading(words, {"=": 0, "#": 1, "##": 2}[mark])
        else:
            style = "List Bullet" if mark == "-" else "List Number" if mark[:1].isdigit() else None
            document.add_paragraph(words, style=style)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


_ODT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>{}'
    "</office:text></office:body></office:document-content>"
)


def _as_odt(lines: list[str], head: str, foot: str) -> bytes:
    pieces = []
    for mark, words in map(_told, lines):
        text = escape(words).replace("\t", "<text:tab/>")
        if mark in {"=", "#", "##"}:
            pieces.append(f'<text:h text:outline-level="{ {"=": 1, "#": 1, "##": 2}[mark] }">{text}</text:h>')
        elif mark == "-":
            pieces.append(f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>")
        else:
            pieces.append(f"<text:p>{text}</text:p>")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", _ODT.format("".join(pieces)))
    return stream.getvalue()
