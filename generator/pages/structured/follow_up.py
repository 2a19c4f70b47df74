"""What came of it: measures, places, lägesbilder and figures."""

from __future__ import annotations

from typing import Any

from generator import addresses, prose
from generator.pages.structured.naming import Names, called, period, type_of
from generator.records.measure import MeasureStatus
from generator.register import Register
from generator.register.figures import points
from generator.register.follow_up import IndicatorItem, MeasureItem, PlaceItem, SituationItem
from generator.register.measures import measure_state
from generator.register.situations import situation_state

#: A measure that was broken off has not failed, and the vocabulary has no word for it.
_STATUS = {
    MeasureStatus.PLANNED: "https://schema.org/PotentialActionStatus",
    MeasureStatus.ONGOING: "https://schema.org/ActiveActionStatus",
    MeasureStatus.DONE: "https://schema.org/CompletedActionStatus",
}


def measure(names: Names, register: Register, item: MeasureItem) -> dict[str, Any]:
    """A measure of the action plan. The day by which it should be done is left out: an action only has the day when it ended."""
    record, state = item.record, measure_state(item.record, register.today)
    return {
        "@type": type_of(item),
        "name": record.title,
        "description": prose.plain(record.text) if record.text else None,
        "actionStatus": _STATUS.get(state.status),
        "agent": names.item(item.lead) if item.lead else None,
        "participant": [names.item(each) for each in item.partners if each is not item.lead],
        "location": [names.item(each) for each in item.places],
        "endTime": state.done_on,
        "subjectOf": names.item(item.agreement) if item.agreement else None,
    }


def place(names: Names, _: Register, item: PlaceItem) -> dict[str, Any]:
    """A place. How it was classified is left out: that should not be read without what stands beside it."""
    record = item.record
    return {
        "@type": type_of(item),
        "name": record.name,
        "description": prose.plain(record.text) if record.text else None,
        "containedInPlace": names.item(item.parent) if item.parent else None,
    }


def report(names: Names, register: Register, item: SituationItem) -> dict[str, Any]:
    """A lägesbild, by those whose pictures are made."""
    record, state = item.record, situation_state(item.record, register.today)
    makers = dict.fromkeys(picture.organisation for picture in (state.city, state.police) if picture)
    return {
        "@type": type_of(item),
        "name": called(item),
        "temporalCoverage": period(record.begins, record.ends),
        "spatialCoverage": names.item(item.where) if item.where else None,
        "author": [names.item(register.organisations[each]) for each in makers if each in register.organisations],
        "about": names.item(item.agreement) if item.agreement else None,
    }


def dataset(names: Names, register: Register, item: IndicatorItem) -> dict[str, Any]:
    """Figures over time, with the file that they can be fetched as."""
    record, held = item.record, register.reading.site
    every = [point for series in record.series for point in points(register, series)]
    days = sorted((point.date for point in every if point.value is not None), key=lambda day: day.earliest())
    sources = dict.fromkeys(part.source for point in every for part in point.sources)
    places = dict.fromkeys(series.place for series in record.series)
    return {
        "@type": type_of(item),
        "name": record.title,
        "description": prose.plain(record.text) if record.text else None,
        "variableMeasured": {"@type": "PropertyValue", "name": record.title, "unitText": record.unit},
        "temporalCoverage": period(days[0], days[-1]) if days else None,
        "spatialCoverage": [names.item(register.places[each]) for each in places if each in register.places],
        "isBasedOn": [names.item(register.sources[each]) for each in sources if each in register.sources],
        "license": held.licence.address if held else None,
        "distribution": {
            "@type": "DataDownload",
            "encodingFormat": "application/json",
            "contentUrl": names.page(addresses.data_record(item.kind, item.id)),
        },
    }
