"""Made-up records for the page of all parts, where what is shown is worked out from a record."""

from __future__ import annotations

from decimal import Decimal
from typing import cast

from generator.records.agreement import Agreement, AreaInVersion, Version, VersionKind
from generator.records.dates import PartialDate
from generator.records.entry import Entry, Places
from generator.records.indicator import ChartKind, Direction, Figure, Indicator, Series, Target
from generator.register.follow_up import IndicatorItem
from generator.register.items import AgreementItem

_PLACES = cast("Places", None)  # nobody asks where in a file a made-up value stands


def versions() -> tuple[Version, Version]:
    """Two versions that differ in every way that two can."""

    def listed(*areas: tuple[str, str]) -> list[AreaInVersion]:
        return [AreaInVersion(area=area, wording=wording) for area, wording in areas]

    earlier = listed(("torg", "Lampor på torget"), ("spar", "Klotter vid spåren"), ("skola", "Trygga skolvägar"), ("hamn", "Kajen"))
    later = listed(
        ("torg", "Lampor och bänkar på torget"), ("skola", "Trygga skolvägar"), ("buss", "Hållplatser"), ("hamn", "Hela hamnområdet")
    )
    return (
        Version(id="forslag", title="Förslag 2031", kind=VersionKind.DRAFT, areas=earlier),
        Version(id="antagen", title="Antagen 2032", kind=VersionKind.ADOPTED, areas=later),
    )


def agreements() -> list[AgreementItem]:
    """An agreement for each way to stand: in force, not begun, ended, not decided and not known."""
    made = []
    for number, (kind, begins, ends) in enumerate(
        (
            (VersionKind.ADOPTED, "2001", "2199"),
            (VersionKind.ADOPTED, "2190", "2199"),
            (VersionKind.ADOPTED, "2001", "2002"),
            (VersionKind.DRAFT, None, None),
            (VersionKind.ADOPTED, None, None),
        )
    ):
        first, last = (_day(each) if each else None for each in (begins, ends))
        version = Version(id="exempel", title="Exempel", kind=kind, date=_day("2001"), valid_from=first, valid_to=last)
        record = Agreement(title="Exempel", summary="Exempel.", parties=["exempel"], versions=[version])
        made.append(AgreementItem(Entry("agreements", "exempel", record, "", _PLACES), f"exempel-{number}"))
    return made


def indicators() -> list[tuple[str, IndicatorItem]]:
    """An indicator for each way to draw one, and what it shows."""
    target = Target(value=Decimal(5), by=_day("2034"), text="Högst fem procent.")
    several = [_series(name, 8 + n, 6 + n, 7) for n, name in enumerate(("Hamnen", "Backen", "Måla", "Torget"))]
    city = [_series("Hela staden", 11, None, 9, 7)]
    return [
        ("Linje, med riktvärde och en siffra som är okänd", _indicator("linje", ChartKind.LINE, city, target)),
        ("Flera linjer", _indicator("linjer", ChartKind.LINE, several[:3])),
        ("Staplar", _indicator("staplar", ChartKind.BARS, several[:3])),
        ("Staplar på varandra", _indicator("pa-varandra", ChartKind.STACKED, [*several, _series("Skogen", 3, 2, 1)])),
        ("Ett diagram för varje serie", _indicator("serier", ChartKind.LINE, several)),
        ("Inga siffror", _indicator("inga", ChartKind.LINE, [_series("Hela staden")])),
    ]


def _series(title: str, *values: int | None) -> Series:
    known = [None if value is None else Decimal(value) for value in values]
    return Series(title=title, figures=[Figure(date=_day(str(2020 + 2 * place)), value=value) for place, value in enumerate(known)])


def _indicator(name: str, chart: ChartKind, series: list[Series], target: Target | None = None) -> IndicatorItem:
    record = Indicator(
        title="Otrygga på Exempeltorget",
        unit="procent",
        sign="%",
        direction=Direction.LOWER,
        chart=chart,
        series=series,
        target=target,
    )
    return IndicatorItem(Entry("indicators", name, record, "", _PLACES), name)


def _day(written: str) -> PartialDate:
    return PartialDate.parse(written)
