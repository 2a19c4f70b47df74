"""Reads PDF files in a process of its own: what a broken file does to the reader happens here and not to the program.

Takes a path per line on stdin, as JSON, and answers each with a line of JSON on stdout: `[[where, text], …]` or `{"fault": …}`.
It imports nothing of the program, so that it starts at once.
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

MOST_PAGES = 2_000
MOST_TEXT = 20_000_000  #: characters
MOST_MEMORY = 500 * 1024 * 1024
_MOST_METADATA = 1_000_000
_ANNOTATION_TEXTS = (b"Contents", b"T", b"V", b"Subj", b"RC", b"TU", b"DV")
#: A stream of metadata: its dictionary, and its bytes up to the end of the stream.
_METADATA = re.compile(rb"<<([^<>]{0,400}/Type\s*/Metadata[^<>]{0,400})>>\s*stream\r?\n(.{0,1000000}?)\r?\nendstream", re.DOTALL)
_END = b"\x00\x00"  # of a text, as PDFium gives it
_TAG = re.compile(r"<[^>]*>")


def passages(path: Path) -> Iterator[tuple[str, str]]:
    """Everything in a PDF file that somebody could read: where it stands (in Swedish) and its words.

    Raises:
        ValueError: it cannot be read, or is too large; says why in Swedish.
        pypdfium2.PdfiumError: it is no PDF file, or a broken or encrypted one.
    """
    with pypdfium2.PdfDocument(path) as document:
        if len(document) > MOST_PAGES:
            raise ValueError(f"har {len(document)} sidor, och fler än {MOST_PAGES} läses inte")
        yield "egenskaperna", "\n".join(document.get_metadata_dict(skip_empty=True).values())
        yield "egenskaperna", "\n".join(_metadata_streams(path.read_bytes()))
        yield "innehållsförteckningen", "\n".join(mark.get_title() for mark in document.get_toc())
        yield from _attachments(document)
        for number in range(len(document)):
            page = document[number]
            text_page = page.get_textpage()
            yield f"sida {number + 1}", text_page.get_text_bounded().replace("\ufffe", "-").replace("\x02", "-")  # a hyphen at a line's end
            yield f"en kommentar eller ett formulärfält på sida {number + 1}", "\n".join(_annotations(page))
            text_page.close()
            page.close()


def _attachments(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, str]]:
    for number in range(document.count_attachments()):
        attachment = document.get_attachment(number)
        name = attachment.get_name()
        content = bytes(attachment.get_data())
        try:
            yield "en bifogad fil", f"{name}\n{content.decode('utf-8')}"
        except UnicodeDecodeError:
            raise ValueError("har en bifogad fil inuti sig som inte är text") from None


def _metadata_streams(content: bytes) -> Iterator[str]:
    """The XMP metadata, which PDFium does not give."""
    for found in _METADATA.finditer(content):
        data = found[2]
        if b"FlateDecode" in found[1]:
            try:
                data = zlib.decompressobj().decompress(data, _MOST_METADATA)
            except zlib.error:
                continue
        yield _TAG.sub("\n", data.decode("utf-8", "replace"))


def _annotations(page: pypdfium2.PdfPage) -> Iterator[str]:
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), 10_000)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        for key in _ANNOTATION_TEXTS:
            length = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
            if len(_END) < length < _MOST_METADATA:
                buffer = ctypes.create_string_buffer(length)
                pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
                yield buffer.raw[: length - len(_END)].decode("utf-16-le", "replace")
        pdfium.FPDFPage_CloseAnnot(annotation)


def answer(path: Path) -> Any:
    """What is said of a file: its passages, or what is wrong with it."""
    found = []
    length = 0
    try:
        for where, text in passages(path):
            if text.strip():
                found.append((where, text))
                length += len(text)
            if length > MOST_TEXT:
                return {"fault": "innehåller för mycket text för att läsas"}
    except ValueError as error:
        return {"fault": str(error)}
    except pypdfium2.PdfiumError as error:
        return {"fault": "är låst med lösenord" if error.err_code == pdfium.FPDF_ERR_PASSWORD else "är skadad eller ingen PDF-fil"}
    except MemoryError:
        return {"fault": "kräver för mycket minne för att läsas"}
    return found


def main() -> None:
    """Answer until stdin ends."""
    try:
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ImportError, OSError, ValueError):
        pass  # the time and the sizes are limited all the same
    for line in sys.stdin:
        said = json.dumps(answer(Path(json.loads(line))))
        sys.stdout.write(f"{said}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
