"""Where a document stands as a whole, with the sentence that says so. Never inferred: only plain words of taking a stand count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.editing.importing import headings
from generator.editing.importing.sentences import sentences
from generator.editing.importing.structure import Structure
from generator.records.response import Position

_OBJECT = r"(?:\w*överenskommelsen?|förslaget|ambitionen|inriktningen|avtalet|remissen)"
_NOT = "(?:inte|ej|icke)"
#: Ways of taking a stand, in the order in which they are tried on a sentence: what denies goes before what it denies.
_WAYS: dict[Position, tuple[str, ...]] = {
    Position.ABSTAINS: (
        "varken (?:tillstyrker|tillstyrka) eller (?:avstyrker|avstyrka)",
        f"(?:har|ser|finner) {_NOT} (?:någon )?anledning att (?:yttra|svara|lämna synpunkter)",
        "avstår från att (?:yttra|svara|lämna|besvara|inkomma|avge)",
        "avstår(?: från)? (?:yttrande|att svara|svar)",
        f"väljer att {_NOT} (?:yttra|svara|lämna|besvara)",
        f"(?:kommer|avser) {_NOT} (?:att )?(?:yttra|svara|lämna synpunkter)",
        f"tar {_NOT} ställning",
    ),
    Position.NO_OBJECTION: (
        "(?:har|finner) (?:inget|ingenting) att (?:invända|erinra)",
        "inga (?:invändningar|synpunkter|erinringar|kommentarer)\\b",
        f"har {_NOT} några (?:invändningar|synpunkter)",
        f"{_NOT} har några (?:invändningar|synpunkter)",
        "(?:inget|ingenting) (?:\\w+ )?att (?:\\w+ )?(?:invända|erinra)",
        "(?:ser|finner) inga hinder",
        "(?:ingen|utan) erinran",
        "lämnar .{0,60}utan (?:synpunkter|anmärkning)",
    ),
    Position.OPPOSES: (
        f"avstyrker(?! {_NOT})",
        f"avstyrks(?! {_NOT})",
        "^(?:att )?avstyrka",
        "(?:beslutar?|beslutade|föreslår|föreslås)\\b.{0,40}? avstyrka",
        "motsätter sig",
        "säger nej till",
        f"(?:kan|vill|anser sig) (?:\\w+ )?{_NOT} (?:\\w+ )?(?:ställa sig bakom|tillstyrka|stödja|godta)",
        f"(?:tillstyrker|stödjer|stöder|tillstyrks) (?:\\w+ )?{_NOT}",
        f"ställer sig (?:\\w+ )?{_NOT} (?:\\w+ )?bakom",
        "avvisar förslaget",
        "(?:bör|ska|föreslås) (?:avslås|återremitteras|omarbetas i sin helhet)",
        "förslaget (?:avslås|återremitteras)",
        "ställer sig (?:negativ|avvisande)",
        f"ser {_NOT} positivt på",
        f"är (?:emot|negativa? till|{_NOT} positiv)",
    ),
    Position.SUPPORTS: (
        "tillstyrk(?:er|s)",
        "(?:beslutar?|beslutade|föreslår|föreslås)\\b.{0,40}? (?:tillstyrka|ställa sig (?:\\w+ ){0,2}bakom)",
        "^(?:att )?(?:tillstyrka|ställa sig (?:\\w+ )?(?:positiv|bakom))",
        r"(?:ställer|ställde) (?:sig|oss) (?:\w+ ){0,3}(?:positiv|bakom)",
        "ser (?:\\w+ ){0,2}positivt på",
        "är (?:\\w+ ){0,2}positiv(?:a|t)? (?:till|över)",
        rf"(?:stödjer|stöder|välkomnar|instämmer i|delar) (?:\w+ ){{0,3}}{_OBJECT}",
        "ansluter sig till förslaget",
        "godkänner förslaget",
        "tycker att förslaget är (?:mycket )?bra",
    ),
}
#: Words that only ever are of the matter as a whole; others are where the matter is named right after them.
_WHOLE = re.compile(
    r"styrk(?:er|s|a)\b|erinr|invänd|avstår|yttra|svara|tar \w+ ställning|bakom$|återremit|inga synpunkter|godkänner|ansluter|avvisar"
    r"|kommentar|hinder",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:att|i de delar|den del|delen)\b", re.IGNORECASE)
_NEAR = 70  # letters behind a word of taking a stand within which the matter is named
_PATTERNS = {position: re.compile(rf"(?:\b|^)(?:{'|'.join(words)})", re.IGNORECASE) for position, words in _WAYS.items()}
#: A stand that is taken on conditions, or with something to say.
_WITH = re.compile(
    r"med (?:\w+ )?(?:synpunkter|kommentarer|förbehåll|tillägg|reservation|ändringar|justeringar)|under förutsättning"
    r"|\bmen (?:vill|ser|anser|saknar|föreslår|har|understryker|betonar)|dock|beaktas|delvis|i huvudsak|i stort",
    re.IGNORECASE,
)
_YES_TOO = re.compile(r"\b(?:och|men) i övrigt tillstyrk|\b(?:men|och) (?:i övrigt )?tillstyrk(?:er|a)\b", re.IGNORECASE)
#: What those who answer call themselves; and what names somebody else, unless it is in the respondent's own name.
_OTHERS = ("polisen", "kommunen", "kommunstyrelsen", "regionen", "staden", "stadsledningskontoret", "regeringen", "länsstyrelsen")
_ELSE = re.compile("|".join(rf"\b{other}\b" for other in _OTHERS), re.IGNORECASE)
_SPEAKERS = (
    *(
        "nämnden",
        "förvaltningen",
        "styrelsen",
        "kontoret",
        "föreningen",
        "förbundet",
        "bolaget",
        "myndigheten",
        "rådet",
        "partiet",
        "kommunen",
    ),
    *("direktionen", "klubben", "stiftelsen", "universitetet", "högskolan", "utskottet", "kåren", "organisationen"),
    *("nätverket", "domstolen", "rätten", r"\bvi\b", "undertecknad"),
)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a document stands, and the sentences that say so; more than one where they do not agree."""

    position: Position
    quotes: list[str]


def stand(structure: Structure, speakers: list[str], *, wishes: bool) -> Stand:
    """The stand that a document takes. `speakers` are the names of those for whom it speaks; `wishes`: whether it asks for anything."""
    found: list[tuple[Position, str]] = []
    of_part: list[tuple[Position, str]] = []
    spoken = _speakers(speakers)
    for sentence in _candidates(structure):
        for position, match in _taken(sentence, spoken):
            (found if _is_of_whole(sentence, match) else of_part).append((position, sentence))
    found = found or of_part  # what is said of a part counts only where nothing is said of the whole
    if not found:
        return Stand(Position.UNKNOWN, [])
    kinds = {position for position, _ in found}
    if {Position.SUPPORTS, Position.OPPOSES} <= kinds or {Position.ABSTAINS, Position.SUPPORTS} <= kinds:
        first = dict(reversed(found))  # of each the first
        return Stand(Position.UNKNOWN, list(dict.fromkeys(first.values())))
    for position in (Position.OPPOSES, Position.SUPPORTS, Position.NO_OBJECTION, Position.ABSTAINS):
        of_it = [sentence for kind, sentence in found if kind is position]
        if of_it:
            if position is Position.SUPPORTS and (wishes or any(map(_WITH.search, of_it))):
                position = Position.SUPPORTS_WITH_COMMENTS  # noqa: PLW2901 - the same stand, seen with what it asks for
            return Stand(position, of_it[:1])
    return Stand(Position.UNKNOWN, [])


def _taken(sentence: str, spoken: re.Pattern[str]) -> list[tuple[Position, re.Match[str]]]:
    """The stands that a sentence takes: one as a rule, two where it says yes to one part and no to another."""
    for position, pattern in _PATTERNS.items():
        match = pattern.search(sentence)
        if match and _is_spoken(sentence[: match.start()], spoken):
            both = position is Position.OPPOSES and _YES_TOO.search(sentence, match.end())
            return [(position, match), *([(Position.SUPPORTS, match)] if both else [])]
    return []


def _is_of_whole(sentence: str, match: re.Match[str]) -> bool:
    """Whether a stand is on the matter and not on a part of it: "kan inte ställa sig bakom att skolorna ska betala" is not."""
    after = sentence[match.end() : match.end() + _NEAR]
    part = _PART.match(after.strip()) or re.match(r"(?:\W*\w+){0,2}?\W*att\b", after)
    if part:
        return bool(re.match(r"\W*att (?:(?:den|det|en|ett) )?(?:\w+ ){0,2}?(?:ny )?" + _OBJECT, after))
    return bool(_WHOLE.search(match[0]) or re.search(_OBJECT, match[0] + after, re.IGNORECASE))


def _speakers(names: list[str]) -> re.Pattern[str]:
    """What the respondent goes by in running text: its names, their telling words, and what such bodies call themselves."""
    own = " ".join(names).casefold()
    words = [word for name in names for number, word in enumerate(name.split()) if len(word) > 5 and (not number or word.islower())]  # noqa: PLR2004 - letters
    others = [other for other in _OTHERS if other[:-2] in own]
    return re.compile("|".join([*_SPEAKERS, *others, *map(re.escape, [*filter(None, names), *words])]), re.IGNORECASE)


def _candidates(structure: Structure) -> list[str]:
    """Sentences in which the respondent may take a stand: what is proposed first, then what is its own."""
    found = list(structure.proposals)
    for section in structure.sections:
        if headings.is_own(section.title):
            found += [sentence for block in section.blocks if block.kind != "row" for sentence in sentences(block.text)]
    return found


def _is_spoken(before: str, spoken: re.Pattern[str]) -> bool:
    """Whether it is the respondent that speaks: before the verb stands its name, or what it calls itself, and nobody else's after it."""
    clause = re.split(r"[;:]|, (?:som|vilket)\b", before)[-1]
    if "i övrigt" in clause.casefold():
        return False
    own = [found.end() for found in spoken.finditer(clause)]
    other = [found.end() for found in _ELSE.finditer(clause) if not spoken.fullmatch(found[0])]
    return (bool(own) and max(own) > max(other, default=-1)) or (not own and not other and len(before.split()) <= 1)
