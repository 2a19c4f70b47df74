"""From the addresses in the data to what an editor is told: what is remembered, what is asked anew, what that means."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator import __version__
from generator.outward import telling
from generator.outward.judging import Outcome, Verdict, judge, nobody_answered
from generator.outward.limits import Deadline, Limits
from generator.outward.memory import Known, recalled, remember
from generator.outward.robots import TOKEN
from generator.outward.survey import survey
from generator.outward.visiting import Visitor
from generator.problems import Location, Problem


@dataclass(frozen=True, slots=True)
class Written:
    """An address as it stands in the data."""

    url: str
    place: Location


@dataclass(slots=True)
class Inquiry:
    """What is known of addresses now."""

    today: date
    known: dict[str, Known] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)  #: in this run
    unasked: list[str] = field(default_factory=list)  #: for want of time, or of leave to ask for so many

    @property
    def without_network(self) -> bool:
        """Whether no server at all was reached."""
        return bool(self.asked) and nobody_answered((url, self.known[url].verdict) for url in self.asked)

    def problems(self, written: Iterable[Written]) -> Iterator[Problem]:
        """What is wrong, at each place where such an address stands."""
        for each in written:
            if known := self.known.get(each.url):
                told = telling.problem(each.place, each.url, known.verdict, known.day, self.today)
                yield from [told] if told else []

    def fine(self, written: Iterable[Written]) -> Iterator[str]:
        """A line for each place where nothing is."""
        for each in written:
            known = self.known.get(each.url)
            if known and not list(self.problems([each])):
                yield f"{each.place}: {telling.fine(each.url, known.verdict, known.day, self.today)}"

    def summary(self) -> str:
        """How many addresses there are of each sort, and how many were not asked."""
        told = telling.counted(known.verdict for known in self.known.values())
        return f"{told}. {telling.left_over(len(self.unasked))}".strip()


def agent(site_address: str) -> str:
    """How we say who asks: `Insyn/1.0 (link check; +https://…/)`, with the site's address if it has one."""
    return f"{TOKEN}/{__version__} (link check{f'; +{site_address}' if site_address.isascii() and site_address else ''})"


def inquire(  # noqa: PLR0913 - each is a choice of who asks
    project: Path,
    urls: Iterable[str],
    today: date,
    site_address: str = "",
    *,
    limits: Limits,
    most: int = 500,
    fresh: bool = False,
    trust: ssl.SSLContext | None = None,
    wait: Callable[[float], object] = time.sleep,
) -> Inquiry:
    """Find out what became of addresses, and remember it in the project.

    Args:
        project: the folder whose memory is used.
        urls: the addresses. Those that were asked for longest ago come first, slow ones last.
        today: the day that answers are of.
        site_address: of the site that asks, for the field User-Agent.
        limits: how much is asked of each server.
        most: how many addresses are asked for.
        fresh: whether to ask also for what was asked lately.
        trust: whose certificates are believed; the system's if not given.
        wait: waits so many seconds.
    """
    stored = recalled(project)
    wanted = list(dict.fromkeys(urls))
    before = {url: stored[url] for url in wanted if url in stored}
    due = [url for url in wanted if fresh or url not in before or not before[url].still_holds(today)]
    due.sort(key=lambda url: (before[url].verdict.outcome is Outcome.TIMEOUT, before[url].day) if url in before else (False, date.min))
    until = Deadline(limits.total)
    visitor = Visitor(limits, agent(site_address), trust or ssl.create_default_context(), until, wait)
    came = survey(due[:most], visitor.visit, limits, until)
    verdicts = {url: judge(visit, before[url].verdict.kind if url in before and not fresh else "") for url, visit in came.items()}
    result = _together(before, verdicts, due, today)
    if not result.without_network:
        with suppress(OSError):  # a folder that cannot be written to only means that the same is asked the next time
            remember(project, {**stored, **{url: result.known[url] for url in result.asked}})
    return result


def _together(before: Mapping[str, Known], verdicts: Mapping[str, Verdict], due: list[str], today: date) -> Inquiry:
    asked = [url for url in due if url in verdicts]
    unasked = [url for url in due if url not in verdicts]
    new = {url: Known(verdicts[url], today) for url in asked}
    kept = {url: known for url, known in before.items() if url not in unasked}
    return Inquiry(today, {**kept, **new}, asked, unasked)
