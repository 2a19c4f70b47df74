"""What a site is composed of: the pages, files and slots of a register, ready to be put into what an engine built.

A composition can be sent to another machine: it then carries the records, what git knows and the frames, and finds its way to the same
pages there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from generator import addresses, theme
from generator.again import Account, Again
from generator.fill import Filling, frames_at
from generator.fill.writing import Written
from generator.history import History
from generator.noting import Once, Read
from generator.outputs import api, search
from generator.outputs.calendars import calendars
from generator.outputs.documents import documents
from generator.outputs.feeds import atom
from generator.outputs.machines import for_machines
from generator.outputs.manifest import summed
from generator.outputs.pictures import drawn, touch_icon
from generator.outputs.redirects import above_data, moved_files, redirects
from generator.page import Content, Publication
from generator.pages import Pages
from generator.pages.environment import unwatched
from generator.problems import Location, Problem
from generator.provenance import Provenance
from generator.published import Published
from generator.reading import engine_config
from generator.recall import told_once
from generator.records.entry import Engine
from generator.register import Register
from generator.workers import in_pieces

#: The dossiers hold all of an agreement on one page.
_LONG = addresses.dossier()
_PIECE = 40  # pages: enough that handing them out costs little beside making them, few enough that all are done at about the same time


@dataclass
class Composition:
    """A project as it is to be published.

    Args:
        register: what there is.
        folder: what the engine built, in which the site is made.
        history: what git knows of the data.
        made_of: what the site is made of, or what works it out.
        sizes: how large what is handed out as data is, by address, in octets; filled in when that has been written.
        sums: size in octets and SHA-256 of files whose sum has been taken when they were made, by address.
    """

    register: Register
    folder: Path
    history: History
    made_of: Provenance | Callable[[], Provenance]
    again: Again | None = None  #: what need not be made again
    noted: bool = False  #: whether it is asked what is read for what is made
    sizes: dict[str, int] = field(default_factory=dict)
    sums: dict[str, tuple[int, str]] = field(default_factory=dict)
    frames: Mapping[str, str] | None = None  #: by name, of a composition that was sent; otherwise they lie in the folder
    templates: Mapping[str, str] | None = None  #: likewise

    @property
    def here(self) -> bool:
        """Whether the folder is at hand."""
        return self.frames is None

    @property
    def told_of(self) -> Provenance:
        """What the site is made of."""
        return self.made_of() if callable(self.made_of) else self.made_of

    @cached_property
    def pages(self) -> Pages:
        """What makes the pages."""
        project = self.register.reading.project
        templates = theme.folders(project, "pages") if self.templates is None else self.templates
        return Pages(self.register, templates, self.history, self.sizes, self.made_of)

    @cached_property
    def filling(self) -> Filling:
        """The folder with everything that is to go into it.

        Raises:
            AlreadyFilledError: the folder holds no frames.
        """
        known = self.register
        project, engine = known.reading.project, known.reading.engine
        publication = _publication(known, self.pages, self._files(self.pages) if self.here else {})
        return Filling(self.folder, publication, engine.address, _written_in(project, engine), self.frames, self.again)

    @property
    def once(self) -> tuple[Once, ...]:
        """Where it is kept what has been worked out once, where it is asked what that was made of."""
        if not self.noted:
            return ()
        return self.register.made, self.pages.slots.once, self.handed_out.register.made

    @cached_property
    def handed_out(self) -> Published:
        """What is handed out as data, and can be searched."""
        return Published(self.register, self.history)

    def _files(self, pages: Pages) -> dict[str, Content]:
        known = self.register
        following = pages.slots.following

        def calendar(page: str) -> bytes:
            (made,) = calendars(known, self.history, {page: following.calendars[page]}).values()
            return made

        return {
            **documents(known),
            **redirects(known),
            **above_data(known),
            addresses.TOUCH_ICON: touch_icon(),
            **drawn(pages.pictures, theme.folders(known.reading.project, "assets")),
            # What programs read: feeds and calendars, and what they look for at the root.
            **atom(known, following.feeds, pages.history.extent),
            **{f"{page}{addresses.CALENDAR}": partial(calendar, page) for page in following.calendars},
            **for_machines(known),
        }

    def __getstate__(self) -> dict[str, Any]:
        """What is enough to make the same pages elsewhere."""
        return {
            "register": self.register,
            "folder": self.folder,
            "history": self.history,
            "made_of": self.told_of,
            "frames": self.frames if self.frames is not None else frames_at(self.folder),
            "templates": self.templates if self.templates is not None else theme.templates(self.register.reading.project),
            "sizes": {},
            "again": None,
            "noted": self.noted,
        }


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a job."""

    made: list[Written | str]  #: pages that were made, and addresses of files that were
    sizes: dict[str, int]  #: how large each of the data is, in octets, by address
    account: Account | None  #: what is to be kept for the next build
    sums: dict[str, tuple[int, str]]  #: size in octets and SHA-256 of large files that were made, by address
    once: dict[str, tuple[frozenset[Read], object]]  #: what was worked out once, with what was read for it and what tells its value


@dataclass(frozen=True, slots=True)
class Job:
    """A part of the work that any worker can do."""

    pages: Sequence[str] = ()  #: addresses of pages to make
    files: Sequence[str] = ()  #: of files that are no pages
    data: bool = False  #: all that is handed out as data


def jobs(composition: Composition, wanted: Sequence[str], *, here: bool, data: bool) -> list[Job]:
    """All that is to be made, what takes longest first and by itself.

    Args:
        composition: what it is made of.
        wanted: the addresses of pages and files.
        here: whether the workers have the folder at hand. To those who have not only pages are given: the rest grows in files.
        data: whether what is handed out as data is to be made by them as well.
    """
    publication = composition.filling.publication
    pages_wanted = [address for address in wanted if address in publication.pages]
    long = [address for address in pages_wanted if address.startswith(_LONG)]
    others = [address for address in pages_wanted if not address.startswith(_LONG)]
    pages = [Job([address]) for address in long] + [Job(piece) for piece in in_pieces(others, _PIECE)]
    made = [address for address in wanted if callable(publication.files.get(address))]
    return [*([Job(data=True)] if data else []), *(Job(files=[address]) for address in made if here), *pages]


def work(composition: Composition, job: Job) -> Result:
    """Do a job."""
    before = [len(each.read) for each in composition.once]
    again = composition.again
    for address in job.files:
        composition.filling.put(address)
    remembering = (again.remembered, again.carried) if again else ()
    sizes = api.export(composition.folder, composition.handed_out, *remembering) if job.data else {}
    made: list[Written | str] = [*_pages(composition, job.pages), *job.files]
    once: dict[str, tuple[frozenset[Read], object]] = {}
    for each, known in zip(composition.once, before, strict=True):
        once |= told_once(each, known, again.recall.known if again else lambda _: None)
    sums = summed(composition.folder, sizes)  # here, while others do other things
    return Result(made, sizes, again.account() if again else None, sums, once)


def _pages(composition: Composition, wanted: Sequence[str]) -> list[Written]:
    if not wanted:
        return []  # without looking which pages there are
    with unwatched(composition.pages.templates):
        return list(map(composition.filling.made, wanted))


def _publication(known: Register, pages: Pages, files: dict[str, Content]) -> Publication:
    project = known.reading.project
    origins = {item.address: (item.entry.file, project / item.entry.file) for item in known.items() if item.address}
    for item in known.redirects.values():
        origins |= {redirect.old: (item.entry.file, project / item.entry.file) for redirect in item.record.moved}
    return Publication(
        pages.all(),
        pages.slots,
        files,
        explanations=pages.explanations,
        withheld=known.reading.withheld,
        unexplained=list(addresses.SINGLE.values()),
        origins=origins,
        later=[search.ROOT, addresses.MANIFEST],
        required=_required(known),
        cards=pages.cards,
        made_from=pages.made_from,
        changed=pages.slots.changed,
        leading=moved_files(known),
    )


def _required(known: Register) -> dict[str, Problem]:
    """What a site that is no demonstration must show somewhere, by the slot that shows it (lag 2018:1937, 11 and 12 §§)."""
    engine, site = known.reading.engine, known.reading.site
    if site is None or site.demonstration:
        return {}
    place = Location(f"{engine.content}/{addresses.STATEMENT}index.md")
    advice = "Skriv <!-- insyn: accessibility --> på sidan. Finns den inte: kopiera den från ett annat projekt som är gjort med Insyn."
    return {"accessibility": Problem(place, "accessibility.missing", "ingen sida visar tillgänglighetsredogörelsen", advice)}


def _written_in(project: Path, engine: Engine) -> dict[str, Path]:
    """The folders where slots and links are written, and mkdocs.yml, by what they are called in a problem."""
    own = {name: project / name for name in (engine.content, engine_config.FILE, engine.theme) if name}
    themes = [folder for name in ("overrides", "pages") for folder in theme.folders(project, name)]
    return {**own, **{os.path.relpath(folder, project).replace(os.sep, "/"): folder for folder in themes}}
