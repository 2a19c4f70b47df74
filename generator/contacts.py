"""Telephone numbers, e-mail addresses and street addresses that seem to be a single person's. What an authority answers by is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Contact(StrEnum):
    """What sort of thing was found, as an editor reads it."""

    PHONE = "telefonnummer"
    EMAIL = "e-postadress"
    STREET = "gatuadress"


@dataclass(frozen=True, slots=True)
class Found:
    """Something that seems to reach one person."""

    kind: Contact
    start: int
    words: str  #: as they stand in the text, white space made plain


_S = r"[^\S\n]"
_GAP = rf"(?:{_S}|[-\u2010-\u2013])"
_PHONE = re.compile(
    rf"(?<![\w/.:-])(?:(?:\+|00)46{_S}?[-\u2010-\u2013]?{_S}?(?:\(0\){_S}?)?[1-9]\d{{0,3}}(?:{_GAP}?\d{{2,3}}){{2,4}}"
    rf"|0[1-9]\d{{0,2}}{_S}?[-/\u2010-\u2013]{_S}?\d{{2,3}}(?:{_S}?\d{{2,3}}){{1,3}}"
    rf"|0[1-9]\d{{0,2}}{_S}\d{{2,3}}{_S}\d{{2,3}}{_S}\d{{2,3}}"
    rf"|07[02369]\d{{7}})(?!\d|[-/.:]\d)"
)
#: Where one may begin: where most digits of dates and numbers do not. All of them are found in a tenth of the time.
_PHONE_BEGINS = re.compile(r"[+0](?<![\w/.:-][+0])(?:(?<=\+)46|(?<=0)(?:[1-9]|046))")
_DOMESTIC_BEGINS = re.compile(r"0(?<![\w/.:-]0)(?:[1-9]|046)")  # the same where there is no plus: one sign is found at once
_PHONE_DIGITS = range(8, 14)
#: A number that is for everybody: one for the whole country, or one that ends as switchboards do.
_FOR_ALL = re.compile(r"(?:\+46|0046|0)(?:0?(?:20|77\d|900|939|944|99)|[1-69]\d*00$|8\d*00$|10\d*00$)")
_SWITCHBOARD = re.compile(
    r"(?:växel|växeln|kontaktcenter|kundtjänst|kundservice|medborgarservice|servicecenter|jourtelefon|stödlinje|hjälplinje|telefonväxel|"
    r"huvudnummer|switchboard)\b[^\n\d]{0,25}\Z",
    re.IGNORECASE,
)

_EMAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@((?:[\w-]{1,63}\.){1,5}[a-z]{2,24})\b", re.IGNORECASE)
_PROVIDERS = re.compile(
    r"gmail|googlemail|hotmail|outlook|live|msn|icloud|me|mac|yahoo|protonmail|proton|telia|comhem|bredband|bahnhof|spray|"
    r"passagen|tele2|home|algonet|swipnet|glocalnet|ownit"
)
#: Words in an address that many answer by. Those of the second list also count inside a longer word.
_FUNCTIONS = re.compile(
    r"info|kontakt|post|brev|mail|mejl|epost|press|media|kommun|stad|staden|region|polis|arkiv|kansli|data|dpo|webb|web|"
    r"support|hello|hej|office|contact|admin|service|kund|ekonomi|faktura|bokning|jobb|hr|it|no|reply|noreply|remiss|"
    r"remisser|insyn|vd|kultur|fritid|idrott|social|skola|miljo|bygg|trafik|juridik|upphandling|jamstalldhet|sakerhet|"
    r"trygghet|turism|ledning|team|grupp|projekt|val|cert"
)
_FUNCTION_PARTS = re.compile(
    r"registrat|diari|kommun|namnd|forvaltning|kansli|styrelse|myndighet|lansstyr|kontor|avdelning|enhet|sekretariat|bibliotek|ombud|"
    r"support|service|kundtj|medborgar|tillganglig|dataskydd|personuppgift|redaktion|presstj|overformyndar|lokalpolis|polisomrade|funktion|"
    r"insynshandling|samverkan|brottsforebygg|forening|styrgrupp|webbmaster|webmaster|raddning"
)
_RESERVED = re.compile(r"(?:^|\.)(?:example|test|invalid|localhost|exempel)(?:\.(?:com|org|net|se))?$", re.IGNORECASE)

_STREETS = "gatan|gata|vägen|väg|gränd|gränden|stigen|stig|allén|allé|backen|slingan|torget|torg|platsen|plan|ringen|kajen|leden|stråket"
_STREET = re.compile(rf"\b[A-ZÅÄÖ][\wåäöé]*(?:{_S}[A-ZÅÄÖ][\wåäö]+){{0,2}}(?:{_STREETS}){_S}\d{{1,4}}{_S}?[A-Za-z]?\b(?![-/:.]?\d)")
#: A digit behind the last letter of such a word, and the word before it: few texts have one, and they are found a tenth as fast.
_HOUSE = re.compile(rf"\d(?<=[nagdté]{_S}\d)")
_BEFORE_HOUSE = re.compile(rf"(?:{_STREETS}){_S}\d")
_LONGEST_BEFORE = 9
_HOME_BEFORE = re.compile(
    r"(?:\bbor(?:ende)?|bosatta?|bodde|hemma|hemadress(?:en)?|bostadsadress(?:en)?|bostad|folkbokförd[at]?|c/o|hem till)\b[^.\n]{0,40}\Z",
    re.IGNORECASE,
)
_HOME_AFTER = re.compile(r"\A[,\s]{0,3}(?:lgh\b|lägenhet\b|\d{1,2}(?:\s?tr\b)|[1-9]\s?tr\b|tr\.|nb\b|c/o\b)", re.IGNORECASE)
_POSTCODE_AFTER = re.compile(rf"\A[,\s]{{0,3}}(?:{_S}*\n{_S}*)?(?:SE?-?{_S}?)?\d{{3}}{_S}?\d{{2}}{_S}+[A-ZÅÄÖ]")
_ORGANISATION = re.compile(
    r"förvaltning|nämnd|kommun|kontor|\bstads?\b|stadshus|stadsdel|region|polis|myndighet|länsstyrelse|styrelse|bolag|\bAB\b|\bHB\b|"
    r"förening|stiftelse|förbund|skola|bibliotek|universitet|högskola|domstol|tingsrätt|museum|kyrka|församling|besöksadress|postadress|"
    r"besök|leverans|faktura|\bbox\b|reception|huset\b|\benhet|avdelning|registrator",
    re.IGNORECASE,
)


def found_in(text: str) -> Iterator[Found]:
    """Whatever in a text seems to reach one person, by kind and then by place."""
    for kind, matches in ((Contact.PHONE, _phones(text)), (Contact.EMAIL, _emails(text)), (Contact.STREET, _streets(text))):
        yield from (Found(kind, match.start(), " ".join(match[0].split())) for match in matches)


def may_be_in(text: str) -> bool:
    """Whether a text, or any of several that it is joined of with letters between them, may hold something of the kind."""
    return "@" in text or _phone_begins(text).search(text) is not None or _may_have_street(text)


def same(words: str) -> str:
    """What is compared when it is asked whether two writings are of one thing: letters and digits, in lower case."""
    digits = re.sub(r"\D", "", re.sub(r"^(?:\+|00)46\s?-?(?:\(0\))?", "0", words.strip()))
    return digits if re.fullmatch(r"[-+\d\s()/\u2010-\u2013]+", words) else re.sub(r"[^\w@.]", "", words.casefold())


def _phones(text: str) -> Iterator[re.Match[str]]:
    for match in _written_as_phones(text):
        digits = re.sub(r"\D", "", match[0])
        before = text[max(0, match.start() - 45) : match.start()]
        number = f"{'+' if match[0].startswith('+') else ''}{digits}".replace("+460", "+46", 1)
        if len(digits) in _PHONE_DIGITS and not _FOR_ALL.match(number) and not _SWITCHBOARD.search(before):
            yield match


def _phone_begins(text: str) -> re.Pattern[str]:
    return _PHONE_BEGINS if "+" in text else _DOMESTIC_BEGINS


def _written_as_phones(text: str) -> Iterator[re.Match[str]]:
    last = 0
    for begin in _phone_begins(text).finditer(text):
        if begin.start() >= last and (match := _PHONE.match(text, begin.start())):
            last = match.end()
            yield match


def _emails(text: str) -> Iterator[re.Match[str]]:
    if "@" not in text:
        return
    for match in _EMAIL.finditer(text):
        local, domain = match[1].casefold().translate(str.maketrans("åäöé", "aaoe")), match[2].casefold()
        if _RESERVED.search(domain):
            continue
        if _PROVIDERS.fullmatch(domain.split(".")[-2]) or (_two_names(local) and not _of_many(local)):
            yield match


def _two_names(local: str) -> bool:
    """Whether it is written as people's addresses are at work: `anna.provsson`, `a.provsson`, `anna-lena.provsson`."""
    return bool(re.fullmatch(r"[a-z]+(?:-[a-z]+)?(?:[._][a-z]+(?:-[a-z]+)?){1,3}\d{0,2}", local))


def _of_many(local: str) -> bool:
    return bool(_FUNCTION_PARTS.search(local)) or any(map(_FUNCTIONS.fullmatch, re.split(r"[._-]", local)))


def _streets(text: str) -> Iterator[re.Match[str]]:
    if not _may_have_street(text):
        return
    for match in _STREET.finditer(text):
        before, after = text[max(0, match.start() - 160) : match.start()], text[match.end() : match.end() + 40]
        lines = "\n".join(before.split("\n")[-3:])
        if _HOME_BEFORE.search(before) or _HOME_AFTER.search(after) or (_POSTCODE_AFTER.search(after) and not _ORGANISATION.search(lines)):
            yield match


def _may_have_street(text: str) -> bool:
    return any(_BEFORE_HOUSE.search(text, max(0, each.start() - _LONGEST_BEFORE), each.end()) for each in _HOUSE.finditer(text))
