"""A made-up history of Exempelstad, since what is built in tests has none."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from generator.history import Change, Deed, Extent, History

AGREEMENT = "data/agreements/trygghetsavtal/agreement.yml"
CONSULTATION = "data/agreements/trygghetsavtal/consultations/trygghetsavtal-2024/consultation.yml"
RESPONSE = "data/agreements/trygghetsavtal/consultations/trygghetsavtal-2024/responses/socialnamnden.yml"
GONE = "data/agreements/trygghetsavtal/consultations/trygghetsavtal-2024/responses/gatukontoret.yml"
MEASURE = "data/agreements/trygghetsavtal/measures/trygghetsvandringar.yml"
OTHER = "data/agreements/trygg-hamn/agreement.yml"
SITE = "data/site.yml"
SYNONYMS = "data/synonyms.yml"


def made(day: date, file: str, deed: Deed = Deed.CHANGED, hour: int = 9) -> Change:
    """A change at an hour of a day, in UTC."""
    return Change(day, f"{day.toordinal() * 24 + hour:040x}", file, deed, datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def whole(*changes: Change) -> History:
    """All that ever changed, the newest first."""
    return History(Extent.WHOLE, sorted(changes, key=lambda change: change.moment, reverse=True))


START = date(2026, 3, 2)

#: A few changes of each sort.
TOLD = whole(
    made(START, AGREEMENT, Deed.ADDED, 8),
    made(START, CONSULTATION, Deed.ADDED, 9),
    made(START, SITE, Deed.ADDED, 9),
    made(START + timedelta(days=1), RESPONSE, Deed.ADDED),
    made(START + timedelta(days=1), GONE, Deed.ADDED),
    made(START + timedelta(days=2), RESPONSE, hour=9),
    made(START + timedelta(days=2), RESPONSE, hour=14),
    made(START + timedelta(days=3), GONE, Deed.REMOVED),
    made(START + timedelta(days=4), MEASURE),
    made(START + timedelta(days=5), SYNONYMS),
    made(START + timedelta(days=6), OTHER, Deed.ADDED),
)
