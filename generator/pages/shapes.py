"""What a chart is drawn of, and how its words find room."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

#: How wide a letter is, in parts of its height: a little more than Source Sans 3 needs, for the fonts that may stand in for it.
_LETTER = 0.56
_ABOVE, _BELOW = 0.78, 0.22  # of a line of text, from where it stands
_HATCH = 7.0  # between the lines that fill a bar


@dataclass(frozen=True, slots=True)
class Size:
    """How large a chart is drawn, in units of its own."""

    width: float
    plot: float  #: the height between the least and the greatest value
    text: float


#: A chart is drawn twice, so that its words are read on a phone and do not shout on a desk.
WIDE = Size(480, 150, 17)
NARROW = Size(280, 130, 15)


@dataclass(frozen=True, slots=True)
class Words:
    x: float
    y: float
    text: str
    look: str  #: the name of a class
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    tone: str  #: the colour, as the end of a class's name
    hatch: str = ""  #: a path of lines, so that bars are told apart without colour


@dataclass(frozen=True, slots=True)
class Stroke:
    path: str
    tone: str
    dash: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of a point on a line."""

    path: str
    tone: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that one drawing consists of, in the order in which it is drawn."""

    width: float
    height: float
    text: float
    left: float  #: where it begins, with its scale to the left
    axis: float  #: how far down zero lies
    target: float | None  #: how far down the target lies
    grid: list[float]  #: how far down the lines of its scale lie; empty where the figures are written out
    bars: list[Bar]
    gaps: list[Bar]  #: where a figure is not known
    strokes: list[Stroke]
    marks: list[Mark]
    chips: list[Bar]  #: grounds behind words that stand on bars
    words: list[Words]
    whole: bool  #: whether every figure is written out


@dataclass(frozen=True, slots=True)
class Key:
    """One series as the legend shows it."""

    title: str
    tone: str
    path: str = ""  #: of its sign; empty where the series is drawn as bars
    dash: str = ""
    hatch: str = ""


Box = tuple[float, float, float, float]  #: left, top, right, bottom


@dataclass(slots=True)
class Room:
    """The room for words: what is taken stays taken."""

    bounds: Box
    taken: list[Box] = field(default_factory=list)

    def take(self, box: Box) -> bool:
        """Take a box if it lies within the bounds and on nothing else."""
        left, top, right, bottom = box
        outer = self.bounds
        if left < outer[0] or top < outer[1] or right > outer[2] or bottom > outer[3]:
            return False
        if any(left < other[2] and other[0] < right and top < other[3] and other[1] < bottom for other in self.taken):
            return False
        self.taken.append(box)
        return True


def text_width(text: str, size: float) -> float:
    """About how wide a text is."""
    return len(text) * size * _LETTER


def text_box(text: str, size: float, x: float, y: float, margin: float = 1.5) -> Box:
    """The box of a text centred on `x` whose letters stand on `y`."""
    half = text_width(text, size) / 2
    return (x - half - margin, y - size * _ABOVE, x + half + margin, y + size * _BELOW)


def centred(text: str, size: float, x: float, width: float) -> float:
    """Where the middle of a text is, as near to `x` as it can be without being cut at an edge."""
    half = min(text_width(text, size) / 2 + 3, width / 2)
    return min(max(x, half), width - half)


def num(value: float) -> str:
    """A number in a path: `12.5`, `-0.3`, `7`."""
    return f"{round(value, 1) + 0.0:g}"


def line(points: list[tuple[float, float]]) -> str:
    """A path through points."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)


def sign(kind: int, x: float, y: float, radius: float = 6) -> str:
    """The path of a point's sign: circle, square, triangle or diamond."""
    r = radius
    if kind % 4 == 0:
        return f"M{num(x - r)} {num(y)}a{num(r)} {num(r)} 0 1 0 {num(2 * r)} 0a{num(r)} {num(r)} 0 1 0 {num(-2 * r)} 0z"
    corners = {
        1: [(-r, -r), (r, -r), (r, r), (-r, r)],
        2: [(0, -1.2 * r), (1.2 * r, r), (-1.2 * r, r)],
        3: [(0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)],
    }[kind % 4]
    return line([(x + dx, y + dy) for dx, dy in corners]) + "z"


def hatch(kind: int, box: Box) -> str:
    """The path of lines that fill a box: none, rising, level, falling, upright, or rising and falling."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    drawn = _HATCHES[kind % len(_HATCHES)]
    parts = []
    if "rising" in drawn:
        parts += [_slanting(box, at, rising=True) for at in _steps(width + height)]
    if "falling" in drawn:
        parts += [_slanting(box, at, rising=False) for at in _steps(width + height)]
    if "level" in drawn:
        parts += [f"M{num(left)} {num(top + at)}h{num(width)}" for at in _steps(height)]
    if "upright" in drawn:
        parts += [f"M{num(left + at)} {num(top)}v{num(height)}" for at in _steps(width)]
    return "".join(parts)


_HATCHES = ("", "rising", "level", "falling", "upright", "rising and falling")


def _steps(length: float) -> list[float]:
    return [_HATCH * (each + 0.5) for each in range(math.ceil(length / _HATCH - 0.5))]


def _slanting(box: Box, at: float, *, rising: bool) -> str:
    """A line at 45 degrees through a box; `at` counts from the corner where such lines begin."""
    width, height = box[2] - box[0], box[3] - box[1]
    left, right = max(0.0, at - height), min(width, at)
    begin, end = at - left, at - right  # how far from the lower edge a falling line is, or from the upper a rising
    if rising:
        return line([(box[0] + left, box[1] + begin), (box[0] + right, box[1] + end)])
    return line([(box[0] + left, box[3] - begin), (box[0] + right, box[3] - end)])
