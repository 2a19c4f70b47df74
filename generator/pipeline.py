"""The story: load, check, render, fill. One direction, each step a room of its own.

data/*.yml → reading → register → rules ─┐
├→ pages, outputs → fill → site/
content/*.md → the engine ───────────────┘
"""

from __future__ import annotations

import functools
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from generator import history, reading, theme
from generator.again import Account
from generator.cache import Store
from generator.checking import Checked, check, discreet, made_from, made_with, read, today
from generator.composition import Composition, Job, Result, jobs, work
from generator.digests import Digests
from generator.fill import Filling, fill, frames_in
from generator.fill.assets import built_by
from generator.fill.untouched import Untouched
from generator.fill.writing import Written
from generator.history import History
from generator.outputs import api, search
from generator.outputs.manifest import seal
from generator.outputs.redirects import MOVED, nginx_map
from generator.outputs.sitemap import sitemap
from generator.pages.environment import make_ready
from generator.past import Past
from generator.problems import AlreadyFilledError, Problems
from generator.provenance import Provenance, parts, provenance
from generator.publish import put_beside, staged
from generator.register.proved import Proved
from generator.workers import Workers, still, undisturbed

#: Shows that a long step is under way: takes its name in Swedish.
Progress = Callable[[str], AbstractContextManager[object]]

#: Fewer pages than this are made before other processes have begun.
_MANY = 200


def _quiet(_: str) -> AbstractContextManager[object]:
    return nullcontext()


def changes(checked: Checked) -> History:
    """What git knows of a project."""
    known = checked.register.reading
    return history.read(known.project, known.engine.content)


def composed(folder: Path, checked: Checked, *, at_once: bool = True, digests: Digests | None = None) -> Composition:
    """A folder that an engine built, with everything that is to go into it.

    `at_once` says whether it is worked out now what the site is made of, for which every file is read; else when that is asked for.
    `digests` is what is known of the files already.
    """
    asked = functools.partial(origin, checked, built_by(folder), digests)  # of the folder as it is before anything is put into it
    return Composition(checked.register, folder, changes(checked), asked() if at_once else functools.cache(asked))


def tell_server(folder: Path, checked: Checked) -> None:
    """Write what a server needs to know of a site beside its folder: it is configuration, and nobody else should be given it."""
    put_beside(folder, MOVED, nginx_map(checked.register))


def assets(checked: Checked) -> list[Path]:
    """The folders of theme assets, the program's own first so that the project's replace them."""
    return theme.folders(checked.register.reading.project, "assets")[::-1]


def origin(checked: Checked, engine: str, digests: Digests | None = None) -> Provenance:
    """What the site is made of whose pages of content/ an engine has built."""
    known = checked.register
    return provenance(known, history.revision(known.reading.project, parts(known)), engine, digests)


def fill_in_place(  # noqa: PLR0913 - each is a choice of its own
    folder: Path,
    checked: Checked,
    progress: Progress = _quiet,
    workers: Workers | None = None,
    *,
    searchable: bool = True,
    cache: Store | None = None,
    digests: Digests | None = None,
    past: Past | None = None,
) -> None:
    """Make the whole site of a folder that an engine built.

    Args:
        folder: what the engine built.
        checked: what goes into it.
        progress: tells what is being done.
        workers: who makes the pages; this machine's processes if not told.
        searchable: whether the search index is made. Without it, the search page says that it could not be fetched.
        cache: what earlier builds have made; all is made anew where there is none.
        digests: what is known of the project's files already.
        past: the build before; likewise.

    Raises:
        Problems: a slot, frame or link is wrong; the folder is then not fit to be published.
        AlreadyFilledError: the folder holds no frames.
    """
    workers = workers or Workers()
    composition = composed(folder, checked, digests=digests)
    if past:
        composition.noted = True
        composition.again = past.again(composition)
    with progress("Fyller sidorna och skriver öppna data"), _data(composition, workers) as data:
        filling = composition.filling
        found = fill(filling, assets(checked), _written(composition, workers, data))
        if site_address := checked.register.reading.engine.address:
            for file, content in sitemap(site_address, found, filling.publication.changed).items():
                (folder / file).write_bytes(content)
    if searchable:
        with progress("Gör sökregistret"):
            searched = search.Searched(composition.handed_out.register, filling.all_finished, filling.publication.cards)
            search.index(folder, searched, workers, cache, past.former.has if past else lambda _, __: False)
    with progress("Räknar kontrollsummor"):
        by_hand = [address for address in found if address not in filling.publication.pages]
        sealed = seal(folder, composition.told_of, by_hand, composition.sums | (past.former.carried if past else {}))
    if past:
        past.sealed(*sealed)


def _data(composition: Composition, workers: Workers) -> AbstractContextManager[Callable[[], Result] | None]:
    """Whoever makes what is handed out as data, where that has begun: most of it is then laid together of what is kept.

    Where nothing is, it is made by those who make the pages, of whom there are as many as there is room for.
    """
    kept = composition.again is not None and composition.again.recall.seal
    return workers.aside(work, composition, Job(data=True)) if kept else nullcontext()


def _written(composition: Composition, workers: Workers, data: Callable[[], Result] | None = None) -> Iterator[Written | Untouched | str]:
    """The pages of all records, and beside them what is handed out as data and other files. `data` waits for whoever has begun those."""
    if not workers.elsewhere and len(composition.filling.publication.pages) < _MANY:
        workers = Workers(processes=1)
    left: list[str] = []
    with undisturbed():
        yield from _taken_over(composition.filling, left)
    if len(left) >= _MANY and not workers.elsewhere:
        make_ready(theme.folders(composition.register.reading.project, "pages"))  # else each process would load all that it needs
    to_do = jobs(composition, left, here=not workers.elsewhere, data=not (data or workers.elsewhere))
    with ThreadPoolExecutor(1) as beside:
        # The data grow in files, so they are made here, while others make the pages.
        sizes = beside.submit(api.export, composition.folder, composition.handed_out) if workers.elsewhere and not data else None
        for result in workers.each(work, composition, to_do):
            yield from _taken_in(composition, result)
        if sizes:
            composition.sizes.update(sizes.result())
    if data:
        yield from _taken_in(composition, data())


def _taken_in(composition: Composition, result: Result) -> list[Written | str]:
    """What a job has made, when what else it tells has been taken in."""
    composition.sizes.update(result.sizes)
    composition.sums.update(result.sums)
    if composition.again:
        composition.again.recall.take(result.once)
        composition.again.take(result.account or Account())
    return result.made


def _taken_over(filling: Filling, left: list[str]) -> Iterator[Untouched | str]:
    """What need not be made again; the addresses of what is to be made go to `left`."""
    files = [address for address, content in filling.publication.files.items() if callable(content)]
    for address in filling.publication.pages:
        if page := filling.taken_over(address):
            yield page
        else:
            left.append(address)
    for address in files:
        if filling.file_taken_over(address):
            yield address
        else:
            left.append(address)


def build(  # noqa: PLR0913 - each is a choice of its own
    project: Path,
    out: Path,
    engine: Callable[[Path, Path], None],
    progress: Progress = _quiet,
    workers: Workers | None = None,
    *,
    searchable: bool = True,
    cache: Store | None = None,
    before: reading.Before | None = None,
    proved: Proved | None = None,
    digests: Digests | None = None,
    past: Past | None = None,
) -> Checked:
    """Check, build and publish a project. `engine(project, folder)` builds the pages of content/ into a folder.

    `progress`, `workers`, `searchable`, `cache`, `digests` and `past` are as in `fill_in_place`, `before` and `proved` as in `check`.

    Raises:
        Problems: something in the data, the pages or the links is wrong; what `out` held before is still there.
        BrokenExecutor: some of those who worked were lost; likewise.
    """
    workers = workers or Workers()
    with progress("Kontrollerar data"):
        checked = check(project, workers, before, proved)
    if not checked.fit_to_publish:
        raise Problems(checked.problems)
    with _stage(out, past) as stage, still():  # what was read stays until all is built
        with progress("Bygger sidorna i content/"), ThreadPoolExecutor(1) as aside:
            # The engine is a process of its own. Meanwhile what follows on it is made ready.
            content = aside.submit(engine, project, stage)
            if searchable:
                search.make_ready(checked.register)
            make_ready(theme.folders(project, "pages"), enough=content.done)  # which it is at once where its pages were kept
            content.result()
        fill_in_place(stage, checked, progress, workers, searchable=searchable, cache=cache, digests=digests, past=past)
    tell_server(out, checked)
    return checked


def _stage(out: Path, past: Past | None) -> AbstractContextManager[Path]:
    return staged(out, past.joined, past.keep) if past else staged(out)


def fill_built(project: Path, folder: Path, progress: Progress = _quiet) -> Checked:
    """Do to a folder that any engine built what `build` does, and put the result in its place when all of it is right.

    Raises:
        Problems, AlreadyFilledError: as `fill_in_place`; the folder is then as it was.
    """
    with progress("Kontrollerar data"):
        checked = check(project)
    if not checked.fit_to_publish:
        raise Problems(checked.problems)
    if not frames_in(folder):  # before anything is copied: it might be any folder
        raise AlreadyFilledError
    with staged(folder) as stage:
        shutil.copytree(folder, stage, dirs_exist_ok=True)
        fill_in_place(stage, checked, progress)
    tell_server(folder, checked)
    return checked


__all__ = [
    "AlreadyFilledError",
    "Checked",
    "assets",
    "build",
    "check",
    "composed",
    "discreet",
    "fill_built",
    "fill_in_place",
    "made_from",
    "made_with",
    "read",
    "tell_server",
    "today",
]
