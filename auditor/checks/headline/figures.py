"""Whether a figure of the story bears out one of its headline: of the same kind, equal after rounding, or a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.headline.match import stem
from auditor.checks.headline.tally import of_people
from auditor.checks.numbers.arithmetic import words_after
from auditor.checks.numbers.measures import UNITS
from auditor.document import Document
from auditor.model import Number
from auditor.resources import sets

_TOGETHER = 60  # characters between two figures that a headline may add up: “two men and three women”
_JOINED = (",", "and", "or", "to", ", and", "-", "–")  # between the figures of a list with one unit
_ROUNDED = 0.05  # the most that rounding may take off or put on, as a share; below 100 a count is not rounded
_CONVERTED = 0.07  # the same for a measure told in other units: “10 miles” for 16km
_NOUN = 3  # words behind a figure among which what it counts is named
SHARES = {"percent": 1, "fraction": 100, "ratio": 100}
_BASE = {
    "month": ("month", 1), "year": ("month", 12), "decade": ("month", 120), "century": ("month", 1200),
    "hour": ("hour", 1), "day": ("hour", 24), "week": ("hour", 168), "fortnight": ("hour", 336),
    "minute": ("hour", 1 / 60), "second": ("hour", 1 / 3600),
}  # fmt: skip
_AN_HOUR = {"mph": "mile", "kph": "km"}
_TURNED = ("turned ", "aged ", "was ", "is ")  # before a bare figure that is an age
_LIKE = {  # kinds of figures in the story that a headline may give as one of its own kind
    "count": ("count", "ordinal", "age", "many", "name"),
    "ordinal": ("ordinal", "count", "measure"),
    "age": ("age",),
    "points": ("points", "percent"),
    "money": ("money",),
}
_THOUSANDS = 1_000  # a bare figure of so many may be money, a measure or a year
_LOOSE = {  # how far the story's figure may lie from the headline's, down and up
    "about": (0.8, 1.25), "nearly": (0.8, 1.0), "less than": (0.8, 1.0), "up to": (0.8, 1.0), "at most": (0.8, 1.0),
    "more than": (1.0, 1.25), "at least": (1.0, 1.25),
}  # fmt: skip


def given(document: Document, number: Number, body: Sequence[Number], words: Sequence[float]) -> bool:
    """Whether a figure of the body, or one of its `words` for a figure (“dozen”), comes to the headline's `number`.

    It may be rounded, as far off as “over” and “nearly” say, the sum of two figures that stand together, or the
    difference of two of the same unit (“up 3p” where 140p became 143p).
    """
    values = [
        pair
        for i, n in enumerate(body)
        for pair in _comparable(document, number, n, _unit(document, body, i, number.kind))
    ]
    if number.kind in ("count", "ordinal", "measure"):
        values += [(word, word) for word in words]
    if any(_near(number, low, high) for low, high in values):
        return True
    return any(_together(document, number, one, two) for one, two in pairwise(body))


def _together(document: Document, number: Number, one: Number, two: Number) -> bool:
    """Whether two figures that stand together come to the headline's by a sum, or by what is between them."""
    if not 0 <= two.start - one.end < _TOGETHER or not one.kind == two.kind == number.kind:
        return False
    if abs(one.value + two.value - number.value) < 0.001:
        mine, theirs = _counted(document, number), [_counted(document, n) for n in (one, two)]
        alike = any(mine & nouns for nouns in theirs) or all(nouns & of_people() for nouns in (*theirs, mine))
        return number.kind != "count" or alike
    return one.unit == two.unit == number.unit and abs(abs(one.value - two.value) - number.value) < 0.001


def _counted(document: Document, number: Number) -> set[str]:
    """The stems of the words behind a number, one of which names what it counts."""
    words = (t.word for t in words_after(document, number.end, _NOUN))
    return {stem(word) for word in words if word.isalpha() and word not in sets()["function-words"]}


def _unit(document: Document, body: Sequence[Number], i: int, kind: str) -> Number:
    """The figure whose unit the `i`th has: its own, or that of the end of its list: “41, 38 and 35 per cent”."""
    for step in (1, -1):
        j = i
        while body[j].kind == "count" and kind != "count" and 0 <= j + step < len(body):
            one, two = sorted((body[j], body[j + step]))
            if document.text[one.end : two.start].strip() not in _JOINED:
                break
            j += step
        if body[j].kind == kind:
            return body[j]
    return body[i]


def _comparable(document: Document, number: Number, other: Number, unit: Number) -> Iterator[tuple[float, float]]:
    """The body's figure as low and high end in what the headline's counts, where the two can be compared."""
    if number.kind == "percent":
        if unit.kind in SHARES:
            yield SHARES[unit.kind] * other.value, SHARES[unit.kind] * other.high
    elif number.kind == "measure" and number.unit == unit.unit == "degree":
        yield from _heat(document, number, other)
    elif number.kind == "measure":
        yield from _measured(number, other, unit)
    elif other.kind == "score":
        yield other.value, other.value
        yield other.high, other.high
    elif unit.kind in _LIKE[number.kind] and unit.unit == number.unit or _loosely(document, number, unit):
        yield other.value, other.high


def _loosely(document: Document, number: Number, other: Number) -> bool:
    """Whether two figures may be of one kind although their units differ: an age in years, 1,800 of anything."""
    if number.kind == "age":
        turned = other.kind == "count" and document.text[: other.start].endswith(_TURNED)
        return turned or other.kind == "measure" and other.unit == "year"
    if number.kind == "count" and number.value >= _THOUSANDS and other.kind in ("measure", "year"):
        return True
    return number.kind in ("count", "ordinal") and other.kind in _LIKE[number.kind]


def _heat(document: Document, number: Number, other: Number) -> Iterator[tuple[float, float]]:
    """A temperature in the headline's scale: 40C is 104F. One without a letter is in the same."""
    mine, theirs = ("f" if re.search("[fF]", document[n[:2]]) else "c" for n in (number, other))
    if mine == theirs or document[other[:2]][-1].isdigit():
        yield other.value, other.high
    elif mine == "f":
        yield round(other.value * 1.8 + 32), round(other.high * 1.8 + 32)
    else:
        yield round((other.value - 32) / 1.8), round((other.high - 32) / 1.8)


def _measured(number: Number, other: Number, unit: Number) -> Iterator[tuple[float, float]]:
    """A measure in the headline's unit; times and lengths are converted."""
    if unit.kind in ("measure", "age") and unit.unit in (number.unit, _AN_HOUR.get(number.unit)):
        yield other.value, other.high
    elif unit.kind in ("measure", "age") and number.unit in _BASE and unit.unit in _BASE:
        (base, size), (other_base, other_size) = _BASE[number.unit], _BASE[unit.unit]
        if base == other_base:
            whole = [int(end * other_size / size) for end in (other.value, other.high)]  # 40 months: “three years”
            yield other.value * other_size / size, other.high * other_size / size
            yield whole[0], whole[1]
    elif unit.kind == "measure" and number.unit in UNITS and unit.unit in UNITS:
        (dimension, sizes), (other_dimension, other_sizes) = UNITS[number.unit], UNITS[unit.unit]
        converted = other.value * other_sizes[0] / sizes[0]
        if dimension == other_dimension and abs(converted - number.value) <= _CONVERTED * number.value:
            yield number.value, number.value
    elif other.kind == "ordinal":  # “strike enters fourth day”
        yield other.value, other.value


def _near(number: Number, low: float, high: float) -> bool:
    """Whether the body's figure, from `low` to `high`, is the headline's after rounding, or as its modifier allows."""
    want = number.value
    if low <= want <= high:
        return True
    digits = len(f"{want:.10g}".replace(".", "").strip("0") or "0")
    step = 10.0 ** (len(str(int(want))) - digits) if want >= 1 else 0.1
    exact = number.kind in ("count", "ordinal", "age") and want < 100
    rounded = abs(low - want) <= 1.0001 * min(0.5 * step, _ROUNDED * want) and not exact
    if rounded and (low >= want or number.modifier not in ("more than", "at least")):
        return True
    down, up = _LOOSE.get(number.modifier, (1.0, 1.0))
    return down * want <= low <= up * want and number.modifier != ""
