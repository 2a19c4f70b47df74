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


def _always(_: Mode) -> bool:
    return True


def _static(name: str) -> Callable[[Page], list[str]]:
    return lambda page: in_page.faults(page, name)


def table(most: int, presses: int | None = None) -> dict[str, Check]:
    """Every check by its name. The focus is looked at in at most so many places, and the tab key pressed at most so often, or as often.

    Those that leave the page as it was come first: the rest follow one another on the same page.
    """
    phone = Mode(screen="phone")
    return {
        "ids": Check(_static("ids"), _always),
        "headings": Check(_static("headings"), _always),
        "links": Check(_static("links"), _always),
        "charts": Check(_static("charts"), _always),
        "sideways": Check(_static("sideways"), _always, phone),
        "cut": Check(_static("cut"), _always, Mode(large=True)),
        "overlap": Check(_static("overlap"), _always, Mode(large=True)),
        "images": Check(_static("images"), lambda mode: not mode.images, Mode(images=False)),
        "script": Check(_static("script"), lambda mode: not mode.script, Mode(script=False)),
        "still": Check(_static("still"), lambda mode: mode.still, Mode(still=True)),
        "targets": Check(_static("targets"), lambda mode: mode.screen == "phone", phone),
        "forced": Check(told.forced, lambda mode: mode.forced, Mode(forced=True)),
        "order": Check(partial(keyboard.order, most=presses or most), lambda mode: mode.script, seldom=True),
        "focus": Check(partial(keyboard.focus, most=most), _always),
        "boxes": Check(keyboard.boxes, _always, phone),
        "shortcuts": Check(keyboard.shortcuts, lambda mode: mode.script, seldom=True),
        "menu": Check(keyboard.menu, lambda mode: mode.script and mode.narrow, Mode(screen="zoomed")),
        "touch": Check(told.touch, lambda mode: mode.script and mode.touched, phone),
        "live": Check(told.live, lambda mode: mode.script, seldom=True),
    }
