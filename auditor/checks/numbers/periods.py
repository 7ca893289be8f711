"""Amounts by the week, month or year: what they come to over a time, and whether two of them agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from auditor.checks.numbers.arithmetic import bounds, shown, words_after, words_between
from auditor.document import Document
from auditor.model import Number, Span

_PERIODS = {
    "hour": "hour", "hourly": "hour", "day": "day", "daily": "day", "night": "day", "week": "week", "weekly": "week",
    "month": "month", "monthly": "month", "year": "year", "yearly": "year", "annually": "year", "annum": "year",
}  # fmt: skip
_TIMES = {  # how often the shorter period comes in the longer one, at least and at most: a working week has five days
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (220, 366), ("week", "month"): (4, 4.4),
    ("week", "year"): (48, 53), ("month", "year"): (12, 12),
}  # fmt: skip
_USUAL = {("day", "week"): 7, ("day", "year"): 365, ("week", "year"): 52, ("month", "year"): 12}
_JOINS = (["or"], [",", "or"], ["("], ["-"], [",", "which", "is"], [",", "that", "is"], [",", "equal", "to"])
_EACH = frozenset("apiece each".split())  # behind a price: “40 boats at £90 each”
_PRICED = ("at", "costing", "for", "worth")
_FOR = 8  # tokens from the rate to its time: “£1.2m a year in staff pay for two years”


class Item(NamedTuple):
    """One summand: an amount, or an amount by the year over so many years, as `written` in a sum."""

    start: int
    end: int
    low: float
    high: float
    kind: str
    unit: str
    written: str
    first: Number


def period(document: Document, number: Number) -> tuple[str, int]:
    """The period behind an amount and where it ends: “£15 a month”, “£200 annually”; "" without one."""
    behind = words_after(document, number.end, 2)
    if behind and behind[0].word in _PERIODS and behind[0].word[-2:] == "ly":
        return _PERIODS[behind[0].word], behind[0].end
    if len(behind) > 1 and behind[0].word in ("a", "an", "per", "each", "every"):
        return _PERIODS.get(behind[1].word, ""), behind[1].end
    return "", number.end


def items(document: Document, numbers: Sequence[Number]) -> list[Item]:
    """The sentence's amounts of money and counts, each rate taken times its years, each price times its goods."""
    found: list[Item] = []
    for i, one in enumerate(numbers):
        if one.kind not in ("money", "count") or one.value != one.high or found and found[-1].end > one.start:
            continue
        if price := _price(document, one, numbers[i + 1 : i + 2]):
            low, high = (x * one.high for x in bounds(document, price))
            written = f"{shown(one.high)} × {shown(price.high, price.unit)}"
            end = words_after(document, price.end, 1)[0].end
            found.append(Item(one.start, end, low, high, price.kind, price.unit, written, one))
            continue
        low, high = bounds(document, one)
        name, end = period(document, one)
        time = next((n for n in numbers[i + 1 : i + 2] if name and n.kind == "measure" and n.unit == name), None)
        if time:
            gap = [t.word for t in words_between(document, end, time.start)]
            if "for" in gap[-1:] and len(gap) <= _FOR and "," not in gap:
                written = f"{shown(time.high)} × {shown(one.high, one.unit)}"
                low, high = low * time.value, high * time.high
                found.append(Item(one.start, time.end, low, high, one.kind, one.unit, written, one))
                continue
        if not name:
            found.append(Item(one.start, one.end, low, high, one.kind, one.unit, shown(one.high, one.unit), one))
    return found


def _price(document: Document, goods: Number, behind: Sequence[Number]) -> Number | None:
    """What each of the goods costs, where the next number says so."""
    price = next((n for n in behind if goods.kind == "count" and n.kind == "money" and n.value == n.high), None)
    if price is None or goods.modifier or price.modifier:
        return None
    gap = [t.word for t in words_between(document, goods.end, price.start)]
    each = [t.word for t in words_after(document, price.end, 1)]
    return price if gap[-1:] and gap[-1] in _PRICED and len(gap) <= _FOR and _EACH & set(each) else None


def disagreeing(document: Document, numbers: Sequence[Number]) -> Iterator[tuple[Number, Span, str]]:
    """Two rates that should be one, the longer with the sum that it fails: “£15 a month, or £200 a year”."""
    for one, two in pairwise(numbers):
        (short, end), (long, _) = period(document, one), period(document, two)
        times = _TIMES.get((short, long))
        if not times or one.kind != two.kind or one.unit != two.unit or one.kind not in ("money", "count"):
            continue
        if [t.word for t in words_between(document, end, two.start) if t.word not in ("about", "around")] not in _JOINS:
            continue
        (low, high), (least, most) = bounds(document, one), bounds(document, two)
        if not least <= high * times[1] or not low * times[0] <= most:
            usual = _USUAL.get((short, long), times[0])
            product = shown(usual * one.high, one.unit)
            written = f"{shown(usual)} × {shown(one.high, one.unit)} is {product}"
            yield two, Span(one.start, end), written
