"""Verdicts as an editor reads them: at the line of the address, what is wrong, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from generator.outward.judging import Outcome, Verdict
from generator.problems import Location, Problem, Severity

_LONGEST = 120  #: of an address within a message, in characters

_SEEK = "Sök upp källan hos utgivaren och skriv dess nya adress. Finns den inte längre: ta bort address och berätta i note vad som hänt."
_LOOK = "Öppna adressen i en webbläsare och se om källan finns där."
_DOUBT = "Öppna adressen i en webbläsare. Är källan inte där: sök upp den hos utgivaren och skriv dess nya adress."
_LATER = "Pröva igen en annan dag. Händer det flera gånger: öppna adressen i en webbläsare."

#: What is counted.
LABELS = {
    Outcome.FINE: "fungerar",
    Outcome.TEMPORARY: "flyttad för tillfället",
    Outcome.MOVED: "flyttad för gott",
    Outcome.GONE: "finns inte kvar",
    Outcome.NO_SERVER: "server som inte finns",
    Outcome.DOUBTFUL: "ser ut att vara borta",
    Outcome.CHANGED: "leder till något annat",
    Outcome.FORBIDDEN: "släpper inte in ett program",
    Outcome.ROBOTS: "undanbett i robots.txt",
    Outcome.CLOSED: "i ett slutet nät",
    Outcome.TIMEOUT: "svarade inte i tid",
    Outcome.CERTIFICATE: "fel certifikat",
    Outcome.TROUBLE: "fel på servern",
    Outcome.LATER: "inte just nu",
    Outcome.LOOP: "leder runt",
    Outcome.NO_WAY: "gick inte att nå härifrån",
}

#: By outcome: the rule, how much it stops, what is wrong with an address, and what to do. An outcome that is no problem is not here.
#: Only what is certain and will not mend itself is an error: a server that gives up today may answer tomorrow.
_TOLD: dict[Outcome, tuple[str, Severity, Callable[[Verdict], str], Callable[[Verdict], str]]] = {
    Outcome.MOVED: (
        "web.moved",
        Severity.WARNING,
        lambda verdict: f"är flyttad för gott till {verdict.to}",
        lambda verdict: f"Är det samma källa där: skriv address: {verdict.to}",
    ),
    Outcome.GONE: ("web.gone", Severity.ERROR, lambda verdict: f"finns inte kvar: {verdict.detail}", lambda _: _SEEK),
    Outcome.NO_SERVER: ("web.gone", Severity.ERROR, lambda _: "leder till en server som inte finns: ingen har namnet", lambda _: _SEEK),
    Outcome.DOUBTFUL: (
        "web.doubtful",
        Severity.WARNING,
        lambda verdict: f"ser ut att vara borta: {verdict.detail}",
        lambda _: _DOUBT,
    ),
    Outcome.CHANGED: (
        "web.changed",
        Severity.WARNING,
        lambda verdict: f"leder till något annat: {verdict.detail}",
        lambda _: _DOUBT,
    ),
    Outcome.FORBIDDEN: ("web.unasked", Severity.WARNING, lambda verdict: f"släpper inte in ett program: {verdict.detail}", lambda _: _LOOK),
    Outcome.ROBOTS: ("web.unasked", Severity.WARNING, lambda _: "får inte frågas av program, enligt serverns robots.txt", lambda _: _LOOK),
    Outcome.CLOSED: (
        "web.unasked",
        Severity.WARNING,
        lambda _: "leder till ett slutet nät, så den har inte frågats",
        lambda _: "Skriv en adress som alla kan öppna.",
    ),
    Outcome.TIMEOUT: ("web.unreachable", Severity.WARNING, lambda _: "blev inte klar med sitt svar i tid", lambda _: _LATER),
    Outcome.CERTIFICATE: (
        "web.certificate",
        Severity.WARNING,
        lambda verdict: f"har ett certifikat som inte går att lita på{_reason(verdict.detail)}",
        lambda _: "Läsaren får en varning av sin webbläsare. Tipsa utgivaren, och se om källan finns på en annan adress.",
    ),
    Outcome.TROUBLE: (
        "web.unreachable",
        Severity.WARNING,
        lambda verdict: f"fungerar inte just nu{_reason(verdict.detail)}",
        lambda _: _LATER,
    ),
    Outcome.LATER: (
        "web.unreachable",
        Severity.WARNING,
        lambda verdict: f"kunde inte prövas just nu{_reason(verdict.detail)}",
        lambda _: _LATER,
    ),
    Outcome.LOOP: (
        "web.unreachable",
        Severity.WARNING,
        lambda verdict: f"leder vidare {verdict.detail}",
        lambda _: _LOOK,
    ),
    Outcome.NO_WAY: ("web.unreachable", Severity.WARNING, lambda _: "gick inte att nå härifrån", lambda _: _LATER),
}


def _reason(detail: str) -> str:
    return f": {detail}" if detail else ""


def problem(place: Location, url: str, verdict: Verdict, day: date, today: date) -> Problem | None:
    """What is wrong with an address; None where nothing is.

    Args:
        place: of the address in the data.
        url: the address.
        verdict: on it.
        day: when it was asked for.
        today: an older answer says its day.
    """
    told = _TOLD.get(verdict.outcome)
    if told is None:
        return None
    rule, severity, wrong, advice = told
    message = f"{_short(url)} {wrong(verdict)}"
    if verdict.to and verdict.outcome is not Outcome.MOVED:
        message += f" (leder till {_short(verdict.to)})"
    if day != today:
        message += f" (frågad {day.isoformat()})"
    return Problem(place, rule, message, advice(verdict), severity)


def fine(url: str, verdict: Verdict, day: date, today: date) -> str:
    """The same in a line for what is no problem: `https://…: flyttad för tillfället till https://…`."""
    to = f" till {verdict.to}" if verdict.to else ""
    asked = f" (frågad {day.isoformat()})" if day != today else ""
    return f"{url}: {LABELS[verdict.outcome]}{to}{asked}"


def counted(verdicts: Iterable[Verdict]) -> str:
    """How many of each: `12 adresser: fungerar 9, flyttad för gott 2, finns inte kvar 1`."""
    counts = Counter(verdict.outcome for verdict in verdicts)
    whole = counts.total()
    each = ", ".join(f"{LABELS[outcome]} {counts[outcome]}" for outcome in Outcome if counts[outcome])
    return f"{whole} {'adress' if whole == 1 else 'adresser'}: {each}" if whole else "0 adresser"


def left_over(count: int) -> str:
    """That some were not asked, in a sentence; nothing where all were."""
    if not count:
        return ""
    what = "En adress" if count == 1 else f"{count} adresser"
    return f"{what} hanns inte med. Kör kommandot igen: det som redan är frågat sparas, och resten frågas först."


def _short(url: str) -> str:
    return url if len(url) <= _LONGEST else f"{url[: _LONGEST - 1]}…"
