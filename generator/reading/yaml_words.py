"""What libyaml says about a file that it cannot read, in words that help an editor."""

from __future__ import annotations

#: libyaml's words (the start of its message) → what is wrong, what to do.
WORDS = (
    (
        "mapping values are not allowed",
        "det står ett kolon för mycket på raden",
        'Sätt texten inom citattecken om den innehåller ett kolon: "Beslut: ja". Kontrollera också att indraget stämmer med raden ovanför.',
    ),
    (
        "could not find expected ':'",
        "raden saknar kolon efter fältets namn",
        'Skriv "namn: värde". Lång text som går över flera rader skrivs efter ">-" med indrag.',
    ),
    (
        "did not find expected key",
        "raden har fel indrag, eller ett fältnamn saknas",
        "Fält som hör ihop börjar i samma kolumn. Text med citattecken i sig skrivs helst efter >-.",
    ),
    (
        "did not find expected '-' indicator",
        "här väntades en punkt som börjar med bindestreck",
        "Alla punkter i en lista börjar med bindestreck i samma kolumn.",
    ),
    ("found unexpected end of stream", "ett citattecken saknas", "Sätt ett citattecken även där texten slutar."),
    ("found unexpected document indicator", "ett citattecken saknas före denna rad", "Sätt ett citattecken även där texten slutar."),
    ("found character that cannot start any token", "värdet börjar med ett tecken som inte får stå först", "Sätt värdet inom citattecken."),
    (
        "found unknown escape character",
        "ett omvänt snedstreck står i text inom dubbla citattecken",
        "Använd enkla citattecken runt texten.",
    ),
    ("did not find expected ',' or ']'", 'en lista inom hakparenteser saknar komma eller "]"', "Skriv hellre varje punkt på en egen rad."),
    ("did not find expected ',' or '}'", 'en klammer saknar komma eller "}"', "Skriv hellre varje fält på en egen rad."),
    ("did not find expected node content", "ett värde saknas eller börjar med ett otillåtet tecken", "Sätt värdet inom citattecken."),
    (
        "block sequence entries are not allowed",
        "en punkt med bindestreck står på fel ställe",
        "Börja listan på en ny rad under fältets namn.",
    ),
    ("block mapping", "fälten har olika indrag", "Fält som hör ihop börjar i samma kolumn."),
    ("did not find expected alphabetic", "en stjärna eller ett &-tecken står först i värdet", "Sätt värdet inom citattecken."),
    ("did not find expected comment or line break", "det står text efter > eller | på samma rad", "Börja texten på nästa rad, med indrag."),
    ("did not find the expected", "värdet börjar med ett tecken som YAML läser på sitt eget sätt", "Sätt värdet inom citattecken."),
)


def in_swedish(problem: str, text: str, line: int) -> tuple[str, str]:
    """What is wrong and what to do, from libyaml's message and the text; `line` counts from 0."""
    for start, message, suggestion in WORDS:
        if problem.startswith(start):
            return message, suggestion
    lines = text.split("\n")
    shown = lines[line].strip()[:60] if line < len(lines) else ""
    return (
        f'raden går inte att läsa: "{shown}"' if shown else "filen går inte att läsa",
        "Kontrollera indrag, kolon och citattecken här och på raden ovanför.",
    )
