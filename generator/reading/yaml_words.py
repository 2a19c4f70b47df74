"""What libyaml says about a file that it cannot read, in words that help an editor, at the place where the mistake was made."""

from __future__ import annotations

import re
from dataclasses import dataclass

Place = tuple[int, int]  # line and column, from 0


@dataclass(frozen=True, slots=True)
class Stop:
    """Where and why libyaml stopped."""

    problem: str
    context: str
    at: Place
    begun: Place  #: where that which it was reading began; `at` where it does not say
    quoted: tuple[Place, Place] | None  #: where the last text within quotes began and ended


@dataclass(frozen=True, slots=True)
class Told:
    """The same for an editor."""

    at: Place
    message: str
    suggestion: str
    rule: str = "yaml.syntax"


_COLUMN = "Fält som hör ihop börjar i samma kolumn."
_QUOTE = "Sätt värdet inom citattecken."
_CITED = 'Text med citattecken i sig skrivs efter ">-" på nästa rad, med indrag.'

#: libyaml's words (the start of its message) → what is wrong, what to do. Told at the place where it stopped.
_WORDS = (
    ("did not find expected '-' indicator", "raden har fel indrag", f"Alla punkter i en lista börjar i samma kolumn. {_COLUMN}"),
    (
        "did not find expected key",
        "raden har fel indrag",
        f"{_COLUMN} Det gör också punkterna i en lista och raderna i en text efter > eller |.",
    ),
    ("found character that cannot start any token", "värdet börjar med ett tecken som inte får stå först", _QUOTE),
    ("did not find expected node content", "ett värde saknas eller börjar med ett tecken som inte får stå först", _QUOTE),
    ("mapping keys are not allowed", "värdet börjar med ett frågetecken", _QUOTE),
    ("block sequence entries are not allowed", "en punkt med bindestreck står på fel ställe", "Börja listan på en ny rad."),
    ("did not find expected comment or line break", "det står text efter > eller | på samma rad", "Börja på nästa rad, med indrag."),
    ("found an indentation indicator", "det står en siffra efter > eller | på samma rad", "Ta bort den."),
    *(
        (start, "ett omvänt snedstreck står i text inom dubbla citattecken", "Använd enkla citattecken runt texten.")
        for start in ("found unknown escape", "did not find expected hexdecimal", "found invalid Unicode")
    ),
)

_FIELD = re.compile(r":(\s|$)")
_BEGINS = re.compile(r"(?:- +)*[\w-]+:(?=\S)")


def in_swedish(stop: Stop, text: str) -> Told:
    """What is wrong, where, and what to do."""
    lines = text.split("\n")
    told = _tab(stop, lines) or _quotes(stop, lines) or _brackets(stop, lines) or _colon(stop, lines) or _marks(stop, lines)
    if told:
        return told
    for start, message, suggestion in _WORDS:
        if stop.problem.startswith(start):
            return Told(stop.at, message, suggestion)
    shown = _line(lines, stop.at[0]).strip()[:60]
    message = f'raden går inte att läsa: "{shown}"' if shown else "filen går inte att läsa"
    return Told(stop.at, message, "Kontrollera indrag, kolon och citattecken här och på raden ovanför.")


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tab(stop: Stop, lines: list[str]) -> Told | None:
    if _line(lines, stop.at[0])[stop.at[1] : stop.at[1] + 1] != "\t":
        return None
    return Told(stop.at, "här står ett tabbtecken", "Använd mellanslag.", "yaml.tab")


def _quotes(stop: Stop, lines: list[str]) -> Told | None:
    """A quotation mark that is missing, or that ends a text too early."""
    missing = "ett citattecken saknas"
    if stop.problem.startswith(("found unexpected end of stream", "found unexpected document indicator")):
        return Told(stop.begun, missing, "Sätt ett citattecken även där texten slutar.")
    if not stop.quoted:
        return None
    (first, column), (last, end) = stop.quoted
    if last != stop.at[0] or _line(lines, last)[end : stop.at[1]].strip(" "):
        return None
    if first < last:
        return Told(
            (first, column), missing, f"Texten tar slut först vid nästa citattecken, på rad {last + 1}. Sätt ett där den ska sluta."
        )
    return Told(stop.at, "det står något efter citattecknet som avslutar texten", _CITED)


def _brackets(stop: Stop, lines: list[str]) -> Told | None:
    advice = "Börjar en text med [ eller { ska hela texten stå inom citattecken."
    if stop.problem.startswith("did not find expected ','"):
        mark = "[" if "]" in stop.problem else "{"
        return Told(stop.begun, f'tecknet "{mark}" börjar något som inte avslutas, eller så saknas ett komma', advice)
    before = _line(lines, stop.at[0])[: stop.at[1]].rstrip()
    if stop.problem == "did not find expected key" and before.endswith(("]", "}")):
        return Told(stop.at, f'det står text efter "{before[-1]}"', advice)
    return None


def _colon(stop: Stop, lines: list[str]) -> Told | None:
    """A colon too many, or one that is missing on this line or the one before."""
    if stop.problem.startswith("could not find expected ':'"):
        return _without_colon(stop.begun[0], lines)
    if not stop.problem.startswith("mapping values are not allowed"):
        return None
    number, column = stop.at
    line = _line(lines, number)
    if _FIELD.search(line[:column]):
        return Told(stop.at, "det står ett kolon för mycket på raden", 'Sätt värdet inom citattecken: "Beslut: ja".')
    above = [other for other in range(number) if lines[other].strip() and not lines[other].lstrip().startswith("#")]
    outer = next((other for other in reversed(above) if _indent(lines[other]) < _indent(line)), None)
    if outer is not None and _FIELD.search(lines[outer]) and not lines[outer].rstrip().endswith(":"):
        message = "raden har fel indrag, eller så står ett kolon i en text utan citattecken"
        return Told((number, _indent(line)), message, f'{_COLUMN} Text med kolon i sig skrivs efter ">-" på nästa rad, med indrag.')
    return _without_colon(above[-1] if above else number, lines)


def _without_colon(number: int, lines: list[str]) -> Told:
    line = _line(lines, number)
    place = (number, _indent(line))
    if found := _BEGINS.match(line.lstrip(" ")):
        return Told((number, place[1] + found.end()), "det saknas ett mellanslag efter kolonet", 'Skriv "namn: värde".')
    advice = 'Skriv "namn: värde". Hör raden till texten ovanför ska den ha större indrag än fältets namn.'
    return Told(place, "raden saknar kolon efter fältets namn", advice)


def _marks(stop: Stop, lines: list[str]) -> Told | None:
    """Stars, exclamation and percent signs, and dots that end a file."""
    if stop.problem.startswith("did not find expected alphabetic"):
        return Told(stop.begun, "värdet börjar med en stjärna eller ett &-tecken", _QUOTE)
    if "tag" in f"{stop.problem} {stop.context}":
        return Told(stop.begun, "värdet börjar med ett utropstecken", _QUOTE)
    if "directive" in f"{stop.problem} {stop.context}" or "incompatible YAML" in stop.problem:
        return Told(stop.begun, "raden börjar med ett procenttecken", "Ta bort raden, eller sätt texten inom citattecken.")
    if "<document start>" not in stop.problem:
        return None
    if dots := next((number for number, line in enumerate(lines[: stop.at[0] + 1]) if line.startswith("...")), None):
        return Told((dots, 0), "tre punkter först på raden avslutar filen", "Ta bort dem, eller skriv … i stället.")
    return Told(stop.at, "raden har fel indrag", f"{_COLUMN} Det första står längst till vänster.")
