"""What kind of number an amount is, by the words around it: money, a share, an age, a measure, a mere name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from auditor.model import Token
from auditor.parse.number_words import ORDINALS, PARTS, TENS, Amount, amount, letters, word_at
from auditor.resources import sets

_PERCENT = {"percent", "pct", "%"}
_POINTS = {"point", "points"}
_CENTS = {"cent": "$", "penny": "£"}
_LIVED = {"year", "month", "week", "day"}
_POSSESSIVE = {"his", "her", "their", "my", "our", "your"}
_RATIO_OF = {3, 4, 5, 8, 10, 12, 20, 50, 100, 1000, 10_000, 100_000}  # “four in ten”, but not “four in six days”


def settle(tokens: Sequence[Token], i: int, one: Amount) -> Amount:
    """The amount that begins at token `i` with its kind, and the words of its unit taken in."""
    if one.unit == "s":
        return _plural_figure(tokens, i, one)
    if one.kind:
        return one
    found = (
        _share(tokens, one)
        or _money(tokens, one)
        or _measured(tokens, one)
        or _ordinal_or_part(tokens, one)
        or _age(tokens, i, one)
        or _ratio(tokens, one)
    )
    if found:
        return found
    return one._replace(kind="name" if _names(tokens, i) or one.unit else "count")


def _share(tokens: Sequence[Token], one: Amount) -> Amount | None:
    """“12 per cent”, “two percentage points”."""
    j = one.end
    word, then = word_at(tokens, j), word_at(tokens, j + 1)
    if word == "percentage" and then in _POINTS:
        return one._replace(unit="points", kind="points", end=j + 2)
    j += 1 if word in _PERCENT else 2 if word == "per" and then == "cent" else 0
    if j == one.end:
        return None
    if word_at(tokens, j) in _POINTS:
        return one._replace(unit="points", kind="points", end=j + 1)
    return one._replace(unit="%", kind="percent", end=j)


@cache
def _currencies() -> Mapping[str, str]:
    return {w: name[6:] for name, words in sets().items() if name.startswith("money-") for w in words}


def _money(tokens: Sequence[Token], one: Amount) -> Amount | None:
    """“3 million dollars”, “40 pounds”; cents and pence are parts of a dollar and a pound."""
    word, then = word_at(tokens, one.end), word_at(tokens, one.end + 1)
    unit, end = _currencies().get(word), one.end + 1
    if not unit:
        unit, end = _currencies().get(f"{word} {then}"), one.end + 2
    if not unit:
        return None
    part = 0.01 if unit in _CENTS else 1
    return Amount(one.value * part, one.high * part, one.scale, _CENTS.get(unit, unit), "money", end)


def _measured(tokens: Sequence[Token], one: Amount) -> Amount | None:
    """“40 miles”, “100bhp”, “30°C”, “34-year-old”, “400m hurdles”, “1.9m (6ft)”; “5G” and “3D” are names."""
    j = one.end
    word, then = word_at(tokens, j), word_at(tokens, j + 1)
    unit = letters().get(word)
    if one.scale == 1e6 and tokens[j - 1].word[-1] == "m" and (word in sets()["metre-words"] or _in_feet(tokens, j)):
        return one._replace(value=one.value / 1e6, high=one.high / 1e6, scale=1, unit="metre", kind="measure")
    if unit in _LIVED and then in ("old", "olds"):
        return one._replace(unit=unit, kind="age", end=j + 2)
    if unit and not (unit == "second" and (then == "half" or word == "second" and _plain_plural(then))):
        celsius = unit == "degree" and then in ("c", "f", "celsius", "fahrenheit")
        return one._replace(unit=unit, kind="measure", end=j + 1 + celsius)
    if word in ("square", "cubic") and then in letters():
        return one._replace(unit=f"{word} {letters()[then]}", kind="measure", end=j + 2)
    if f"{word} {then}" in sets()["unit-basis point"]:
        return one._replace(unit="basis point", kind="measure", end=j + 2)
    if word in ("c", "f") and tokens[j].start == tokens[j - 1].end:
        return one._replace(unit="degree", kind="measure", end=j + 1)
    if word.isalpha() and tokens[j].start == tokens[j - 1].end:
        return one._replace(kind="name", end=j + 1)
    return None


def _in_feet(tokens: Sequence[Token], i: int) -> bool:
    """“1.9m (6ft 3in)”: metres, with their feet behind them."""
    feet = word_at(tokens, i) == "(" and word_at(tokens, i + 1)[:1].isdecimal()
    converted = amount(tokens, i + 1) if feet else None
    unit = converted and (converted.unit or letters().get(word_at(tokens, converted.end)))
    return unit in ("foot", "inch", "yard")


def _plain_plural(word: str) -> bool:
    """“two second homes”: what is counted stands behind."""
    return word.endswith("s") and not word.endswith("ss")


def _ordinal_or_part(tokens: Sequence[Token], one: Amount) -> Amount | None:
    """“twenty-first”, “two-thirds”, “one quarter of”."""
    word, then = word_at(tokens, one.end), word_at(tokens, one.end + 1)
    if ORDINALS.get(word, 10) < 10 and word_at(tokens, one.end - 1) in TENS:
        value = one.value + ORDINALS[word]
        return Amount(value, value, 1, "ordinal", "ordinal", one.end + 1)
    several = one.value > 1 and word.endswith("s")
    if (
        word in PARTS
        and one.value < 10
        and (several or one.value == 1 and (then == "of" or word not in ("half", "quarter")))
    ):
        value = one.value / PARTS[word]
        return Amount(value, value, 1, "fraction", "fraction", one.end + 1)
    return None


def _age(tokens: Sequence[Token], i: int, one: Amount) -> Amount | None:
    """“aged 34”, “the age of nine”, “aged between 18 and 24”, “Ana Ruiz, 34, said”."""
    before, earlier = word_at(tokens, i - 1), word_at(tokens, i - 2)
    if before == "between":
        before, earlier = earlier, word_at(tokens, i - 3)
    if before in ("aged", "age", "ages") or before == "of" and earlier == "age":
        return one._replace(unit="year", kind="age")
    apposed = before == "," and word_at(tokens, one.end) == "," and tokens[i].word.isdecimal() and 0 < one.value < 111
    listed = word_at(tokens, one.end + 1)[:1].isdecimal() or not earlier.isalpha() or earlier in sets()["months"]
    return one._replace(unit="year", kind="age") if apposed and not listed else None


def _plural_figure(tokens: Sequence[Token], i: int, one: Amount) -> Amount:
    """“in her 40s”, “the 90s”, “over-65s”; other figures in the plural are names: “two 747s”."""
    before, earlier = word_at(tokens, i - 1), word_at(tokens, i - 2)
    whole = one.value % 10 == 0 and 10 <= one.value < 100
    if whole and (before in _POSSESSIVE or before in ("early", "mid", "late") and earlier in _POSSESSIVE):
        return one._replace(high=one.value + 9, unit="year", kind="age")
    if before in ("over", "under") and one.value < 111:
        return one._replace(unit="year", kind="age")
    if whole and (before in ("the", "'") or before in ("early", "mid", "late")):
        value = 1900 + one.value
        return one._replace(value=value, high=value + 9, unit="year", kind="year")
    return one._replace(unit="", kind="name")


def _ratio(tokens: Sequence[Token], one: Amount) -> Amount | None:
    """“one in four”, “two in every five”, “nine out of 10”; not “three in two weeks”."""
    j = one.end
    if word_at(tokens, j) == "out" and word_at(tokens, j + 1) == "of":
        j += 2
    elif word_at(tokens, j) == "in":
        j += 1
    else:
        return None
    j += word_at(tokens, j) == "every"
    whole = amount(tokens, j) if j < len(tokens) else None
    if whole is None or whole.kind or not 0 < one.value < whole.value or one.scale > 1 or one.high > one.value:
        return None
    year = whole.value > 1100 and tokens[j].word.isdecimal()
    counts = one.value == 1 and not year or whole.value in _RATIO_OF
    if not counts or word_at(tokens, whole.end) in letters() or whole.unit:
        return None
    return Amount(one.value / whole.value, one.value / whole.value, 1, "", "ratio", whole.end)


def _names(tokens: Sequence[Token], i: int) -> bool:
    """Whether the figure names what stands before it: “Boeing 737”, “No. 10”, “B-52”."""
    before = word_at(tokens, i - 1)
    if before == ".":
        return word_at(tokens, i - 2) in ("no", "nos")
    return before in sets()["names-before-figure"] or len(before) == 1 and before.isalpha() and before not in ("a", "i")
