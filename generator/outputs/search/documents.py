"""What is searched: a document per page, made of sections, each with the words of its fields and how much they weigh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from generator import addresses, prose
from generator.identity import masked
from generator.outputs.search.facets import Facets, facets_of
from generator.outputs.search.placing import Spot, spot
from generator.outputs.search.told import Told, told
from generator.records import KINDS
from generator.records.dates import PartialDate
from generator.records.walk import Path, choices, dates, references, texts
from generator.register import Register


class Field(Enum):
    """What a word stands in."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    EVIDENCE = "evidence"  #: the words of a source that something leans on, and others that stand on another page
    NAMES = "names"  #: of records that it refers to, and the labels that the page shows
    CONTEXT = "context"  #: of what it is a part: its agreement, its consultation
    WHO = "who"  #: whose it is
    LABEL = "label"  #: what such a page is called
    DATE = "date"  #: a date in a field of its own
    DIARY = "diary"  #: a diary number in a field of its own
    KIND = "kind"  #: what such pages are, in words that people ask with; never shown


@dataclass(slots=True)
class Section:
    """A part of a page that a result can lead to."""

    heading: str
    anchor: str  #: empty for the top of the page
    usual: bool = False  #: the heading stands on every page of the kind, and says little of what is beneath it
    fields: list[tuple[Field, str]] = field(default_factory=list)
    dates: list[PartialDate] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The text that excerpts are cut from: what the page shows, nothing that only the index knows."""
        told: list[str] = []
        for kind, text in self.fields:
            if kind is Field.TEXT and not any(text in each for each in told):
                told.append(text if text[-1:] in ".!?:;…" else f"{text}.")
        return " ".join(told)


@dataclass(slots=True)
class Document:
    """A page."""

    address: str
    title: str
    kind: str  #: a kind of record, or the first part of the address
    label: str  #: what such a page is called, in Swedish
    sections: list[Section] = field(default_factory=list)
    facets: Facets = field(default_factory=dict)
    diary: list[str] = field(default_factory=list)  #: diary numbers of the record's own
    card: Sequence[tuple[str, str]] = ()  #: what is shown where one of them is met: labels, and what is known

    def section(self, heading: str, anchor: str, *, usual: bool = False) -> Section:
        """The section with an anchor, made where there is none."""
        for each in self.sections:
            if each.anchor == anchor:
                return each
        self.sections.append(Section(heading, anchor, usual))
        return self.sections[-1]


#: Fields of text that no page shows as words, or that say only how something is shown.
_LEFT_OUT = frozenset(
    {
        "id",
        "file",
        "text_file",
        "sha256",
        "text_sha256",
        "address",
        "follows",
        "replaces",
        "see",
        "version",
        "goal",
        "language",
        "unit",
        "sign",
        "place",
    }
)
#: When somebody looked for something or read it: said on the page, but not what it is about.
_OUR_OWN_DAYS = frozenset({"searched_on", "retrieved_on"})
_DIARY_FIELD = "dnr"
_ELSEWHERE = frozenset({"allowed", "withheld"})  # no page shows the one, and the page about personal data shows the other
_DEEPEST = 3  #: steps of a path that say where a field is shown
_SHOWN_ELSEWHERE = ("brief",)  # on the start page
_FORMS = "forms"  #: of a word in the glossary: what it is found by
_TITLES = frozenset({"title", "short_title", "name", "headline"})
#: How much of a stored document stands in one section, in characters.
_PASSAGE = 1_200

#: What people ask with when they look for such a page. Only the index knows these words.
ASKED_WITH: Mapping[str, str] = {
    "agreements": "överenskommelse avtal samarbete samverkan gäller",
    "areas": "område prioriterat samarbetar",
    "consultations": "remiss samråd tillfrågade fråga frågade svarade synpunkter sista svarsdag",
    "responses": "remissvar svar yttrande tycker tyckte anser ansåg säger sade svarade svarat synpunkter åsikt kritik vill ville föreslår",
    "organisations": "organisation myndighet nämnd",
    "sources": "källa dokument handling",
    "places": "plats var ligger",
    "measures": "insats åtgärd gjort göra ansvarar ansvarig",
    "situations": "lägesbild läget problem orsaker",
    "indicators": "siffror statistik andel antal procent många utveckling mål mäts mätning",
    "comparisons": "jämförelse skillnad ändrats ändrades ändringar lydelse",
    "dossiers": "akt hela ärendet allt samlat skriva ut utskrift papper ladda ner spara läsa offline",
    "easy-read": "lätt lättläst lättare enkel enkelt svenska kort",
    "english": "english summary engelska översättning",
    "glossary": "betyder betydelse innebär förklaring ord begrepp",
}


def documents(register: Register, show_names: bool) -> Iterator[Document]:
    """A document per page that is made of records.

    Args:
        register: what there is.
        show_names: whether the names of those who signed stand on pages.
    """
    yield from documents_of((told(register, item) for item in register.items() if item.address), show_names=show_names)


def documents_of(records: Iterable[Told], show_names: bool) -> Iterator[Document]:
    """A document per page that is made of some records.

    Args:
        records: all that a page is made of, where that page's document is to be whole.
        show_names: whether the names of those who signed stand on pages.
    """
    by_address: dict[str, Document] = {}
    for each in records:
        _add_record(each, by_address, show_names=show_names)
    yield from by_address.values()


def _add_record(record: Told, found: dict[str, Document], *, show_names: bool) -> None:
    own = found.get(record.address)
    if own is None:
        own = found[record.address] = _document(record)
    sections = _Sections(record, found)
    for path, text in _texts(record, show_names=show_names):
        _add_text(own, sections[path], path, text)
    for path, kind, target in references(record.record):
        if kind != "sources" and (name := record.names.get((kind, target))):
            sections[path].fields.append((Field.NAMES, name))
    for path, choice in choices(record.record):
        if path[0] in _ELSEWHERE:
            continue
        sections[path].fields.append((Field.NAMES, choice.label))
    for path, day in dates(record.record):
        if path[-1] not in _OUR_OWN_DAYS and path[0] not in _ELSEWHERE:
            sections[path].dates.append(day)
    own.sections += _passages(record.lines)


def _texts(record: Told, *, show_names: bool) -> Iterator[tuple[Path, str]]:
    for path, text, markdown in texts(record.record):
        unseen = path[0] in _ELSEWHERE or _name(path) in _LEFT_OUT or (path[0] == "signatories" and path[-1] == "name" and not show_names)
        if not unseen:
            yield path, masked(prose.plain(text) if markdown else text)


def _name(path: Path) -> str:
    """The field's own name, also where it holds several values."""
    return next(str(step) for step in reversed(path) if isinstance(step, str))


def _add_text(own: Document, section: Section, path: Path, plain: str) -> None:
    if path[-1] == _DIARY_FIELD:
        section.fields.append((Field.DIARY, plain))
        own.diary.append(plain)
    elif path[-1] in _TITLES and len(path) == 1:
        if (Field.TITLE, plain) not in section.fields:
            section.fields.append((Field.TITLE, plain))
    elif plain != section.heading:
        section.fields.append((_field(path), plain))


def _field(path: Path) -> Field:
    if _FORMS in path:
        return Field.NAMES
    if path == ("publisher",):
        return Field.WHO
    return Field.EVIDENCE if "sources" in path or path == _SHOWN_ELSEWHERE else Field.TEXT


def _document(record: Told) -> Document:
    label = KINDS[record.kind].singular.capitalize()
    made = Document(record.address, record.heading, record.kind, label, facets=facets_of(record))
    top = made.section("", "")
    top.fields += [(Field.TITLE, made.title), (Field.LABEL, label), (Field.KIND, ASKED_WITH.get(record.kind, ""))]
    top.fields += [(Field.CONTEXT, title) for title in record.wholes]
    return made


class _Sections(dict[Path, Section]):
    """The sections that a record's fields are shown in, by path. All below a part of a list stand where that part does."""

    def __init__(self, record: Told, found: dict[str, Document]) -> None:
        super().__init__()
        self._record, self._found = record, found

    def __missing__(self, path: Path) -> Section:
        if len(path) > _DEEPEST:
            return self[path[:_DEEPEST]]
        place = spot(self._record, path)
        document = self._found.get(place.address)
        if document is None:
            document = self._found[place.address] = _telling(self._record, place)
        section = self[path] = document.section(place.heading, place.anchor, usual=place.usual)
        return section


def _telling(record: Told, place: Spot) -> Document:
    """The page of an agreement told in other words."""
    english = place.address.startswith(addresses.ENGLISH)
    telling = record.record.english if english else record.record.easy_read
    made = Document(place.address, telling.title, "tellings", "In English" if english else "Lättläst", facets=facets_of(record))
    made.section("", "").fields += [
        (Field.TITLE, telling.title),
        (Field.TITLE, f"{made.label} {record.heading}"),
        (Field.KIND, ASKED_WITH["english" if english else "easy-read"]),
    ]
    return made


def _passages(lines: Iterable[str]) -> Iterator[Section]:
    """A stored text, in passages that begin at a line."""
    for number, text in _joined_lines(lines):
        yield Section("Ur handlingens text", addresses.line_anchor(number), usual=True, fields=[(Field.TEXT, masked(text))])


def _joined_lines(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Lines joined to passages that end at an empty line where they can: the number of the first line, and the words."""
    gathered: list[str] = []
    first = length = 0
    for number, line in enumerate(lines, start=1):
        words = " ".join(prose.normalised(line).split())
        if gathered and ((not words and length > _PASSAGE / 2) or length + len(words) > _PASSAGE):
            yield first, _joined(gathered)
            gathered, length = [], 0
        if words:
            first = first if gathered else number
            gathered.append(words)
            length += len(words) + 1
    if gathered:
        yield first, _joined(gathered)


def _joined(lines: list[str]) -> str:
    """Lines as a reader joins them: a hyphen at a line's end before a small letter is taken away."""
    text = lines[0]
    for line in lines[1:]:
        text = text[:-1] + line if text.endswith("-") and line[0].islower() else f"{text} {line}"
    return text
