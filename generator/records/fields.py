"""The types that fields are made of: texts, addresses, choices and references to other records."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError

from generator import languages, prose


class Part(BaseModel):
    """Anything that an editor writes as fields: unknown fields are refused, nothing changes after reading."""

    # A validator is made when the first record of its kind is read: where few files have been changed, few kinds are.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, use_enum_values=False, hide_input_in_errors=True)


class Choice(StrEnum):
    """One of a fixed set of words in the data, with the Swedish label that people read and a sign that goes with it."""

    label: str
    sign: str

    def __new__(cls, value: str, label: str, sign: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        member.sign = sign
        return member

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"oneOf": [{"const": member.value, "title": member.label, "description": member.label} for member in cls]}


#: In a JSON Schema: the kind of record that a field refers to.
KIND_MARK = "x-insyn-kind"


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that holds the id of another record; the register resolves it, a rule reports what it cannot."""

    kind: str  #: the name of a kind in `records.KINDS`

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), KIND_MARK: self.kind}


@dataclass(frozen=True, slots=True)
class Form:
    """Tells editors' programs, in the JSON Schema, the form that a validator asks of a text; the validator has the last word."""

    pattern: str  #: a regular expression that JavaScript reads as Python does

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        made = handler(schema)
        texts = [each for each in made.get("anyOf", [made]) if each.get("type") == "string"]
        for text in texts:
            text["pattern"] = self.pattern
        return made


#: White space, what would end an attribute or be read as something else, and what cannot be seen.
_NOT_IN_ADDRESSES = re.compile(r"[\s\"<>\\'`{}|^\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_WITHOUT_SCHEME = re.compile(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?:/[^\s\"<>\\'`{}|^]*)?")


_BAD = r"\s\"<>\\'`{}|^\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_PORT = "(?:[0-9]{1,4}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
_ADDRESS = Form(rf"^[Hh][Tt][Tt][Pp][Ss]?://(?:\[[0-9A-Fa-f:.]+\]|[^/?#:@\[\]{_BAD}]+)(?::{_PORT}?)?(?:[/?#][^{_BAD}]*)?$(?!\n)")
_PATH = Form(r"^(?!.*(?:^|/)\.{0,2}(?:/|$))[^\\:]+$")
_DIGITS = Form("^ *[-\u2212]?[0-9]{1,3}(?:[ \u00a0\u202f]?[0-9]{3})*(?:[.,][0-9]{1,6})? *$")
_PLACE = Form(r"^(?!.*\.\.)/?(?:[a-z0-9]+(?:-+[a-z0-9]+)*/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*)?$")
_TAG = Form("^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")


def _plain(value: str) -> str:
    if prose.is_plain(value):
        return value.strip()
    text = prose.normalised(value)
    if unwanted := prose.invisible_character(text):
        name, line = unwanted
        advice = "Skriv om texten för hand på det stället. Tecknet följer ofta med när man klistrar in."
        raise PydanticCustomError(
            "text.invisible", "texten innehåller ett osynligt tecken ({name})", {"name": name, "suggestion": advice, "line": line}
        )
    return text.strip()


def _one_line(value: str) -> str:
    line = " ".join(value.split())
    return value if line == value else line  # the same object, which many records may have in common


def _markdown(value: str) -> str:
    for fault in prose.markdown_faults(value):
        raise PydanticCustomError(fault.rule, "{told}", {"told": fault.message, "suggestion": fault.suggestion, "line": fault.line})
    return value


def _address(value: str) -> str:
    advice = "En adress börjar med https:// eller http:// och har inga mellanslag eller osynliga tecken."
    try:
        parts = urlsplit(value)
        fine = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        if fine and (parts.username or parts.password):
            fine, advice = False, "En adress får inte innehålla användarnamn eller lösenord."
    except ValueError:
        fine = False
    if not fine or _NOT_IN_ADDRESSES.search(value):
        if _WITHOUT_SCHEME.fullmatch(value):
            advice = f"Skriv https://{value}."
        raise PydanticCustomError("field.address", '"{value}" är ingen webbadress', {"value": value[:200], "suggestion": advice})
    return value


def _yes_no(value: Any) -> Any:
    if value in ("true", "false"):
        return value == "true"
    if isinstance(value, bool):
        return value
    raise PydanticCustomError(
        "field.yes-no",
        '"{value}" är varken ja eller nej',
        {"value": str(value)[:40], "suggestion": "Skriv true för ja eller false för nej."},
    )


def _file_path(value: str) -> str:
    parts = value.split("/")
    if value.startswith("/") or "\\" in value or ":" in value or any(part in {"", ".", ".."} for part in parts):
        raise PydanticCustomError(
            "field.path",
            'sökvägen "{value}" går inte att använda',
            {"value": value[:200], "suggestion": "Skriv bara filens namn, så som den heter i data/sources/files/."},
        )
    return unicodedata.normalize("NFC", value)


def _language(value: str) -> str:
    if languages.is_known(value):
        return value
    meant = languages.by_name(value) or languages.shorter(value)
    advice = f'Menade du "{meant}"?' if meant else "Skriv språkets kod, till exempel en för engelska, ar för arabiska eller fi för finska."
    raise PydanticCustomError("field.language", '"{value}" är ingen språkkod', {"value": value[:60], "suggestion": advice})


_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d{1,6})?", re.ASCII)


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return value
    text = _THOUSANDS.sub("", str(value).strip().replace("\u2212", "-"))
    if not _NUMBER.fullmatch(text):
        advice = "Skriv bara siffror, till exempel 12 eller 12,5. Enheten står i fältet unit."
        raise PydanticCustomError("field.number", '"{value}" är inget tal', {"value": str(value)[:60], "suggestion": advice})
    return Decimal(text.replace(",", "."))


_SITE_ADDRESS = re.compile(r"(?:[a-z0-9]+(?:-+[a-z0-9]+)*/)*(?:[A-Za-z0-9][A-Za-z0-9._-]*)?", re.ASCII)


def _site_address(value: str) -> str:
    text = value.strip().removeprefix("/").removesuffix("index.html")
    if not text or ".." in text or not _SITE_ADDRESS.fullmatch(text):
        advice = "Skriv adressen från webbplatsens rot, utan webbplatsens namn: svar/mitt-id/."
        raise PydanticCustomError("field.path", 'adressen "{value}" går inte att använda', {"value": value[:200], "suggestion": advice})
    return text if text.endswith("/") or "." in text.rsplit("/", 1)[-1] else f"{text}/"


#: A line of plain text: never read as Markdown or HTML.
Text = Annotated[str, AfterValidator(_plain), AfterValidator(_one_line), StringConstraints(min_length=1, max_length=2_000)]

#: Running text in CommonMark without raw HTML, images or links to anything but web pages and records.
Markdown = Annotated[
    str, AfterValidator(_plain), AfterValidator(_markdown), StringConstraints(min_length=1, max_length=200_000), prose.MARKDOWN
]

#: Words that stand letter for letter in a source; "…" marks what was left out.
Quote = Annotated[str, AfterValidator(_plain), AfterValidator(_one_line), StringConstraints(min_length=3, max_length=5_000)]

#: So that an address stays short enough to be read out.
LONGEST_ID = 80

#: An id: a–z, 0–9 and single hyphens.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=LONGEST_ID)]

#: An address on the web.
Address = Annotated[str, AfterValidator(_address), _ADDRESS]

#: A file below data/sources/files/.
FilePath = Annotated[str, AfterValidator(_file_path), _PATH]

#: A SHA-256 checksum in hexadecimal digits.
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]

#: A number, with a point or a comma before its decimals and a space between thousands if one likes.
Number = Annotated[Decimal, BeforeValidator(_number, json_schema_input_type=float | str), _DIGITS]

#: The address of a page or file of this site, from its root; a page's ends with a slash.
SiteAddress = Annotated[str, AfterValidator(_site_address), _PLACE]

#: A language by its tag: `en`, `ar`, `ku-Arab`.
Language = Annotated[str, AfterValidator(_language), _TAG]

YesNo = Annotated[bool, BeforeValidator(_yes_no)]

OrganisationId = Annotated[Slug, Reference("organisations")]
SourceId = Annotated[Slug, Reference("sources")]
AreaId = Annotated[Slug, Reference("areas")]
AgreementId = Annotated[Slug, Reference("agreements")]
PlaceId = Annotated[Slug, Reference("places")]
MeasureId = Annotated[Slug, Reference("measures")]
ConsultationId = Annotated[str, Reference("consultations")]  # these four are only referred to by what is derived
ResponseId = Annotated[str, Reference("responses")]
SituationId = Annotated[str, Reference("situations")]
IndicatorId = Annotated[str, Reference("indicators")]


def required(title: str, description: str, **more: Any) -> Any:
    """A field that must be there: its Swedish title and explanation, which the JSON Schema and the field guide show."""
    return Field(title=title, description=description, **more)


def optional(title: str, description: str, **more: Any) -> Any:
    """A field that may be left out: None then, which pages show as unknown or leave away."""
    return Field(default=None, title=title, description=description, **more)


def several(title: str, description: str, **more: Any) -> Any:
    """A list that may be left out: empty then."""
    return Field(default_factory=list, title=title, description=description, **more)
