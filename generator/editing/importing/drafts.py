"""Records as an editor gets them: YAML, each guess with a comment that says why it is one. The canonical form is given to it afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from generator.editing.scalars import quoted

MARK = "kontrollera:"
_STEP = 2


class Fields:
    """The fields of a record or of a part, in the order in which they are added; what is empty is left out."""

    def __init__(self) -> None:
        self.items: list[tuple[str, str | Fields | Points, list[str]]] = []

    def add(self, name: str, value: str | Fields | Points | None, why: str | list[str] = "") -> Fields:
        """Add a field. `why` says what the value is guessed from; where there is none, it is no guess."""
        if value:
            self.items.append((name, value, [why] if isinstance(why, str) and why else list(why)))
        return self


class Comment(str):
    """A comment that is to stay: no guess, but something that whoever reads the file should know."""

    __slots__ = ()


class Noted:
    """A value of a list with comments above it."""

    def __init__(self, value: Fields, *why: str) -> None:
        self.value, self.why = value, list(why)


#: What a list may hold.
Points = list[str] | list[Fields] | list[Noted]


def written(fields: Fields, top: list[str]) -> str:
    """A record as the text of its file. `top` are comments at its head; those that are marks begin with "kontrollera:"."""
    return "\n".join([*(f"# {line}" for line in top), *_lines(fields, 0)]) + "\n"


def _lines(fields: Fields, indent: int) -> Iterator[str]:
    margin = " " * indent
    for name, value, why in fields.items:
        yield from _comments(why, indent)
        if isinstance(value, str):
            yield f"{margin}{name}: {quoted(value)}"
            continue
        yield f"{margin}{name}:"
        if isinstance(value, Fields):
            yield from _lines(value, indent + _STEP)
        else:
            for point in value:
                yield from _point(point, indent + _STEP)


def _point(point: str | Fields | Noted, indent: int) -> Iterator[str]:
    if isinstance(point, Noted):
        yield from _comments(point.why, indent)
        point = point.value
    if isinstance(point, str):
        yield f"{' ' * indent}- {quoted(point)}"
        return
    yield f"{' ' * indent}-"
    yield from _lines(point, indent + _STEP)


def _comments(why: list[str], indent: int) -> Iterator[str]:
    for line in why:
        yield f"{' ' * indent}# {line if isinstance(line, Comment) else f'{MARK} {line}'}"
