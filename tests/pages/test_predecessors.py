"""What applied before an agreement, with days that are known and days that are not."""

from __future__ import annotations

import pytest

from generator import theme
from generator.pages import Pages
from generator.pages.timeline import steps
from tests.site.projects import PROJECTS, checked


@pytest.mark.parametrize(
    ("agreement", "words", "dated"),
    [
        ("stockholm-polisregion", "gällde från 2015 till och med maj 2019", True),
        ("solna-sundbyberg-polisen", "När det gällde är inte känt", False),
    ],
)
def test_a_predecessor_says_when_it_applied_or_that_it_is_not_known(agreement: str, words: str, dated: bool) -> None:
    register = checked("real").register
    page = Pages(register, theme.folders(PROJECTS["real"], "pages")).all()[f"overenskommelser/{agreement}/"]()
    assert words in str(page.values["body"])
    before = steps(register, register.agreements[agreement])[0]
    assert (before.title, before.dated) == ("Förra avtalet", dated)
