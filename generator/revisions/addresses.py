"""Which addresses a project publishes, and which that it once published it no longer does. An address never dies."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import addresses
from generator.outputs.documents import documents
from generator.pages import Pages
from generator.problems import Location, Problem, nearest
from generator.records import KINDS
from generator.register import Register
from generator.register.items import Item

_REDIRECTS = "data/redirects.yml"


@dataclass(frozen=True, slots=True)
class Published:
    """The addresses that a project publishes, and those that it leads on from."""

    live: frozenset[str]
    moved: frozenset[str]


def published(known: Register) -> Published:
    """Every address of a project: pages of records and of content/, pages made from several records, stored documents."""
    project, content = known.reading.project, known.reading.engine.content
    pages = {*Pages(known, []).all(), *documents(known), *unread(known), *_content(project / content)}
    moved = {redirect.old for item in known.redirects.values() for redirect in item.record.moved}
    return Published(frozenset(pages), frozenset(moved))


#: The first parts of the addresses of pages that are made of more than one record.
_MADE_OF_SEVERAL = {addresses.COMPARISONS, addresses.VIEWPOINTS, addresses.DOSSIERS, addresses.EASY_READ, addresses.ENGLISH}


def dead_addresses(known: Register, before: Register, revision: str) -> list[Problem]:
    """A problem for each address that a revision of the project, `before`, published and that neither is there now nor leads on."""
    then, now = published(before), published(known)
    gone = sorted(address for address in (then.live | then.moved) - now.live - now.moved if not _may_return(address, known))
    records = (register.items() for register in (before, known))
    moved = renamed(*([item for item in items if item.address] for items in records))
    return [_problem(address, revision, moved.get(address) or _nearest(address, now.live)) for address in gone]


def renamed(before: Iterable[Item[Any]], after: Iterable[Item[Any]]) -> dict[str, str]:
    """The new address of each record that has only changed its name, by its old one."""
    then, now = ({item.address: f"{item.kind} {item.record!r}" for item in items} for items in (before, after))
    arrived = {content: address for address, content in now.items() if address not in then}
    return {address: arrived[content] for address, content in then.items() if address not in now and content in arrived}


def _may_return(address: str, known: Register) -> bool:
    """Whether an address may be gone only because of a file that cannot be read: that of the redirects, or one that the page is made of."""
    faulty = known.reading.unread
    if "redirects" in faulty:
        return True
    below_unread = any(address.startswith(each) for each in unread(known))
    return below_unread or (bool(faulty) and address.partition("/")[0] in _MADE_OF_SEVERAL)


def _nearest(address: str, live: frozenset[str]) -> str:
    return nearest(address, {each: each for each in live}) or f"{address.partition('/')[0]}/"


def _problem(address: str, revision: str, near: str) -> Problem:
    message = f'adressen "{address}" fanns i {revision} men finns inte längre'
    return Problem(Location(_REDIRECTS), "address.dead", message, f"Lägg till under moved: - old: {address} med new: {near}")


def unread(known: Register) -> set[str]:
    """Addresses of records whose files are there but cannot be read: a fault in them is no reason to think that they are gone."""
    found = set()
    data = known.reading.project / "data"
    for path in sorted(data.rglob("*.yml")):
        relative = path.relative_to(data).as_posix()
        for kind in KINDS.values():
            names = kind.names(relative)
            if names and kind.name in addresses.SEGMENTS and names["id"] in known.reading.unread.get(kind.name, ()):
                record_id = f"{names['consultation']}-{names['id']}" if kind.name == "responses" else names["id"]
                found.add(addresses.record(kind.name, record_id))
    return found


def _content(folder: Path) -> set[str]:
    """Addresses of hand-written pages, and of other files that lie among them."""
    found = set()
    for path, _, names in os.walk(folder):
        for name in names:
            relative = (Path(path) / name).relative_to(folder).as_posix()
            if name.startswith((".", "_")):
                continue
            found.add(addresses.of_content(relative) if name.endswith(".md") else relative)
    return found
