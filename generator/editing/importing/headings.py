"""The headings that Swedish statements, decisions and minutes use, and what stands under each."""

from __future__ import annotations

import re

_NUMBERING = re.compile(r"^\s*(?:§\s*\d+\s+|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+|[IVX]{1,4}\.\s+)")
_LONGEST = 70  # letters of a heading that is told by its words alone

#: Who speaks: "Förvaltningens", "Idrottsnämndens", "Stadsledningskontorets".
_OWNER = r"(?:[\wåäöé-]+(?:ens|ets|orets|ornas|ernas|erns|ans|ds|gs|ts|is|ps|ons|els)\s+)?"

_PROPOSALS = re.compile(
    rf"{_OWNER}(?:förslag(?:et)? till (?:beslut|yttrande och beslut)|beslutsförslag|beslut|beslutspunkter|(?:att-)?satser)"
    r"|(?:nämndens?|styrelsens?|utskottets|kommunstyrelsens|regionstyrelsens|direktionens)\s+beslut"
    r"|förslag till (?:ställningstagande|svar)",
    re.IGNORECASE,
)
_ATTACHMENTS = re.compile(r"(?:bilag(?:a|or|e)|bilageförteckning|bifogas|bifogade handlingar)(?:\s+\d+)?", re.IGNORECASE)
#: What follows is a record of papers and post, and no part of what is said.
_CLERICAL = re.compile(
    r"(?:beslut(?:et)? |protokollsutdrag(?:et)? )?(?:ska )?(?:skickas|sänds|expedieras|delges|meddelas)(?: till)?|beslutsexpediering"
    r"|anslag(?:/bevis)?|anslagsbevis|bevis om anslag|tillkännagivande(?: av protokoll)?|plats och tid|expedieras(?: till)?"
    r"|expediering|sändlista|kopia till|kopia|delges"
    r"|skickas till|justering(?:ens plats och tid)?|underskrifter|justerat?|vid protokollet|innehåll(?:sförteckning)?"
    r"|postadress|besöksadress|kontakt(?:uppgifter)?|närvarande|beslutande|ersättare|övriga deltagare|utses att justera|paragrafer",
    re.IGNORECASE,
)
_SECTIONS = re.compile(
    rf"sammanfattning(?: av (?:ärendet|yttrandet|svaret|synpunkter(?:na)?))?"
    rf"|sammanfattande (?:bedömning|synpunkter)|bakgrund(?: och syfte)?"
    rf"|ärende(?:t|beskrivning(?:en)?)?|beskrivning(?:en)? av ärendet|ärendets (?:beredning|innehåll)|beredning(?:en)?(?: av ärendet)?"
    rf"|remissen|remissens innehåll|om remissen|inledning|syfte|uppdrag(?:et)?|handlingar|beslutsunderlag|underlag för beslut"
    rf"|(?:allmänna|övergripande|särskilda|detaljerade|övriga)\s+synpunkter|övrigt|utgångspunkter|slutord|slutsats(?:er)?"
    rf"|{_OWNER}(?:synpunkter|bedömning|ställningstagande|överväganden|yttrande|svar|kommentarer|analys|motivering|förslag|slutsats(?:er)?)"
    rf"(?: (?:och|samt) (?:förslag(?: till beslut)?|synpunkter|bedömning|motivering|ställningstagande|slutsatser))?"
    rf"|(?=\S+s ){_OWNER}(?:tjänsteutlåtande|tjänsteskrivelse)"
    r"|synpunkter på (?:förslaget|överenskommelsen|remissen|avtalet|handlingsplanen)"
    r"|måluppfyllelse|barnkonsekvensanalys|barnrättsperspektiv(?:et)?|barnperspektiv(?:et)?|jämställdhet(?:sanalys|sperspektiv)?"
    r"|(?:ekonomiska |sociala |juridiska |miljömässiga |organisatoriska )?konsekvenser(?: för [\wåäöé, -]{3,40})?|ekonomi|finansiering"
    r"|tidplan|uppföljning|jämförelser?|risker|reservation(?:er)?|särskil(?:t|da) uttalanden?|ersättaryttranden?|(?:ordförandens"
    r"|vice ordförandens)? ?förslag till beslut på sammanträdet|avvikande mening(?:ar)?|protokollsanteckning(?:ar)?"
    r"|yrkanden?|beslutsgång|deltar (?:ej|inte)(?: i beslutet)?|handlingar i ärendet|ärendet i korthet|(?:fråga|punkt) \d{1,2}\b.*"
    r"|(?:generella|specifika|allmänt|synpunkter i övrigt)(?: synpunkter)?|förslag till yttrande|remissvar|yttrande|remissyttrande"
    r"|fotnoter|noter|paragrafen är (?:omedelbart )?justerad",
    re.IGNORECASE,
)


def bare(text: str) -> str:
    """A heading without its number and colon."""
    return " ".join(_NUMBERING.sub("", text).rstrip(" :.").split())


def is_proposals(text: str) -> bool:
    """Whether a heading stands over points that are proposed or decided."""
    return bool(_PROPOSALS.fullmatch(bare(text)))


def is_attachments(text: str) -> bool:
    """Whether a heading stands over a list of attachments."""
    return bool(_ATTACHMENTS.fullmatch(bare(text)))


def is_clerical(text: str) -> bool:
    """Whether what stands under a heading is about papers and post only."""
    return bool(_CLERICAL.fullmatch(bare(text)))


def is_known(text: str) -> bool:
    """Whether a line is a heading by its words alone."""
    if len(text) > _LONGEST or not text[:1].strip() or text.rstrip().endswith((",", ";", "!")):
        return False
    plain = bare(text)
    if not (plain[:1].isupper()) or text.rstrip().endswith("."):
        return False
    return any(pattern.fullmatch(plain) for pattern in (_PROPOSALS, _ATTACHMENTS, _CLERICAL, _SECTIONS))


#: Headings of what is told about the proposal by others, where a word of praise is not the respondent's own.
_BACKGROUND = re.compile(
    r"bakgrund.*|ärende.*|beskrivning.*|remissen.*|om remissen|syfte|uppdrag.*|handlingar|beslutsunderlag|beredning.*",
    re.IGNORECASE,
)


#: Headings over what some of those who decided said, or wanted and did not get.
_OF_SOME = re.compile(
    r"reservation.*|särskil[dt]a? uttalanden?.*|ersättaryttrande.*|yrkanden?.*|beslutsgång.*|protokollsanteckning.*|avvikande mening.*"
    r"|förslag till beslut.*|beslutsförslag.*|tilläggsyrkande.*|omröstning.*|jäv|deltar ej.*|inte deltar.*|ej deltagande.*|votering.*"
    r"|minoritetsyttrande.*|avslagsyrkande.*",
    re.IGNORECASE,
)


def is_own(text: str) -> bool:
    """Whether what stands under a heading is what the respondent itself says."""
    return not is_background(text) and not _OF_SOME.fullmatch(bare(text))


def is_of_some(text: str) -> bool:
    """Whether what stands under a heading is what only some of those who decided say."""
    return bool(_OF_SOME.fullmatch(bare(text)))


def is_background(text: str) -> bool:
    """Whether a section retells the matter rather than says what the respondent thinks."""
    return bool(_BACKGROUND.fullmatch(bare(text)))
