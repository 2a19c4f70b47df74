"""What answers are worth: how often the right page stands first, among five, or nothing is found; and whether the goals are met."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.search.questions import KINDS, Question

FIRST, ANY_KIND, NOTHING = 0.95, 0.85, 0.01
_AMONG = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search showed for a question."""

    question: Question
    found: tuple[str, ...]  #: the addresses of the first pages, best first
    dead: tuple[str, ...] = ()  #: of all results shown, those that lead to nothing
    corrected: bool = False

    @property
    def rank(self) -> int:
        """The place of the first right page, from 1; 0 where none of the first five is right."""
        return next((place for place, address in enumerate(self.found[:_AMONG], 1) if self.question.accepts(address)), 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of some answers."""

    count: int
    first: float
    among: float
    mrr: float
    none: float


def figures(answers: Sequence[Answer]) -> Figures:
    """The figures of some answers; those of none are zero."""
    if not answers:
        return Figures(0, 0.0, 0.0, 0.0, 0.0)
    ranks = [answer.rank for answer in answers]
    count = len(ranks)
    return Figures(
        count,
        sum(rank == 1 for rank in ranks) / count,
        sum(rank > 0 for rank in ranks) / count,
        sum(1 / rank for rank in ranks if rank) / count,
        sum(not answer.found for answer in answers) / count,
    )


def by_kind(answers: Iterable[Answer]) -> dict[str, Figures]:
    """The figures of each class that was asked, in the order of the classes."""
    told: dict[str, list[Answer]] = {kind: [] for kind in KINDS}
    for answer in answers:
        told[answer.question.kind].append(answer)
    return {kind: figures(some) for kind, some in told.items() if some}


def table(answers: Sequence[Answer]) -> str:
    """A row for each class and one for all."""
    rows = {**by_kind(answers), "all": figures(answers)}
    lines = [f"{'':16}{'questions':>10}{'hit@1':>8}{'hit@5':>8}{'mrr':>8}{'none':>8}"]
    lines += [
        f"{kind:16}{each.count:>10}{each.first:>8.3f}{each.among:>8.3f}{each.mrr:>8.3f}{each.none:>8.3f}" for kind, each in rows.items()
    ]
    return "\n".join(lines)


def missed(name: str, answers: Sequence[Answer]) -> list[str]:
    """What of the goals is not met, a line each."""
    whole = figures(answers)
    found = []
    if whole.first < FIRST:
        found.append(f"{name}: hit@1 is {whole.first:.3f}, to be at least {FIRST}")
    if whole.none > NOTHING:
        found.append(f"{name}: no result for {whole.none:.3f}, to be at most {NOTHING}")
    found += [
        f"{name}: hit@1 of {kind} is {each.first:.3f}, to be at least {ANY_KIND}"
        for kind, each in by_kind(answers).items()
        if each.first < ANY_KIND
    ]
    return found + [f"{name}: {answer.question.text!r} shows {dead}, which is not there" for answer in answers for dead in answer.dead]


def last_line(answers: Sequence[Answer]) -> str:
    """All answers in one line, each figure rounded to its worse side."""
    whole = figures(answers)
    low = [math.floor(each * 100 + 1e-9) / 100 for each in (whole.first, whole.among, whole.mrr)]
    return f"hit@1 {low[0]:.2f} hit@5 {low[1]:.2f} mrr {low[2]:.2f} none {math.ceil(whole.none * 100 - 1e-9) / 100:.2f}"


def misses(answers: Iterable[Answer]) -> list[str]:
    """The questions whose first answer is not right, with what came instead."""
    return [
        f"  {answer.question.kind}: {answer.question.text!r} ({answer.question.site}) should lead to {' or '.join(answer.question.right)}"
        f"; {f'rank {answer.rank}, ' if answer.rank else ''}first came {', '.join(answer.found[:3]) or 'nothing'}"
        for answer in answers
        if answer.rank != 1
    ]


def costs_missed(name: str, costs: Mapping[str, tuple[int, float]], most: tuple[int, float]) -> list[str]:
    """What of the goals of cost is not met; `costs` are bytes and seconds by the name of the line, `most` those of the slow one."""
    size, seconds = costs["slow"]
    found = []
    if size > most[0]:
        found.append(f"{name}: {size / 1000:.0f} kB to the first result, to be at most {most[0] / 1000:.0f}")
    if seconds > most[1]:
        found.append(f"{name}: {seconds:.2f} s to the first result on the slow line, to be at most {most[1]}")
    return found
