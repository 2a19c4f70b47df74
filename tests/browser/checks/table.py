"""All checks of our own: what each holds, in which modes it means anything, and what the pages in ../broken/ show it to find."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from tests.browser.checks import in_page, keyboard, told
from tests.browser.modes import Mode

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@dataclass(frozen=True)
class Check:
    """A function from a page to its faults, and the modes in which it is asked."""

    run: Callable[[Page], list[str]]
    asked: Callable[[Mode], bool]
    example: Mode = field(default_factory=Mode)  #: the mode in which its broken page is shown
    seldom: bool = False  #: `make test` asks it only where the mode is otherwise plain: it takes long, and modes change it little
    static: bool = False  #: whether it only looks, within the page: all of these are asked at once


def _always(_: Mode) -> bool:
    return True


def _static(name: str, asked: Callable[[Mode], bool] = _always, example: Mode | None = None) -> Check:
    return Check(lambda page: in_page.faults(page, name), asked, example or Mode(), static=True)


def table(most: int, presses: int | None = None) -> dict[str, Check]:
    """Every check by its name. The focus is looked at in at most so many places, and the tab key pressed at most so often, or as often.

    Those that leave the page as it was come first: the rest follow one another on the same page.
    """
    phone = Mode(screen="phone")
    return {
        "ids": _static("ids"),
        "headings": _static("headings"),
        "links": _static("links"),
        "charts": _static("charts"),
        "sideways": _static("sideways", example=phone),
        "cut": _static("cut", example=Mode(large=True)),
        "overlap": _static("overlap", example=Mode(large=True)),
        "images": _static("images", lambda mode: not mode.images, Mode(images=False)),
        "script": _static("script", lambda mode: not mode.script, Mode(script=False)),
        "still": _static("still", lambda mode: mode.still, Mode(still=True)),
        "targets": _static("targets", lambda mode: mode.screen == "phone", phone),
        "forced": Check(told.forced, lambda mode: mode.forced, Mode(forced=True)),
        "order": Check(partial(keyboard.order, most=presses or most), lambda mode: mode.script, seldom=True),
        "focus": Check(partial(keyboard.focus, most=most), _always),
        "boxes": Check(keyboard.boxes, _always, phone),
        "shortcuts": Check(keyboard.shortcuts, lambda mode: mode.script, seldom=True),
        "menu": Check(keyboard.menu, lambda mode: mode.script and mode.narrow, Mode(screen="zoomed")),
        "touch": Check(told.touch, lambda mode: mode.script and mode.touched, phone),
        "live": Check(told.live, lambda mode: mode.script, seldom=True),
    }
