"""How large everything is: how many organisations there are, and how the responses are spread over the consultations."""

from __future__ import annotations

import math
import random

_PER_AGREEMENT = 200  # responses
_CONSULTATIONS = 4  # of an agreement, on average
_FEWEST, _MOST = 3, 150  # responses to one consultation
_SPREAD = 0.9  # of the logarithm of that number
_KNOWN = 300  # organisations, in however small a corpus


def agreements(responses: int) -> int:
    """How many agreements so many responses are about, where nobody says so."""
    return max(1, round(responses / _PER_AGREEMENT))


def organisations(responses: int, largest: int) -> int:
    """How many there are to ask: the same ones answer again and again, so that they grow slowly.

    Args:
        responses: to all consultations.
        largest: the most responses that one consultation has.
    """
    return max(_KNOWN + responses // 100, round(largest * 1.6))


def spread(agreements: int, consultations: int, responses: int, rng: random.Random) -> list[list[int]]:
    """How many responses each consultation of each agreement has: some a few, some many, and all of them together as many as asked for.

    Args:
        agreements: how many.
        consultations: of each agreement on average, one at least.
        responses: in total.
        rng: what chance there is.
    """
    total = max(agreements, agreements * consultations)
    counts = [1] * agreements
    for _ in range(total - agreements):
        counts[rng.randrange(agreements)] += 1
    sizes = _sizes(total, responses, rng)
    return [[sizes.pop() for _ in range(count)] for count in counts]


def _sizes(number: int, responses: int, rng: random.Random) -> list[int]:
    least, most = min(_FEWEST, responses // number), max(_MOST, math.ceil(responses / number))
    weights = [rng.lognormvariate(0, _SPREAD) for _ in range(number)]
    share = responses / sum(weights)
    sizes = [min(most, max(least, round(weight * share))) for weight in weights]
    missing = responses - sum(sizes)
    step = 1 if missing > 0 else -1
    while missing:
        at = rng.randrange(number)
        if least <= sizes[at] + step <= most:
            sizes[at] += step
            missing -= step
    return sizes
