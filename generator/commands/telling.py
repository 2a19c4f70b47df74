"""What the program tells of itself: `insyn schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator import schema
from generator.commands import in_words


@click.command(name="schema")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Skriv en fil per slag i mappen i stället för att visa allt.")
@in_words
def schema_command(out: Path | None) -> None:
    """Visa JSON Schema för varje slag av post."""
    schemas = schema.schemas()
    if out is None:
        click.echo(json.dumps(schemas, ensure_ascii=False, indent=2))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, content in schemas.items():
        (out / f"{name}.schema.json").write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8")
    click.echo(f"{len(schemas)} scheman finns i {out.resolve()}")
