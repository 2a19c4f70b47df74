"""From a project's folder to what it holds, with every problem: the first half of the story, which `insyn check` tells alone."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator import reading, register, rules, theme
from generator.identity import masked
from generator.problems import Problem, Severity, has_errors, in_order
from generator.reading import engine_config
from generator.reading.outside import links_out
from generator.records.entry import Engine
from generator.register import Register
from generator.register.proved import Proved
from generator.rules.texts import look
from generator.withholding import Words
from generator.workers import Workers, undisturbed


@dataclass(frozen=True, slots=True)
class Checked:
    """What a project holds, and every problem with it."""

    register: Register
    problems: list[Problem]

    @property
    def fit_to_publish(self) -> bool:
        return not has_errors(self.problems)

    @property
    def told_when_built(self) -> list[Problem]:
        """The problems, and that the site does not know its address: whoever edits data need not, who publishes does."""
        engine = self.register.reading.engine
        if engine.address:
            return self.problems
        lost = (
            "webbplatsen har ingen adress, så det här saknas: sitemap.xml, sidornas egen adress (canonical), länkarna mellan språken"
            " (hreflang), flödena, kalendrarna, sökningen från webbläsarens adressfält och bilden och adressen där någon delar en sida"
            " (og:image, og:url)"
        )
        advice = "Ska bygget publiceras: skriv site_url: https://… i mkdocs.yml, eller sätt SITE_URL till adressen när du bygger."
        return in_order([*self.problems, Problem(engine.address_place, "address.unset", lost, advice, Severity.WARNING)])


def today() -> date:
    """The day that statuses follow: INSYN_TODAY, or the day in Stockholm.

    Raises:
        ValueError: INSYN_TODAY is no date.
    """
    told = os.environ.get("INSYN_TODAY")
    return date.fromisoformat(told) if told else datetime.now(ZoneInfo("Europe/Stockholm")).date()


def read(project: Path, workers: Workers | None = None, before: reading.Before | None = None) -> Register:
    """What a project holds today, without trying the rules."""
    return register.build(reading.read(project, workers, look, before), today())


def check(project: Path, workers: Workers | None = None, before: reading.Before | None = None, proved: Proved | None = None) -> Checked:
    """Read a project and try every rule.

    Args:
        project: the project's folder.
        workers: who read its records, where there are many.
        before: knows what was read of it before.
        proved: knows whose quotes have been found in their sources before.
    """
    with undisturbed():
        known = read(project, workers, before)
        if proved:
            known.proved = proved
        held = known.reading
        found = [*held.problems, *links_out(project, held.engine), *rules.check(known)]
    return Checked(known, in_order(discreet(problem, held.withheld) for problem in found))


def made_from(project: Path) -> list[Path]:
    """The files and folders that a project's site is made of, this program among them; some may not be there."""
    engine = engine_config.read_engine(project)[0]
    return [project / "data", project / engine.content, *_made_with(project, engine)]


def made_with(project: Path) -> list[Path]:
    """Those of them that what is made of every record follows from."""
    return [project / reading.SITE_FILE, *_made_with(project, engine_config.read_engine(project)[0])]


def _made_with(project: Path, engine: Engine) -> list[Path]:
    own = [project / name for name in (engine_config.FILE, "site_theme", engine.theme) if name]
    return [*own, Path(__file__).parent, theme.OWN]


def discreet(problem: Problem, withheld: Words) -> Problem:
    """A problem that carries nothing on from the data that must not be published, not even into the log of a build."""
    message, suggestion = (withheld.out_of(masked(text)) for text in (problem.message, problem.suggestion))
    return replace(problem, message=message, suggestion=suggestion)


__all__ = ["Checked", "check", "discreet", "made_from", "made_with", "read", "today"]
