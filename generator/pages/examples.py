"""Made-up values for the page of all parts. Nobody and nothing in them exists, and every link leads to the start page."""

from __future__ import annotations

from types import SimpleNamespace

from generator import addresses
from generator.pages.draft import TONES
from generator.pages.shares import share_bar
from generator.pages.timeline import StepView
from generator.pages.views import Fact, QuoteView, Row, SourceMark, Status, UnknownView
from generator.records.place import Level
from generator.records.response import OutcomeStatus, Position

HERE = addresses.link("")
_LONG = "Exempelnämnden för arbetsmarknadsutbildningsfrågor och kvällsöppna mötesplatser"

_MINT, _AMBER, _STONE = Status("Togs in", "✓", "mint"), Status("Försenad", "!", "amber"), Status("Okänt", "?", "stone")

ANSWERS = [
    {"href": HERE, "question": "Gäller avtalet?", "answer": "Ja, till och med 2034", "sign": "✓"},
    {"href": HERE, "question": "Hur går det?", "answer": "Ingen siffra är känd", "sign": ""},
]

FORMS = [
    SimpleNamespace(href=HERE, form=SimpleNamespace(language="", name="Lättläst")),
    SimpleNamespace(href=HERE, form=SimpleNamespace(language="en", name="In English")),
]

FACTS = [
    Fact("Svarade", "Exempelnämnden"),
    Fact("Kom in", "3 maj 2031", "i tid"),
    Fact("Diarienummer", "EX 2031/12"),
    Fact("Språk", "svenska"),
    Fact("Skrivet av", _LONG),
    Fact("Bilagor", "inga"),
]

STEPS = [
    StepView("Förslag", "mars 2031", dated=True, note=""),
    StepView("Remiss", "1 april till 3 maj 2031", dated=True, note="41 svar"),
    StepView("Reviderad", "2032, dag okänd", dated=False, note=""),
    StepView("I dag", "23 november 2033", dated=True, note="gäller till och med 31 december 2034", now=True),
    StepView("Slutar gälla", "31 december 2034 (planerat)", dated=True, note=""),
]

EVENTS = [
    ("3 maj 2031", "Svarstiden tog slut", "Alla som fick frågan hade svarat."),
    ("Dag okänd", "Beslutet fattades", "Någon gång under hösten. Protokollet är inte hittat."),
]

WORDS = "Vi vill att lamporna på Exempeltorget lyser hela natten."
QUOTES = [
    ("Kontrollerat mot handlingen", QuoteView(WORDS, "checked", HERE)),
    ("Inte kontrollerat: källans text är inte lagrad", QuoteView(WORDS, "unchecked", HERE)),
]
SHORT_QUOTES = [QuoteView("Bra att torget nämns.", "checked", HERE), QuoteView("Bra att torget nämns.", "unchecked", HERE)]

UNKNOWN = [
    UnknownView("Vem som beslutade om planen.", "I protokollen på kommunens webbplats.", "2 maj 2033"),
    UnknownView("Hur länge planen gäller.", "I själva planen.", "2 maj 2033"),
]

SOURCES = [
    ("En källa", [SourceMark("Exempelnämndens svar", HERE, secondary=False, place="sidan 4")]),
    (
        "Flera källor",
        [SourceMark("Exempelnämndens svar", HERE, secondary=False), SourceMark("Exempelposten", HERE, secondary=True, note="2031")],
    ),
    ("Ingen känd källa", []),
]

TABLE_HEAD = ("Stadsdel", "Svar", "Andel")
TABLE_ROWS = [("Exempelhamnen", "12", "31 procent"), ("Påhittsbacken", "7", "18 procent"), ("Låtsasmåla", "okänt", "okänt")]

ROWS = [
    Row(HERE, "Belysning på Exempeltorget", "Exempelnämnden leder. Klar senast 1 maj 2034.", status=_AMBER),
    Row(HERE, _LONG, "Två svar", status=_MINT),
    Row(HERE, "En rad utan mer än sitt namn"),
]
CARDS = [
    Row(HERE, "Exempelnämnden", "Beslut. Två synpunkter.", "Nämnden är för förslaget men vill att torget nämns.", _MINT),
    Row(HERE, _LONG, "Brev. Inga synpunkter.", "", _STONE),
]
AREA_GROUPS = [
    ("I båda versionerna", "Förslag 2031 och antagen 2032", ROWS[2:]),
    ("Bara i den senare", "", [Row(HERE, "Trygga hållplatser", "Ett svar nämner området")]),
]

_KINDS = (
    ("svarade", 21, "pine"),
    ("har anstånd", 4, "sea"),
    ("väntas svara", 6, "striped"),
    ("avstod", 2, "amber"),
    ("svarade inte", 5, "pale"),
    ("okänt", 3, "none"),
)
SHARES = [
    ("Alla sorter", share_bar(_KINDS, "tillfrågade")),
    ("En enda sort: ingen stapel behövs", share_bar([("klara", 4, "pine")], "insatser")),
]


def _stance(position: Position) -> Status:
    return Status(position.label, position.sign, TONES.get(position, "stone"))


def _cell(stance: Status | None, count: int) -> SimpleNamespace:
    return SimpleNamespace(href=HERE, stance=stance, voices=count)


_AREA = SimpleNamespace(link=HERE, title="Torget", record=SimpleNamespace(short_title="Torget"))
MATRIX = SimpleNamespace(
    columns=[
        SimpleNamespace(area=_AREA, title="Torget", asked_about=True, named_by=2, voices=3),
        SimpleNamespace(area=_AREA, title="Hållplatser", asked_about=False, named_by=1, voices=0),
    ],
    rows=[
        SimpleNamespace(
            name="Exempelnämnden",
            href=HERE,
            anchor="exempel-1",
            list_anchor="exempel-1-lista",
            stance=_stance(Position.SUPPORTS_WITH_COMMENTS),
            cells=[_cell(_stance(Position.SUPPORTS), 2), _cell(None, 0)],
            whole=_cell(None, 1),
            voices=3,
            named=2,
        ),
        SimpleNamespace(
            name=_LONG,
            href=HERE,
            anchor="exempel-2",
            list_anchor="exempel-2-lista",
            stance=_stance(Position.OPPOSES),
            cells=[_cell(None, 1), None],
            whole=None,
            voices=1,
            named=1,
        ),
    ],
    stances=[_stance(Position.SUPPORTS)],
    whole=1,
    spread=SimpleNamespace(total=4, whole=1, several=1),
)


def _level(day: str, level: Level | None, *, secondary: bool = False) -> SimpleNamespace:
    return SimpleNamespace(date=day, level=level, tone=TONES.get(level, "stone") if level else "", secondary=secondary)


CLASSIFIED = SimpleNamespace(
    levels=[(level, TONES.get(level, "stone")) for level in Level],
    columns=[SimpleNamespace(date="2031"), SimpleNamespace(date="2033")],
    rows=[
        (SimpleNamespace(link=HERE, title="Påhittsbacken"), [_level("2031", Level.VULNERABLE), _level("2033", Level.NOT_LISTED)]),
        (
            SimpleNamespace(link=HERE, title="Låtsasmåla"),
            [_level("2031", Level.ESPECIALLY_VULNERABLE, secondary=True), _level("2033", None)],
        ),
    ],
    sums=[("Antal på listan", ["2", "okänt"])],
    secondary=True,
    marks=SOURCES[0][1],
)
CAVEATS = [SimpleNamespace(text="Frågan ställdes på ett annat sätt 2032.", sources=[])]

_VOICE = {"href": HERE, "respondent": "Exempelnämnden", "response_href": HERE, "asks": "Nämnden vill att lamporna lyser hela natten."}
VOICES = [
    SimpleNamespace(
        **_VOICE,
        title="Belysning på torget",
        areas=[_AREA],
        status=Status(each.label, each.sign, TONES.get(each, "stone")),
        marks=SOURCES[0][1] if each is OutcomeStatus.TAKEN_IN else [],
    )
    for each in OutcomeStatus
]
VIEWPOINT = SimpleNamespace(
    anchor="synpunkt-exempel",
    link=HERE,
    viewpoint=SimpleNamespace(title="Belysning på torget", asks=_VOICE["asks"]),
    outcome=SimpleNamespace(status=OutcomeStatus.PARTLY, text="Lamporna lyser till klockan två."),
    response=SimpleNamespace(respondent_name="Exempelnämnden"),
    areas=[],
    quote=QUOTES[0][1],
    marks=SOURCES[0][1],
)
TOLD = [
    ("Utfall kända", SimpleNamespace(total=7, decided=[(4, "togs in"), (1, "togs in delvis")], unknown=2)),
    ("Utfall okända", SimpleNamespace(total=7, decided=[], unknown=7)),
    ("Ingen synpunkt", SimpleNamespace(total=0, decided=[], unknown=0)),
]


def _choice(slug: str, label: str, count: int) -> SimpleNamespace:
    return SimpleNamespace(href=HERE, slug=slug, label=label, voiced=[None] * count)


CHOICES = [("Utfall", [_choice("a", "Togs in", 2), _choice("b", "Togs inte in", 1)]), ("Område", [_choice("c", _LONG, 1)])]
CHOSEN = SimpleNamespace(sort="Utfall", slug="a")
PART = SimpleNamespace(shown="Visar 201–400 av 1\u00a0240", total=1240, before=HERE, after=HERE)

PICTURES = [
    SimpleNamespace(
        title="Kommunens bild",
        picture=SimpleNamespace(text="Torget är mörkt efter klockan tio.", observations=["Få är ute sent."], organisation="exempel"),
        maker=SimpleNamespace(link=HERE, title="Exempelnämnden"),
        made="maj 2031",
        quote=None,
        marks=SOURCES[0][1],
    ),
    SimpleNamespace(title="Polisens bild", picture=None, maker=None, made="", quote=None, marks=[]),
]
PROBLEM = SimpleNamespace(
    problem=SimpleNamespace(title="Torget är mörkt", text="Få vågar gå över torget."),
    anchor="problem-exempel",
    areas=[_AREA],
    causes=[(SimpleNamespace(text="Lamporna släcks klockan tio."), SOURCES[0][1])],
    measures=ROWS[:1],
)
