"""Questions on a terminal: a field's title and explanation, what there is to choose from by number, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from generator.problems import did_you_mean
from generator.records.shape import Field

#: More than this is not listed; one writes a part of the name instead.
_MANY = 40


def choices(field: Field, names: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What a field may hold, with what each is called; empty where it is free."""
    if field.choice is not None:
        return {str(each.value): each.label for each in field.choice}
    return dict(sorted(names.get(field.reference, {}).items())) if field.reference else {}


def ask(field: Field, offered: Mapping[str, str], assumed: str, objection: Callable[[list[str]], str]) -> list[str]:
    """Ask until the answer will do.

    Args:
        field: what is asked for.
        offered: what there is to choose from, with what each is called.
        assumed: what an empty answer means, or nothing.
        objection: what is wrong with an answer, in words, or nothing.

    Raises:
        click.Abort: there will be no answer.
    """
    click.echo(f"\n{click.style(field.title, bold=True)}\n  {field.description}")
    for number, (value, called) in enumerate(offered.items() if len(offered) <= _MANY else (), start=1):
        click.echo(f"  {number:>3}  {value}{f'  ({called})' if called else ''}")
    prompt = "Nummer eller id" if offered else "Svar"
    if len(offered) > _MANY:
        prompt = f"Id eller namn, helt eller delvis ({len(offered)} finns)"
    if field.several:
        prompt += ", flera med komma emellan"
    while True:
        answer = click.prompt(prompt, default=assumed or None, type=str)
        told = [part.strip() for part in answer.split(",")] if field.several and offered else [answer.strip()]
        meant = [_meant(each, offered) for each in told if each]
        if fault := _unclear(meant, offered) or objection([value for value, _ in meant]):
            click.echo(f"  {fault}")
        elif meant:
            return [value for value, _ in meant]


def yes(question: str) -> bool:
    """Ask until the answer is ja or nej.

    Raises:
        click.Abort: there will be no answer.
    """
    while True:
        answer = click.prompt(f"{question} (ja eller nej)", type=str).strip().casefold()
        if answer in {"ja", "j", "nej", "n"}:
            return answer.startswith("j")
        click.echo("  Svara ja eller nej.")


def _meant(answer: str, offered: Mapping[str, str]) -> tuple[str, list[str]]:
    """The value that an answer stands for, and all that it could stand for where that is not one."""
    if not offered or answer in offered:
        return answer, []
    listed = list(offered)
    if answer.isdecimal() and len(listed) <= _MANY and 1 <= int(answer) <= len(listed):
        return listed[int(answer) - 1], []
    folded = answer.casefold()
    same = [value for value, called in offered.items() if called.casefold() == folded]
    near = same or [value for value, called in offered.items() if folded in called.casefold() or folded in value]
    return (near[0], []) if len(near) == 1 else (answer, near)


def _unclear(meant: list[tuple[str, list[str]]], offered: Mapping[str, str]) -> str:
    for value, near in meant:
        if len(near) > 1:
            return f'"{value}" kan vara {", ".join(near[:10])}{" …" if len(near) > 10 else ""}.'  # noqa: PLR2004 - as many as fit on a line
        if offered and value not in offered:
            return f'"{value}" finns inte. {did_you_mean(value, [*offered, *offered.values()])}'.strip()
    return ""
