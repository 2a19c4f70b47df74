"""What the register and the rules ask of every record. It is so little that it can be at hand for all of them, where few are looked at."""

from __future__ import annotations

from typing import NamedTuple

from generator.records import walk
from generator.records.dates import PartialDate
from generator.records.response import Mention, OutcomeStatus, Response, Stance, Viewpoint
from generator.records.shared import Evidence, Missing, Record
from generator.records.walk import Path


class OfResponse(NamedTuple):
    """What is asked of a response: of these there may be thousands."""

    respondent: str
    prepared_by: str | None
    source: str
    dated: PartialDate | None
    decided_on: PartialDate | None
    received_on: PartialDate | None
    viewpoints: tuple[tuple[str, ...], ...]  #: the areas of each
    outcomes: tuple[OutcomeStatus, ...]  #: what became of each
    mentions: tuple[str, ...]  #: the area of each
    stands: tuple[bool, ...]  #: whether each takes a stand
    uninvited: bool
    withheld: bool  #: whether it says that something has been taken out


class Outline(NamedTuple):
    """What is asked of a record of any kind."""

    id: str | None
    references: tuple[tuple[Path, str, str], ...]  #: the path, the kind and the id of each, in their order
    evidence: frozenset[Path]  #: the paths of those references by which evidence names its source
    quoted: tuple[str, ...]  #: the ids of sources whose words it quotes
    missing: tuple[tuple[Path, PartialDate], ...]  #: when it was last looked for what was not found
    response: OfResponse | None
    digest: str = ""  #: of the content of its file; empty where that is not known


def outline_of(record: Record, digest: str = "") -> Outline:
    """The outline of a record."""
    evidence = list(walk.parts(record, Evidence))
    quoted = [each.source for _, each in evidence if each.quote]
    if isinstance(record, Response) and any(_quotes(record)):
        quoted.append(record.source)
    return Outline(
        record.id,
        tuple(walk.references(record)),
        frozenset((*path, "source") for path, _ in evidence),
        tuple(dict.fromkeys(quoted)),
        tuple(((*path, "searched_on"), each.searched_on) for path, each in walk.parts(record, Missing)),
        _of_response(record) if isinstance(record, Response) else None,
        digest,
    )


def _quotes(record: Response) -> list[str | None]:
    return [part.quote for kind in (Mention, Stance, Viewpoint) for _, part in walk.parts(record, kind)]  # type: ignore[attr-defined]  # all have one


def _of_response(record: Response) -> OfResponse:
    return OfResponse(
        record.respondent,
        record.prepared_by,
        record.source,
        record.dated,
        record.decided_on,
        record.received_on,
        tuple(tuple(each.areas) for each in record.viewpoints),
        tuple(each.outcome.status for each in record.viewpoints),
        tuple(each.area for each in record.mentions),
        tuple(each.stance is not None for each in record.mentions),
        record.uninvited,
        bool(record.withheld),
    )


__all__ = ["OfResponse", "Outline", "outline_of"]
