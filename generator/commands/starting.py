"""What begins a whole project: `insyn init`."""

from __future__ import annotations

from pathlib import Path

import click

from generator import checking, reading, schema
from generator.commands import USE, Stopped, in_words, needs_today
from generator.commands.creating import asks
from generator.commands.forms import formed
from generator.editing.starting import NotEmptyError, Start, start
from generator.reading.discover import suggested_id
from generator.records import KINDS
from generator.records.fields import LONGEST_ID
from generator.records.site import Site

#: What the name of an id may hold so that more can be added to it.
_ROOM = LONGEST_ID - 20
_LONGEST_NAME = 200


@click.command()
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
@click.option("--municipality", help="Kommunens namn.")
@click.option("--agreement", help="Överenskommelsens namn.")
@click.option("--publisher", help="Vem som ger ut webbplatsen. Annars kommunen.")
@in_words
def init(folder: Path, **named: str | None) -> None:
    """Börja en ny webbplats i en mapp som inte finns eller är tom.

    I en terminal får du frågor om namnen. Inget hittas på: det som inte är känt står som okänt, tills någon fyller i det.
    """
    needs_today()
    names = _named(named)
    told = Start(
        municipality=names["municipality"],
        agreement=names["agreement"],
        publisher=names.get("publisher") or names["municipality"],
        municipality_id=_id(names["municipality"]),
        agreement_id=_id(names["agreement"]),
        today=checking.today().isoformat(),
    )
    try:
        start(folder, told, formed, {"site": Site, **{kind.name: kind.model for kind in KINDS.values()}})
    except NotEmptyError:
        raise Stopped(f"{folder} är inte en tom mapp. Ingenting är ändrat. Välj en mapp som inte finns.", USE) from None
    schema.write_own_if_possible(reading.read(folder))
    click.echo(f"Webbplatsen är påbörjad i {folder.resolve()}. Gå dit och kör insyn serve. Sedan: README.md.")


def _named(given: dict[str, str | None]) -> dict[str, str]:
    """The names that are needed, asked for where somebody can answer."""
    wanted = {"municipality": "Kommunens namn", "agreement": "Överenskommelsens namn"}
    names = {option: " ".join(value.split()) for option, value in given.items() if value and value.strip()}
    lacking = [option for option in wanted if option not in names]
    if lacking and not asks():
        raise Stopped("\n  ".join(["Det här behövs också:", *(f'--{option}="…"  {wanted[option]}.' for option in lacking)]), USE)
    try:
        for option in lacking:
            names[option] = " ".join(click.prompt(wanted[option], type=str).split())
    except click.Abort:
        raise Stopped("\nAvbrutet. Ingenting är skrivet.", USE) from None
    for option, name in names.items():
        if len(name) > _LONGEST_NAME or not name.isprintable():
            raise Stopped(f"--{option} är för långt eller har tecken som inte syns.", USE)
    return names


def _id(name: str) -> str:
    """An id of a name, short enough to stand in others."""
    whole = suggested_id(name)
    return whole if len(whole) <= _ROOM else whole[:_ROOM].rpartition("-")[0] or whole[:_ROOM]
