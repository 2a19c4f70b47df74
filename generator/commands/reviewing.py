"""Whether the data are right: `insyn check`. Editors ask it all day, so it loads nothing of what makes a site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.checking import Checked
from generator.commands import DATA, check_project, in_project, in_words
from generator.commands.showing import from_workspace, shown
from generator.problems import FORMATS, Problem, Severity, has_errors, in_order


@click.command()
@in_project
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", help="Hur problemen skrivs ut.")
@click.option("--against", metavar="REV", help="En version i git. Varje adress som den hade ska finnas kvar eller leda vidare.")
@click.option("--lines", is_flag=True, help="Visa raden som varje problem gäller också när utskriften inte går till en terminal.")
@in_words
def check(project: Path, form: str, against: str | None, lines: bool) -> None:
    """Kontrollera data utan att bygga."""
    checked = check_project(project)
    problems = in_order([*checked.problems, *(_dead(checked, against) if against else [])])
    if form == "text" and (lines or sys.stdout.isatty()):
        printed = shown(problems, project)
    else:
        printed = FORMATS[form](from_workspace(problems, project) if form == "github" else problems)
    for line in printed:
        click.echo(line)
    if form != "json":
        count = len(checked.register.items())
        click.echo(f"{_counted(problems)} i {count} {'post' if count == 1 else 'poster'}.", err=True)
        if problems and form == "text" and sys.stdout.isatty():
            click.echo(f"Mer om en regel: insyn explain {problems[0].rule}", err=True)
    sys.exit(DATA if has_errors(problems) else 0)


def _dead(checked: Checked, against: str) -> list[Problem]:
    from generator.commands.comparing import dead  # noqa: PLC0415 - few checks compare two versions, and it loads what makes pages

    return dead(checked.register, against)


def _counted(problems: list[Problem]) -> str:
    """How many problems there are, the warnings told apart."""
    if not problems:
        return "Inga problem"
    errors = sum(each.severity is Severity.ERROR for each in problems)
    warnings = len(problems) - errors
    told = f"{warnings} {'varning' if warnings == 1 else 'varningar'}"
    return f"{len(problems)} problem" if not warnings else f"{errors} fel och {told}" if errors else told
