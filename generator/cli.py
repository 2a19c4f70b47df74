"""The command `insyn`. What each of its commands does stands in `commands/`; exit codes are told there too."""

from __future__ import annotations

import click

from generator import __version__
from generator.commands import asking, comparing, creating, editing, importing, publishing, starting, swedish, telling, verifying


@click.group(
    cls=swedish.Group, context_settings={"help_option_names": ["-h", "--help"]}, options_metavar="[VAL]", subcommand_metavar="KOMMANDO …"
)
@click.version_option(__version__, prog_name="insyn", message="%(prog)s %(version)s", help="Visa vilken version det är.")
def main() -> None:
    """Gör en webbplats av YAML-filer om en offentlig överenskommelse, remissen och svaren."""


for each in (
    publishing.check,
    publishing.build,
    publishing.serve,
    publishing.fill,
    importing.import_command,
    creating.new,
    starting.init,
    editing.format_command,
    comparing.diff,
    asking.links,
    verifying.verify,
    telling.schema_command,
    telling.explain,
):
    main.add_command(each)

if __name__ == "__main__":
    main()
