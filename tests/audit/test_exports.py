"""What frictionless says, as it is told on."""

from __future__ import annotations

from tests.audit.exports import faults


def test_what_is_valid_has_no_fault() -> None:
    assert faults({"valid": True, "errors": [], "tasks": [{"place": "svar.csv", "errors": []}]}) == []


def test_each_error_is_a_line_with_its_file() -> None:
    answer = {
        "valid": False,
        "errors": [{"message": "ingen licens"}],
        "tasks": [{"place": "svar.csv", "errors": [{"message": "rad 3 är för lång"}]}, {"place": "kallor.csv", "errors": []}],
    }
    assert faults(answer) == ["datapackage.json: ingen licens", "svar.csv: rad 3 är för lång"]


def test_a_refusal_without_a_reason_is_a_fault() -> None:
    assert faults({"valid": False, "errors": [], "tasks": []}) == ["datapackage.json: frictionless godtar den inte"]
