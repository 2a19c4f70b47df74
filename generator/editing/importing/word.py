"""DOCX → lines: by way of the HTML that mammoth makes, which knows styles, numbering, tables and footnotes."""

from __future__ import annotations

import io
import re
from typing import Any

import mammoth

from generator.editing.importing import markup, packages
from generator.editing.importing.lines import Extracted

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1:fresh",
        "p[style-name='Subtitle'] => h2:fresh",
        *(f"p[style-name^='{word} {level}'] => h{level}:fresh" for level in (1, 2, 3, 4) for word in ("Rubrik", "heading", "Heading")),
        "p[style-name^='List Bullet'] => ul > li:fresh",
        "p[style-name^='List Number'] => ol > li:fresh",
        "p[style-name^='Punktlista'] => ul > li:fresh",
        "p[style-name^='Numrerad lista'] => ol > li:fresh",
        "comment-reference => ",
    )
)


def lines(content: bytes) -> Extracted:
    """The lines of a Word document. Its page heads and feet are told apart from its text by the format itself."""
    package = packages.opened(content)
    made = mammoth.convert_to_html(io.BytesIO(content), style_map=_STYLES, convert_image=_no_image, ignore_empty_paragraphs=False)
    found = markup.lines_of(made.value, spaced=True)
    found.running = _heads(package)
    return found


def _no_image(_: Any) -> list[Any]:
    return []


def _heads(package: Any) -> list[str]:
    """What stands at the head and the foot of pages, a line each."""
    found: list[str] = []
    for name in sorted(package.namelist()):
        if not re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            continue
        tree = packages.part(package, name)
        for paragraph in tree.iter(f"{_W}p") if tree is not None else ():
            text = "".join(_piece(node) for node in paragraph.iter()).strip()
            if text and text not in found:
                found.append(text)
    return found


def _piece(node: Any) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    return "  " if node.tag in {f"{_W}tab", f"{_W}br"} else ""
