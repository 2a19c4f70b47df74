"""Identity numbers are found however they are written; what only looks like one is left alone.

The numbers have birth numbers from 980 to 999, which Skatteverket gives to nobody and keeps for tests.
"""

from __future__ import annotations

import re
import sys
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis.strategies import booleans, dates, integers, lists, sampled_from, text

from generator import identity, prose
from generator.digits import AS_DIGITS, digits_near
from generator.identity import has_number, masked, numbers, page_has_number, spans
from generator.rules.texts import may_show_number


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
        "900161-9809",
        "900161+9809",
        "189001019802",
        "20120229-9804",
        "900101\u20119802",
        "900101\u22129802",
        "900101\uff0d9802",
        "900101\u20439802",
        "900101_9802",
        "900101~9802",
        "900101.9802",
        "900101:9802",
        "900101·9802",
        "900101 9802",
        "900101\u00a09802",
        "900101\u20099802",
        "900101\u202f-\u202f9802",
        "900101 \u2013 9802",
        "900101--9802",
        r"900101\-9802",
        "900101-\n  9802",
        "900101-98 02",
        "900101 - 9 802",
        "1990 01 01-9802",
        "1990.01.01-9802",
        "1990/01/01-9802",
        "1990-01-01 9802",
        "1990-01-01/9802",
        "1990 0101-9802",
        "1990-0101-9802",
        "1990 0101 9802",
        "19 900101-9802",
        "19\n900101-9802",
        "19 90 01 01 98 02",
        "9 0 0 1 0 1 - 9 8 0 2",
        "9 0 0 1 0 1-9 8 0 2",
        "1 9 9 0 0 1 0 1 - 9 8 0 2",
        "1 9 9 0 0 1 0 1 9 8 0 2",
        "９００１０１-９８０２",
        "٩٠٠١٠١-٩٨٠٢",
        "⁹⁰⁰¹⁰¹⁻⁹⁸⁰²".replace("⁻", "-"),
        "⑨⓪⓪①⓪①-⑨⑧⓪②",
        "9\u03320\u03320\u0332101-9802",
        "9\ufe0f\u20e30\ufe0f\u20e30101-9802",
        "9001\u00ad01-98\u200b02",
        "pnr:900101-9802",
        "pnr900101-9802x",
        "(900101-9802)",
        "900101-9802, 900101-9810",
        "900101-9802-1",
        "900101-9802/2024",
        "https://exempel.se/?pnr=900101%2D9802",
        "https://exempel.se/900101-9802/",
        "svar-900101-9802.pdf",
        "12 900101-9802",
        "tel 900101-9802",
        "2024-01-01 900101-9802",
        "dnr 2013/0591, 900101-9802",
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
        "212000-0142",
        "16212000-0142",
        "162120000142",
        "SE212000014201",
        "org.nr 202100-6255",
        "KS Dnr 303-5252/2007",
        "0201-K12345-19",
        "5000-K900101-19",
        "A900.101/9802",
        "SFS 2018:1937",
        "2019-01-29-2019-11-04",
        "190129-191104",
        "20190129-20191104",
        "2019-01-29/2019-11-04",
        "190129--191104",
        "2019-11-04, 2019",
        "2019-11-04 2019",
        "2019-09-10 14:30",
        "2019-09-10T14:30:00",
        "2019-09-10 1430",
        "1990-01-01 2008",
        "den 1 januari 1990 kl. 9802",
        "070-123 45 67",
        "0701234567",
        "tel. 0901019802",
        "Mobil: 0709019807",
        "+46 70 901 98 07",
        "08 90 01 01 98 02 11",
        "bankgiro 5050-1055",
        "plusgiro 1 90 01 01-9",
        "IBAN SE45 5000 0000 0583 9825 7466",
        "4532 1990 0101 9802",
        "978-91-29-65790-3",
        "9789129657903",
        "10, 20, 30, 40, 50",
        "90 01 01 98 02 33 44",
        "9 0 0 1 0 1 9 8 0 2",
        "59.3293, 18.0686",
        "674032.123",
        "E 674032 N 6580822",
        "a" * 27 + "900101980255" + "b" * 25,
        "b" * 14 + "9001019802" + "c" * 16,
        "900101",
        "900101-XXXX",
        "900101-000",
        "900101-0007",
        "",
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


def test_the_place_is_that_of_the_text_as_it_was_given() -> None:
    text = "Å\u200b\u00ad: 9001\u00ad01-9802, och 900101-9810"
    assert [text[start:end] for start, end in spans(text)] == ["9001\u00ad01-9802", "900101-9810"]
    assert list(numbers(text)) == [5, text.index("900101-9810")]


def test_masked_leaves_nothing_of_a_number() -> None:
    assert masked("A 9001\u00ad01-9802 b ９００１０１-９８０２ c") == "A … b … c"
    checksum = "9001019802" + "a" * 54
    assert masked(f"{checksum} 212000-0142") == f"{checksum} 212000-0142"


def _luhn(digits: str) -> str:
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(digits))
    return str(-total % 10)


@given(
    day=dates(date(1900, 1, 1), date(2019, 12, 31)),
    serial=integers(980, 999),
    sixty=sampled_from([0, 60]),
    date_sign=sampled_from(["", "", "-", ".", "/", " "]),
    last=sampled_from(["", "-", "+", "–", "−", " ", " - ", "/", "\u2011", "_", "-\n"]),
    long=booleans(),
    around=sampled_from(
        [("", ""), ("pnr ", "."), ("(", ")"), ("x", "x"), ("\n", "\n"), ("1 ", " 2 personer"), ("dnr 2019/656, ", ", 2019-01-29")]
    ),
)
def test_any_number_in_any_writing(
    *, day: date, serial: int, sixty: int, date_sign: str, last: str, long: bool, around: tuple[str, str]
) -> None:
    short = f"{day:%y%m}{day.day + sixty:02}"
    last = "-" if date_sign and not last.strip() else last
    year = f"{day:%Y}" if long else f"{day:%y}"
    try:  # without a century and a plus, 29 February is one of the century that has just been
        date(day.year if long else day.year + (100 if day.year + 100 <= 2026 else 0) - (100 if "+" in last else 0), day.month, day.day)
    except ValueError:
        return
    text = date_sign.join([year, f"{day:%m}", f"{day.day + sixty:02}"]) + last + f"{serial}{_luhn(f'{short}{serial}')}"
    assert has_number(f"{around[0]}{text}{around[1]}")
    wrong = f"{text[:-1]}{(int(text[-1]) + 1) % 10}"
    assert not has_number(f"{around[0].replace('2019/656, ', '')}{wrong}.")


def test_only_what_can_stand_in_no_number_parts_digits() -> None:
    between = re.compile(rf"\s|\\|{identity._SIGN}")
    for sign in map(chr, range(sys.maxunicode + 1)):
        unseen = ord(sign) in AS_DIGITS
        if sign.isdecimal() or (unseen and AS_DIGITS[ord(sign)]):
            assert digits_near(sign, 1), ascii(sign)
        elif unseen or between.fullmatch(sign):
            assert digits_near(f"1{sign}1", 2), ascii(sign)
    assert not digits_near("1a1", 2)
    assert not digits_near("1å1", 2)


_NEAR = sampled_from([*"01989 -/.a²٩?(\n\u00ad\u200b", "900101", "9802", "1990", "900101-9802", "tel 0901019802", "x", "å", "5", "ع"])


@settings(max_examples=1500)
@given(lists(_NEAR, max_size=20).map("".join))
def test_looking_for_digits_first_changes_nothing(written: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        found = list(spans(written))
        patch.setattr(identity, "digits_near", lambda *_: True)
        patch.setattr(identity, "_may_hold_one", lambda _: True)
        patch.setattr(identity, "stretches", lambda *_: [""])
        assert list(spans(written)) == found


_MARKUP = [*"0198 -/.ab*_`\\[]()<>&%#!~\n", "900101", "9802", "&#49;", "&sup1;", "](a)", "\n- ", "\n1. ", "\n> ", "\n[a]: b\n", "```", "**"]


@settings(max_examples=1500)
@given(lists(sampled_from(_MARKUP), max_size=30).map("".join))
@example("900101[-](a)9802")
@example("900101&#45;9802")
@example("900101**-**9802")
def test_what_shows_no_number_at_first_sight_shows_none_as_prose(written: str) -> None:
    if not may_show_number(written, markdown=True):
        assert not has_number(written)
        assert not has_number(prose.plain(written))
    if not any(mark in written for mark in ("<", "&", "](", "]:", "```", "~~~")):
        letters = filter(str.isalpha, prose.plain(written))  # none is taken away, so what they part stays parted
        assert list(letters) == list(filter(str.isalpha, written))


@given(text(max_size=300))
def test_any_text_can_be_asked(anything: str) -> None:
    assert masked(masked(anything)) == masked(anything)
    page_has_number(anything)


@pytest.mark.parametrize("piece", ["1", "1 ", "1-", "12 ", "190129-", "1\n", " ", "1990-01-01 "])
def test_no_text_takes_longer_than_its_length_asks(piece: str) -> None:
    assert list(spans(piece * 20_000)) == [], "a pattern that goes back and forth would not come to an end"
