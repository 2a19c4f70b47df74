"""What reaches one person is told from what an authority answers by. Numbers are from the ranges that PTS keeps for films and books."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis.strategies import lists, sampled_from, text

from generator import contacts
from generator.contacts import Contact, found_in, same

PHONES = [
    "070-174 06 05",
    "070-1740605",
    "0701740605",
    "070 174 06 05",
    "Tfn 08-465 004 12",
    "08–465 004 12",
    "08/465 004 12",
    "031-390 06 12",
    "040-628 04 12",
    "0980-319 212",
    "+46 70 174 06 05",
    "+46 (0)70 174 06 05",
    "0046 70-174 06 05",
    "+46701740605",
    "Handläggare: Handläggaren, 08-465 004 12",
]
EMAILS = [
    "anna.provsson@stockholm.se",
    "Anna.Provsson@exempelstad.nu",
    "a.provsson@stockholm.se",
    "anna-lena.provsson@polisen.se",
    "anna_provsson@stockholm.se",
    "annap@gmail.com",
    "kontakt@hotmail.se",
    "åsa.provsson@stockholm.se",
    "(anna.provsson@stockholm.se)",
    "mailto:anna.nystad@stockholm.se",
]
STREETS = [
    "Han bor på Provgatan 12.",
    "bosatt på Norra Provvägen 4 B i Exempelstad",
    "Provgatan 12 lgh 1102",
    "Provgatan 12, 2 tr",
    "Anna Provsson\nProvgatan 12\n123 45 Exempelstad",
    "Anna Provsson, Provgatan 12, 123 45 Exempelstad",
    "c/o Provsson, Provgatan 12",
]
NOTHING = [
    "växel 08-465 004 12",
    "Telefonväxel: 08-465 004 12",
    "08-508 264 00",
    "08-465 000 00",
    "+46 8 508 264 00",
    "020-123 456",
    "0771-793 336",
    "077-114 14 00",
    "114 14",
    "112",
    "1177",
    "KS 2019/656",
    "303-5252/2007",
    "1.5.3-219-2012",
    "Dnr 2013/0591-1.2.1",
    "2016/KS 0065 001",
    "0201-K12345-19",
    "212000-0142",
    "2019-01-29",
    "kl. 09-12 och 13-16",
    "09-12 13-16",
    "2015-2019",
    "17 669 svar, 55 procent",
    "105 35 Stockholm",
    "Plusgiro 1 90 01 01-9",
    "0,5 till 0,12",
    "ISBN 978-91-29-65790-3",
    "59.3293, 18.0686",
    "registrator@stockholm.se",
    "kommun@exempelstad.nu",
    "registrator.kansli@polisregion.se",
    "registrator.stockholm@polisen.se",
    "idrott@stockholm.se",
    "kommunstyrelsen@stockholm.se",
    "kontakt.idrott@stockholm.se",
    "socialnamnden.norr@stockholm.se",
    "dataskyddsombud.kommun@stockholm.se",
    "no-reply@stockholm.se",
    "anna.provsson@exempelstad.example",
    "@stockholm",
    "På Kungsgatan 12 har nya lampor satts upp.",
    "Idrottsförvaltningen\nProvvägen 1\n121 33 Exempelstad",
    "Exempelstads kommun, Stadshuset\nTorggatan 1\n123 45 Exempelstad",
    "Besöksadress: Provvägen 1, 121 33 Exempelstad",
    "Box 123, 121 33 Exempelstad",
    "Tunnelbanan vid Stortorget 2019",
    "Handlingsplan 2025",
    "Länk till Vägen 2019-01-29",
]


@pytest.mark.parametrize(
    ("given_text", "kind"),
    [
        *((each, Contact.PHONE) for each in PHONES),
        *((each, Contact.EMAIL) for each in EMAILS),
        *((each, Contact.STREET) for each in STREETS),
    ],
)
def test_found(given_text: str, kind: Contact) -> None:
    assert [found.kind for found in found_in(given_text)] == [kind]


@pytest.mark.parametrize("given_text", NOTHING)
def test_left_alone(given_text: str) -> None:
    assert list(found_in(given_text)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("08-465 004 12", "+46 8 465 004 12"),
        ("08-46500412", "08-465 004 12"),
        ("Anna.P@gmail.com", "anna.p@gmail.com"),
        ("Provgatan 12", "provgatan 12"),
    ],
)
def test_two_writings_of_one_thing(one: str, other: str) -> None:
    assert same(one) == same(other)


_PIECES = [
    "Provgatan",
    "Norra ",
    "Väg",
    "allé",
    "plan",
    " ",
    "\u2009",
    "\n",
    "1",
    "12",
    "٣",
    "070",
    "0046",
    "000",
    "-",
    "\u2013",
    "174",
    "06",
    "+46",
    "(0)",
    "a",
    "å",
    "/",
]


@given(lists(sampled_from(_PIECES), max_size=14).map("".join))
def test_what_is_not_looked_at_closely_holds_nothing(written: str) -> None:
    assert [each.span() for each in contacts._written_as_phones(written)] == [each.span() for each in contacts._PHONE.finditer(written)]
    with pytest.MonkeyPatch.context() as patch:
        found = list(found_in(written))
        assert not found or contacts.may_be_in(written)
        patch.setattr(contacts, "_HOUSE", contacts._STREET)
        patch.setattr(contacts, "_BEFORE_HOUSE", contacts._STREET)
        patch.setattr(contacts, "_LONGEST_BEFORE", len(written))
        assert list(found_in(written)) == found


@given(text(max_size=300))
def test_any_text_can_be_asked(anything: str) -> None:
    list(found_in(anything))


@pytest.mark.parametrize("piece", ["0", "07", "08-12 ", "a.", "a@", "Ab ", "Aväg", "Väg 1 ", "A\n"])
def test_no_text_takes_longer_than_its_length_asks(piece: str) -> None:
    assert len(list(found_in(piece * 10_000))) <= 10_000
