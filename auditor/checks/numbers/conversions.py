"""A measure held to its conversion in brackets: “14 miles (9km)” should be 23km."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import shown, words_between
from auditor.checks.numbers.measures import UNITS, Measure, measures
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

_SHORT = {
    "metre": "m", "km": "km", "cm": "cm", "mm": "mm", "foot": "ft", "inch": "in", "kg": "kg", "lb": "lb", "gram": "g",
    "kph": "km/h", "mph": "mph", "celsius": "C", "fahrenheit": "F", "degree": "C",
    "mile": " miles", "yard": " yards", "acre": " acres", "hectare": " hectares", "litre": " litres",
    "gallon": " gallons", "tonne": " tonnes", "ton": " tons", "pint": " pints", "stone": " stone", "knot": " knots",
}  # fmt: skip
_SLACK, _ABOUT = 0.02, 0.12  # shares
_LONGEST = 5  # words up to the bracket: “14 miles of coastal track (23km)”
_LOOSELY = frozenset("about almost approximately around just nearly or over roughly some under".split())
_ENDS = frozenset(", . ; : ) and or".split())


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A measure and, behind it in brackets, the same in another unit, which it is not.

    `hits` of group `sea`: this sentence and the next one may count in nautical miles; of `nautical`, the whole story.
    """
    sea = {sentence_number(document, h.start) + k for h in hits for k in (0, 1)}
    nautical = any(h.entry.group == "nautical" for h in hits)
    for one, two in pairwise(measures(document)):
        kind, other_kind = UNITS[one.unit][0], UNITS[two.unit][0]
        gap = [t.word for t in words_between(document, one.end, two.start) if t.word not in ("-", "−", "minus")]
        opening = gap.index("(") if "(" in gap else _LONGEST
        bracketed = opening < _LONGEST and not _ENDS & set(gap) and _LOOSELY.issuperset(gap[opening + 1 :])
        at_sea = nautical or sentence_number(document, one.start) in sea
        if one.unit == two.unit or kind != other_kind or not bracketed or _agree(one, two, at_sea):
            continue
        close = document.text.find(")", two.end, two.end + 2)
        value = _converted(one.high, one, two)[0]
        digits = 0 if abs(value) >= 10 else 1
        right = f"{shown(round(value, digits))}{_SHORT.get(two.unit, ' ' + two.unit)}"
        stop = close + 1 if close >= 0 else two.end
        yield found(document, rule, one.start, stop, other=document[(one.start, one.end)], passage=right)


def _agree(one: Measure, two: Measure, at_sea: bool) -> bool:
    """Whether either of the two can be the other one, converted and rounded."""
    loose = _ABOUT if one.about or two.about else _SLACK
    return _rounds_to(one, two, loose, at_sea) or _rounds_to(two, one, loose, at_sea)


def _rounds_to(one: Measure, two: Measure, loose: float, at_sea: bool) -> bool:
    """Whether `two` is `one` converted; where only one of them is a range (“0-60mph (97km/h)”), either end will do."""
    ends = any if (one.low == one.high) != (two.low == two.high) else all
    return any(
        ends(abs(x - y) <= two.half + loose * abs(x) for x, y in ((low, two.low), (high, two.high)))
        for low, high in zip(_converted(one.low, one, two, at_sea), _converted(one.high, one, two, at_sea), strict=True)
    )


def _converted(value: float, one: Measure, two: Measure, at_sea: bool = True) -> list[float]:
    """A value of `one` in the unit of `two`, in each way that its unit can be meant."""
    if UNITS[one.unit][0] == "heat":  # a temperature, or a difference of two
        if two.unit == "fahrenheit":
            return [value * 1.8 + 32, value * 1.8]
        return [(value - 32) / 1.8, value / 1.8]
    return [value * size / other for size in _sizes(one, at_sea) for other in _sizes(two, at_sea)]


def _sizes(one: Measure, at_sea: bool) -> tuple[float, ...]:
    """What its unit can be; a mile on land has one size."""
    sizes = UNITS[one.unit][1]
    return sizes if at_sea or one.unit != "mile" else sizes[:1]
