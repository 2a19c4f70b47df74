"""The slots that a page has of its own: what its head tells, its foot, and how it is followed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.page import Value
from generator.pages.arguments import level_of
from generator.pages.page_foot import content_foot
from generator.pages.sharing import sharing

if TYPE_CHECKING:
    from generator.pages.slot_values import Blocks


def own_foot(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    """The foot of a hand-written page."""
    address = _address(arguments)
    foot = content_foot(blocks.register, blocks.history, address)
    if foot["change"]:
        blocks.changed[address] = foot["change"].day
    made = blocks.templates.get_template("page_foot.html").render(foot, follow=blocks.following.foot(address))
    return Markup(made)  # noqa: S704 - rendered with autoescape


def own_sharing(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    """What the head tells those who share a page, follow it or search the site."""
    return Markup("\n").join(filter(None, [sharing(blocks.register, arguments), blocks.following.head(_address(arguments), search=True)]))


def following_shown(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    """How everything is followed that can be."""
    return blocks.render("following", level=level_of(arguments), **blocks.following.shown())


def _address(arguments: Mapping[str, str]) -> str:
    """The page's address from the site's root: the engines write that of the start page as `.` or `./`."""
    return arguments.get("page", "").lstrip("./")
