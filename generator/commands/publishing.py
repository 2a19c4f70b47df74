"""From the data to the site: `insyn build` and `fill`."""

from __future__ import annotations

import subprocess
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import click

from generator import checking, pipeline
from generator.cache import Store
from generator.commands import USE, WORK, Stopped, in_project, in_words, needs_today, progress
from generator.commands.cluster import cluster
from generator.commands.kept import documents_before, keeping, proved_before, read_before, remove_forgotten
from generator.commands.previewing import quiet_engine
from generator.commands.sparing import sparing
from generator.commands.system import naming, of_command, without_trace
from generator.digests import Digests
from generator.past import Past
from generator.problems import FORMATS
from generator.reading import engine_config
from generator.unchanged import Memory, digests_of, folder, forget, options, surroundings
from generator.workers import Workers

_MOST_PROCESSES = 256  # more cores than a machine for this has


@click.command()
@in_project
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Mappen för den färdiga webbplatsen. site/ i projektet om inget anges."
)
@click.option(
    "--workers",
    "processes",
    type=click.IntRange(1, _MOST_PROCESSES),
    metavar="ANTAL",
    help="Hur många processer som gör sidorna. En per processorkärna om inget anges.",
)
@click.option(
    "--dask",
    metavar="ADRESS",
    help="Låt ett Dask-kluster göra sidorna. Adressen till dess schemaläggare, till exempel tcp://10.0.0.5:8786. Kräver insyn[dask].",
)
@click.option("--no-search", is_flag=True, help="Gör inget sökregister. Sökningen på webbplatsen svarar då inte. För mätningar.")
@in_words
def build(project: Path, out: Path | None, processes: int | None, dask: str | None, no_search: bool) -> None:
    """Kontrollera, bygg och lägg den färdiga webbplatsen på plats."""
    needs_today()
    target = out or project / "site"
    _refuse_sources(project, target)
    digests = digests_of(project)
    proved, seen = proved_before(project, digests), documents_before(project, digests)
    asked = engine_config.asked_of_environment(project)
    memory = Memory(project, checking.made_from(project), checking.today().isoformat(), options(search=not no_search), digests, asked=asked)
    kept = folder()
    cache = Store(kept / "parts") if kept else None
    past = _past(project, target, cache, digests, search=not no_search) if cache else None
    with naming(target), _working(processes, dask) as workers, keeping(digests, proved, seen):
        forget(project, target)
        checked = pipeline.build(
            project,
            target,
            sparing(mkdocs, cache, digests),
            progress,
            workers,
            searchable=not no_search,
            cache=cache,
            before=read_before(project, digests),
            proved=proved,
            digests=digests,
            past=past,
        )
    memory.keep(target, _built(checked, target))
    if cache:
        cache.trim()
        remove_forgotten(project)


def _past(project: Path, target: Path, store: Store, digests: Digests, *, search: bool) -> Past | None:
    """What is remembered of the build before; None where it is not known what this one follows from."""
    asked = engine_config.asked_of_environment(project)
    about = surroundings(project, checking.made_with(project), checking.today().isoformat(), options(search=search), digests, asked=asked)
    return Past(project, target, about, store) if about else None


def _working(processes: int | None, address: str | None) -> AbstractContextManager[Workers]:
    """Who makes the pages: a cluster, so many processes of this machine, or one for each of its cores."""
    if address is None:
        return nullcontext(Workers(processes=processes))
    if processes is not None:
        raise Stopped("Välj antingen --workers eller --dask. Ett kluster har så många arbetare som det har.", USE)
    return cluster(address)


def _built(checked: checking.Checked, folder: Path) -> list[str]:
    told = list(FORMATS["text"](checked.told_when_built))
    for line in told:
        click.echo(line, err=True)
    click.echo(f"Webbplatsen finns i {folder.resolve()}")
    return told


def _refuse_sources(project: Path, target: Path) -> None:
    """The target is replaced as a whole, so it must not hold what it is made from."""
    whole = target.resolve()
    kept = [project.resolve(), *((project / name).resolve() for name in ("data", "content", "site_theme"))]
    if any(whole == path or whole in path.parents for path in kept) or any(path in whole.parents for path in kept[1:]):
        raise Stopped(f"{target} innehåller projektets egna filer och kan inte ersättas. Välj en annan mapp.", USE)
    if target.is_dir() and any(target.iterdir()) and not (target / "index.html").exists():
        raise Stopped(f"{target} är inte tom och ser inte ut som en webbplats. Välj en annan mapp.", USE)


def mkdocs(project: Path, folder: Path) -> None:
    """Let MkDocs build the pages of content/ into a folder, in a process of its own."""
    config = (project / engine_config.FILE).resolve()
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",  # and not --quiet, under which it counts no warnings
        "--config-file",
        str(config),
        "--site-dir",
        str(folder.resolve()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**quiet_engine(), "INSYN_ENGINE_ONLY": "1"})
    if done.returncode:
        said = "\n".join(line for line in (done.stdout + done.stderr).splitlines() if not line.startswith("INFO")).strip()
        if stopped := of_command(said):  # a full disk is no fault of the pages
            raise stopped
        raise Stopped(f"MkDocs kunde inte bygga sidorna i content/. Det säger:\n{without_trace(said).strip()[-2000:]}", WORK)


@click.command()
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@in_project
@in_words
def fill(site_dir: Path, project: Path) -> None:
    """Fyll en mapp som en annan motor har byggt av content/."""
    needs_today()
    with naming(site_dir):
        checked = pipeline.fill_built(project, site_dir, progress)
    _built(checked, site_dir)
