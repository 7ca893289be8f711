"""Measures as they are written, in units that can be converted: “6ft 7in”, “113km/h”, “7.8m sq km”, “-5C”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from auditor.checks.numbers.arithmetic import words_after, words_before
from auditor.document import Document
from auditor.model import Number

# unit to what it measures and how many of the base it is; where a unit has two sizes, both are meant somewhere
UNITS: dict[str, tuple[str, tuple[float, ...]]] = {
    "mm": ("length", (0.001,)), "cm": ("length", (0.01,)), "metre": ("length", (1.0,)), "km": ("length", (1000.0,)),
    "inch": ("length", (0.0254,)), "foot": ("length", (0.3048,)), "yard": ("length", (0.9144,)),
    "mile": ("length", (1609.344, 1852.0)),
    "mg": ("mass", (1e-6,)), "gram": ("mass", (0.001,)), "kg": ("mass", (1.0,)), "tonne": ("mass", (1000.0,)),
    "ounce": ("mass", (0.0283495,)), "lb": ("mass", (0.453592,)), "stone": ("mass", (6.35029,)),
    "ton": ("mass", (907.185, 1016.05, 1000.0)),
    "kph": ("speed", (1.0,)), "mph": ("speed", (1.609344,)), "knot": ("speed", (1.852,)),
    "acre": ("area", (4046.86,)), "hectare": ("area", (10_000.0,)), "square metre": ("area", (1.0,)),
    "square km": ("area", (1e6,)), "square mile": ("area", (2.58999e6,)), "square foot": ("area", (0.092903,)),
    "square yard": ("area", (0.836127,)),
    "litre": ("volume", (1.0,)), "gallon": ("volume", (4.54609, 3.78541)), "pint": ("volume", (0.568261, 0.473176)),
    "celsius": ("heat", (1.0,)), "fahrenheit": ("heat", (5 / 9,)), "degree": ("heat", (1.0,)),
}  # fmt: skip
_PARTS = {("foot", "inch"): 12, ("stone", "lb"): 14, ("lb", "ounce"): 16}
_SQUARE = {"km": "km", "m": "metre", "metres": "metre", "meters": "metre", "ft": "foot", "feet": "foot"}
_SQUARE |= {"mile": "mile", "miles": "mile", "mi": "mile", "yards": "yard", "kilometres": "km", "kilometers": "km"}
_DIGITS = re.compile(r"\d[\d,]*(\.\d+)?")
_ZEROS = 0.06  # the share by which a figure that ends in noughts may be rounded off


class Measure(NamedTuple):
    """A measure from `low` to `high`, and how far it may be rounded off; `about` where the story says so."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    half: float
    about: bool


def measures(document: Document) -> Sequence[Measure]:
    """The document's measures in order, compound ones in their larger unit."""
    found: list[Measure] = []
    for number in document.numbers:
        one = _measure(document, number)
        last = found[-1] if found else None
        if one and last and one.start - last.end < 2 and (last.unit, one.unit) in _PARTS:
            share = one.high / _PARTS[last.unit, one.unit]
            half = 0.5 / _PARTS[last.unit, one.unit]
            found[-1] = last._replace(end=one.end, low=last.low + share, high=last.high + share, half=half)
        elif one:
            found.append(one)
    return found


def _measure(document: Document, number: Number) -> Measure | None:
    if number.kind not in ("measure", "money", "count"):
        return None
    written = document.text[number.start : number.end].lower()
    behind = [t.word for t in words_after(document, number.end, 3)]
    unit, low, high, start, end = number.unit, number.value, number.high, number.start, number.end
    if number.kind == "money" and written.endswith(("pound", "pounds")):
        unit = "lb"
    elif number.kind == "count" and behind and behind[0] == "stone":
        unit, end = "stone", words_after(document, number.end, 1)[0].end
    elif number.kind == "count" and behind and behind[0] in ("sq", "square") and behind[1:2]:
        unit, end = f"square {_SQUARE.get(behind[1], '')}", words_after(document, number.end, 2)[1].end
    elif number.kind == "count" and written[-1] == "m" and 1e6 <= high < 1e9:
        unit, low, high = "metre", low / 1e6, high / 1e6  # in a bracket behind feet, “1.9m” is no million
    elif unit in ("km", "mile") and (behind[:2] in (["/", "h"], ["/", "hr"], ["per", "hour"], ["an", "hour"])):
        unit, end = "kph" if unit == "km" else "mph", words_after(document, number.end, 2)[1].end
    elif unit == "degree":
        known = {"c": "celsius", "f": "fahrenheit", "celsius": "celsius", "fahrenheit": "fahrenheit"}
        last = words_before(document, number.end, 1)
        unit = known.get(last[0].word, unit) if last else unit
        before = words_before(document, number.start, 1)
        if before and (before[0].word == "minus" or before[0].word in "-−" and before[0].end == number.start):
            low, high, start = -low, -high, before[0].start
    if unit not in UNITS:
        return None
    return Measure(start, end, low, high, unit, _half(document, number._replace(high=abs(high))), number.modifier != "")


def _half(document: Document, number: Number) -> float:
    """Half of the last digit that counts; a number in words is as round as one in figures."""
    match = _DIGITS.search(document.text, number.start, number.end)
    shown = match.group().replace(",", "") if match else f"{number.high:.0f}"
    decimals = len(match[1]) - 1 if match and match[1] else 0
    scale = number.high / float(shown) if float(shown) else 1.0
    zeros = len(shown) - len(shown.rstrip("0")) if not decimals else 0
    half = 0.5 * 10.0 ** (zeros - decimals) * (scale if scale > 1.5 else 1.0)
    return min(half, _ZEROS * number.high) if zeros else half
