"""What residents will see change: `insyn diff`, and the addresses that `insyn check --against` looks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from generator import checking
from generator.commands import USE, Stopped, in_project, in_words, needs_today, progress
from generator.history import UnknownRevisionError
from generator.problems import Problem
from generator.register import Register
from generator.revisions import earlier
from generator.revisions.addresses import dead_addresses
from generator.revisions.markdown import as_markdown
from generator.revisions.plain import as_plain
from generator.revisions.report import report


@click.command()
@click.argument("revision", metavar="REV")
@in_project
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="markdown är till en kommentar på en ändring i git."
)
@in_words
def diff(revision: str, project: Path, form: str) -> None:
    """Visa vad som ändras för den som läser, sedan en version i git.

    REV är till exempel main, HEAD~1 eller en tagg. Den jämförs med filerna så som de är nu, också det som inte är sparat i git.
    """
    needs_today()
    with _known(revision), progress(f"Jämför med {revision}"):
        found = report(checking.read(project), revision)
    if form == "markdown":
        click.echo(as_markdown(found), nl=False)
        return
    for line in as_plain(found):
        click.echo(line)


def dead(known: Register, revision: str) -> list[Problem]:
    """A problem for each address that is gone since a revision. Raises Stopped where there is no such revision."""
    with _known(revision), earlier(known, revision) as before:
        return dead_addresses(known, before, revision)


@contextmanager
def _known(revision: str) -> Iterator[None]:
    try:
        yield
    except UnknownRevisionError as error:
        raise Stopped(f'Git känner inte till "{revision}" i det här projektet. Det säger: {error}', USE) from None
