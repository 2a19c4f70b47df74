"""A score of 95 passes and one of 94 does not, in every category."""

from __future__ import annotations

from typing import Any

import pytest

from tests.audit.lighthouse import CATEGORIES, Score, faults, scores
from tests.audit.outcome import CannotJudge


def report(**points: float | None) -> dict[str, Any]:
    """What Lighthouse answers, as far as it is read: all is well but for what is given."""
    given = {**dict.fromkeys(CATEGORIES, 1.0), **{name.replace("_", "-"): score for name, score in points.items()}}
    return {
        "categories": {
            name: {"score": score, "auditRefs": [{"id": f"{name}-slow", "weight": 3}, {"id": f"{name}-told", "weight": 0}]}
            for name, score in given.items()
        },
        "audits": {
            audit: {"title": f"{audit} är fel", "score": score}
            for name, score in given.items()
            for audit in (f"{name}-slow", f"{name}-told")
        },
    }


def told(*reports: dict[str, Any]) -> list[str]:
    return faults("real: /", [scores(each) for each in reports])


def test_95_is_enough() -> None:
    assert told(report(performance=0.95)) == []


@pytest.mark.parametrize("category", CATEGORIES)
def test_94_is_too_little_in_every_category(category: str) -> None:
    assert told(report(**{category.replace("-", "_"): 0.94})) == [f"real: /: {category} 94, minst 95: {category}-slow är fel"]


def test_a_new_category_is_held_to_the_same() -> None:
    assert told(report(privacy=0.2)) == ["real: /: privacy 20, minst 95: privacy-slow är fel"]


def test_a_category_that_is_missing_or_has_no_score_fails() -> None:
    missing = report()
    del missing["categories"]["seo"]
    assert told(missing) == ["real: /: seo 0, minst 95: inte bedömd"]
    assert told(report(seo=None))[0].startswith("real: /: seo 0, minst 95")


def test_the_middle_of_several_runs_counts() -> None:
    low, high = report(performance=0.5), report()
    assert told(low, high, high) == []
    assert told(high, low, low) != []


def test_a_page_that_was_not_seen_is_not_judged() -> None:
    with pytest.raises(CannotJudge, match="ingen färg"):
        scores({"runtimeError": {"message": "ingen färg"}, "categories": {}, "audits": {}})


def test_points_are_of_a_hundred() -> None:
    assert scores(report(seo=0.29))[-1] == Score("seo", 29, ("seo-slow är fel",))
