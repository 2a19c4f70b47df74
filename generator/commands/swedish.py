"""What click says of a command's use, in Swedish: headings of its help, and what is wrong with how it was called."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from generator.problems import did_you_mean

_HEADINGS = {"Options": "Val", "Commands": "Kommandon", "Positional arguments": "Vad som skrivs efter"}
_USAGE = "Så skriver du: "
_NAME = "insyn"
_HELP = "Visa den här hjälpen."
#: What a value must be, by the type that click holds it against, where no `metavar` says so.
_METAVARS = {"text": "TEXT", "directory": "MAPP", "file": "FIL", "path": "MAPP", "integer range": "TAL", "integer": "TAL"}
_EXTRA = re.compile(r"\[default: (?P<default>[^;\]]+)(?:; +(?:(?P<low>\d+)<=x<=(?P<high>\d+)|x>=(?P<least>\d+)))?\]")
_USE, _STOPPED = 2, 3
#: How click tells what is wrong with a value, and what to say instead. `hint` names the value's place.
_FAULTS = (
    (r"Directory '(?P<value>.*)' does not exist\.", "det finns ingen mapp {value}."),
    (r"(?:File|Path) '(?P<value>.*)' does not exist\.", "det finns ingen fil {value}."),
    (r"\w+ '(?P<value>.*)' is a file\.", "{value} är en fil. Ange en mapp."),
    (r"\w+ '(?P<value>.*)' is a directory\.", "{value} är en mapp. Ange en fil."),
    (r"\w+ '(?P<value>.*)' is not (?:readable|executable)\.", "{value} får inte läsas. Kontrollera rättigheterna."),
    (r"\w+ '(?P<value>.*)' is not writable\.", "{value} får inte ändras. Kontrollera rättigheterna."),
    (r"'(?P<value>.*)' is not a valid integer(?: range)?\.", '"{value}" är inget heltal.'),
    (r"(?P<value>-?\d+) is not in the range (?P<low>\d+)<=x<=(?P<high>\d+)\.", "{value} är utanför {low}–{high}."),
    (r"(?P<value>-?\d+) is not in the range x>=(?P<low>\d+)\.", "{value} är för lite. Minst {low}."),
    (r"Option '(?P<value>.*)' requires an argument\.", "{value} behöver ett värde efter sig."),
    (r"Option '(?P<value>.*)' does not take a value\.", "{value} tar inget värde. Skriv bara {value}."),
    (r"Got unexpected extra arguments? \((?P<value>.*)\)", "det blev för mycket: {value}."),
    (r"Missing command\.", "skriv vilket kommando."),
)


class Formatter(click.HelpFormatter):
    """Writes help with Swedish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, _USAGE if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _EXTRA.sub(_extra, text)) for name, text in rows], col_max, col_spacing)


def _extra(found: re.Match[str]) -> str:
    """What click writes behind an option: "[default: 600; 1<=x<=3600]" is "[annars 600; 1–3600]"."""
    parts = [
        found["default"] and f"annars {found['default']}",
        found["low"] and f"{found['low']}–{found['high']}",
        found["least"] and f"minst {found['least']}",
    ]
    return f"[{'; '.join(filter(None, parts))}]"


class Context(click.Context):
    """Where a command is called, with help in Swedish."""

    formatter_class = Formatter

    def __init__(self, command: click.Command, *rest: Any, **extra: Any) -> None:
        super().__init__(command, *rest, **extra)
        if option := command.get_help_option(self):
            option.help = _HELP


class Group(click.Group):
    """The program: its commands, its help and its complaints in Swedish.

    Args:
        later: the module and the function of each command by its name. It is loaded when it is asked for: all that other commands need
            takes as long to load as a small build.
    """

    context_class = Context

    def __init__(self, *args: Any, later: Mapping[str, tuple[str, str]], **extra: Any) -> None:
        self._later, self._loaded = later, dict[str, click.Command]()
        super().__init__(*args, **extra)

    @property
    def commands(self) -> MutableMapping[str, click.Command]:
        """All commands by name."""
        return {name: command for name in self._later if (command := self.get_command(None, name))}

    @commands.setter
    def commands(self, given: Any) -> None:
        pass  # click gives an empty one

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(self._later)

    def get_command(self, ctx: click.Context | None, cmd_name: str) -> click.Command | None:
        """A command by its name, or None where there is no such."""
        del ctx
        if cmd_name in self._later and cmd_name not in self._loaded:
            module, function = self._later[cmd_name]
            self.add_command(getattr(import_module(module), function))
        return self._loaded.get(cmd_name)

    def add_command(self, cmd: click.Command, name: str | None = None) -> None:
        """Take a command and make its help Swedish."""
        cmd.context_class = Context
        cmd.options_metavar = "[VAL]"
        for param in cmd.params:
            if isinstance(param, click.Option) and param.metavar is None and not param.is_flag and not isinstance(param.type, click.Choice):
                param.metavar = _METAVARS.get(param.type.name)
        self._loaded[name or cmd.name or ""] = cmd

    def main(self, args: Sequence[str] | None = None, *_: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run, and tell of wrong use in Swedish with exit code 2."""
        extra["prog_name"] = _NAME  # a module or a file that it was started by is no name to write on a command line
        if not standalone_mode:
            return super().main(args, standalone_mode=False, **extra)
        try:
            code = super().main(args, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(_USE)
        except click.UsageError as error:
            _complain(error)
        except click.Abort:
            click.echo("\nAvbrutet.", err=True)
            sys.exit(_STOPPED)
        except BrokenPipeError:  # whoever read what is said, such as `head`, has had enough
            sys.stdout = None
            sys.exit(0)
        sys.exit(code if isinstance(code, int) else 0)


def _complain(error: click.UsageError) -> NoReturn:
    path = error.ctx.command_path if error.ctx else "insyn"
    click.echo(f"Fel: {told(error)}\nKör {path} --help för att se hur det skrivs.", err=True)
    sys.exit(_USE)


def told(error: click.UsageError) -> str:
    """What is wrong with how a command was called, and what to write instead, in Swedish."""
    if isinstance(error, click.exceptions.NoSuchCommand):
        known = error.ctx.command.list_commands(error.ctx) if error.ctx and isinstance(error.ctx.command, click.Group) else []
        return _with(f'det finns inget kommando "{error.command_name}".', did_you_mean(error.command_name, known))
    if isinstance(error, click.NoSuchOption):
        options = [each for param in error.ctx.command.params for each in param.opts] if error.ctx else []
        return _with(f"det finns inget val {error.option_name}.", did_you_mean(error.option_name, options))
    if isinstance(error, click.MissingParameter) and error.param:
        return f"det som saknas är {_hint(error.param)}{_choices(error.param)}."
    if isinstance(error, click.BadParameter) and error.param:
        return f"{_hint(error.param)}: {_fault(error)}"
    return _fault(error)


def _hint(param: click.Parameter) -> str:
    return param.opts[-1] if isinstance(param, click.Option) else param.make_metavar(click.Context(click.Command("insyn"))).strip("[]… .")


def _choices(param: click.Parameter) -> str:
    return f", ett av {', '.join(map(str, param.type.choices))}" if isinstance(param.type, click.Choice) else ""


def _fault(error: click.UsageError) -> str:
    if isinstance(error, click.BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        value = re.match(r"'(.*?)' is not one of", error.message)
        offered = [str(each) for each in error.param.type.choices]
        wrong = value[1] if value else ""
        return _with(f'"{wrong}" går inte. Välj {", ".join(offered[:-1])} eller {offered[-1]}.', did_you_mean(wrong, offered))
    for pattern, words in _FAULTS:
        if found := re.fullmatch(pattern, error.message):
            return words.format(**found.groupdict())
    return error.message


def _with(fault: str, hint: str) -> str:
    return f"{fault} {hint}".strip()
