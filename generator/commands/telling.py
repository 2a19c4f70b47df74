"""What the program tells of itself: `insyn schema`, and `insyn explain` of each rule."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import indent

import click

from generator import reading, schema
from generator.catalogue import RULES
from generator.commands import USE, Stopped, in_words
from generator.explaining import Explanation, explanation
from generator.problems import nearest


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


@click.command()
@click.argument("rules", nargs=-1, metavar="[REGEL]…")
@in_words
def explain(rules: tuple[str, ...]) -> None:
    """Förklara en regel: vad som ska gälla, varför, och hur man skriver i stället. Utan REGEL visas alla regler."""
    if not rules:
        width = max(map(len, RULES))
        for rule in RULES.values():
            click.echo(f"{rule.id:{width}}  {rule.title}")
        return
    click.echo("\n\n".join(_told(_found(name)) for name in rules))


def _found(name: str) -> Explanation:
    """The rule that is meant; raises Stopped with the nearest where there is none."""
    wanted = name.strip("[] ")
    if found := explanation(wanted):
        return found
    parts = [rule for rule in RULES if wanted in rule] or [rule for rule in RULES if wanted in rule.replace("-", "").replace(".", "")]
    near = nearest(wanted, {rule: rule for rule in RULES}) or nearest(wanted, {rule.partition(".")[2]: rule for rule in RULES})
    meant = ", ".join(dict.fromkeys([near, *parts] if near else parts))
    hint = f"Menade du {meant}?" if meant else "Kör insyn explain utan namn, så visas alla."
    raise Stopped(f'Ingen regel heter "{wanted}". {hint}', USE)


def _told(found: Explanation) -> str:
    advice = found.advice
    examples = [f"{title}:\n{indent(text, '    ')}" for title, text in (("Fel", advice.wrong), ("Rätt", advice.right))]
    parts = [f"{found.rule.title} [{found.rule.id}]", f"Varför: {found.rule.why}", f"Gör så här: {advice.instead}", *examples]
    return "\n\n".join(parts)
