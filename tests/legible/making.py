"""Makes small PDF, Word and OpenDocument files with given words in given places, for tests of what is read in them."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

PLAIN = "Nämnden tillstyrker förslaget."


def pdf(pages: list[str], *, title: str = "", xmp: str = "", comment: str = "", attached: bytes = b"", packed: bool = True) -> bytes:
    """A PDF file with a page for each text."""
    objects: dict[int, bytes] = {3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"}
    kids = []
    for number, text in enumerate(pages):
        own = 10 + 3 * number
        kids.append(f"{own} 0 R")
        annots = f" /Annots [{own + 2} 0 R]" if comment else ""
        objects[own] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {own + 1} 0 R{annots} >>"
        ).encode()
        objects[own + 1] = _stream("", _content(text), packed=packed)
        if comment:
            objects[own + 2] = b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents " + _string(comment) + b" >>"
    catalogue = "<< /Type /Catalog /Pages 2 0 R"
    if xmp:
        catalogue += " /Metadata 4 0 R"
        objects[4] = _stream(
            "/Type /Metadata /Subtype /XML", f"<x:xmpmeta><dc:title>{escape(xmp)}</dc:title></x:xmpmeta>".encode(), packed=packed
        )
    if attached:
        catalogue += " /Names << /EmbeddedFiles << /Names [(bilaga.txt) 6 0 R] >> >>"
        objects[6] = b"<< /Type /Filespec /F (bilaga.txt) /UF (bilaga.txt) /EF << /F 7 0 R >> >>"
        objects[7] = _stream("/Type /EmbeddedFile", attached, packed=packed)
    objects[1] = f"{catalogue} >>".encode()
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    objects[5] = b"<< /Title " + _string(title) + b" >>"
    return _file(objects)


def _content(text: str) -> bytes:
    lines = b" ".join(b"(" + _escaped(line.encode("cp1252", "replace")) + b") Tj T*" for line in text.split("\n"))
    return b"BT /F1 11 Tf 14 TL 60 780 Td " + lines + b" ET" if text else b"0 0 100 100 re f"


def _escaped(content: bytes) -> bytes:
    return content.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _string(text: str) -> bytes:
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"


def _stream(entries: str, content: bytes, *, packed: bool) -> bytes:
    if packed:
        content, entries = zlib.compress(content), f"{entries} /Filter /FlateDecode"
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def _file(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += f"{number} 1\n{place:010} 00000 n \n".encode()
    out += f"trailer\n<< /Size {max(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def docx(text: str = PLAIN, *, title: str = "", comment: str = "", deleted: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """A Word file. A text's letters are set in runs of their own, as Word does where something was changed."""
    runs = "".join(f"<w:r><w:t>{escape(letter)}</w:t></w:r>" for letter in text)
    gone = f"<w:p><w:del><w:r><w:delText>{escape(deleted)}</w:delText></w:r></w:del></w:p>" if deleted else ""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<?xml version="1.0"?><w:document><w:body><w:p>{runs}</w:p>{gone}</w:body></w:document>',
        "docProps/core.xml": f"<cp:coreProperties><dc:title>{escape(title)}</dc:title></cp:coreProperties>",
    }
    if comment:
        parts["word/comments.xml"] = f"<w:comments><w:comment><w:p><w:r><w:t>{escape(comment)}</w:t></w:r></w:p></w:comment></w:comments>"
    return _zip({**{name: part.encode() for name, part in parts.items()}, **(more or {})})


def odt(text: str = PLAIN, *, title: str = "") -> bytes:
    """An OpenDocument file."""
    half = len(text) // 2
    body = f'<text:p>{escape(text[:half])}<text:span text:style-name="T1">{escape(text[half:])}</text:span></text:p>'
    return _zip(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content><office:text>{body}</office:text></office:document-content>".encode(),
            "meta.xml": f"<office:document-meta><dc:title>{escape(title)}</dc:title></office:document-meta>".encode(),
        }
    )


def _zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file with a content."""
    path = folder / name
    path.write_bytes(content)
    return path
