"""The questions that the search is judged by: what someone would type, and the pages that a fair judge accepts in the first place.

A file per site. Whether a question is held out is told by its own text, so nobody can choose; see the files for the rest.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SITES = ("insyn", "exempelstad", "multiplied")
KINDS = (
    "inflection",
    "compound-head",
    "compound-tail",
    "no-diacritics",
    "typing-error",
    "dnr",
    "date",
    "name",
    "synonym",
    "several-words",
    "question",
)

_KEYS = {"q", "class", "right", "anchor", "only", "why"}
_MOST = 4  # addresses that one question may accept
_ADDRESS = re.compile(r"([a-z0-9*-]+/)+")
_ANCHOR = re.compile(r"[a-z0-9][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes:
        text: as typed.
        kind: one of KINDS.
        right: the addresses accepted; `*` in one stands for any part between two slashes.
        anchor: where the answer stands on the first of them.
        site: the site it is asked of, one of SITES.
        held_out: looked at only when the search is finished.
        everywhere: valid also where further municipalities' pages stand beside the site's own.
    """

    text: str
    kind: str
    right: tuple[str, ...]
    anchor: str | None
    site: str
    held_out: bool
    everywhere: bool

    def accepts(self, address: str) -> bool:
        """Is the page at the address, such as svar/x/, a right answer?"""
        return any(_matches(pattern, address) for pattern in self.right)


@functools.cache
def questions(site: str) -> tuple[Question, ...]:
    """All questions of a site, in the order of its file.

    Raises:
        ValueError: the file holds something that is no question; the text says what and where.
    """
    return read(site, (HERE / f"{site}.yml").read_text("utf-8"))


def read(site: str, text: str) -> tuple[Question, ...]:
    """The questions of a site from the text of its file. Raises ValueError as questions() does."""
    if site not in SITES:
        raise ValueError(f"There is no site {site!r}. The sites are {', '.join(SITES)}.")
    try:
        entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(f"{site}.yml is not YAML: {error}") from error
    if type(entries) is not list:
        raise ValueError(f"{site}.yml must be a list of questions.")
    found = [_question(site, number, entry) for number, entry in enumerate(entries, 1)]
    seen: set[str] = set()
    for question in found:
        if (key := question.text.casefold()) in seen:
            raise ValueError(f"{site}.yml asks {question.text!r} twice.")
        seen.add(key)
    return tuple(found)


def held_out(site: str, text: str) -> bool:
    """Every third question or so, by its text alone."""
    return int(sha256((site + text).encode()).hexdigest(), 16) % 3 == 0


def _question(site: str, number: int, entry: Any) -> Question:
    if type(entry) is not dict:
        raise ValueError(f"{site}.yml, question {number}: it must be a mapping with q, class and right.")
    text = entry.get("q")
    if not isinstance(text, str) or not text.strip() or text != text.strip():
        raise ValueError(f"{site}.yml, question {number}: q must be text within quotation marks, without space around it.")
    where = f"{site}.yml, {text!r}"
    if unknown := sorted(str(key) for key in entry if key not in _KEYS):
        raise ValueError(f"{where}: unknown key {', '.join(unknown)}.")
    if (kind := entry.get("class")) not in KINDS:
        raise ValueError(f"{where}: class is {kind!r}; it must be one of {', '.join(KINDS)}.")
    right = _right(where, entry.get("right"))
    anchor = entry.get("anchor")
    if anchor is not None and not (isinstance(anchor, str) and _ANCHOR.fullmatch(anchor)):
        raise ValueError(f"{where}: the anchor {anchor!r} is none that a heading can have.")
    if anchor is not None and "*" in right[0]:
        raise ValueError(f"{where}: an anchor needs one page first among the right ones, not a pattern.")
    if entry.get("only", site) != site:
        raise ValueError(f"{where}: only can say nothing but {site}.")
    return Question(text, kind, right, anchor, site, held_out(site, text), "only" not in entry)


def _right(where: str, given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not 1 <= len(given) <= _MOST:
        raise ValueError(f"{where}: right must be a list of 1 to {_MOST} addresses.")
    for address in given:
        if not isinstance(address, str) or not _ADDRESS.fullmatch(address):
            raise ValueError(f"{where}: {address!r} is not an address such as svar/x/ or svar/x-*/.")
    if len(set(given)) < len(given):
        raise ValueError(f"{where}: the same address stands twice in right.")
    return tuple(given)


def _matches(pattern: str, address: str) -> bool:
    parts, wanted = address.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(fnmatchcase(part, want) for part, want in zip(parts, wanted, strict=True))
