"""PDF → lines, by the places of its words on the page: PDFium reads, and what stands where decides the order."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from statistics import median

import pypdfium2 as pdfium
from pypdfium2 import raw

from generator.editing.importing import kinds
from generator.editing.importing.layout import Word, page_lines
from generator.editing.importing.lines import Extracted, Line
from generator.editing.importing.markup import superscript
from generator.editing.importing.refused import Refused

MOST_PAGES = 300
_BOLD = 600  # weight from which a font is bold
_LEAST_LETTERS = 25  # on a page; with fewer it is a picture of a page
_UNREADABLE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08]")
_HYPHENS = {2: "-", 0xFFFE: "-"}  # what PDFium gives for a hyphen that ends a line
_NOTED = re.compile(r"(.*[^\d.,/-])(\d{1,3})")  # a word with the number of a footnote at its end
_SMALLER = 0.8  # size of such a number, as a share of the word's


def lines(content: bytes) -> Extracted:
    """The lines of a PDF that has a text layer.

    Raises:
        Refused: it is locked, scanned, too long, or its letters stand for nothing.
    """
    document = _opened(content)
    count = len(document)
    if count > MOST_PAGES:
        raise Refused(f"filen har {count} sidor. Högst {MOST_PAGES} kan importeras.", "Ta ut de sidor som är svaret och spara dem för sig.")
    found = Extracted([], pages=count, paged=True)
    empty: list[int] = []
    pages: list[tuple[int, float, list[Word]]] = []
    for number in range(count):
        page = document[number]
        text = page.get_textpage()
        words = list(_words(text))
        if sum(len(word.text) for word in words) < _LEAST_LETTERS:
            empty.append(number + 1)
        pages.append((number + 1, page.get_height(), words))
        text.close()
        page.close()
    sizes = [word.size for _, _, words in pages for word in words]
    body = median(sizes) if sizes else 0.0
    for number, height, words in pages:
        found.lines += page_lines(words, number, height, body)
    _refuse_unread(found.lines, empty, count)
    if empty:
        shown = ", ".join(map(str, empty[:10]))
        found.notes.append(f"sida {shown} har ingen text: kanske är den tom, kanske en bild. Se efter i handlingen")
    document.close()
    return found


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).casefold():
            raise kinds.locked() from None
        raise


def _refuse_unread(lines: list[Line], empty: list[int], count: int) -> None:
    text = "".join(line.text for line in lines)
    if len(empty) == count or len(text) < _LEAST_LETTERS:
        raise Refused("PDF-filen innehåller bara bilder: den är inskannad och har ingen text.", kinds.OCR)
    if len(_UNREADABLE.findall(text)) > len(text) / 20:
        raise Refused("bokstäverna i PDF-filen går inte att läsa: typsnitten säger inte vilka de är.", kinds.OCR)


def _words(page: pdfium.PdfTextPage) -> Iterator[Word]:
    """The words of a page with their places, in the order in which the file holds them."""
    count = page.count_chars()
    if count <= 0:
        return
    text = _characters(page, count)
    start, bold = 0, False
    for index in range(count + 1):
        if index < count and not text[index].isspace():
            continue
        if start < index:
            if not start or text[start - 1] in "\r\n":  # asked once a line, since the answer takes long
                bold = _is_bold(page, start)
            if word := _word(page, text, start, index, bold=bold):
                yield word
        start = index + 1


def _characters(page: pdfium.PdfTextPage, count: int) -> Sequence[str]:
    """The characters of a page by their numbers: all at once, unless some take two places there."""
    held = (ctypes.c_ushort * (count + 1))()
    given = raw.FPDFText_GetText(page, 0, count, held)
    text = bytes(held).decode("utf-16-le", "replace")[: max(given - 1, 0)]
    return text if len(text) == count else [chr(raw.FPDFText_GetUnicode(page, index)) for index in range(count)]


def _word(page: pdfium.PdfTextPage, text: Sequence[str], start: int, end: int, *, bold: bool) -> Word | None:
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    if not raw.FPDFText_GetCharBox(page, end - 1, left, right, bottom, top):
        return None
    ends = right.value
    if not raw.FPDFText_GetCharBox(page, start, left, right, bottom, top) or not raw.FPDFText_GetCharOrigin(page, start, x, y):
        return None
    size = raw.FPDFText_GetFontSize(page, start) or 0.0
    letters = "".join(text[start:end]).translate(_HYPHENS)
    if letters[-1].isdigit() and (marked := _NOTED.fullmatch(letters)) and 0 < raw.FPDFText_GetFontSize(page, end - 1) < size * _SMALLER:
        letters = marked[1] + superscript(marked[2])
    return Word(letters, left.value, max(ends, left.value), y.value, size, bold)


def _is_bold(page: pdfium.PdfTextPage, index: int) -> bool:
    """Whether a letter's font is bold, by its weight or by its name."""
    if raw.FPDFText_GetFontWeight(page, index) >= _BOLD:
        return True
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(80)
    raw.FPDFText_GetFontInfo(page, index, name, 80, flags)
    return b"bold" in name.value.lower() or b"-black" in name.value.lower()
