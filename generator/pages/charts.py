"""Figures over time → shapes of a chart. Everything is computed here; the template only writes it down."""

from __future__ import annotations

from decimal import Decimal
from math import dist

from generator.pages import shapes, swedish
from generator.pages.plotting import Plan, Point, Sheet, dash, tone
from generator.pages.shapes import Bar, Chart, Mark, Room, Size, Stroke, Words
from generator.records.dates import PartialDate
from generator.records.indicator import ChartKind


def draw(plan: Plan, size: Size) -> Chart:
    """A chart of the figures; its words never overlap, and those that find no room are left to the table."""
    sheet = Sheet(plan, size)
    if plan.kind is ChartKind.LINE:
        _lines(sheet)
    elif plan.kind is ChartKind.BARS:
        _bars(sheet)
    else:
        _stacks(sheet)
    target = None
    if plan.target is not None:
        target = sheet.down(plan.target)
        _target_words(sheet, target)
    height = _below(sheet)
    return Chart(
        size.width,
        height,
        size.text,
        sheet.left,
        sheet.down(Decimal(0)),
        target,
        sheet.grid,
        sheet.bars,
        sheet.gaps,
        sheet.strokes,
        sheet.marks,
        sheet.chips,
        sheet.words,
        sheet.whole,
    )


def _lines(sheet: Sheet) -> None:
    plan = sheet.plan
    spots: list[tuple[float, float]] = []
    radius = 6 if len(sheet.dates) * 14 < sheet.size.width else 3
    for number, series in enumerate(plan.series):
        runs: list[list[tuple[float, float]]] = [[]]
        for day in sheet.dates:
            point = series.at(day)
            if point is None:
                continue  # it was not measured then, which is no gap
            if point.value is None:
                runs.append([])
                continue
            x, y = sheet.across[day], sheet.down(point.value)
            runs[-1].append((x, y))
            sheet.marks.append(Mark(shapes.sign(number, x, y, radius), tone(plan.kind, number)))
            sheet.room.taken.append((x - radius, y - radius, x + radius, y + radius))
            spots.append((x, y))
        sheet.strokes += [Stroke(shapes.line(run), tone(plan.kind, number), dash(number)) for run in runs if len(run) > 1]
    if sheet.whole:
        _say_points(sheet, spots, radius + 4)


def _say_points(sheet: Sheet, spots: list[tuple[float, float]], away: float) -> None:
    """Write figures above or below their points, but never nearer to another point than to their own."""
    size = sheet.size.text
    for day, point, lowest in _by_weight(sheet.plan, sheet.dates):
        text, own = sheet.plan.label(point), (sheet.across[day], sheet.down(point.value or Decimal(0)))
        middle = shapes.centred(text, size, own[0], sheet.size.width)
        above, below = own[1] - away, own[1] + away + size * 0.78
        baselines = []
        for baseline in [below, above] if lowest else [above, below]:
            words = (middle, baseline - size * 0.28)
            if all(dist(words, own) <= dist(words, other) for other in spots):
                baselines.append(baseline)
        sheet.whole = sheet.say(text, own[0], baselines, "value") and sheet.whole


def _by_weight(plan: Plan, dates: list[PartialDate]) -> list[tuple[PartialDate, Point, bool]]:
    """The figures to write out, what matters most first: the last, the first, the extremes; and whether each is best set below."""
    found: list[tuple[int, int, PartialDate, Point, bool]] = []
    for number, series in enumerate(plan.series):
        known = [(day, point) for day in dates if (point := series.at(day)) and point.value is not None]
        values = [point.value for _, point in known if point.value is not None]
        for position, (day, point) in enumerate(known):
            edge = 0 if position == len(known) - 1 else 1 if position == 0 else 2 if point.value in (max(values), min(values)) else 3
            others = [other.value for each in plan.series if (other := each.at(day)) and other.value is not None]
            near = values[max(0, position - 1) : position + 2]
            if len(others) > 1:
                low = point.value == min(others) and point.value != max(others)
            else:
                low = 0 < position < len(known) - 1 and point.value == min(near) and point.value != max(near)
            found.append((edge, number, day, point, low))
    return [each[2:] for each in sorted(found, key=lambda each: each[:2])]


def _bars(sheet: Sheet) -> None:
    plan, count, width = sheet.plan, len(sheet.plan.series), sheet.bar
    for number, series in enumerate(plan.series):
        for point in filter(None, map(series.at, sheet.dates)):
            x = sheet.across[point.date] + (number - count / 2) * width
            if point.value is None:
                _gap(sheet, x, width)
                continue
            _bar(sheet, x, width, (Decimal(0), point.value), number)
    _take_bars(sheet)
    if not sheet.whole:
        return
    for day, point, _ in _by_weight(plan, sheet.dates):
        number = next(each for each, series in enumerate(plan.series) if series.at(day) is point)
        middle = sheet.across[day] + (number - (count - 1) / 2) * width
        sheet.whole = _on_end(sheet, plan.label(point), middle, point.value or Decimal(0)) and sheet.whole


def _stacks(sheet: Sheet) -> None:
    totals: list[tuple[PartialDate, str, Decimal]] = []
    plan, width = sheet.plan, sheet.bar
    for day in sheet.dates:
        x = sheet.across[day] - width / 2
        up = down = Decimal(0)
        points = [series.at(day) for series in plan.series]
        for number, point in enumerate(points):
            if point is None or not point.value:
                continue
            begin = up if point.value > 0 else down
            _bar(sheet, x, width, (begin, begin + point.value), number)
            if len(plan.series) > 1 and not sheet.grid:
                _chip(sheet, sheet.bars[-1], plan.amount(point.value))
            up, down = (begin + point.value, down) if point.value > 0 else (up, begin + point.value)
        if any(point is not None and point.value is None for point in points):
            _gap(sheet, x, width, above=up)
        elif not (up and down):
            star = "*" if any(point and point.secondary for point in points) else ""
            totals.append((day, plan.amount(up + down) + star, up + down))
    _take_bars(sheet)
    if sheet.grid:
        return
    for day, text, value in [*totals[-1:], *totals[:-1]]:
        sheet.whole = _on_end(sheet, text, sheet.across[day], value) and sheet.whole


def _bar(sheet: Sheet, x: float, width: float, ends: tuple[Decimal, Decimal], number: int) -> None:
    top, bottom = sorted(sheet.down(end) for end in ends)
    height = max(bottom - top, 1.0)  # so that a zero is seen to be there
    filled = shapes.hatch(number, (x, top, x + width, top + height)) if len(sheet.plan.series) > 1 else ""
    sheet.bars.append(Bar(x, top, width, height, tone(sheet.plan.kind, number), filled))


def _take_bars(sheet: Sheet) -> None:
    sheet.room.taken += [(bar.x, bar.y, bar.x + bar.width, bar.y + bar.height) for bar in [*sheet.bars, *sheet.gaps]]


def _chip(sheet: Sheet, bar: Bar, text: str) -> None:
    """The figure of a part of a stack, on a ground of its own, where it fits."""
    size = sheet.size.text
    width, height = shapes.text_width(text, size) + 6, size * 1.15
    if width + 4 > bar.width or height + 4 > bar.height:
        sheet.whole = False
        return
    middle, centre = bar.x + bar.width / 2, bar.y + bar.height / 2
    sheet.chips.append(Bar(middle - width / 2, centre - height / 2, width, height, "chip"))
    sheet.words.append(Words(middle, centre + size * 0.34, text, "value"))


def _gap(sheet: Sheet, x: float, width: float, above: Decimal = Decimal(0)) -> None:
    """An empty, dashed bar where a figure is not known. It has always the same height, so that it says nothing of how much."""
    height = sheet.size.text * 1.5
    bottom = sheet.down(above)
    sheet.gaps.append(Bar(x, bottom - height, width, height, "gap"))
    if shapes.text_width("?", sheet.size.text) < width:
        sheet.words.append(Words(x + width / 2, bottom - height / 2 + sheet.size.text * 0.34, "?", "value"))


def _on_end(sheet: Sheet, text: str, middle: float, value: Decimal) -> bool:
    """Write a figure at the outer end of its bar."""
    end = sheet.down(value)
    return sheet.say(text, middle, [end + sheet.size.text * (1.05 if value < 0 else -0.4)], "value")


def _target_words(sheet: Sheet, y: float) -> None:
    """The name of the target line, at whichever end and side there is room."""
    text, size = sheet.plan.target_text, sheet.size.text
    half = sheet.width(text) / 2
    for x, middle, anchor in ((sheet.size.width, sheet.size.width - half, "end"), (sheet.left, sheet.left + half, "start")):
        for baseline in (y - size * 0.4, y + size * 1.05):
            if sheet.room.take(shapes.text_box(text, size, middle, baseline, margin=0)):
                sheet.words.append(Words(x, baseline, text, "target-name", anchor))
                return


def _below(sheet: Sheet) -> float:
    """Write dates, and how many figures of a date are not known, beneath the chart; how far down it ends then."""
    size, plan = sheet.size.text, sheet.plan
    start = sheet.bottom + (size * 1.4 if sheet.low < 0 else 0)
    sheet.room = Room((sheet.left, 0, sheet.size.width, start + size * 8))
    lines = {day: swedish.date_lines(day) for day in sheet.dates}
    first = start + size * 1.2
    step = size * 1.15
    for day in [*sheet.dates[-1:], *sheet.dates[:-1]]:
        width = max(lines[day], key=len)
        x = max(shapes.centred(width, size, sheet.across[day], sheet.size.width), sheet.left + sheet.width(width) / 2 + 3)
        left, top, right, bottom = shapes.text_box(width, size, x, first, margin=3)
        if sheet.room.take((left, top, right, bottom + (len(lines[day]) - 1) * step)):
            sheet.words += [Words(x, first + row * step, text, "soft") for row, text in enumerate(lines[day])]
    last = first + (max((len(each) for each in lines.values()), default=1) - 1) * step
    lowest = last
    for day in sheet.dates:
        points = [point for series in plan.series if (point := series.at(day))]
        count = sum(point.value is None for point in points)
        if count:
            text = "okänt" if count == len(points) else f"{count} okänd" + ("a" if count > 1 else "")
            under = first + len(lines[day]) * step
            if sheet.say(text, sheet.across[day], [under], "soft"):
                lowest = max(lowest, under)
    return lowest + size * 0.4
