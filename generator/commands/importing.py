"""From a document in the post to a draft: `insyn import`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.commands import DATA, USE, Stopped, check_project, in_project, in_words, progress
from generator.commands.forms import formed
from generator.editing.importing import imports
from generator.editing.importing.refused import Refused
from generator.identity import masked
from generator.problems import did_you_mean
from generator.register import Register


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FIL…", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_project
@click.option("--consultation", default="", metavar="ID", help="Remissen som handlingarna svarar på, om den inte framgår av dem.")
@click.option("--organisation", default="", metavar="ID", help="Den som svarar, om det inte framgår av handlingen. Bara med en fil.")
@click.option("--mask", is_flag=True, help="Ta bort personnummer ur texten, och lagra bara den.")
@in_words
def import_command(files: tuple[Path, ...], project: Path, consultation: str, organisation: str, mask: bool) -> None:
    """Gör utkast till svar av handlingar: PDF, Word, OpenDocument, HTML eller ren text."""
    register = check_project(project).register
    _refuse_unknown(register, consultation, organisation, len(files))
    choices = imports.Choices(consultation, organisation, mask)
    worst = 0
    for number, file in enumerate(files):
        name = masked(str(file))
        try:
            with progress(f"Läser {name}"):
                report = imports.imported(file, check_project(project).register if number else register, choices, formed)
        except Refused as error:
            click.echo(f"{name}: {error}", err=True)
            worst = max(worst, error.code)
            continue
        for line in report.lines(name):
            click.echo(line)
    done = "1 handling importerad." if len(files) == 1 else f"{len(files)} handlingar importerade."
    click.echo("Alla gick inte att importera." if worst and len(files) > 1 else "Ingenting importerades." if worst else done, err=True)
    sys.exit(worst)


def _refuse_unknown(register: Register, consultation: str, organisation: str, files: int) -> None:
    if consultation and consultation not in register.consultations:
        hint = imports.consultation_hint(consultation, register)
        raise Stopped(f'Det finns ingen remiss "{consultation}". {hint}', USE)
    if organisation and organisation not in register.organisations:
        hint = did_you_mean(organisation, register.organisations) or "Skapa data/organisations/<id>.yml först."
        raise Stopped(f'Det finns ingen organisation "{organisation}". {hint}', USE)
    if organisation and files > 1:
        raise Stopped("--organisation gäller en enda handling. Importera dem en i taget, eller utelämna valet.", USE)
    if not register.consultations:
        raise Stopped("Det finns ingen remiss i data att svara på. Skriv consultation.yml först; data/README.md visar hur.", DATA)
