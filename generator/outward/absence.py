"""How pages call themselves that are not there, although their server says that all is well ("soft 404").

In the languages that sources are likely to be in. It is a guess, so what it finds is a warning; but a report about 404 homes is none.
"""

from __future__ import annotations

import re

_SWEDISH_PAGE = r"\b(?:sidan|sida|artikeln|dokumentet|filen|innehållet|adressen|länken|webbsidan)\b"
_GONE = r"(?:(?:finns|hittades) (?:inte|ej)|saknas|är borttagen|har tagits bort|(?:kunde|kan|går) inte (?:att )?(?:hittas?|visas?))"
_ENGLISH_PAGE = r"\b(?:page|file|document|article|site|content|resource|url|object)\b"
_ABSENT = r"(?:(?:was|is|could|can|does|has)? ?(?:not|n[o'’]t) (?:be )?(?:found|exists?|available)|(?:has been |was )?(?:removed|deleted))"

_NOT_FOUND = re.compile(
    "|".join(
        [
            r"^(?:http |error |fel |sidan )?404(?:\W*$|\W+(?:fel|error|not|page|sid)|\s*[:–—|-]\s*\D*$)",
            r"\b(?:error|fel|felkod|status)\s*:?\s*404\b",
            rf"{_SWEDISH_PAGE}.{{0,40}}\b{_GONE}",
            r"\b(?:kan|kunde|går) inte (?:att )?hitta (?:sidan|den sida)",
            r"\bhittar (?:inte|tyvärr inte) sidan\b",
            rf"{_ENGLISH_PAGE} ?{_ABSENT}",
            rf"{_ENGLISH_PAGE} (?:no longer exists|doesn['’]t exist|isn['’]t available)",
            r"^not found\b|\bnot found$",
            r"\bseite (?:wurde )?nicht gefunden\b|\bpage (?:non |in)trouv\w+",
            r"\bsiden (?:finnes|findes|eksisterer|ble) ikke\b|\bsivua ei löyt",
        ]
    ),
    re.IGNORECASE,
)


def is_not_found(words: str) -> bool:
    """Whether this is the title or heading of a page that is not there."""
    return bool(_NOT_FOUND.search(words))
