"""The build before: what it made of which things, and the site that it left."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator import unchanged
from generator.again import Again
from generator.cache import Store
from generator.composition import Composition
from generator.former import Former
from generator.published.shown import differences
from generator.reading.places import PlacesInText
from generator.recall import Recall, Teller
from generator.register.items import Item
from generator.register.naming import called
from generator.workers import undisturbed


class Past:
    """What is remembered of a project's last build into a folder, and is to be of this one.

    Args:
        project: the project's folder.
        out: the folder of the site.
        surroundings: all that a build follows from besides data and what is read of git, as `unchanged.surroundings` tells it.
        store: holds what is large.
    """

    def __init__(self, project: Path, out: Path, surroundings: Mapping[str, Any], store: Store) -> None:
        self._surroundings, self._store = surroundings, store
        self._memory = unchanged.beside(project, out, ".made")
        self.former = Former(out, unchanged.beside(project, out, ".files"))
        self._recall: Recall | None = None
        self._sealed: tuple[str, Mapping[str, str]] | None = None

    def again(self, composition: Composition) -> Again:
        """What need not be made again of a composition."""
        self.former.open()
        history = composition.history
        circumstances = [self._surroundings, history.extent.value, history.prefix]
        with undisturbed():
            self._recall = Recall(self._memory, circumstances, composition.register, _record, _tellers(composition), composition.once)
        return Again(self._recall, self.former, self._store)

    def sealed(self, seal: str, digests: Mapping[str, str]) -> None:
        """Take in what tells the finished site: the SHA-256 of its manifest, and of each file."""
        self._sealed = seal, digests

    def joined(self, made: Path) -> Path:
        """The folder of the whole new site."""
        return self.former.joined(made, self._sealed[1]) if self._sealed else made

    def keep(self) -> None:
        """Remember the site, which now stands in its place."""
        if self._sealed and self._recall:
            self.former.keep(*self._sealed)
            with undisturbed():
                self._recall.save(self._sealed[0])


def _record(item: Item[Any]) -> object:
    """What tells an item's record: the content of its file."""
    places = item.entry.places
    return places.of.digest if isinstance(places, PlacesInText) else getattr(places, "digest", None)


def _tellers(composition: Composition) -> dict[str, Teller]:
    """Who tells the value of what pages read by name."""
    register, history, pages = composition.register, composition.history, composition.pages
    slots, following = pages.slots, pages.slots.following

    def item(name: str) -> Item[Any]:
        kind, _, own = name.partition("/")
        found: Item[Any] = register.of_kind(kind)[own]
        return found

    return {
        "history": lambda file: history.latest.get(file) if file else history.changes,
        "text": register.reading.text,
        "shown": lambda _: differences(register),
        "as-shown": lambda name: called(composition.handed_out.register, name) if name else None,
        "sizes": lambda _: sorted(slots.sizes.items()),
        "origin": lambda _: slots.made_of,
        "feeds": lambda _: following.feeds,
        "calendars": lambda _: following.calendars,
        "followed": following.followed,
        "namesakes": lambda _: pages.namesakes(),
        "apart": lambda name: pages.told_apart(item(name)),
        "slot": slots.named,
    }


__all__ = ["Past"]
