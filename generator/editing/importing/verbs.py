"""The verbs with which public bodies ask for things, in the forms that matter: enough to turn "att X beaktas" into "X ska beaktas"."""

from __future__ import annotations

import re

#: First conjugation: the infinitive ends in a, the present in ar, both passives in as.
_REGULAR = """
    anpassa använda¹ arbeta avdela avgränsa avsätta² beakta bedriva² belysa² beskriva² bevaka bidra³ bjuda² definiera delta³ diskutera
    efterfråga ersätta² finansiera formulera fortsätta² framhålla² fördela fördjupa förankra förbättra förenkla förlänga² förtydliga
    förebygga² följa² genomföra² granska hantera inkludera informera inrätta integrera involvera införa² justera klargöra¹ knyta²
    komplettera konkretisera koppla kopplas kartlägga² lyfta² lägga² löpa² minska mäta² omfatta omarbeta omformulera organisera planera
    precisera prioritera prova redovisa revidera räkna samarbeta samla samordna samråda² samverka satsa skapa skydda skärpa² specificera
    spegla stärka² stödja² styra² synliggöra¹ säkerställa² säkra sätta² trygga tydliggöra¹ tilldela tillföra² tillvarata³ ta³ ge³ utbilda
    utforma utgå³ utse³ utveckla utvärdera uppmärksamma uppdatera utöka utreda² vidareutveckla värna återkoppla återrapportera ändra öka
    överväga² övergå³
    ange² skriva² gälla² peka verka tydliggöra¹ erkänna² lämna svara² ansvara betala² täcka² uttrycka² presentera
    höja² hålla² höra² ingå³ få³ gå³ nå³ se³ bli³ stå³ finnas verka medverka engagera erbjuda² erbjudas ordna bevara
    belysas framgå³ tillämpa prioriteras utökas vägas leda² öppna stänga² ställa² lösa² sprida² dela bygga² besöka² kunna
"""
_IRREGULAR = {
    "är": "vara",
    "har": "ha",
    "gör": "göra",
    "finns": "finnas",
    "vet": "veta",
    "synliggör": "synliggöra",
    "tydliggör": "tydliggöra",
    "klargör": "klargöra",
    "använder": "använda",
    "hör": "höra",
    "genomför": "genomföra",
    "inför": "införa",
    "tillför": "tillföra",
    "styr": "styra",
}
MODALS = ("ska", "skall", "bör", "måste", "behöver", "kan", "får", "borde", "kommer att")
#: Adverbs that only lead on from the sentence before.
_CONNECTING = {"därför", "dock", "dessutom", "vidare"}
#: Those that are never a verb of their own, as "kan" and "får" may be.
_SURE = {"ska", "skall", "bör", "borde", "måste"}
_ADVERBS = {
    *_CONNECTING,
    "inte",
    "också",
    "alltid",
    "även",
    "tidigt",
    "fortsatt",
    "tydligt",
    "särskilt",
    "gemensamt",
    "bättre",
    "mer",
    "tydligare",
    "dessutom",
}


def _forms() -> dict[str, str]:
    """Present and passive forms by what they are after "ska"."""
    found = dict(_IRREGULAR)
    for marked in _REGULAR.split():
        verb, kind = re.sub(r"[¹²³]", "", marked), marked[-1]
        if verb.endswith("s"):
            found[verb] = verb
            continue
        if kind in "¹²":
            stem = verb[:-1]
            found |= {f"{stem}er": verb, f"{stem}s": f"{verb}s", f"{stem}es": f"{verb}s", f"{verb}s": f"{verb}s"}
        else:
            found |= {f"{verb}r": verb, f"{verb}s": f"{verb}s"}
    return found


FORMS = _forms()
#: What is most likely a verb, by its ending, where no word of a clause is a known one: "lagas", "rustas".
_PASSIVE = re.compile(r"(?!.*(?:ornas|arnas|ernas)$)[a-zåäö]{3,}as")
_INFINITIVES = {*FORMS.values(), "få", "ha", "vara", "bli", "ge", "ta", "se", "gå", "stå", "ske", "nå", "finnas", "ses", "ges"}


def parted(clause: str) -> tuple[str, str, str] | None:
    """A clause as it follows "att": its subject, the verb as it is after "ska", and the rest; None where no verb is known.

    "stadens funktioner samarbetar för trygghet" gives "stadens funktioner", "samarbeta", "för trygghet". A modal verb
    is left away, since "ska" takes its place. What negates or qualifies goes before the verb: "inte tas".
    """
    words = clause.split()
    for number, word in enumerate(words):
        bare = word.casefold().strip(",.;")
        if not number:
            continue
        if bare in MODALS and (bare in _SURE or _infinitive(words[number + 1 :])):
            return _before(words[:number], " ".join(words[number + 1 :]), "")
        if bare in {"är", "har"} and (later := _second(words, number)):
            return _before(words[:number], " ".join(words[later + 1 :]), "")
        if bare in FORMS and not _is_noun(words, number) and words[number - 1].casefold() != "som":
            return _before(words[:number], FORMS[bare], " ".join(words[number + 1 :]))
    for number, word in enumerate(words):
        bare = word.casefold().strip(",.;")
        if number and _PASSIVE.fullmatch(bare) and not _is_noun(words, number):
            return _before(words[:number], bare, " ".join(words[number + 1 :]))
    return None


def _second(words: list[str], number: int) -> int:
    """Where after a state the clause goes on with what should be: "belysningen är viktig och bör prioriteras"; 0 where it does not."""
    for later in range(number + 1, len(words) - 1):
        between = [word.casefold() for word in words[number + 1 : later]]
        lead = between[len(between) - between[::-1].index("och") :] if "och" in between else None
        if words[later].casefold() in _SURE and lead is not None and set(lead) <= {"att", "de", "den", "det", *_ADVERBS}:
            return later
    return 0


def _infinitive(words: list[str]) -> bool:
    """Whether words begin with what a modal verb goes before, adverbs aside."""
    rest = [word.casefold().strip(",.;") for word in words[:4] if word.casefold() not in _ADVERBS]
    return bool(rest) and (rest[0] in _INFINITIVES or (len(rest[0]) > 3 and rest[0].endswith(("a", "as"))))  # noqa: PLR2004 - letters


def _is_noun(words: list[str], number: int) -> bool:
    """Whether what looks like a verb stands where only a noun can: after "de", a genitive or an adjective in its definite form."""
    before = words[number - 1].casefold()
    return before in {
        "en",
        "ett",
        "den",
        "det",
        "de",
        "dess",
        "deras",
        "sin",
        "sina",
        "för",
        "av",
        "med",
        "på",
        "till",
        "och",
    } and not words[number].casefold().startswith(("är", "har", "finns"))


def _before(subject: list[str], verb: str, rest: str) -> tuple[str, str, str]:
    adverbs: list[str] = []
    while len(subject) > 1 and subject[-1].casefold() in _ADVERBS:
        adverbs.insert(0, subject.pop())
    first, _, others = verb.partition(" ")
    while first in _CONNECTING and others:
        first, _, others = others.partition(" ")
    verb = f"{first} {others}".strip()
    adverbs = [adverb for adverb in adverbs if adverb.casefold() not in _CONNECTING]
    return " ".join(subject), " ".join([*adverbs, verb]), rest
