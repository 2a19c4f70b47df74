"""What the answer for an address means for a reader who follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import quote, urlsplit

from generator.outward.absence import is_not_found
from generator.outward.faults import Fault
from generator.outward.pages import HTML
from generator.outward.targets import SAFE, target_of
from generator.outward.visiting import Visit


class Outcome(StrEnum):
    """What became of an address."""

    FINE = "fine"
    TEMPORARY = "temporary"
    MOVED = "moved"
    GONE = "gone"
    NO_SERVER = "no-server"
    DOUBTFUL = "doubtful"
    CHANGED = "changed"
    FORBIDDEN = "forbidden"
    ROBOTS = "robots"
    CLOSED = "closed"
    TIMEOUT = "timeout"
    CERTIFICATE = "certificate"
    TROUBLE = "trouble"
    LATER = "later"
    LOOP = "loop"
    NO_WAY = "no-way"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is told of an address, and kept until it is old."""

    outcome: Outcome
    to: str = ""  #: where it leads now
    detail: str = ""
    kind: str = ""  #: the media type of what is there


#: By fault, the outcome, and what is said of it where the fault itself says nothing.
_FAULTS = {
    Fault.NO_ADDRESS: (Outcome.LOOP, "till något som inte är en webbsida"),
    Fault.LOOP: (Outcome.LOOP, "i en cirkel"),
    Fault.CLOSED: (Outcome.CLOSED, ""),
    Fault.NO_NAME: (Outcome.NO_SERVER, ""),
    Fault.NAME_LATER: (Outcome.NO_WAY, ""),
    Fault.NO_ROUTE: (Outcome.NO_WAY, ""),
    Fault.NO_CONNECTION: (Outcome.TROUBLE, "servern tar inte emot någon förbindelse"),
    Fault.BROKEN: (Outcome.TROUBLE, "svaret bröts av eller gick inte att förstå"),
    Fault.TIMEOUT: (Outcome.TIMEOUT, ""),
    Fault.CERTIFICATE: (Outcome.CERTIFICATE, ""),
    Fault.ROBOTS: (Outcome.ROBOTS, ""),
    Fault.LATER: (Outcome.LATER, ""),
    Fault.NO_TIME: (Outcome.TIMEOUT, ""),
}
_STATUSES = {
    404: Outcome.GONE,
    410: Outcome.GONE,
    401: Outcome.FORBIDDEN,
    403: Outcome.FORBIDDEN,
    407: Outcome.FORBIDDEN,
    451: Outcome.FORBIDDEN,
    429: Outcome.LATER,
    503: Outcome.LATER,
}
_BAD = 400

#: Where servers send those who ask for what is not there.
_NOT_FOUND_PATH = re.compile(
    r"/(?:404|not-?found|page-?not-?found|error-?404|sidan-finns-inte|sidan-hittades-inte)(?:\.\w+)?/?$", re.IGNORECASE
)

_LOGIN_PATH = re.compile(r"/(?:log-?in|logga-?in|inloggning|sign-?in|sso|oauth2?|saml2?)(?:[./]|$)", re.IGNORECASE)

#: What the end of an address promises.
_DOCUMENTS = {".pdf", ".doc", ".docx", ".odt", ".ods", ".xls", ".xlsx", ".csv", ".ppt", ".pptx", ".rtf", ".zip"}


def judge(visit: Visit, before: str = "") -> Verdict:
    """The verdict on an address.

    Args:
        visit: what came of it.
        before: the media type that was there when it was last asked for; empty where that is not known.
    """
    to = visit.end if visit.hops else ""
    if visit.fault:
        outcome, usual = _FAULTS[visit.fault]
        return Verdict(outcome, to, visit.detail or usual)
    if visit.status >= _BAD:
        return Verdict(_STATUSES.get(visit.status, Outcome.TROUBLE), to, f"svaret var {visit.status}")
    if other := _not_the_source(visit, before):
        return Verdict(other[0], to, other[1], before or visit.kind)
    if not visit.hops:
        return Verdict(Outcome.FINE, kind=visit.kind)
    lasting = _lasting(visit)
    _, _, anchor = visit.url.partition("#")  # a browser carries it on, so the new address has it too
    lasting += f"#{quote(anchor, safe=SAFE)}" if lasting and anchor else ""
    return Verdict(Outcome.MOVED if lasting else Outcome.TEMPORARY, lasting or visit.end, kind=visit.kind)


def _not_the_source(visit: Visit, before: str) -> tuple[Outcome, str] | None:
    """Why what is there is hardly the source, although the server says that all is well."""
    if visit.hops and _LOGIN_PATH.search(urlsplit(visit.end).path) and not _LOGIN_PATH.search(urlsplit(visit.url).path):
        return Outcome.FORBIDDEN, "servern leder vidare till en inloggning"
    if lie := _page_lies(visit) or (_redirect_lies(visit) if visit.hops else ""):
        return Outcome.DOUBTFUL, lie
    if other := _other_kind(visit, before):
        return Outcome.CHANGED, other
    return None


def _page_lies(visit: Visit) -> str:
    for words in visit.names:
        if is_not_found(words):
            return f'sidan heter "{words[:80]}"'
    if visit.empty:
        return "det som finns där är tomt"
    return "servern har samma sida för en adress som inte finns" if visit.same else ""


def _redirect_lies(visit: Visit) -> str:
    asked, end = target_of(visit.url), target_of(visit.end)
    if _NOT_FOUND_PATH.search(urlsplit(end.path).path) and not _NOT_FOUND_PATH.search(urlsplit(asked.path).path):
        return "servern leder vidare till en sida om att något saknas"
    if _same_site(asked.host, end.host) and end.path == "/" and asked.path != "/":
        return "servern leder vidare till sin startsida"
    return ""


def _same_site(one: str, other: str) -> bool:
    return one.removeprefix("www.") == other.removeprefix("www.")


def _other_kind(visit: Visit, before: str) -> str:
    """What is there instead of what was, or what the address promises."""
    ending = PurePosixPath(urlsplit(visit.url).path).suffix.lower()
    if visit.kind in HTML and ending in _DOCUMENTS:
        return f"där filen ({ending[1:]}) skulle finnas är nu en webbsida"
    if before and visit.kind and visit.kind != before and (before in HTML) != (visit.kind in HTML):
        return f"där det fanns {_called(before)} finns nu {_called(visit.kind)}"
    return ""


def _called(kind: str) -> str:
    return "en webbsida" if kind in HTML else "en PDF" if kind == "application/pdf" else f"en fil ({kind})"


def _lasting(visit: Visit) -> str:
    """Where an address has moved to for good: as far as every redirect says so."""
    to = ""
    for hop in visit.hops:
        if not hop.permanent:
            break
        to = hop.to
    return to


def nobody_answered(verdicts: Iterable[tuple[str, Verdict]]) -> bool:
    """Whether there seems to be no network at all: not one server was reached.

    Args:
        verdicts: those of this run, with the addresses that they are on. One unknown name alone is the name's own fault.
    """
    found = list(verdicts)
    unreached = all(verdict.outcome in {Outcome.NO_WAY, Outcome.NO_SERVER} and not verdict.to for _, verdict in found)
    hosts = {urlsplit(url).hostname for url, _ in found}
    return unreached and (len(hosts) > 1 or any(verdict.outcome is Outcome.NO_WAY for _, verdict in found))
