"""Whether a published site is the one that the data and the program give: `insyn verify`. Never part of a build."""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from generator import checking
from generator.commands import DATA, USE, WORK, Stopped, in_project, in_words, needs_today, progress
from generator.verification import telling
from generator.verification.comparing import compare
from generator.verification.manifests import LONGEST, UnreadableError, parse
from generator.verification.places import Folder, Place, UnreachedError

#: How many files are fetched from the web where nobody asks for all: enough to see a server that does not give what its manifest says.
_SAMPLE = 40
#: What a reader always meets, so it is always among them.
_FIRST = ("index.html", "404.html", "om/bygget/index.html", "assets/insyn/insyn.css")


@click.command()
@click.argument("place", metavar="ADRESS-ELLER-MAPP")
@in_project
@click.option(
    "--against",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Jämför med den här mappen, som redan är byggd, i stället för att bygga.",
)
@click.option("--all", "everything", is_flag=True, help="Hämta varje fil från webben, inte bara manifest.json och ett urval.")
@click.option("--seconds", type=click.IntRange(1, 86_400), default=600, show_default=True, help="Så länge får hämtningen ta.")
@in_words
def verify(place: str, project: Path, against: Path | None, seconds: int, *, everything: bool) -> None:
    """Jämför en publicerad webbplats med ett eget bygge och säg vad som skiljer.

    Bygger i en tillfällig mapp, för samma dag och samma adress som den publicerade webbplatsen säger, om inte INSYN_TODAY och SITE_URL
    säger annat. Ingenting publiceras.
    """
    there = _place(place, seconds)
    try:
        told = there.manifest()
        with _built(project, against, told) as built, progress("Jämför"):
            found = compare(built, there, told, _everything if everything else _sample)
    except UnreachedError as error:
        raise Stopped(f"Det gick inte att jämföra med {place}: {error}.", WORK) from None
    for line in telling.lines(found):
        click.echo(line)
    click.echo(telling.summary(found), err=True)
    if not found.same:
        sys.exit(DATA)
    sys.exit(WORK if found.unread else 0)


def _place(place: str, seconds: int) -> Place:
    """Where the published site is. Raises Stopped where that is neither an address nor a folder."""
    if "://" not in place:
        folder = Path(place)
        if not folder.is_dir():
            raise Stopped(f"{place} är varken en mapp eller en adress. Skriv en mapp, eller en adress som börjar med https://.", USE)
        return Folder(folder)
    if not place.lower().startswith(("https://", "http://")) or "?" in place or "#" in place:
        raise Stopped(f"{place} går inte att jämföra med. Skriv webbplatsens första adress, till exempel https://insyn.kommunen.se/.", USE)
    # Here and not above: no other command loads what reaches the network.
    from generator.outward.limits import Limits  # noqa: PLC0415 - as said
    from generator.outward.website import Website  # noqa: PLC0415 - as said

    return Website(place.removesuffix("manifest.json").removesuffix("index.html"), Limits(total=seconds, pause=0.1), LONGEST)


@contextmanager
def _built(project: Path, against: Path | None, told: bytes | None) -> Iterator[Path]:
    """The folder of the site to compare with: one that there is, or a new one that goes away with the block."""
    if against:
        yield against
        return
    needs_today()
    # Here and not above: a site that is compared with a folder is not built.
    from generator import pipeline  # noqa: PLC0415 - as said
    from generator.commands.publishing import mkdocs  # noqa: PLC0415 - as said

    with tempfile.TemporaryDirectory(prefix="insyn-verify-") as folder, _as_published(told):
        pipeline.build(project, Path(folder) / "site", mkdocs, progress)
        yield Path(folder) / "site"


@contextmanager
def _as_published(told: bytes | None) -> Iterator[None]:
    """Build for the day and the address that the published site names, where nobody has said otherwise."""
    try:
        theirs = parse(told) if told is not None else None
    except UnreadableError:
        theirs = None
    wanted = {"INSYN_TODAY": theirs.as_of, "SITE_URL": theirs.address} if theirs else {}
    added = {name: value for name, value in wanted.items() if value and name not in os.environ}
    if theirs and theirs.as_of and "INSYN_TODAY" in added and theirs.as_of != checking.today().isoformat():
        click.echo(f"Den publicerade webbplatsen gäller per {theirs.as_of}, inte i dag. Den jämförs med ett bygge för den dagen.", err=True)
    os.environ.update(added)
    try:
        yield
    finally:
        for name in added:
            del os.environ[name]


def _everything(paths: Sequence[str]) -> Sequence[str]:
    return paths


def _sample(paths: Sequence[str]) -> Sequence[str]:
    """Some files, others each time: a server that knew which could be right about just those."""
    first = [path for path in _FIRST if path in paths]
    rest = [path for path in paths if path not in first]
    return [*first, *random.SystemRandom().sample(rest, min(len(rest), _SAMPLE - len(first)))]
