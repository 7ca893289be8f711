"""What a written figure may stand for after rounding, which figures share a sentence, and how a result is written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.document import Document
from auditor.model import Number, Sentence, Token

COSTS = ("cost", "costs", "costing")
_DIGITS = re.compile(r"\d[\d,]*(\.\d+)?")
_MOST = 0.02  # a reader takes “£3m” for three million, give or take this share, not for anything up to £3.49m
_PLAIN = 0.01  # the same for “30,000”, which is written out
_ABOUT = {  # what a modifier allows below and above, as shares of the figure
    "about": (0.1, 0.1), "nearly": (0.1, 0.0), "less than": (0.15, 0.0), "at most": (0.15, 0.0), "up to": (0.15, 0.0),
    "more than": (0.0, 0.15), "at least": (0.0, 0.15),
}  # fmt: skip
_POINT = 0.5  # “five per cent” is anything from 4.5 to 5.5
_EXACT = 1e-9


def by_sentence(document: Document) -> Iterator[tuple[Sentence, Sequence[Number]]]:
    """Each sentence that has numbers, with its numbers."""
    first = 0
    for sentence in document.sentences:
        first = bisect_left(document.numbers, sentence.start, first, key=lambda n: n.start)
        last = bisect_left(document.numbers, sentence.end, first, key=lambda n: n.start)
        if first < last:
            yield sentence, document.numbers[first:last]
        first = last


def half_step(document: Document, number: Number) -> float:
    """How far the true value may lie from the written one: half of its last digit, at most a share of it."""
    match = _DIGITS.search(document.text, number.start, number.end)
    share = number.kind in ("percent", "points")
    if not match:
        return _POINT if share else 0.0
    digits = float(match.group().replace(",", ""))
    decimals = len(match[1]) - 1 if match[1] else 0
    scale = number.high / digits if digits else 1.0
    if decimals or scale > 1.5 or share:
        half = 0.5 * scale * 10.0**-decimals
        return half if share else min(half, _MOST * number.high)
    zeros = len(match.group()) - len(match.group().rstrip("0,")) if digits >= 1000 else 0
    zeros -= match.group()[len(match.group()) - zeros :].count(",")
    return min(0.5 * 10.0**zeros, _PLAIN * number.high) if zeros else 0.0


def bounds(document: Document, number: Number) -> tuple[float, float]:
    """The lowest and the highest value that the writer can have meant."""
    half = half_step(document, number)
    down, up = _ABOUT.get(number.modifier, (0.0, 0.0))
    slack = _EXACT * max(1.0, abs(number.high))
    return number.value * (1 - down) - half - slack, number.high * (1 + up) + half + slack


def words_between(document: Document, start: int, end: int) -> Sequence[Token]:
    """The tokens from character `start` on and before `end`."""
    first = bisect_left(document.tokens, start, key=lambda t: t.start)
    return document.tokens[first : bisect_left(document.tokens, end, first, key=lambda t: t.start)]


def words_before(document: Document, start: int, count: int) -> Sequence[Token]:
    """Up to `count` tokens that end before character `start`."""
    last = bisect_left(document.tokens, start, key=lambda t: t.start)
    return document.tokens[max(0, last - count) : last]


def words_after(document: Document, end: int, count: int) -> Sequence[Token]:
    """Up to `count` tokens from character `end` on."""
    first = bisect_left(document.tokens, end, key=lambda t: t.start)
    return document.tokens[first : first + count]


def shown(value: float, unit: str = "") -> str:
    """A value as a reporter would write it: “£2.8m”, “1.4 million”, “25”, “12.5%”."""
    sign = unit if unit and not unit[-1].isalnum() and unit != "%" else ""
    for size, letters, word in ((1e12, "tn", "trillion"), (1e9, "bn", "billion"), (1e6, "m", "million")):
        if abs(value) >= size:
            return f"{sign}{_plain(value / size)}{letters if sign else ' ' + word}"
    if sign and value % 1:
        return f"{sign}{value:,.2f}"
    return f"{sign}{_plain(value)}{'%' if unit == '%' else ''}"


def in_points(apart: float) -> str:
    """A difference of two percentages as it should be written: “5 percentage points”."""
    return f"{shown(apart)} percentage point{'s' if apart != 1 else ''}"


def _plain(value: float) -> str:
    return f"{round(value, 2):,.2f}".rstrip("0").rstrip(".")
