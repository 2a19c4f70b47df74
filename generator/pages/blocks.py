"""The slots of content pages and templates: each name with what it takes and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from generator.page import Value
from generator.pages import swedish, views
from generator.pages.about_build import build
from generator.pages.about_site import site_shown
from generator.pages.arguments import kind_of, level_of, limit_of, part_of
from generator.pages.changes import days, extent_words
from generator.pages.classifications import caveats, counting, grid
from generator.pages.comparisons import all_comparisons
from generator.pages.components import component_shown
from generator.pages.dossiers import dossier_rows
from generator.pages.glossary import letters
from generator.pages.lists import EMPTY, WIDE, as_rows, list_parts
from generator.pages.measures import by_measures
from generator.pages.open_data import open_data_shown
from generator.pages.overview import answers_shown, areas_shown, figures_shown, other_rows, overview
from generator.pages.own_slots import following_shown, own_foot, own_sharing
from generator.pages.plans import plan_view
from generator.pages.situations import by_situations, situations_view
from generator.pages.slot_values import Blocks, SlotKind
from generator.pages.structured import of_content
from generator.pages.tellings import tellings_shown
from generator.pages.timeline import steps
from generator.pages.viewpoints import everything
from generator.register.items import AgreementItem


def _list(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    kind = kind_of(arguments)
    part = as_rows(blocks.register, kind, list_parts(blocks.register, kind)[0])
    return blocks.render("list", part=part, level=level_of(arguments), empty=EMPTY[kind], wide=kind in WIDE)


def _count(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    return swedish.number(len(blocks.register.of_kind(kind_of(arguments))))


def _overview(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    item = blocks.agreement(arguments)
    if item is None:
        return blocks.render("empty", text=EMPTY["agreements"])
    return blocks.render("overview", **overview(blocks.register, item))


def _timeline(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    item = blocks.agreement(arguments)
    return blocks.render("timeline", steps=steps(blocks.register, item) if item else [])


def _areas(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    return blocks.render("areas", **areas_shown(blocks.register, blocks.agreement(arguments)))


def _answers(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    return blocks.render("answers", **answers_shown(blocks.agreement(arguments)))


def _others(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    rows = other_rows(blocks.register, blocks.agreement(arguments))
    return blocks.render("others", rows=rows, level=level_of(arguments)) if rows else ""


def _dossiers(blocks: Blocks, _: Mapping[str, str]) -> Value:
    return blocks.render("dossiers", rows=dossier_rows(blocks.register))


def _telling(block: str) -> Callable[[Blocks, Mapping[str, str]], Value]:
    return lambda blocks, _: blocks.render(block, **tellings_shown(blocks.register))


def _comparisons(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    several = len(blocks.register.agreements) > 1
    return blocks.render("comparisons", found=all_comparisons(blocks.register), level=level_of(arguments), several=several)


def _plan(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    plans = [plan_view(blocks.register, item) for item in by_measures(_chosen(blocks, arguments))]
    return blocks.render("plan", plans=plans, level=level_of(arguments), several=len(blocks.register.agreements) > 1)


def _situations(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    found = [situations_view(blocks.register, item) for item in by_situations(_chosen(blocks, arguments))]
    return blocks.render("situations", found=found, level=level_of(arguments), several=len(blocks.register.agreements) > 1)


def _chosen(blocks: Blocks, arguments: Mapping[str, str]) -> list[AgreementItem]:
    """The agreement that a slot names, or all of them."""
    one = blocks.agreement(arguments) if "agreement" in arguments else None
    return [one] if one else list(blocks.register.agreements.values())


def _missing(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    item = blocks.agreement(arguments)
    return blocks.render("missing", unknown=views.unknown(item.record.missing) if item else [])


def _changes(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    shown, older = days(blocks.register, blocks.history, limit_of(arguments, 500))
    listed = [] if "limit" in arguments else older  # a page with a few of the changes leads to that with all of them
    return blocks.render(
        "changes", days=shown, more=bool(older) and not listed, older=listed, told=extent_words(blocks.history), level=level_of(arguments)
    )


def _figures(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    item = blocks.agreement(arguments)
    limit = limit_of(arguments, 100)
    return blocks.render("figures", **figures_shown(blocks.register, item, limit))


def _classifications(blocks: Blocks, _: Mapping[str, str]) -> Value:
    counted = [series for item in counting(blocks.register) for series in item.record.series if series.counts]
    return blocks.render(
        "classifications",
        grid=grid(blocks.register, counted),
        caveats=caveats(blocks.register),
        marks=lambda evidence: views.marks(blocks.register, evidence),
    )


def _components(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    shown = [component_shown(blocks.register, blocks.history, name) | {"titled": titled} for name, titled in part_of(arguments)]
    return Markup().join(blocks.render("component", **each) for each in shown)


def _glossary(blocks: Blocks, _: Mapping[str, str]) -> Value:
    missing = [part for item in blocks.register.glossary.values() for part in item.record.missing]
    return blocks.render("glossary", letters=letters(blocks.register), unknown=views.unknown(missing))


def _open_data(blocks: Blocks, arguments: Mapping[str, str]) -> Value:
    template, shown = open_data_shown(blocks.register, blocks.sizes, arguments)
    return blocks.render(template, **shown)


def _site(template: str) -> Callable[[Blocks, Mapping[str, str]], Value]:
    return lambda blocks, _: blocks.render(template, **site_shown(blocks.register))


_AGREEMENT = frozenset({"agreement"})

#: Every slot that content pages and templates may use.
SLOTS: dict[str, SlotKind] = {
    slot.name: slot
    for slot in (
        SlotKind(
            "sharing",
            frozenset({"page", "language"}),
            "Det som visas där någon delar sidan: bild, språk och webbplatsens namn. Står i sidhuvudet (head).",
            own_sharing,
        ),
        SlotKind("notice", frozenset(), "Raden om att webbplatsen är en demonstration, om den är det.", _site("notice")),
        SlotKind("footer", frozenset(), "Utgivare och licens, i sidfoten.", _site("footer")),
        SlotKind("publisher", frozenset(), "Vem som ger ut webbplatsen och hur man når dem.", _site("publisher")),
        SlotKind("lost", frozenset(), "Vart den som hamnat på en sida som inte finns kan vända sig. Står i mallen.", _site("lost")),
        SlotKind("build", frozenset(), "Vad webbplatsen är gjord av, och hur det kontrolleras. För /om/bygget/.", build),
        SlotKind("licence", frozenset(), "Villkoren för data, och för de lagrade handlingarna.", _site("licence")),
        SlotKind("accessibility", frozenset(), "Tillgänglighetsredogörelsen.", _site("accessibility")),
        SlotKind("privacy", frozenset(), "Vilka namn som visas och varför.", _site("privacy")),
        SlotKind(
            "list",
            frozenset({"kind", "level"}),
            "Alla poster av ett slag; kind är slagets namn i adressen, till exempel svar, och level rubrikernas nivå.",
            _list,
        ),
        SlotKind("count", frozenset({"kind"}), "Hur många poster det finns av ett slag.", _count),
        SlotKind("overview", _AGREEMENT, "Överenskommelsens rubrik, sammanfattning och fakta.", _overview),
        SlotKind("timeline", _AGREEMENT, "Ärendets steg.", _timeline),
        SlotKind("areas", _AGREEMENT, "Områdena, grupperade efter vilka versioner de står i.", _areas),
        SlotKind(
            "page-foot",
            frozenset({"page"}),
            "Det som står underst på en handskriven sida: när den ändrades, vem som ansvarar, hur man rättar. Står i mallen.",
            own_foot,
        ),
        SlotKind(
            "page-linked-data",
            frozenset({"language", "page", "trail"}),
            'Det som en handskriven sida säger till program som läser den. Står i <script type="application/ld+json"> i mallen.',
            lambda blocks, arguments: of_content(blocks.register, blocks.history, arguments),
        ),
        SlotKind("dossiers", frozenset(), "Akterna: varje överenskommelse på en enda sida.", _dossiers),
        SlotKind("forms", frozenset(), "Vägarna till lättläst och till engelska, om något är skrivet så.", _telling("forms")),
        SlotKind("easy-read", frozenset(), "De överenskommelser som finns på lättläst svenska.", _telling("easy_read")),
        SlotKind("english", frozenset(), "De överenskommelser som finns på engelska.", _telling("english")),
        SlotKind(
            "others",
            _AGREEMENT | {"level"},
            "De andra överenskommelserna, en rad var; inget där det bara finns en. agreement är den som sidan handlar om.",
            _others,
        ),
        SlotKind(
            "comparisons",
            frozenset({"level"}),
            "Alla jämförelser mellan två versioner, och vilka versioner som inte kan jämföras.",
            _comparisons,
        ),
        SlotKind("answers", _AGREEMENT, "Remisserna med sina svar, och det som saknas.", _answers),
        SlotKind(
            "changes", frozenset({"limit", "level"}), "Det som har ändrats, dag för dag; limit är ungefär hur många ändringar.", _changes
        ),
        SlotKind("following", frozenset({"level"}), "Hur man följer det som ändras, i ett flöde eller en kalender.", following_shown),
        SlotKind(
            "viewpoints",
            frozenset(),
            "Alla synpunkter med sina utfall, och vägarna till dem om ett område eller från en instans.",
            lambda blocks, _: blocks.render("viewpoints", **everything(blocks.register)),
        ),
        SlotKind(
            "components",
            frozenset({"part"}),
            "Delarna som sidorna är byggda av, i alla sina lägen, med påhittade exempel; part är en av dem. Utan part: alla, med rubriker.",
            _components,
        ),
        SlotKind("search", frozenset(), "Söksidans ruta.", lambda blocks, _: blocks.render("search")),
        SlotKind("glossary", frozenset(), "Ordlistan, bokstav för bokstav.", _glossary),
        SlotKind("figures", _AGREEMENT | {"limit"}, "Indikatorerna, var och en med diagram och tabell; limit är hur många.", _figures),
        SlotKind("classifications", frozenset(), "Hur platserna klassats över tid, och vad man ska tänka på.", _classifications),
        SlotKind(
            "plan", _AGREEMENT | {"level"}, "Handlingsplanen och hur dess insatser går. Utan agreement: varje överenskommelses.", _plan
        ),
        SlotKind(
            "situations",
            _AGREEMENT | {"level"},
            "Vad överenskommelsen säger om lägesbilder, och vilka som saknas. Utan agreement: varje överenskommelses.",
            _situations,
        ),
        SlotKind(
            "open-data",
            frozenset({"part"}),
            "Det som går att hämta som data; part är files (filerna), examples (exempel) eller fields (fälten). Utan part: filerna.",
            _open_data,
        ),
        SlotKind("missing", _AGREEMENT, "Det om överenskommelsen som inte är känt.", _missing),
    )
}
