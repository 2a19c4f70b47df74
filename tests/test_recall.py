"""What was made is found again as long as nothing that was read for it has changed, and never after that."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator import register
from generator.noting import Once, note, noting
from generator.recall import Kept, Recall, told_once
from generator.records.dates import PartialDate
from generator.register import Register
from generator.register.items import Item, ResponseItem
from generator.register.naming import fingerprint
from generator.whole import write_whole
from tests.site import projects

if TYPE_CHECKING:
    from collections.abc import Callable


class Builds:
    """Builds of Exempelstad, of one page or more that are made by functions of the register.

    Args:
        memory: where they are remembered.
    """

    def __init__(self, memory: Path) -> None:
        held = projects.checked("demo").register
        self.memory, self.today = memory, held.today
        self.entries = {entry.file: entry for entry in held.reading.entries}
        self.reading = held.reading
        self.texts = {"om": "text"}
        self.circumstances: object = "samma"

    def change(self, item: Item[Any], **fields: Any) -> None:
        """Let a record say something else."""
        entry = self.entries[item.entry.file]
        self.entries[entry.file] = _replaced(entry, record=entry.record.model_copy(update=fields))

    def remove(self, item: Item[Any]) -> None:
        """Let a record be gone."""
        del self.entries[item.entry.file]

    def add(self, item: Item[Any], stem: str) -> None:
        """Let there be a record like another."""
        entry = _replaced(self.entries[item.entry.file], stem=stem, file=f"{item.entry.file}-{stem}")
        self.entries[entry.file] = entry

    def known(self) -> Register:
        """The register as it is now."""
        return register.build(_replaced(self.reading, entries=list(self.entries.values())), self.today)

    def build(self, **pages: Callable[[Register], object]) -> set[str]:
        """Build. Returns the names of the pages that had to be made."""
        known, once = self.known(), Once()
        recall = Recall(
            self.memory, self.circumstances, known, lambda item: fingerprint(item.record), {"text": self.texts.get}, [known.made, once]
        )
        made = set()
        for name, page in pages.items():
            if recall.found(name, b"givet") is None:
                with noting() as read:
                    value = fingerprint(page(known))
                recall.keep(name, b"givet", read, Kept(value))
                made.add(name)
            else:
                recall.used(name)
        recall.save("sigill")
        return made


def _replaced(of: Any, **fields: Any) -> Any:
    return replace(of, **fields)


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path / "minne" / "site.made")


def responses(known: Register) -> list[ResponseItem]:
    return list(known.responses.values())


def longest(known: Register, _: str) -> int:
    """What is worked out once for all."""
    return max(len(item.record.respondent) for item in known.responses.values())


def of_all(known: Register) -> int:
    return known.once(longest, "")


def of_one(number: int) -> Callable[[Register], object]:
    return lambda known: responses(known)[number].record.respondent


def test_nothing_is_made_again_when_nothing_has_changed(builds: Builds) -> None:
    pages = {"en": lambda known: next(iter(known.areas.values())).title, "alla": of_all}
    assert builds.build(**pages) == {"en", "alla"}
    for _ in range(3):
        assert builds.build(**pages) == set()


def test_only_what_has_read_a_record_is_made_again(builds: Builds) -> None:
    first, second, *_ = responses(builds.known())

    def page_of(item: ResponseItem) -> Callable[[Register], object]:
        return lambda known: known.responses[item.id].record.respondent

    pages = {"ett": page_of(first), "två": page_of(second)}
    builds.build(**pages)
    builds.change(second, respondent="någon annan")
    assert builds.build(**pages) == {"två"}
    assert builds.build(**pages) == set()


def test_what_is_asked_of_all_responses_counts_apart_from_their_words(builds: Builds) -> None:
    item = responses(builds.known())[0]
    pages = {
        "allas": lambda known: [each.outline.received_on for each in known.responses.values()],
        "ord": lambda known: known.responses[item.id].record.summary,
    }
    assert builds.build(**pages) == {*pages}
    builds.change(item, summary="Något annat.")
    assert builds.build(**pages) == {"ord"}
    builds.change(item, received_on=PartialDate(1999))
    assert builds.build(**pages) == {*pages}


def test_what_was_worked_out_once_counts_by_its_value(builds: Builds) -> None:
    item = responses(builds.known())[0]
    builds.build(alla=of_all)
    builds.change(item, respondent="x")
    assert builds.build(alla=of_all) == set()
    builds.change(item, respondent="x" * 500)
    assert builds.build(alla=of_all) == {"alla"}
    builds.change(item, respondent="y" * 500)
    assert builds.build(alla=of_all) == set()
    builds.change(item, respondent="y" * 501)  # what it follows from is known though it was not made last time
    assert builds.build(alla=of_all) == {"alla"}


def test_records_that_come_and_go_are_seen_by_who_looks_at_which_there_are(builds: Builds) -> None:
    first, second, *_ = responses(builds.known())
    pages = {
        "lista": lambda known: list(known.responses),
        "ett": lambda known: known.responses[second.id].record.respondent,
        "saknas": lambda known: "nytt" in str(known.responses.get(f"{first.entry.consultation}-nytt")),
        "organisation": lambda known: [each.id for each in known.organisations[first.record.respondent].responses],
    }
    builds.build(**pages)
    builds.remove(first)
    assert builds.build(**pages) == {"lista", "organisation"}
    builds.add(second, "nytt")  # another order of all, and other numbers
    assert builds.build(**pages) == {"lista", "saknas"}
    builds.change(second, respondent=first.record.respondent)
    assert builds.build(**pages) == {"ett", "organisation"}
    assert builds.build(**pages) == set()


def test_who_has_read_a_record_that_is_gone_is_made_again(builds: Builds) -> None:
    area = next(item for item in builds.known().areas.values() if not item.mentions)
    pages = {"område": lambda known: known.areas[area.id].title if area.id in known.areas else "borta"}
    builds.build(**pages)
    builds.remove(area)
    assert builds.build(**pages) == {"område"}


def children(_: Register, item: Item[Any]) -> int:
    return len(item.children)  # type: ignore[attr-defined]  # it is an organisation


def test_what_was_worked_out_of_a_record_that_is_gone_goes_with_it(builds: Builds) -> None:
    alone = next(item for item in builds.known().organisations.values() if not item.children and not item.parent)
    pages = {"alla": lambda known: sum(known.once(children, item) for item in known.organisations.values())}
    builds.build(**pages)
    builds.remove(alone)  # of which nothing was read but that it leads nowhere
    assert builds.build(**pages) == {"alla"}
    assert builds.build(**pages) == set()


def test_what_is_read_by_name_counts_by_its_value(builds: Builds) -> None:
    def page(_: Register) -> object:
        note("text:om")
        return builds.texts["om"]

    builds.build(om=page)
    assert builds.build(om=page) == set()
    builds.texts["om"] = "annan text"
    assert builds.build(om=page) == {"om"}


def test_in_other_circumstances_all_is_made_again(builds: Builds) -> None:
    builds.build(alla=of_all)
    builds.circumstances = "andra"
    assert builds.build(alla=of_all) == {"alla"}


@pytest.mark.parametrize("left", [b"", b"skrap", b"\x80\x05N."])
def test_a_memory_that_makes_no_sense_is_none(builds: Builds, left: bytes) -> None:
    builds.build(alla=of_all)
    write_whole(builds.memory, lambda file: file.write(left))
    assert builds.build(alla=of_all) == {"alla"}
    assert builds.build(alla=of_all) == set()


def test_numbers_are_given_anew_before_too_many_are_out_of_use(builds: Builds) -> None:
    item = responses(builds.known())[0]

    def named(number: int) -> Callable[[Register], object]:
        return lambda known: known.responses.get(f"finns-inte-{number}")

    sizes = []
    for number in range(60):
        builds.build(en=of_one(0), alla=of_all, **{f"sida-{number}": named(number)})
        sizes.append(builds.memory.stat().st_size)
    assert max(sizes[30:]) < sizes[0] + 30 * 40
    builds.change(item, respondent="z" * 600)
    assert builds.build(en=of_one(0), alla=of_all) == {"en", "alla"}


def test_what_cannot_be_told_is_never_the_same() -> None:
    once = Once()
    once("a", lambda: "a:", threading.Lock)
    (first,) = told_once(once).values()
    once.marks.clear()
    (second,) = told_once(once).values()
    assert first != second
