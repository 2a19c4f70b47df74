"""Which addresses a project publishes, and which that it once published it no longer does. An address never dies."""

from __future__ import annotations

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
    by_hand = {addresses.of_content(name) if name.endswith(".md") else name for name in content_files(project / content)}
    pages = {*Pages(known, []).all(), *documents(known), *unread(known), *by_hand}
    moved = {redirect.old for item in known.redirects.values() for redirect in item.record.moved}
    return Published(frozenset(pages), frozenset(moved))


#: The first parts of the addresses of pages that are made of more than one record.
_MADE_OF_SEVERAL = {addresses.COMPARISONS, addresses.VIEWPOINTS, addresses.DOSSIERS, addresses.EASY_READ, addresses.ENGLISH}


def dead_addresses(known: Register, before: Register, revision: str) -> list[Problem]:
    """A problem for each address that a revision of the project, `before`, published and that neither is there now nor leads on."""
    then, now = published(before), published(known)
    below_unread = tuple(unread(known))
    missing = (then.live | then.moved) - now.live - now.moved
    gone = sorted(address for address in missing if not address.startswith(below_unread) and not _may_return(address, known))
    moved = renamed(before.items(), known.items())
    return [_problem(address, revision, moved.get(address) or _nearest(address, now.live)) for address in gone]


def renamed(before: Iterable[Item[Any]], after: Iterable[Item[Any]]) -> dict[str, str]:
    """The new address of each record that has only changed its name, by its old one."""
    then, now = ({item.address: f"{item.kind} {item.record!r}" for item in items if item.address} for items in (before, after))
    arrived = {content: address for address, content in now.items() if address not in then}
    return {address: arrived[content] for address, content in then.items() if address not in now and content in arrived}


def _may_return(address: str, known: Register) -> bool:
    """Whether an address may be gone only because of a file that cannot be read: that of the redirects, or one of several that make it."""
    faulty = known.reading.unread
    return "redirects" in faulty or (bool(faulty) and address.partition("/")[0] in _MADE_OF_SEVERAL)


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


def content_files(folder: Path) -> list[str]:
    """The hand-written pages and the files that lie among them, as paths below the folder; no frames, links and hidden files."""
    paths = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink() and not path.name.startswith((".", "_")))
    return sorted(path.relative_to(folder).as_posix() for path in paths)
