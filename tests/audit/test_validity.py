"""What the Nu Html Checker says is told as file, line and words, and its silence is not taken for praise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.audit import validity
from tests.audit.outcome import CannotJudge
from tests.audit.validity import BROKEN, Message, faults, messages

#: What the checker answered when it was given broken.html, as /pages/broken.html.
ANSWER: dict[str, Any] = json.loads((Path(__file__).parent / "answer.json").read_text("utf-8"))

KNOWN = Message(BROKEN, 9, "fel", error=True)
SITES = {"real": Path("/pages")}


def test_an_error_and_a_warning_are_told_with_file_and_line() -> None:
    told = faults([*messages(ANSWER), KNOWN], SITES)
    assert len(told) == 2
    assert told[0].startswith("real/broken.html:9: Element “p” not allowed as child of element “ul”")
    assert told[1].startswith("real/broken.html:10: varning: Section lacks heading.")


def test_the_lines_are_those_of_the_broken_page() -> None:
    lines = BROKEN.read_text("utf-8").splitlines()
    assert ["<ul><p>" in lines[8], "<section>" in lines[9]] == [True, True]


def test_a_checker_that_finds_nothing_in_the_broken_page_has_not_checked() -> None:
    with pytest.raises(CannotJudge, match=r"broken\.html"):
        faults([], SITES)
    with pytest.raises(CannotJudge):
        faults([KNOWN._replace(error=False)], SITES)


def test_what_is_broken_on_purpose_is_no_fault() -> None:
    assert faults([KNOWN], SITES) == []


def test_a_page_that_could_not_be_read_is_not_passed_over() -> None:
    with pytest.raises(CannotJudge, match="slut på minne"):
        messages({"messages": [{"type": "non-document-error", "message": "slut på minne"}]})


def test_warnings_can_be_switched_off_and_errors_cannot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validity, "OFF", {"lacks heading|not allowed": "för provets skull"})
    assert [line.partition(": ")[0] for line in faults([*messages(ANSWER), KNOWN], SITES)] == ["real/broken.html:9"]


def test_what_is_switched_off_has_a_reason() -> None:
    assert all(reason.strip() for reason in validity.OFF.values())
