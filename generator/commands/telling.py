"""What the program tells of itself: `insyn schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator import reading, schema
from generator.commands import in_words


@click.command(name="schema")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Skriv en fil per slag i mappen i stället för att visa allt.")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Ta med de id som finns i projektet. Utan --out skrivs filerna där programmen som du redigerar i läser dem.",
)
@in_words
def schema_command(out: Path | None, project: Path | None) -> None:
    """Visa JSON Schema för varje slag av post."""
    read = reading.read(project) if project else None
    if read and out is None:
        count = schema.write_own(read)
        click.echo(f"{count} scheman finns i {(read.project / schema.FOLDER).resolve()}")
        return
    schemas = schema.schemas(schema.names_in(read) if read else None)
    if out is None:
        click.echo(json.dumps(schemas, ensure_ascii=False, indent=2))
        return
    schema.write(out, schemas)
    click.echo(f"{len(schemas)} scheman finns i {out.resolve()}")
