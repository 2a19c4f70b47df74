"""Every field of every kind can be seen somewhere on the site of Exempelstad.

What an editor may write as words, dates, numbers, addresses and references is exchanged for something that occurs nowhere else, all at
once, and looked for on the finished pages. A choice, a yes or an id within the file is exchanged alone, and then some page must differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from generator import reading, register, theme
from generator.outputs.redirects import redirects
from generator.pages import SLOTS, Pages, swedish
from generator.records import KINDS, walk
from generator.records.dates import PartialDate
from generator.records.entry import Entry, Reading
from generator.records.fields import Choice, Part
from generator.records.site import Site

DEMO = Path(__file__).parents[1] / "demo"
TODAY = date(2026, 11, 23)

#: Fields whose value no page repeats, each with the reason.
NOT_SHOWN = {
    ("Source", "sha256"): "the page shows the sum of the file itself, and a rule holds that they are the same",
    ("Source", "text_sha256"): "as sha256",
    **dict.fromkeys(
        (("Allowed", "words"), ("Allowed", "reason")), "only the check reads them; the words stand in the document, which is shown"
    ),
    ("Indicator", "order"): "it is seen as the order of the list, which tests/pages/test_in_brief.py holds",
    **dict.fromkeys(
        (("Synonym", "words"), ("Synonym", "means"), ("Synonym", "why"), ("Synonyms", "synonyms")),
        "only the search reads them; tests/outputs/search/ holds that it does",
    ),
    **dict.fromkeys(
        (("Security", "form"), ("Security", "email"), ("Security", "expires"), ("Security", "policy"), ("Site", "security")),
        "only security.txt says it; tests/outputs/test_machines.py holds that it does",
    ),
    ("Site", "format"): "shown as it is, and only one is known",
}

At = tuple[str | int, ...]


@dataclass(frozen=True)
class Spot:
    """A field with a value in some record of Exempelstad."""

    model: str
    field: str
    entry: Entry[Any] | None  #: None in site.yml
    path: At
    value: Any

    @property
    def name(self) -> str:
        return f"{self.model}.{self.field}"


def models(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for field in model.model_fields.values():
        yield from (inner for part in parts_in(field.annotation) for inner in models(part))


def parts_in(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from parts_in(inner)


def spots(entry: Entry[Any] | None, part: Part, path: At = ()) -> Iterator[Spot]:
    """Every field in a part that holds something, the fields of what it holds included."""
    for field in type(part).model_fields:
        value = getattr(part, field)
        if not _told(part, field):
            continue
        inner = [(index, each) for index, each in enumerate(value)] if isinstance(value, list) else [(None, value)]
        parts = [(index, each) for index, each in inner if isinstance(each, Part)]
        for index, each in parts:
            yield from spots(entry, each, (*path, field) if index is None else (*path, field, index))
        if not parts:
            index, each = inner[0]
            yield Spot(type(part).__name__, field, entry, (*path, field) if index is None else (*path, field, index), each)


def _told(part: Part, field: str) -> bool:
    """Whether a field says something: a no does only where it must be said."""
    value = getattr(part, field)
    return value not in (None, [], False) or (value is False and type(part).model_fields[field].is_required())


@pytest.fixture(scope="module")
def demo() -> Reading:
    return reading.read(DEMO)


@pytest.fixture(scope="module")
def found(demo: Reading) -> dict[tuple[str, str], list[Spot]]:
    """The spots of every field, those on the largest records first so that little is hidden behind a fold."""
    assert demo.site
    every = [*spots(None, demo.site), *(spot for entry in demo.entries for spot in spots(entry, entry.record))]
    by_field: dict[tuple[str, str], list[Spot]] = {}
    for spot in every:
        by_field.setdefault((spot.model, spot.field), []).append(spot)
    return by_field


def fields() -> list[tuple[str, str]]:
    tops: list[type[BaseModel]] = [Site, *(kind.model for kind in KINDS.values())]
    every = {model for top in tops for model in models(top)}
    return sorted({(model.__name__, field) for model in every for field in model.model_fields})


def used(part: Part) -> Iterator[tuple[str, str]]:
    for field in type(part).model_fields:
        value = getattr(part, field)
        if _told(part, field):
            yield type(part).__name__, field
            for each in value if isinstance(value, list) else [value]:
                yield from used(each) if isinstance(each, Part) else ()


def test_exempelstad_uses_every_field(demo: Reading) -> None:
    assert demo.site
    known = {field for part in (demo.site, *(entry.record for entry in demo.entries)) for field in used(part)}
    assert [field for field in fields() if field not in known and field[1] != "id"] == []


def changed(demo: Reading, changes: list[tuple[Spot, Any]], more: list[Entry[Any]] | None = None) -> Reading:
    """The demo with values exchanged."""
    entries = []
    for entry in demo.entries:
        own = [(spot.path, value) for spot, value in changes if spot.entry is entry]
        entries.append(replace(entry, record=_with(entry.record, own)) if own else entry)
    of_site = [(spot.path, value) for spot, value in changes if spot.entry is None]
    return replace(demo, entries=[*entries, *(more or [])], site=_with(demo.site, of_site) if of_site else demo.site)


def _with(record: Any, changes: list[tuple[At, Any]]) -> Any:
    data = record.model_dump()
    for path, value in changes:
        place = data
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = value
    return type(record).model_validate(data)


def rendered(read: Reading) -> dict[str, str]:
    """Every page, slot and redirect, as one text each."""
    return dict(_rendered(read, ""))


def _rendered(read: Reading, own: str) -> Iterator[tuple[str, str]]:
    """The same one by one, the pages whose address holds a name first: on those a record's fields are the likeliest to stand."""
    known = register.build(read, TODAY)
    pages = Pages(known, theme.folders(DEMO, "pages"))
    every = pages.all()
    for address in sorted(every, key=lambda each: own not in each):
        yield address, "\n".join(map(str, every[address]().values.values()))
    segments = {"list": [{"kind": each} for each in ("svar", "insatser", "platser", "indikatorer", "lagesbilder")]}
    for name, slot in SLOTS.items():
        each = [{"agreement": agreement} for agreement in known.agreements] if "agreement" in slot.takes else [{}]
        for arguments in segments.get(name, each):
            if "kind" in slot.takes and not arguments:
                continue
            yield f"{name} {arguments}", str(pages.slots(name, arguments))
    for address, page in redirects(known).items():
        yield address, page.decode()


def differs(read: Reading, before: dict[str, str], own: str) -> bool:
    """Whether any page, slot or redirect is another than before, or gone. Ends at the first."""
    seen = set()
    for name, text in _rendered(read, own):
        if before.get(name) != text:
            return True
        seen.add(name)
    return seen != before.keys()


def test_every_word_date_number_and_reference_is_shown(demo: Reading, found: dict[tuple[str, str], list[Spot]]) -> None:
    """In rounds: each field's next spot, so that a field passes when any of its first spots can be seen."""
    waiting = {field: list(every) for field, every in found.items() if _is_words(every[0]) and field not in NOT_SHOWN}
    hidden = []
    while waiting:
        changes, more, wanted = _exchanged(demo, waiting)
        changes.append((found["Site", "show_names"][0], True))  # else no name is shown, as in Exempelstad
        made = rendered(changed(demo, changes, more))
        shown = "\n".join([*made, *made.values()]).casefold()
        waiting = {field: every[1:] for field, every in waiting.items() if not any(mark in shown for mark in wanted[field])}
        hidden += [".".join(field) for field, every in waiting.items() if not every]
        waiting = {field: every[:5] for field, every in waiting.items() if every}
    assert hidden == []


def _exchanged(
    demo: Reading, waiting: dict[tuple[str, str], list[Spot]]
) -> tuple[list[tuple[Spot, Any]], list[Entry[Any]], dict[tuple[str, str], list[str]]]:
    changes: list[tuple[Spot, Any]] = []
    more: list[Entry[Any]] = []
    wanted: dict[tuple[str, str], list[str]] = {}
    for number, (field, every) in enumerate(sorted(waiting.items())):
        spot = every[0]
        value, marks, added = _mark(demo, spot, number)
        changes.append((spot, value))
        more += added
        wanted[field] = marks
    return changes, more, wanted


def _mark(  # noqa: PLR0911 - one for each sort of value
    demo: Reading, spot: Spot, number: int
) -> tuple[Any, list[str], list[Entry[Any]]]:
    """What a value is exchanged for, how that reads on a page, and the records that it needs."""
    word = f"fältprov{number}x"
    if kind := _reference(spot):
        target = next(entry for entry in demo.entries if entry.kind == kind and entry.stem == spot.value)
        title = "name" if kind in {"organisations", "places"} else "title"
        titles: list[tuple[At, Any]] = [((title,), word)]
        titles += [(("short_title",), word)] if "short_title" in type(target.record).model_fields else []
        stem = f"faltprov-{number}"
        return stem, [word], [replace(target, stem=stem, record=_with(target.record, titles), file=f"{target.file}-{number}")]
    if isinstance(spot.value, PartialDate):
        day = PartialDate(1700 + number, 3, 17)
        return str(day), [swedish.written(day), str(day)], []
    if isinstance(spot.value, Decimal):
        return Decimal(70_000 + number), [f"70{space}{number:03}" for space in ("\u00a0", "\u202f", "&nbsp;")], []
    if spot.value.startswith(("https://", "http://")):
        return f"https://faltprov-{number}.example/", [f"https://faltprov-{number}.example/"], []
    if spot.field in {"old", "new"}:
        return f"omraden/faltprov-{number}/", [f"omraden/faltprov-{number}/"], []
    if spot.field == "branch":
        return f"faltprov-{number}", [f"/faltprov-{number}/"], []
    if "@" in spot.value:
        return f"faltprov-{number}@exempel.example", [f"faltprov-{number}@exempel.example"], []
    return word, [word], []


def _reference(spot: Spot) -> str:
    record = spot.entry.record if spot.entry else None
    return next((kind for path, kind, _ in walk.references(record) if path == spot.path), "") if record else ""


def _is_words(spot: Spot) -> bool:
    if isinstance(spot.value, bool | Choice):
        return False
    return not (isinstance(spot.value, str) and spot.field in _SLUGS and not _reference(spot))


#: Fields that name something within the same file, a file or a language: they are exchanged one at a time.
_SLUGS = {"id", "version", "follows", "goal", "replaces", "see", "file", "text_file", "sha256", "text_sha256", "format", "language"}


def test_every_choice_and_inner_name_is_shown(
    demo: Reading, found: dict[tuple[str, str], list[Spot]], monkeypatch: pytest.MonkeyPatch
) -> None:
    by_label = shown_by_label(demo, found, monkeypatch)
    before = rendered(demo)
    hidden = []
    for field, every in sorted(found.items()):
        if _is_words(every[0]) or field in NOT_SHOWN or field[1] == "id" or field in by_label:
            continue
        tried = ((spot, other) for spot in every[:3] for other in _others(spot))
        if not any(differs(changed(demo, [each]), before, each[0].entry.stem if each[0].entry else "") for each in tried):
            hidden.append(".".join(field))
    assert hidden == []


def shown_by_label(demo: Reading, found: dict[tuple[str, str], list[Spot]], monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """The fields whose choices are shown in words: those of a sort of choice that no other field has, found by an exchanged label."""
    sorts: dict[type[Choice], list[tuple[str, str]]] = {}
    for field, every in found.items():
        if isinstance(every[0].value, Choice):
            sorts.setdefault(type(every[0].value), []).append(field)
    single = {sort: own[0] for sort, own in sorts.items() if len(own) == 1}
    with monkeypatch.context() as patch:
        for number, sort in enumerate(single):
            for member in sort:
                patch.setattr(member, "label", f"Valprov{number}x")
        shown = "\n".join(rendered(demo).values())
    return {field for number, field in enumerate(single.values()) if f"Valprov{number}x" in shown}


def _others(spot: Spot) -> Iterator[Any]:
    """Other values for a spot, the likeliest to show first."""
    if isinstance(spot.value, bool):
        yield not spot.value
    elif isinstance(spot.value, Choice):
        yield from [choice.value for choice in type(spot.value) if choice is not spot.value][:2]
    elif isinstance(spot.path[-1], int):
        yield "finns-inte"
    else:
        yield None
