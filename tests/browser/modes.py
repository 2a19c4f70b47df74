"""The ways in which a page is met, and which of them are tried: each page in two or three in `make test`, in all in `make audit`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations, cycle, product
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Scheme = Literal["light", "dark"]
Pair = tuple[tuple[str, Any], tuple[str, Any]]  #: two factors by name, each with its value

#: Width and height in CSS pixels. At 400 % zoom a window of 1280 × 1024 holds a fourth of each.
SCREENS = {"phone": (320, 640), "tablet": (768, 1024), "desktop": (1280, 800), "zoomed": (320, 256)}

#: With text alone at 200 %, the narrowest screen is one of today's phones: 320 pixels is what WCAG asks for at the usual size of text.
PHONE_WITH_LARGE_TEXT = (360, 740)


@dataclass(frozen=True)
class Mode:
    """What a visitor has in front of them, and what they have asked their browser for."""

    screen: str = "desktop"
    scheme: Scheme = "light"
    script: bool = True
    images: bool = True
    still: bool = False  #: prefers reduced motion
    forced: bool = False  #: forced colours
    large: bool = False  #: text alone at 200 %

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in CSS pixels."""
        return PHONE_WITH_LARGE_TEXT if self.large and self.screen == "phone" else SCREENS[self.screen]

    @property
    def narrow(self) -> bool:
        """Whether the menu is folded away."""
        return self.size[0] < 600

    @property
    def touched(self) -> bool:
        """Whether the screen is one for fingers."""
        return self.screen in {"phone", "tablet"}

    def options(self) -> dict[str, Any]:
        """What a browser context is opened with."""
        width, height = self.size
        return {
            "viewport": {"width": width, "height": height},
            "color_scheme": self.scheme,
            "reduced_motion": "reduce" if self.still else "no-preference",
            "forced_colors": "active" if self.forced else "none",
            "has_touch": self.touched,
        }

    def __str__(self) -> str:
        width, height = self.size
        told = {
            "utan skript": not self.script,
            "utan bilder": not self.images,
            "stilla": self.still,
            "tvingade färger": self.forced,
            "200 % text": self.large,
        }
        return ", ".join(
            [f"{width}×{height}", "mörkt" if self.scheme == "dark" else "ljust", *(words for words, holds in told.items() if holds)]
        )


#: What varies, and how.
FACTORS: dict[str, tuple[Any, ...]] = {
    "screen": tuple(SCREENS),
    "scheme": ("light", "dark"),
    "script": (True, False),
    "images": (True, False),
    "still": (False, True),
    "forced": (False, True),
    "large": (False, True),
}

#: What WCAG does not ask for: text at 200 % on top of 400 % zoom.
NEVER = ({"screen": "zoomed", "large": True},)


def possible(choice: Mapping[str, Any]) -> bool:
    """Whether a mode, or part of one, is met by anybody."""
    return not any(all(name in choice and choice[name] == value for name, value in never.items()) for never in NEVER)


def every() -> list[Mode]:
    """Screen, colours, script and size of text in all combinations; the rest, which changes less, each with all screens and colours."""
    crossed = ("screen", "scheme", "script", "large")
    chosen = [Mode(**dict(zip(crossed, values, strict=True))) for values in product(*(FACTORS[name] for name in crossed))]
    plain = [mode for mode in chosen if mode.script and not mode.large]
    for mode in plain:
        chosen += [replace(mode, forced=True), replace(mode, images=False), replace(mode, still=True)]
    chosen += [replace(mode, script=False, images=False) for mode in plain]
    return [mode for mode in dict.fromkeys(chosen) if possible(vars(mode))]


def pairwise(pages: Sequence[str], fullest: str) -> list[tuple[str, Mode]]:
    """Each page twice, and the one that shows the most as often as it takes for each circumstance to meet each other one.

    First plainly, on a wide screen with nothing asked for: there, in light or dark, all is asked of it. Then on a phone, or in a window
    at 400 % zoom, which is as wide and only lower, in the other colours; the rest is shared out, so that each circumstance comes to about
    half of the pages, and with each other one to about a fourth. The fullest page is met plainly in both colours.
    """
    visits = [(page, Mode(scheme=scheme)) for page, scheme in zip(pages, cycle(FACTORS["scheme"]))]
    met: Counter[Pair] = Counter()
    for page, scheme, screen in zip(pages, cycle(("dark", "light")), cycle(("phone", "phone", "zoomed", "zoomed")), strict=False):
        visits.append((page, _seldom_met({"screen": screen, "scheme": scheme}, met)))
    visits += [(fullest, Mode(scheme=scheme)) for scheme in FACTORS["scheme"] if (fullest, Mode(scheme=scheme)) not in visits]
    left = dict.fromkeys(pair for pair in _pairs(FACTORS) if possible(dict(pair)))
    for _, mode in visits:
        _take(mode, left)
    while left:
        visits.append((fullest, _most_new(left)))
        _take(visits[-1][1], left)
    return visits


def _seldom_met(choice: dict[str, Any], met: Counter[Pair]) -> Mode:
    """A mode that has what was chosen, and for the rest what has met it the fewest times."""
    for name, values in FACTORS.items():
        if name not in choice:
            able = [value for value in values if possible({**choice, name: value})]
            choice[name] = min(able, key=lambda value: sum(met[_pair(name, value, *other)] for other in choice.items()))
    met.update(_pair(*one, *other) for one, other in combinations(choice.items(), 2))
    return Mode(**choice)


def _most_new(left: Mapping[Pair, None]) -> Mode:
    """A mode that meets much of what has not been met."""
    choice = dict(next(iter(left)))
    for name in sorted(FACTORS, key=lambda each: -len(FACTORS[each])):
        if name not in choice:
            able = [value for value in FACTORS[name] if possible({**choice, name: value})]
            choice[name] = max(able, key=lambda value: sum(_pair(name, value, *other) in left for other in choice.items()))
    return Mode(**choice)


def _take(mode: Mode, left: dict[Pair, None]) -> None:
    for one, other in combinations(vars(mode).items(), 2):
        left.pop(_pair(*one, *other), None)


def _pairs(factors: Mapping[str, Sequence[Any]]) -> Iterator[Pair]:
    for (one, values), (other, others) in combinations(factors.items(), 2):
        for value, another in product(values, others):
            yield _pair(one, value, other, another)


def _pair(one: str, value: Any, other: str, another: Any) -> Pair:
    return ((one, value), (other, another)) if one < other else ((other, another), (one, value))
