"""ODT → lines. The format is plain enough to be read as it is; the libraries for it bring more than they spare."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from generator.editing.importing import packages
from generator.editing.importing.lines import Extracted, Line
from generator.editing.importing.markup import row_of, superscript

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_UNSHOWN = {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation", f"{_OFFICE}forms", f"{_TEXT}table-of-content"}
_DEEPEST = 100


def lines(content: bytes) -> Extracted:
    """The lines of an OpenDocument text; heads and feet of pages, which its styles hold, apart."""
    package = packages.opened(content)
    tree = packages.part(package, "content.xml")
    found = Extracted([])
    if tree is not None:
        reader = _Reader(tree)
        body = tree.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is not None:
            reader.blocks(body, "", 0)
        found.lines = [*reader.lines, *reader.notes]
    styles = packages.part(package, "styles.xml")
    for kind in ("header", "header-first", "footer", "footer-first") if styles is not None else ():
        for part in styles.iter(f"{_STYLE}{kind}") if styles is not None else ():
            found.running += [text for text in (_text(each).strip() for each in part.iter(f"{_TEXT}p")) if text]
    return found


class _Reader:
    def __init__(self, tree: ET.Element) -> None:
        self.lines: list[Line] = []
        self.notes: list[Line] = []
        self.numbered = {
            style.get(f"{_STYLE}name", "")
            for style in tree.iter(f"{_TEXT}list-style")
            if style.find(f"{_TEXT}list-level-style-number") is not None
        }
        self.bold = {
            style.get(f"{_STYLE}name", "")
            for style in tree.iter(f"{_STYLE}style")
            if any(each.get(f"{_FO}font-weight") == "bold" for each in style.iter(f"{_STYLE}text-properties"))
        }

    def blocks(self, parent: ET.Element, item: str, depth: int) -> None:
        """Go through what stands in an element, in order. `item` is the kind of list that it is a point of."""
        if depth > _DEEPEST:
            return
        for node in parent:
            if node.tag in _UNSHOWN:
                continue
            if node.tag == f"{_TEXT}h":
                level = node.get(f"{_TEXT}outline-level", "1")
                self._add(_text(node), level=int(level) if level.isdigit() else 1)
            elif node.tag == f"{_TEXT}p":
                self._add(_text(node), item=item, bold=node.get(f"{_TEXT}style-name", "") in self.bold)
                self._note(node)
                item = ""  # what follows in the same point is not a point of its own
            elif node.tag == f"{_TEXT}list":
                kind = "number" if node.get(f"{_TEXT}style-name", "") in self.numbered else "bullet"
                for point in node:
                    self.blocks(point, kind, depth + 1)
            elif node.tag == f"{_TABLE}table":
                self._table(node, depth)
            else:
                self.blocks(node, item, depth + 1)

    def _table(self, table: ET.Element, depth: int) -> None:
        for row in table.iter(f"{_TABLE}table-row"):
            cells = []
            for cell in row.iter(f"{_TABLE}table-cell"):
                inner = _Reader(ET.Element("none"))
                inner.bold, inner.numbered = self.bold, self.numbered
                inner.blocks(cell, "", depth + 1)
                cells.append(inner.lines)
                self.notes += inner.notes
            self.lines += row_of(cells)

    def _note(self, node: ET.Element) -> None:
        for note in node.iter(f"{_TEXT}note"):
            body = note.find(f"{_TEXT}note-body")
            mark = note.findtext(f"{_TEXT}note-citation") or ""
            words = " ".join(_text(each) for each in body) if body is not None else ""
            self.notes.append(Line(f"{superscript(mark)} {words}".strip(), whole=True, note=True))

    def _add(self, text: str, *, level: int = 0, item: str = "", bold: bool = False) -> None:
        for piece in text.split("\n"):
            if piece.strip():
                self.lines.append(Line(piece.strip(), level=level, item=item, bold=bold, whole=True))


def _text(node: ET.Element) -> str:
    return "".join(_pieces(node, 0))


def _pieces(node: ET.Element, depth: int) -> Iterator[str]:
    if node.tag == f"{_TEXT}note":
        yield superscript(node.findtext(f"{_TEXT}note-citation") or "")
        return
    if node.tag in _UNSHOWN or depth > _DEEPEST:
        return
    if node.tag == f"{_TEXT}s":
        yield " " * min(int(node.get(f"{_TEXT}c", "1")) if node.get(f"{_TEXT}c", "1").isdigit() else 1, 20)
    elif node.tag == f"{_TEXT}tab":
        yield "\t"
    elif node.tag == f"{_TEXT}line-break":
        yield "\n"
    yield " ".join((node.text or "").split("\n"))
    for child in node:
        yield from _pieces(child, depth + 1)
        yield " ".join((child.tail or "").split("\n"))
