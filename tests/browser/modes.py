"""The ways in which a page is met, and which of them are tried: every pair of circumstances in `make test`, all in `make audit`."""

from __future__ import annotations

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


def pairwise(pages: Sequence[str]) -> list[tuple[str, Mode]]:
    """The fewest visits, or nearly, in which each page meets each circumstance, and each circumstance each other one.

    A window at 400 % zoom is as wide as a phone, and only lower: every other page meets the one, the rest the other.

    Each page is also met plainly, on a wide screen with nothing asked for: there, in light or dark, all is asked of it.
    """
    factors = {"page": tuple(pages), **FACTORS}
    of_one_width = {_pair("page", page, "screen", screen) for page, screen in zip(pages, cycle(("zoomed", "phone")), strict=False)}
    left = dict.fromkeys(pair for pair in _pairs(factors) if possible(dict(pair)) and pair not in of_one_width)
    visits = [(page, Mode(scheme=scheme)) for page, scheme in zip(pages, cycle(FACTORS["scheme"]))]
    for page, mode in visits:
        _take({"page": page, **vars(mode)}, left)
    while left:
        choice = dict(next(iter(left)))
        for name in sorted(factors, key=lambda each: -len(factors[each])):
            if name not in choice:
                choice[name] = _best(name, factors[name], choice, left)
        _take(choice, left)
        visits.append((choice.pop("page"), Mode(**choice)))
    return visits


def _best(name: str, values: Sequence[Any], choice: Mapping[str, Any], left: Mapping[Pair, None]) -> Any:
    """The value that meets most of what has not been met."""
    met = {
        value: sum(_pair(name, value, *other) in left for other in choice.items()) for value in values if possible({**choice, name: value})
    }
    return max(met, key=lambda value: met[value])


def _take(choice: Mapping[str, Any], left: dict[Pair, None]) -> None:
    for one, other in combinations(choice.items(), 2):
        left.pop(_pair(*one, *other), None)


def _pairs(factors: Mapping[str, Sequence[Any]]) -> Iterator[Pair]:
    for (one, values), (other, others) in combinations(factors.items(), 2):
        for value, another in product(values, others):
            yield _pair(one, value, other, another)


def _pair(one: str, value: Any, other: str, another: Any) -> Pair:
    return ((one, value), (other, another)) if one < other else ((other, another), (one, value))
