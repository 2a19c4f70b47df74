"""HTML → lines: of web pages, of letters saved as HTML, and of what mammoth makes of Word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from generator.editing.importing.lines import Extracted, Line
from generator.editing.importing.plain import decoded

_SKIPPED = {
    "script",
    "style",
    "nav",
    "aside",
    "form",
    "button",
    "noscript",
    "svg",
    "template",
    "iframe",
    "select",
    "footer",
    "math",
    "object",
}
_BLOCKS = {
    "p",
    "div",
    "section",
    "article",
    "main",
    "blockquote",
    "li",
    "td",
    "th",
    "dd",
    "dt",
    "figcaption",
    "address",
    "pre",
    "header",
    "center",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr", "source"}
_STRONG = {"strong", "b"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_WHITE = re.compile(r"[^\S\u00a0]+")
_LONGEST_CELL = 200
_SIGNED_CELL = 50
_LEAST_MAIN = 200  # letters that a page's <main> must hold to be what the page is about
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def superscript(number: str) -> str:
    """The mark of a footnote, raised."""
    return re.sub(r"\D", "", number).translate(_SUPERSCRIPT)


def lines(content: bytes) -> Extracted:
    """The lines of an HTML page."""
    told = _CHARSET.search(content[:4_096])
    return lines_of(decoded(content, told[1].decode("ascii") if told else ""))


def lines_of(text: str, *, spaced: bool = False) -> Extracted:
    """The lines of HTML that is decoded. `spaced`: several spaces in a row mean more than one."""
    reader = _Reader(spaced=spaced)
    reader.feed(text)
    reader.close()
    reader.end()
    main = [line for line, inside in reader.made if inside]
    every = [line for line, _ in reader.made]
    title = " ".join(reader.title.split())
    if sum(len(line.text) for line in main) <= _LEAST_MAIN:
        return Extracted(every, title=title)
    around = [line.text for line, inside in reader.made if not inside and len(line.text) < _LEAST_MAIN]
    return Extracted(main, title=title, running=[*around[:20], title])


def row_of(cells: list[list[Line]]) -> list[Line]:
    """A row of a table as lines: cells side by side where they are short, as signatures or figures are, else one after another."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 2:  # noqa: PLR2004 - a table that only sets the type
        return [line for cell in filled for line in cell]
    if any(sum(len(line.text) for line in cell) > _LONGEST_CELL or any(line.level or line.item for line in cell) for cell in filled):
        return [line for cell in filled for line in cell]
    heights = {len(cell) for cell in filled}
    if len(heights) == 1 and heights != {1} and all(len(line.text) < _SIGNED_CELL for cell in filled for line in cell):
        return [Line("  ".join(each.text for each in across), whole=True) for across in zip(*filled, strict=True)]
    return [Line(" | ".join(" ".join(line.text for line in cell) for cell in filled), whole=True, row=True)]


@dataclass(slots=True)
class _Table:
    """A table that is being read: where its rows go when they end, and the cells of the one under way."""

    out: list[tuple[Line, bool]]
    cells: list[list[tuple[Line, bool]]] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, *, spaced: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._spaced = spaced
        self.made: list[tuple[Line, bool]] = []
        self.title = ""
        self._out = self.made
        self._text: list[str] = []
        self._strong = self._plain = 0  # letters so far, by weight
        self._open: list[str] = []
        self._skipped = 0
        self._lists: list[str] = []
        self._tables: list[_Table] = []
        self._item = ""
        self._before = 0
        self._broken = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self._line_break()
            return
        if tag in _VOID:
            return
        self._open.append(tag)
        hidden = "hidden" in given or bool(_HIDDEN.search(given.get("style") or ""))
        if self._skipped or tag in _SKIPPED or hidden:
            self._skipped += 1
            return
        if tag in _BLOCKS or tag in _HEADINGS or tag in {"ul", "ol", "table", "tr"}:
            self._flush()
        if tag in {"ul", "ol"}:
            self._lists.append("number" if tag == "ol" else "bullet")
        elif tag == "li":
            self._item = self._lists[-1] if self._lists else "bullet"
        elif tag == "table":
            self._tables.append(_Table(self._out))
        elif tag in {"td", "th"} and self._tables:
            self._tables[-1].cells.append([])
            self._out = self._tables[-1].cells[-1]

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            closed = self._open.pop()
            self._closed(closed)
            if closed == tag:
                return

    def _closed(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        if tag in _HEADINGS:
            self._flush(_HEADINGS[tag])
        elif tag in _BLOCKS or tag in {"ul", "ol", "tr", "table"}:
            if tag == "p" and not "".join(self._text).strip():
                self._before = min(self._before + 1, 3)
            self._flush()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._item = ""
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self._tables:
            self._end_row()
            self._out = self._tables.pop().out

    def _end_row(self) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        inside = any(within for cell in table.cells for _, within in cell)
        self._out = table.out
        self._out += [(line, inside) for line in row_of([[line for line, _ in cell] for cell in table.cells])]
        table.cells = []

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title" and not self._skipped:
            self.title += data
        elif not self._skipped and "head" not in self._open:
            text = superscript(data) if "sup" in self._open and re.fullmatch(r"\[?\d{1,3}\]?", data.strip()) else data
            self._text.append(text if self._spaced or "pre" in self._open else _WHITE.sub(" ", text))
            if _STRONG & set(self._open):
                self._strong += len(data.strip())
            else:
                self._plain += len(data.strip())

    def _line_break(self) -> None:
        if self._skipped:
            return
        if "".join(self._text).strip():
            self._flush(broken=True)
        else:
            self._before = min(self._before + 1, 3)

    def _flush(self, level: int = 0, *, broken: bool = False) -> None:
        """End the line under way. `broken`: its author only broke it, so that it need not be a paragraph of its own."""
        text = "".join(self._text)
        note = text.lstrip().startswith("↑") or text.rstrip().endswith("↑")
        for number, piece in enumerate(text.replace("↑", "").split("\n")):
            bare = piece.strip(" \u00a0\t")
            if bare:
                whole = not (broken or self._broken)
                bold = bool(self._strong) and not self._plain
                line = Line(bare, before=self._before, level=level, item="" if note else self._item, bold=bold, whole=whole, note=note)
                self._out.append((line, bool({"main", "article"} & set(self._open))))
                self._before = 0
                if not number:
                    self._item = ""
        self._broken = broken
        self._text, self._strong, self._plain = [], 0, 0

    def end(self) -> None:
        """Close what was left open."""
        self._flush()
        while self._tables:
            self._end_row()
            self._out = self._tables.pop().out
