"""Where an article stands among news articles: the percentiles of `rules/percentiles.toml`, and how they are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from auditor.model import AuditError
from auditor.resources import data, read_toml

# the places of the values in each row of the table, in per cent of the articles
PLACES = (*range(0, 100, 5), 99, 100)


class News(NamedTuple):
    """News articles as `benchmarks/percentiles.py` measured them.

    `words` and `grade` are the median length and the median `Measures.news_grade`. The rows have a value for each of
    `PLACES`: `burdens` by score, of those articles only that have something to mend where most have nothing, and
    `rates` by what is counted.
    """

    words: float
    grade: float
    burdens: Mapping[str, Sequence[float]]
    rates: Mapping[str, Sequence[float]]


@cache
def news() -> News:
    """The table that is shipped; raises AuditError when it is damaged."""
    table: Mapping[str, Any] = read_toml(data("rules") / "percentiles.toml")
    try:
        return News(table["median"]["words"], table["median"]["grade"], table["burdens"], table["rates"])
    except KeyError as error:
        raise AuditError(f"percentiles.toml: has no {error}; benchmarks/percentiles.py writes it") from None


def standing(value: float, row: Sequence[float]) -> float:
    """How many per cent of the articles have less than `value`, 0 to 100: nothing is 0, and equal values share their
    place. Between the values of the row it rises evenly, so a greater value never stands lower.
    """
    if value <= 0:
        return 0.0
    shared: dict[float, list[int]] = {}
    for place, one in zip(PLACES, row, strict=True):
        shared.setdefault(one, []).append(place)
    points = [(0.0, 0.0), *((one, (some[0] + some[-1]) / 2) for one, some in shared.items() if one > 0)]
    for (low, below), (high, above) in pairwise(points):
        if value <= high:
            return below + (above - below) * (value - low) / (high - low)
    return 100.0


def more_than(value: float, row: Sequence[float]) -> int:
    """How many per cent of the articles have a smaller value, rounded down, 99 at most."""
    at = bisect_left(row, value)
    if not 0 < at < len(row):
        return 99 if at else 0
    low, high = row[at - 1], row[at]
    return min(99, int(PLACES[at - 1] + (PLACES[at] - PLACES[at - 1]) * (value - low) / (high - low)))
