"""The command `insyn`. What each of its commands does stands in `commands/`; exit codes are told there too."""

from __future__ import annotations

import click

from generator import __version__
from generator.commands import swedish

#: Each command by its name: the module in `commands/` and the function there. A module is loaded when its command is asked for.
COMMANDS = {
    "check": ("reviewing", "check"),
    "build": ("publishing", "build"),
    "serve": ("previewing", "serve"),
    "fill": ("publishing", "fill"),
    "import": ("importing", "import_command"),
    "new": ("creating", "new"),
    "init": ("starting", "init"),
    "format": ("editing", "format_command"),
    "diff": ("comparing", "diff"),
    "links": ("asking", "links"),
    "verify": ("verifying", "verify"),
    "schema": ("telling", "schema_command"),
    "explain": ("telling", "explain"),
}


@click.group(
    cls=swedish.Group,
    later={name: (f"generator.commands.{module}", function) for name, (module, function) in COMMANDS.items()},
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO …",
)
@click.version_option(__version__, prog_name="insyn", message="%(prog)s %(version)s", help="Visa vilken version det är.")
def main() -> None:
    """Gör en webbplats av YAML-filer om en offentlig överenskommelse, remissen och svaren."""


if __name__ == "__main__":
    main()
