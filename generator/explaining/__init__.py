"""What `insyn explain` says of a rule: what must hold, why, what to write instead, and an example of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.catalogue import RULES, Rule
from generator.explaining import evidence, fields, files, follow_up, pages, references, texts, web
from generator.explaining.advice import Advice

#: By the id of each rule.
ADVICE: Mapping[str, Advice] = {
    **files.ADVICE,
    **fields.ADVICE,
    **texts.ADVICE,
    **references.ADVICE,
    **evidence.ADVICE,
    **follow_up.ADVICE,
    **pages.ADVICE,
    **web.ADVICE,
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """A rule as it is told to an editor, all in Swedish."""

    rule: Rule
    advice: Advice


def explanation(rule_id: str) -> Explanation | None:
    """What there is to tell of a rule; None where there is no such rule."""
    rule = RULES.get(rule_id)
    return Explanation(rule, ADVICE[rule_id]) if rule else None


__all__ = ["ADVICE", "Advice", "Explanation", "explanation"]
