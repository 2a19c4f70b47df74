"""What kind of document a file is, by its first bytes and not by its name alone; and advice on those that cannot be imported."""

from __future__ import annotations

import io
import re
import zipfile

from generator.editing.importing.refused import Refused

_SAVE = "Öppna den och spara den som PDF, Word (.docx) eller OpenDocument (.odt)."
_PASSWORD = "Öppna den med lösenordet och spara den utan, eller be avsändaren om en öppen version."  # noqa: S105 - advice
OCR = (
    "Gör texten läsbar först: kör ocrmypdf --language swe handling.pdf lasbar.pdf, eller välj Identifiera text (OCR) i Acrobat eller "
    "i skrivarens program. Läs igenom resultatet och importera sedan den nya filen."
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAGS = re.compile(rb"</(?:p|div|h[1-6]|td|span|body)>", re.IGNORECASE)
_HEAD = 4_096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")


def kind_of(content: bytes, suffix: str) -> str:
    """`pdf`, `docx`, `odt`, `html` or `txt`.

    Raises:
        Refused: the file is empty or of another kind.
    """
    head = content[:_HEAD]
    if not content.strip():
        raise Refused("filen är tom.", "Kontrollera att den är hel.")
    if b"%PDF-" in head[:1_024]:
        return "pdf"
    if head.startswith(b"PK"):
        return _packed(content)
    _refuse_others(content, head, suffix)
    if _HTML.search(head) or (suffix.casefold() in {".html", ".htm", ".xhtml"} and _TAGS.search(content)):
        return "html"
    if suffix.casefold() in {".pdf", ".docx", ".odt"}:
        raise Refused(f"filen heter {suffix} men är inget sådant dokument. Den är trasig eller har fått fel namn.", "Be om en ny.")
    return "txt"


def _refuse_others(content: bytes, head: bytes, suffix: str) -> None:
    """Raise with advice where a file is of a kind that is known and not read."""
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Refused("filen är skyddad med lösenord.", _PASSWORD)
        raise Refused("filen är i ett äldre format (.doc eller liknande).", _SAVE)
    if head.startswith(b"{\\rtf"):
        raise Refused("filen är i formatet RTF.", _SAVE)
    if head.startswith(_IMAGES) and suffix.casefold() not in {".txt", ".html"}:
        raise Refused("filen är en bild.", f"Gör den till PDF. {OCR}")
    if re.match(rb"(?:MIME-Version|Received|Return-Path|Delivered-To):", head, re.IGNORECASE):
        raise Refused("filen är ett sparat e-brev.", "Spara brevets text som HTML eller PDF, och bilagorna var för sig.")


def _packed(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
            if any(each.flag_bits & 1 for each in packed.infolist()):
                raise Refused("filen är skyddad med lösenord.", _PASSWORD)
            if "word/document.xml" in names:
                return "docx"
            if "content.xml" in names and "mimetype" in names and packed.getinfo("mimetype").file_size < 200:  # noqa: PLR2004 - bytes
                kind = packed.read("mimetype").decode("ascii", "replace")
                if kind.startswith("application/vnd.oasis.opendocument.text"):
                    return "odt"
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError, EOFError, OSError, RuntimeError):
        raise Refused("filen är trasig: den tar slut för tidigt.", "Hämta den på nytt, eller be om en ny.") from None
    raise Refused("filen är varken Word (.docx) eller OpenDocument-text (.odt).", _SAVE)


def locked() -> Refused:
    """Why a document with a password is not imported."""
    return Refused("filen är skyddad med lösenord.", _PASSWORD)
