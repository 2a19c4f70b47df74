"""What is seen in a record as a whole is what is seen in each of its texts by itself."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator import contacts, identity, withholding
from generator.records import Response
from generator.records.response import Section
from generator.rules import phrasing, texts

_PIECES = [
    *("ord ", "Ett ord. ", "å", "1", " ", "\n\n", "- ", "**", "ord " * 36, "ord," * 36, "2019", "–"),
    *("900101-9802", "9001", "01", "-98", "02", "070-174 06 05", "anna.provsson@telia.se", "bor på Provgatan", " 12 ", "lgh"),
    *("[maskat]", "■", "█", "&#49;", "[läs mer](https://a.se)", "https://a.se", "`https://a.se`", "remiss", "instans", "Yrkande", "jäv "),
]
WORDS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=10).map("".join)
BASE = Response.model_validate(
    {"respondent": "a", "document": "letter", "source": "b", "summary": "x", "stance": {"position": "unknown"}, "dnr": "KS 2019/656"}
)


@settings(max_examples=400)
@given(WORDS, WORDS, WORDS)
@example("900101", "9802", "x")
@example("070-174", "06 05", "x")
@example("x", "070-174 06 05", "070-174 06 05")
@example("█", "█", "x")
def test_what_all_texts_lack_none_of_them_has(summary: str, section: str, dnr: str) -> None:
    record = BASE.model_copy(update={"summary": summary, "dnr": dnr, "sections": [Section.model_construct(title="x", text=section)]})
    seen = texts.look("responses", record)
    with pytest.MonkeyPatch.context() as patch:
        for module, name in [(texts, "may_show_number"), (contacts, "may_be_in"), (identity, "digits_near")]:
            patch.setattr(module, name, lambda *_, **__: True)
        patch.setattr(texts, "_BETWEEN", "[maskat]")
        assert texts.look("responses", record) == seen


@given(WORDS)
def test_a_sentence_that_is_long_is_found_wherever_it_stands(text: str) -> None:
    counted = [len(phrasing._WORD.findall(each)) for each in phrasing._SENTENCE_END.split(text)]
    assert [count for _, count in phrasing.long_sentences(text, markdown=False)] == [each for each in counted if each > phrasing._LONGEST]


@given(st.lists(st.sampled_from([*"[]()`<>!a ", "https://a.se", "http:", "//b.se", "mer"]), max_size=12).map("".join))
def test_a_text_that_may_have_no_link_has_none(text: str) -> None:
    if phrasing._LINK.search(text) or phrasing._BARE.search(text):
        assert "](" in text or "://" in text


@given(st.text("ab ■█▒\u00a0[maskat]", max_size=12))
def test_every_mark_is_found(text: str) -> None:
    assert withholding.has_mark(text) == ("[maskat]" in text or bool(withholding._BLACKENED.search(text)))


def test_every_sign_that_blackens_is_known() -> None:
    boxes = [chr(code) for code in range(0x2000, 0x3000) if re.fullmatch(withholding._BOX, chr(code))]
    assert boxes == sorted(withholding._BOXES)
