"""Documents for the tests, made from one description: a text as PDF, Word or OpenDocument, as offices make them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH, HEIGHT = A4
_MARGIN = 85
_SIZE, _LEADING = 11, 15


def paragraphs(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [line.strip() for line in text.split("\n") if line.strip()]


class Sheet:
    """Pages that lines are set on, one below another."""

    def __init__(self, head: str = "", foot: str = "", **options: object) -> None:
        self._stream = io.BytesIO()
        self._canvas = Canvas(self._stream, pagesize=A4, pageCompression=1, invariant=1, **options)
        self._head, self._foot, self._page = head, foot, 0
        self._new()

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
            self._canvas.drawString(left + number * 200, self.at, part)
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
