"""What a document asks for: each wish with its own words, and a first wording of what it wants. All of it is for an editor to check."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.editing.importing import headings, rewording, verbs
from generator.editing.importing.sentences import sentences
from generator.editing.importing.structure import Structure
from generator.prose import shortened

_MOST = 8
_LONGEST_TITLE = 90
_LONGEST_ASKS = 400

_WEIGHTY = (
    r"(?:av (?:stor |största |yttersta |särskild )?(?:vikt|betydelse)|(?:mycket |särskilt |även |också |därför )?(?:viktigt|angeläget"
    r"|nödvändigt|centralt|väsentligt|önskvärt|avgörande|betydelsefullt|rimligt))"
)
_MATTER = r"(?:[\wåäö]*(?:överenskommelse|avtal|handlingsplan|förslag)(?:en|et|n)?)"
_SUBJECT = r"(?P<who>[\wÅÄÖåäöé-]+(?: [\wÅÄÖåäöé-]+){0,4}?)"
_ADVERBS = r"(?: (?:därför|dock|även|också|vidare|särskilt|dessutom))*"
_WANTS = (
    "vill|önskar|föreslår|förordar|begär|förutsätter|ser gärna|skulle (?:dock |även |också )?gärna se|ser det som viktigt"
    "|vill (?:även |också |därför |särskilt )?(?:se|föreslå)"
)
#: Words that also tell what somebody thinks is so: what follows is a wish only where it says what should be.
_THINKS = (
    "anser|menar|tycker|understryker|betonar|framhåller|påpekar"
    "|vill (?:även |också |dock |därför |särskilt )?(?:understryka|betona|framhålla|lyfta|peka på|påpeka)"
)
_THAT = "(?: (?:vikten av|att det är (?:av vikt|viktigt|angeläget|nödvändigt)),?)"
_SO = "(?P<clause2>.+)"
_SHOULD = r"(?P<clause3>.*?\b(?:ska|skall|bör|borde|måste|behöver)\b.+)"
_WHAT = f"(?:{_THAT} att {_SO}|,? att {_SHOULD})"
_TO_BE_DONE = "(?:[a-zåäö]+as|ses|få|ges|ingå|omfatta|göras|finnas|innehålla|bli)"
#: Ways of asking: how strongly each asks, from 1, and its words. `clause` is what follows "att", `thing` a noun.
_WAYS = tuple(
    (strength, re.compile(f"^{words}$", re.IGNORECASE))
    for strength, words in (
        (3, rf"det (?:är|vore|blir) (?:därför |dock |även |också )?{_WEIGHTY},? att (?P<clause>.+)"),
        (
            1,
            rf"{_SUBJECT} (?:(?:{_WANTS}){_ADVERBS}{_THAT}?,? att (?P<clause>.+)|(?:{_THINKS}){_ADVERBS}{_WHAT})",
        ),
        (2, rf"{_SUBJECT} (?:saknar|efterlyser|efterfrågar|önskar|vill se|ser behov av|förordar) (?P<thing>.+)"),
        (2, rf"(?P<clause>.{{3,160}}? (?:bör|borde|behöver (?:\w+ )?(?={_TO_BE_DONE}\b)) ?.*)"),
        (
            4,
            r"(?:för att (?P<aim>.+?) )är (?P<part>.+?) en (?P<role>viktig|central|avgörande|väsentlig) (?P<noun>del|faktor|förutsättning)",
        ),
        (5, rf"{_SUBJECT} (?:välkomnar|ser (?:mycket )?positivt på) (?P<welcome>.+)"),
    )
)
#: What a board is asked to do with the document itself.
_PROCEDURE = re.compile(
    r"\b(?:[\wåäö]*(?:nämnd|styrelse)(?:en)?|utskottet|ordföranden)\b.{0,80}\b(?:godkänner|godkänna|beslutar|besluta|överlämnar|överlämna"
    r"|antar|anta|besvarar|ställer sig|tillstyrker|avstyrker|lägger|bifaller|avslår)\b|\btjänste(?:utlåtande|skrivelse)\w*\b",
    re.IGNORECASE,
)
#: A paragraph that leads to a list of wishes.
_LEAD = re.compile(
    rf"\b(?:{_WANTS})\b[^.]{{0,60}}?(?: att)?:?$"
    r"|\bföljande (?:\w+ )?(?:synpunkter|förslag|tillägg|ändringar|önskemål|krav|medskick|förbättringar)\b[^.]{0,40}[.:]$"
    r"|\b(?:anser|anföra|anför|menar|framföra|framför|tycker)(?: (?:följande|bland annat|att))?:$|\bviktig(?:t|a|ast)\b[^.]{0,30}:$",
    re.IGNORECASE,
)
#: A wish that stands among what is decided: "att framhålla att …".
_DECIDED_WISH = re.compile(
    r"^(?:att )?(?:därutöver |särskilt |vidare )?(?:framhålla|betona|understryka|begära|föreslå|påpeka|anföra|framföra"
    r"|yrka) att (?P<clause>.+?)(?:, (?:och|samt))?$",
    re.IGNORECASE,
)
#: A point of a list that says where the respondent stands, and asks for nothing.
_PRAISE = re.compile(
    r"^(?:vi|jag|[\wåäö]+(?:en|et|na)) (?:\w+ )?(?:stöder|stödjer|tillstyrker|avstyrker|ser positivt|är positiv|välkomnar"
    r"|har ing)",
    re.IGNORECASE,
)
#: What points back to the sentence before, and says nothing by itself.
_BACKWARD = re.compile(r"^(?:det|detta|den|dessa|de)(?: (?:här|där))? (?:bör|borde|ska|behöver|måste)(?: \w+){1,4}$", re.IGNORECASE)
#: Where a sentence of two wishes is cut.
_JOINT = re.compile(
    rf"; (?=(?:vi|[\wåäö]+(?:en|et)) (?:{_WANTS})\b)|(?:,? och|;|, men) (?=det (?:är|vore) {_WEIGHTY},? att )", re.IGNORECASE
)
_REASON = re.compile(r",? (?:eftersom|då|därför att|så att|vilket|detta för att|i syfte att)\b.*$")
_ABOUT = re.compile(
    rf"^(?:en |ett |den |det |på |av |övergripande |gemensamma? |nya |förslaget till |föreslagna |reviderade )*{_MATTER}\b", re.IGNORECASE
)
_BACK = re.compile(r"\s*för att (?:tillsammans |gemensamt )?(?:åstadkomma|uppnå|nå|klara|lyckas med) detta$", re.IGNORECASE)
_NO_THING = re.compile(r"(?:är|att|vem|vad|hur|varför|det|detta)\b", re.IGNORECASE)
_NOTE = re.compile(r"(?<=[a-zåäö)][.,])\d{1,2}$|[⁰¹²³⁴-⁹]+$")  # the mark of a footnote
_ASIDE = re.compile(r", (?:men|vilket|och vill|samtidigt som)\b.*$")
_HEED = re.compile(
    rf"^(?P<verb>beaktas|tas hänsyn till|vägas in|vägs in) (?:i|av) (?:\w+ ){{0,3}}?(?P<matter>{_MATTER})\b.*$", re.IGNORECASE
)
_COVER = re.compile(
    rf"^(?P<verb>inkluderas|omfattas|ingå|ingår|tas med|finnas med) (?:i|av|med i) (?:\w+ ){{0,3}}?(?P<matter>{_MATTER})\b.*$",
    re.IGNORECASE,
)
_NOUNS = {"samarbeta": "Samarbete", "samverka": "Samverkan"}
_COOPERATION = re.compile(
    r"^(?:en |ett |den )?(?P<still>fortsatt )?(?P<how>\w+ )?(?P<noun>samverkan|samarbete|dialog)"
    r" mellan (?P<who>[^,]+?) med (?P<whom>\w+)\b",
    re.IGNORECASE,
)
_MANNERS = {"bred": "brett", "god": "väl", "nära": "nära", "tät": "tätt", "fördjupad": "djupare", "stärkt": "starkare", "ökad": "mer"}
_WITHIN = re.compile(r"(?P<parts>.+) (?:inom|i) (?P<whole>staden|kommunen|regionen|länet|förvaltningen)$", re.IGNORECASE)
_VERBS = {"samverkan": "samverka", "samarbete": "samarbeta", "dialog": "föra dialog"}


@dataclass(frozen=True, slots=True)
class Wish:
    """Something asked for. `quote` is the document's words; the rest is made from them."""

    title: str
    quote: str
    asks: str
    strength: int  #: 1 the strongest


def wishes(structure: Structure) -> list[Wish]:
    """What a document asks for, the strongest first, each once."""
    found: dict[str, Wish] = {}
    for point in structure.proposals:
        asked = _DECIDED_WISH.match(point.rstrip(".,; "))
        if asked and (wish := _claused(asked["clause"], point, 1, "")):
            found[point.casefold().rstrip(".")] = wish
    for section in structure.sections:
        if not headings.is_own(section.title):
            continue
        lead = None
        for block in section.blocks:
            if lead and block.kind in {"bullet", "number"}:
                made = _of_point(block.text)
            else:
                lead = _LEAD.search(block.text)
                made = [wish for sentence in sentences(block.text) for wish in _wished(sentence)] if block.kind != "row" else []
            for wish in filter(None, made):
                found.setdefault(wish.quote.casefold().rstrip("."), wish)
    return sorted(found.values(), key=lambda wish: wish.strength)[:_MOST]


def _of_point(text: str) -> list[Wish | None]:
    """What a point of a list of wishes asks for."""
    bare = re.sub(r"^att ", "", text.rstrip(".,; "))
    if _PRAISE.match(bare):
        return []
    return [*_wished(text)] or [_claused(bare, text, 1, "")]


def _wished(sentence: str) -> list[Wish]:
    """The wishes of a sentence, each with its own part of it."""
    clauses = _JOINT.split(sentence)
    if len(clauses) > 1:
        clauses = [clause.rstrip(".") for clause in clauses]  # none of them is a sentence of its own
    found: list[Wish] = []
    theme = ""
    for clause in clauses:
        bare = _NOTE.sub("", clause.strip()).rstrip(".")
        if _BACKWARD.match(bare):
            continue
        bare = rewording.plain(bare)
        for strength, pattern in _WAYS:
            match = pattern.match(bare)
            if not match:
                continue
            wish = _worded(clause.strip(), match.groupdict(), strength, theme)
            if wish:
                found.append(wish)
            theme = match.groupdict().get("part") or theme
            break
    return found


def _worded(quote: str, parts: dict[str, str | None], strength: int, theme: str) -> Wish | None:
    if parts.get("part"):
        part, aim = str(parts["part"]), parts["aim"]
        return _wish(part, quote, f"{part} ska ses som en {parts['role']} {parts['noun']} i att {aim}", strength)
    if parts.get("welcome"):
        return _welcomed(str(parts["welcome"]), quote, strength)
    if parts.get("thing"):
        thing = _REASON.sub("", str(parts["thing"]))
        return None if _ABOUT.match(thing) or _NO_THING.match(thing) else _wish(thing, quote, f"Det ska finnas {thing}", strength)
    clause = parts.get("clause") or parts.get("clause2") or parts.get("clause3") or ""
    return _claused(clause, quote, strength, theme)


def _claused(clause: str, quote: str, strength: int, theme: str) -> Wish | None:
    if _PROCEDURE.search(clause):
        return None
    clause = _ASIDE.sub("", clause)
    parted = verbs.parted(clause)
    if not parted:
        return _wish(clause, quote, clause, strength + 1) if strength <= 3 else None  # noqa: PLR2004 - said to be wanted
    subject, verb, rest = parted
    if theme:
        rest = _BACK.sub(f" för {theme}", f" {rest}").strip()
    also = "även " if subject.casefold().startswith("även ") else ""
    plain = subject[len(also) :]
    whole = f"{verb} {rest}".strip()
    if found := _HEED.match(whole):
        return _wish(f"ta hänsyn till {plain}", quote, f"{_matter(found['matter'])} ska ta hänsyn {also}till {plain}", 1)
    if found := _COVER.match(whole):
        return _wish(f"ta med {plain}", quote, f"{_matter(found['matter'])} ska omfatta {also}{plain}", 1)
    if re.search(_MATTER, subject, re.IGNORECASE):
        strength = 1
    noun = _NOUNS.get(verb)
    asks = f"{subject} ska {verb} {rest}".strip()
    title = f"{noun} mellan {plain}" if noun else asks if len(asks) <= _LONGEST_TITLE else f"{plain} ska {verb}"
    return _wish(title, quote, asks, strength)


def _matter(word: str) -> str:
    """What is consulted on, called as readers know it."""
    plain = word.casefold()
    return "Överenskommelsen" if "överenskommelse" in plain else plain


def _welcomed(thing: str, quote: str, strength: int) -> Wish | None:
    """What is welcomed, unless it is the agreement itself: that is where the document stands, not what it asks for."""
    if _ABOUT.match(thing) or re.match(r"(?:att|remissen|initiativ)\b", thing):
        return None
    found = _COOPERATION.match(thing)
    if not found:
        short = re.split(r",| som | där | mellan | för att | i syfte ", thing)[0]
        return _wish(re.sub(r"^(?:en|ett|den|det) ", "", short), quote, thing, strength)
    still, how, noun, who, whom = (found[name] or "" for name in ("still", "how", "noun", "who", "whom"))
    manner = f" {_MANNERS[how.strip()]}" if how.strip() in _MANNERS else ""
    if within := _WITHIN.match(who):
        who = f"{within['whole']}s {within['parts']}"
    title = f"{still}{how}{noun} med {whom}"
    verb = _VERBS[noun.casefold()]
    return _wish(title, quote, f"{who} ska {'fortsätta att ' if still else ''}{verb}{manner} med {whom}", strength)


def _wish(title: str, quote: str, asks: str, strength: int) -> Wish:
    return Wish(shortened(_capital(title), _LONGEST_TITLE), quote, f"{shortened(_capital(asks), _LONGEST_ASKS).rstrip('.')}.", strength)


def _capital(text: str) -> str:
    text = text.strip(" ,.;:")
    return text[:1].upper() + text[1:]
