"""Whether the addresses of sources still lead somewhere: `insyn links`. Never part of a build."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import checking
from generator.commands import DATA, USE, WORK, Stopped, in_project, in_words, needs_today, progress
from generator.commands.showing import from_workspace, shown
from generator.problems import FORMATS, Problem, did_you_mean, has_errors, in_order, printable
from generator.register import Register

if TYPE_CHECKING:
    from generator.outward.inquiry import Written

_SEVERAL_FORMS = "--all går bara ihop med --format text."


@click.command()
@in_project
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="Hur problemen skrivs ut.")
@click.option("--only", metavar="KÄLLA", multiple=True, help="Bara den källan, med dess id. Kan upprepas.")
@click.option("--limit", type=click.IntRange(1), default=500, show_default=True, help="Så många adresser frågas på en gång som mest.")
@click.option("--seconds", type=click.IntRange(1, 3600), default=600, show_default=True, help="Så länge får det hela ta.")
@click.option("--fresh", is_flag=True, help="Fråga också om det som nyligen är frågat.")
@click.option("--all", "everything", is_flag=True, help="Visa också adresserna som fungerar.")
@click.option("--local", is_flag=True, help="Fråga också servrar på den egna datorn och i det egna nätet. Bara för prov.")
@in_words
def links(  # noqa: PLR0913 - one for each option
    project: Path, form: str, only: tuple[str, ...], limit: int, seconds: int, *, fresh: bool, everything: bool, local: bool
) -> None:
    """Fråga webben om källornas adresser fortfarande leder rätt.

    Servrarna frågas skonsamt, en sak i taget. Svaren sparas i .insyn/ i några dagar, så att ingen frågas i onödan.
    """
    # Here and not above: no other command loads what reaches the network.
    from generator.outward.inquiry import inquire  # noqa: PLC0415 - as said
    from generator.outward.limits import Limits  # noqa: PLC0415 - as said

    if everything and form != "text":
        raise Stopped(_SEVERAL_FORMS, USE)
    needs_today()
    with progress("Läser data"):
        known = checking.read(project)
    written = _written(known, only)
    with progress(f"Frågar om {len(written)} adresser"):
        limits = Limits(total=seconds, local=local)
        address = known.reading.engine.address
        result = inquire(project, (each.url for each in written), known.today, address, limits=limits, most=limit, fresh=fresh)
    if result.without_network:
        raise Stopped("Ingen av servrarna gick att nå. Har datorn kontakt med internet? Program som går via en proxy stöds inte.", WORK)
    problems = in_order(checking.discreet(problem, known.reading.withheld) for problem in result.problems(written))
    _tell(problems, project, form)
    if everything:
        for line in result.fine(written):
            click.echo(printable(line))
    if form != "json":
        click.echo(result.summary(), err=True)
    unread = has_errors(known.reading.problems)
    if unread:
        click.echo("Alla filer gick inte att läsa, så någon adress kan saknas. Kör: insyn check", err=True)
    sys.exit(DATA if unread or has_errors(problems) else 0)


def _written(known: Register, only: tuple[str, ...]) -> list[Written]:
    """The addresses of sources, with their places. Raises Stopped where a source is asked for that there is none of."""
    from generator.outward.inquiry import Written  # noqa: PLC0415 - as above

    for name in only:
        if name not in known.sources:
            raise Stopped(f'Det finns ingen källa med id "{name}". {did_you_mean(name, known.sources)}'.strip(), USE)
    sources = [item for item in known.sources.values() if item.record.address and (not only or item.id in only)]
    return [Written(str(item.record.address), item.entry.places.place(("address",))) for item in sources]


def _tell(problems: list[Problem], project: Path, form: str) -> None:
    if form == "text" and sys.stdout.isatty():
        printed = shown(problems, project)
    else:
        printed = FORMATS[form](from_workspace(problems, project) if form == "github" else problems)
    for line in printed:
        click.echo(line)
