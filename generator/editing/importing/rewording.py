"""Sentences in which somebody asks for something → the same in the order who, wants, what: Swedish often puts the theme first."""

from __future__ import annotations

import re

_WANTS = (
    "anser|menar|tycker|förordar|föreslår|vill|önskar|begär|efterfrågar|efterlyser|saknar|förutsätter|understryker|betonar|framhåller"
    "|påpekar|ser behov|ser gärna|skulle|hade"
)
#: What leads on from the sentence before, or names the theme.
_THEME = re.compile(
    r"^(?:(?:när det gäller|vad gäller|vad avser|gällande|beträffande|i fråga om|angående|kring|avseende)\b (?P<theme>.{2,120}?)"
    r"|(?:under|inom|för att|utifrån|mot)\b.{2,120}?"
    r"|dessutom|vidare|därför|därutöver|samtidigt|däremot|slutligen|avslutningsvis|generellt|här|även|härutöver|i övrigt)"
    rf",? (?P<verb>{_WANTS}) (?P<who>(?:[\wåäöÅÄÖ-]+ ){{0,2}}?(?:[\wåäö-]+(?:en|et|na|n)|vi|man|[A-ZÅÄÖ][\wåäö-]+))"
    r"(?P<rest> (?:att|en|ett|därför|också|även|dock|särskilt|se|gärna|vikten|lyfta|betona|understryka|framhålla|peka|\w+are"
    r"|tydlig\w*|mer|fler)\b.+)$",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"( att )(?:den|det|de|dessa|detta) (?=\w)")
_WEIGHTY = re.compile(
    r"^.{2,140}? (?P<is>är|vore|blir) det (?P<how>(?:därför |dock |även |också |mycket |särskilt |av (?:stor |största |yttersta )?)?"
    r"(?:viktigt|angeläget|nödvändigt|centralt|väsentligt|önskvärt|avgörande|betydelsefullt|rimligt|vikt|betydelse)),? att (?P<rest>.+)$",
    re.IGNORECASE,
)
#: What goes on after a first half that only says where somebody stands.
_BUT = re.compile(rf"^.{{5,200}}?,? (?:men|och) (?P<rest>(?:{_WANTS}|vill (?:dock|samtidigt|även|också)|efterlyser)\b.+)$", re.IGNORECASE)
_TAKES_A_STAND = re.compile(
    r"\b(?:positiv|bakom|styrker|styrka|stödjer|stöder|inget att|inga invändningar|erinra|välkomnar|delar)\b|positivt", re.IGNORECASE
)
#: A thought with what should be behind it, before which only its thinker stands.
_THOUGHT = re.compile(
    r"^.{2,160}?\b(?:anser|menar|bedömning(?:en)?|uppfattning(?:en)?|tycker|betona|understryka|framhålla)"
    r"(?: \w+){0,2}?(?: är)? att (?P<rest>(?:(?!\bför att\b).)*?\b(?:ska|skall|bör|borde|måste|behöver)\b.+)$",
    re.IGNORECASE,
)
_THINGS = (
    re.compile(
        r"^.{2,60}? (?:skulle|hade) (?:\w+ ){0,2}?(?:vilja (?:ha|se)|velat (?:ha|se)|sett)(?: gärna)? (?P<thing>(?!att\b).+)$",
        re.IGNORECASE,
    ),
    re.compile(
        r"^(?:\w+ ){0,4}?(?:saknas|efterlyses|efterfrågas|önskas)(?: \w+ \w+)?? (?P<thing>(?:en|ett|rutiner|riktlinjer|tydliga?r?e?"
        r"|fler|mer)\b.+)$",
        re.IGNORECASE,
    ),
    re.compile(r"^det (?:måste|ska|bör|behöver|borde) (?:därför |också |även )?finnas (?P<thing>.+)$", re.IGNORECASE),
    re.compile(r"^(?:\w+ ){0,6}?saknas (?P<thing>(?:en|ett) .+)$", re.IGNORECASE),
)
_NEED = re.compile(
    r"^.{2,60}? vill (?:\w+ ){0,2}?(?:lyfta|betona|understryka|framhålla|peka på"
    r"|trycka på) (?:fram )?behovet av (?P<thing>.+)$",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:ett|vårt|nämndens|förvaltningens) (?:ytterligare )?(?:önskemål|förslag|krav) är(?: därför| också)?,? att (?P<rest>.+)$",
    re.IGNORECASE,
)
#: Ways of asking with what each of them says in the plain order.
_FORMS = (
    *((thing, "Vi saknar {thing}") for thing in _THINGS),
    (_NEED, "Vi saknar {thing}"),
    (_WISH, "Vi föreslår att {rest}"),
    (_WEIGHTY, "Det {is} {how} att {rest}"),
)


def plain(sentence: str) -> str:
    """A sentence's wish in the order in which `wishes` reads it; the sentence itself where it needs no other."""
    for pattern, form in _FORMS:
        if found := pattern.match(sentence):
            return form.format(**found.groupdict())
    if found := _THEME.match(sentence):
        rest = _POINTS_BACK.sub(rf"\g<1>{found['theme']} ", found["rest"]) if found["theme"] else found["rest"]
        return plain(f"{found['who'].strip()} {found['verb']}{rest}")
    if (found := _BUT.match(sentence)) and _TAKES_A_STAND.search(sentence[: found.start("rest")]):
        return plain(f"Vi {found['rest']}")
    found = _THOUGHT.match(sentence)
    return f"Vi anser att {found['rest']}" if found else sentence
