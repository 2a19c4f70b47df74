"""What there is of a lägesbild on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from generator.records.situation import JointAnalysis, Picture, Situation

P = TypeVar("P", Picture, JointAnalysis)


@dataclass(frozen=True, slots=True)
class SituationState:
    """A lägesbild as seen on a day. The joint analysis is there only where both pictures are."""

    city: Picture | None
    police: Picture | None
    joint: JointAnalysis | None


def situation_state(situation: Situation, today: date) -> SituationState:
    """The pictures that are made by a day, and the joint analysis if it is; what has no day of its own is taken as made."""
    city, police = _made(situation.city, today), _made(situation.police, today)
    return SituationState(city, police, _made(situation.joint, today) if city and police else None)


def _made(part: P | None, today: date) -> P | None:
    return None if part and part.made_on and part.made_on.surely_after(today) else part
