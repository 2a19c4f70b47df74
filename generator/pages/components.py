"""The page that shows every part of the visual family: which parts there are, when each is used, and what they are shown with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from generator.history import History
from generator.pages import example_records, examples
from generator.pages.comparisons import areas_part
from generator.pages.draft import TONES, Draft
from generator.pages.figures import figure
from generator.pages.lists import EMPTY
from generator.pages.page_foot import page_foot
from generator.pages.rows import situation_status
from generator.pages.standing import standing_label
from generator.pages.views import Status
from generator.records.fields import Choice
from generator.records.measure import MeasureStatus
from generator.records.place import Level
from generator.records.response import OutcomeStatus, Position
from generator.records.source import Rank
from generator.register import Register
from generator.register.agreements import main_agreement
from generator.register.situations import SituationState
from generator.register.status import ConsultationState, InvitationStatus
from generator.register.versions import Pair


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the family. Its examples are the template `components/<name>.html`."""

    name: str
    title: str
    used: str  #: when it is used, in a line
    made_by: str  #: the macros or templates that write it


COMPONENTS = {
    each.name: each
    for each in (
        Component(
            "sidhuvud", "Sidans huvud", "Överst på varje sida: namn, läge och det viktigaste.", "parts.html: page_head, breadcrumbs, toc"
        ),
        Component("etiketter", "Etiketter", "Säger läget med ett tecken och ett ord. Färgen hjälper bara till.", "parts.html: status"),
        Component("korthet", "I korthet", "Svaren på det som folk vill veta, överst på startsidan.", "parts.html: answers"),
        Component("fakta", "Fakta", "Korta svar på korta frågor, överst på en sida.", "parts.html: facts"),
        Component("steg", "Steg", "Ärendets väg. Det som ligger framåt är ihåligt, och det utan känd dag streckat.", "parts.html: steps"),
        Component("handelser", "Händelser", "Det som hänt, dag för dag.", "parts.html: event"),
        Component("citat", "Citat", "Någons egna ord, och om de är kontrollerade mot handlingen.", "parts.html: quote, quoted"),
        Component("okant", "Det här vet vi inte", "Det vi har letat efter men inte hittat.", "parts.html: unknown"),
        Component("kallor", "Källor", "Står direkt under det som källan visar.", "parts.html: sources, marks"),
        Component(
            "diagram", "Diagram", "Siffror över tid. Slutsatsen är rubrik, och siffrorna finns också som tabell.", "charts.html: figure"
        ),
        Component("andelar", "Andelar", "Hur många av alla. Talen under stapeln går ihop.", "parts.html: share_bar"),
        Component("matris", "Matris", "Vem som sa vad om vad. På en smal skärm blir den en lista.", "matrix.html: table, narrow, partly"),
        Component("klassningar", "Klassningar", "Hur platser stått på en lista genom åren.", "charts.html: classifications"),
        Component(
            "tabeller", "Tabeller", "Siffror och ord i rader och kolumner. En bred tabell rullar i sin egen ruta.", "parts.html: table"
        ),
        Component("rader", "Rader", "Det man kan gå till. Hela raden är en länk.", "parts.html: rows; shared.html: area_groups"),
        Component("kort", "Kort", "Det man kan gå till, med några meningar om vad det är.", "parts.html: cards"),
        Component(
            "synpunkter", "Synpunkter", "Vad någon vill, och vad det blev av det.", "voices.html: summary, rows; shared.html: viewpoint"
        ),
        Component("val", "Val", "Vägarna till en del av en lång lista.", "voices.html: choices; parts.html: pager"),
        Component(
            "jamforelse",
            "Jämförelse",
            "Två versioner bredvid varandra. Det som skiljer är överstruket eller understruket.",
            "turns.html: part",
        ),
        Component(
            "lagesbild",
            "Lägesbild",
            "Kommunens bild och polisens, var för sig, och problemen de enats om.",
            "pictures.html: picture, problem",
        ),
        Component(
            "ord", "Förklarade ord", "Ett svårt ord får sin förklaring första gången det står på en sida.", "generator/fill/terms.py"
        ),
        Component("vikt", "Vikta delar", "Det som bara några behöver läsa.", "HTML: details"),
        Component("sok", "Sökformulär", "På söksidan. Samma ruta står överst på alla andra sidor.", "blocks/search.html"),
        Component("tomt", "Tomma listor", "När något saknas säger sidan det i en lugn mening.", "parts.html: empty"),
        Component("sidfot", "Sidans fot", "Underst på sidan om en post: när den ändrades och hur man hänvisar till den.", "page_foot.html"),
    )
}

#: The words whose labels stand on pages, and what each group is called here.
_LABELS: dict[type[Choice], str] = {
    Position: "Ställningstagande",
    OutcomeStatus: "Vad det blev av en synpunkt",
    InvitationStatus: "De som fick frågan",
    ConsultationState: "Remisser",
    MeasureStatus: "Insatser",
    Level: "Platser",
    Rank: "Källor",
}


def labels(register: Register) -> Iterator[tuple[str, list[Status]]]:
    """Every label by what it is about, from the words in the data themselves, so that none can be forgotten."""
    for choice in Choice.__subclasses__():
        if choice in _LABELS or any(member.sign for member in choice):
            yield _LABELS.get(choice, choice.__name__), [Status(each.label, each.sign, TONES.get(each, "stone")) for each in choice]
    made: Any = object()  # only whether there is a picture counts
    pictures = ((made, made, made), (made, made, None), (made, None, None), (None, made, None), (None, None, None))
    yield "Lägesbilder", [situation_status(SituationState(*each)) for each in pictures]
    yield "Överenskommelser", [standing_label(register, item) for item in example_records.agreements()]


def component_shown(register: Register, history: History, name: str) -> dict[str, Any]:
    """What the template of a part shows: made-up values, made as those of real records are."""
    context: dict[str, Any] = {"component": COMPONENTS[name], "here": examples.HERE, "example": examples, "tones": TONES}
    match name:
        case "etiketter":
            context["labels"] = list(labels(register))
        case "diagram":
            context["figures"] = [(told, figure(register, item, ids="komponent")) for told, item in example_records.indicators()]
            context["no_marks"] = lambda _: []
        case "jamforelse":
            earlier, later = example_records.versions()
            context["turned"] = areas_part(Pair(earlier, later, direct=True))
            context["sides"] = [SimpleNamespace(short=version.title) for version in (earlier, later)]
        case "ord":
            context["words"] = [term.term for item in register.glossary.values() for term in item.record.terms][:2]
        case "tomt":
            context["empty"] = list(EMPTY.values())
        case "sidfot":
            item = main_agreement(register)
            context |= {
                "footed": item is not None,
                "follow": {"what": "Följ ärendet", **dict.fromkeys(("feed", "calendar", "how"), examples.HERE)},
                **(page_foot(register, history, item.address, Draft(item.title, "", made_from=[(item, ())])) if item else {}),
            }
    return context
