"""Bodies into frames, blocks into slots: turns the folder that an engine built into the whole site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.fill import assets
from generator.fill.filling import Filling
from generator.fill.finishing import LOST
from generator.fill.folder import frames_at, frames_in
from generator.fill.tags import third_party_in_css
from generator.fill.untouched import Untouched
from generator.fill.writing import Written
from generator.problems import AlreadyFilledError, Location, Problem, Problems


def fill(filling: Filling, theme_assets: list[Path], written: Iterable[Written | Untouched | str] | None = None) -> list[str]:
    """Everything at once: pages of the engine, records, files, assets, and the check of every link.

    Args:
        filling: what is to be filled.
        theme_assets: the folders of theme assets, the last one's files before the others'.
        written: the pages of all records, made as they are asked for; without them they are made here. The address of a file that is no
            page stands for itself: it has been written.

    Returns:
        The addresses of all pages, in order.

    Raises:
        Problems: a slot, a frame or a link is wrong. The folder is then not fit to be published.
    """
    publication = filling.publication
    if problems := filling.problems + _twice(filling):
        raise Problems(problems)
    there: set[str] = set()
    for page in written or map(filling.made, publication.pages):
        if isinstance(page, str):
            there.add(page)
        else:
            filling.take(page)
    filling.pages()
    unseen = [problem for name, problem in publication.required.items() if name not in filling.shown]
    if problems := filling.problems + unseen:
        raise Problems(problems)
    for address in publication.files:
        if address not in there:
            filling.put(address)
    filling.close()
    assets.arrange(filling.site, theme_assets)
    carried = filling.again.former.carried if filling.again else {}
    files = {*carried} | {path.relative_to(filling.site).as_posix() for path in filling.site.rglob("*") if path.is_file()}
    for old, new in publication.leading.items():
        filling.book.wanted.setdefault((new, ""), old)
    problems = filling.links(files.union(publication.later))
    problems += _third_party_styles(filling.site)
    if problems:
        raise Problems(filling.placing(problems))
    return sorted([*filling.built, *publication.pages])


def _twice(filling: Filling) -> list[Problem]:
    """A problem for each address that two pages or files have."""
    publication = filling.publication
    files = {
        address
        for address in publication.files
        if (filling.site / address).exists() or address.removesuffix("index.html") in publication.pages
    }
    pages = {*filling.built} & {*publication.pages} | {address.removesuffix("index.html") for address in files}
    advice = "Byt namn på sidan i content/, eller ta bort raden om den i data/redirects.yml."
    return filling.placing(
        Problem(Location(f"/{address}"), "address.duplicate", f'två sidor eller filer har samma adress: "{address}"', advice)
        for address in sorted(pages)
    )


def _third_party_styles(site: Path) -> list[Problem]:
    return [
        Problem(Location(f"/{path.relative_to(site).as_posix()}"), "link.third-party", "stilmallen hämtar något från en annan webbplats")
        for path in sorted(site.rglob("*.css"))
        if third_party_in_css(path.read_text("utf-8", errors="replace"))
    ]


__all__ = ["LOST", "AlreadyFilledError", "Filling", "fill", "frames_at", "frames_in"]
