"""Identity numbers are found however they are written; what only looks like one is left alone. The numbers are unused test numbers."""

from __future__ import annotations

import pytest

from generator.identity import has_number, page_has_number


@pytest.mark.parametrize(
    "text",
    [
        "19900101-9802",
        "900101-9802",
        "199001019802",
        "900101+9802",
        "900101–9802",
        "900101 - 9802",
        "900101/9802",
        "1990-01-01-9802",
        "90 01 01 98 02",
        "900101\u200d-9802",
        "900101-\n9802",
        "Född 900101-9802.",
        "19900161-9809",
    ],
)
def test_found(text: str) -> None:
    assert has_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "KS 2019/656",
        "303-5252/2007",
        "1.5.3-219-2012",
        "Dnr 2013/0591-1.2.1",
        "2016/KS 0065 001",
        "556000-4615",
        "19900101-9803",
        "2019-01-29 – 2019-11-04",
        "2023-12-15 2026-12-31",
        "08-508 264 00",
        "17 669 svar",
    ],
)
def test_not_found(text: str) -> None:
    assert not has_number(text)


@pytest.mark.parametrize(
    "html", ["<p>900101<strong>-</strong>9802</p>", "<p>900101&#45;9802</p>", '<a title="900101-9802">x</a>', "<p>9001<em>01-98</em>02</p>"]
)
def test_found_on_a_page(html: str) -> None:
    assert page_has_number(html)


def test_a_page_of_other_digits_is_left_alone() -> None:
    assert not page_has_number(f"<td>900101</td><td>9802</td><p>{'0' * 30}900101{'a' * 28}</p>")
