"""How a reader follows the site, an agreement, a consultation, an area or an organisation: feeds of changes and calendars of days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from generator import addresses
from generator.changes.feeds import Feed, Followed, feeds
from generator.history import History
from generator.noting import Once, note
from generator.pages import swedish
from generator.pages.changes import extent_words
from generator.published.shown import shown
from generator.register import Register
from generator.register.days import Marked, calendar_days
from generator.register.items import AgreementItem

_LINK = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')
_SEARCH = Markup('<link rel="search" type="application/opensearchdescription+xml" title="{}" href="{}">')
_FEED, _CALENDAR = "application/atom+xml", "text/calendar"
#: What is followed, by the first part of the page's address; else it is the matter.
_WHAT = {
    "": "Följ webbplatsen",
    addresses.SEGMENTS["areas"]: "Följ området",
    addresses.SEGMENTS["organisations"]: "Följ organisationen",
}
#: The slot that tells how to follow. A project whose page of changes lacks it has no place to lead to.
_SLOT = re.compile(r"<!--\s*insyn:\s*following\b")


@dataclass(frozen=True, slots=True)
class FollowView:
    """One thing to follow: its page, its feed and its calendar, those that there are."""

    title: str
    href: str
    feed: str = ""
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class FollowGroup:
    title: str
    views: list[FollowView] = field(default_factory=list)


class Following:
    """What can be followed on a site, by the address of the page that it belongs to; empty for the whole site."""

    def __init__(self, register: Register, history: History, made: Once | None = None) -> None:
        self.register, self.history = register, history
        self._once = made or Once()

    @property
    def feeds(self) -> dict[str, Feed]:
        """Every feed.

        Whom a change concerns is told by what pages may show: a joint analysis that awaits a picture would else stand in the feed of an
        area, and say what it takes up.
        """
        return self._once("feeds", lambda: "feeds:", lambda: feeds(self._shown, self.history))

    @property
    def _shown(self) -> Register:
        note("shown:")  # which of the records are shown otherwise than they are: that is decided without reading items
        return self._once("as-shown", lambda: "as-shown:", lambda: shown(self.register))

    @property
    def calendars(self) -> dict[str, list[Marked]]:
        """The days of each calendar; none is there that would hold nothing, nor any where the site has no address of its own.

        The ids of what stands in a calendar must be unique in the world, and only the address says whose they are.
        """
        if not self.register.reading.engine.address:
            return {}
        return self._once("calendars", lambda: "calendars:", lambda: calendar_days(self._shown))

    def followed(self, page: str) -> tuple[str | None, bool]:
        """What the feed of a page is called, None where it has none, and whether it has a calendar."""

        def look() -> tuple[str | None, bool]:
            feed = self.feeds.get(page)
            return feed.title if feed else None, page in self.calendars

        return self._once(("followed", page), lambda: f"followed:{page}", look)

    def head(self, page: str, *, search: bool = False) -> Markup:
        """What the head of a page tells browsers and readers of feeds; `search` says that the site can be searched from outside."""
        of_page = "" if page == addresses.CHANGES else page
        found = []
        feed, calendar = self.followed(of_page)
        if feed is not None:
            found.append(_LINK.format(_FEED, self._named("Ändringar", of_page), addresses.link(of_page + addresses.FEED)))
        if calendar:
            found.append(_LINK.format(_CALENDAR, self._named("Datum", of_page), addresses.link(of_page + addresses.CALENDAR)))
        if search and self.register.reading.engine.address:
            found.append(_SEARCH.format(self.register.reading.engine.name, addresses.link(addresses.OPEN_SEARCH)))
        return Markup("\n").join(found)

    def _named(self, what: str, page: str) -> str:
        title = self.followed(page)[0]
        return f"{what}: {title or self.register.reading.engine.name}"

    def foot(self, page: str) -> dict[str, str]:
        """What the foot of a page leads to: its feed, its calendar, and how they are used."""
        of_page = "" if page == addresses.CHANGES else page
        followed, dated = self.followed(of_page)
        feed = addresses.link(of_page + addresses.FEED) if followed is not None else ""
        calendar = addresses.link(of_page + addresses.CALENDAR) if dated else ""
        what = _WHAT.get(of_page.partition("/")[0], "Följ ärendet")
        return {"what": what, "feed": feed, "calendar": calendar, "how": self.how if feed or calendar else ""}

    @property
    def how(self) -> str:
        """Where it is told how to follow; empty where no page tells it."""
        engine = self.register.reading.engine
        told = _SLOT.search(self.register.reading.text(f"{engine.content}/{addresses.CHANGES}index.md") or "")
        return addresses.link(addresses.CHANGES, addresses.FOLLOWING) if told else ""

    def shown(self) -> dict[str, object]:
        """What the slot `following` shows: everything that can be followed, and why something cannot."""
        register, site = self.register, self.register.reading.engine
        groups = [
            FollowGroup("Överenskommelser", self._views(register.agreements.values())),
            FollowGroup("Remisser", self._views(register.consultations.values())),
            FollowGroup("Områden", self._views(register.areas.values())),
            FollowGroup("Organisationer", self._views(register.organisations.values())),
        ]
        whole = self._view("", "Hela webbplatsen")
        return {
            "addressed": bool(site.address),
            "whole": whole if whole.feed or whole.calendar else None,
            "groups": [group for group in groups if group.views],
            "told": extent_words(self.history) if not self.feeds else "",
            "anchor": addresses.FOLLOWING,
        }

    def _views(self, items: Iterable[Followed]) -> list[FollowView]:
        found = [self._view(item.address, item.short_title if isinstance(item, AgreementItem) else item.title) for item in items]
        return sorted((each for each in found if each.feed or each.calendar), key=lambda each: swedish.alphabetical(each.title))

    def _view(self, page: str, title: str) -> FollowView:
        foot = self.foot(page)
        return FollowView(title, addresses.link(page), foot["feed"], foot["calendar"])
