"""Tokens to numbers: digits and words, with their unit and what stands before them ("at least", "about")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Number, Token

_UNITS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)}  # fmt: skip
_TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
_SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12,
    "lakh": 1e5,
    "crore": 1e7,
}
_SUFFIXES = {"bn": 1e9, "m": 1e6, "k": 1e3, "tn": 1e12}
_PLURAL = {"dozens": 12, "hundreds": 100, "thousands": 1000, "millions": 1e6, "billions": 1e9}
_FRACTIONS = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
}
_PERCENT = {"percent", "pct", "%"}
_MODIFIERS = {
    "about": "about", "around": "about", "some": "about", "nearly": "nearly", "almost": "nearly", "roughly": "about",
    "approximately": "about", "over": "over", "than": "over", "least": "at least", "most": "at most", "to": "up to",
    "under": "under",
}  # fmt: skip


def _digits(word: str) -> tuple[float, str] | None:
    """The value and unit of a number token, None where it is a time, a score or not a number."""
    unit = ""
    if word[:1] in "£$€¥":
        unit, word = word[0], word[1:]
    if word.endswith("%"):
        unit, word = "%", word[:-1]
    bare = word.rstrip("abcdefghijklmnopqrstuvwxyz")
    suffix = word[len(bare) :]
    if suffix in ("st", "nd", "rd", "th"):
        unit = "ordinal"
    elif suffix and suffix not in _SUFFIXES:
        unit = suffix
    try:
        value = float(bare.replace(",", ""))
    except ValueError:
        return None
    if suffix in _SUFFIXES and (unit or suffix in ("bn", "tn") or value < 1000):
        value *= _SUFFIXES[suffix]
    if not unit and not suffix and "," not in bare and "." not in bare and 1100 <= value <= 2100 and len(bare) == 4:
        unit = "year"
    return value, unit


def _in_words(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """The value of number words from token `i` on, and the index behind them."""
    total, current, j = 0.0, -1.0, i
    while j < len(tokens):
        word = tokens[j].word
        if word in _UNITS:
            current = max(current, 0) + _UNITS[word] if current < 0 or current % 10 == 0 else -2
            if current == -2:
                break
        elif word in _TENS:
            if current > 0 and current % 100:
                break
            current = max(current, 0) + _TENS[word]
        elif word in _SCALES and current > 0:
            current *= _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
        elif not (word == "and" and j > i and tokens[j - 1].word == "hundred" and j + 1 < len(tokens)):
            break
        j += 1
    if j == i:
        return None
    if tokens[j - 1].word == "and":
        j -= 1
    return total + max(current, 0), j


def numbers(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """Every number in order: digits ("£1.2bn", "40,000", "3rd"), words ("forty-two", "a dozen") and fractions."""
    return tuple(_numbers(tokens))


def _numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    i = 0
    while i < len(tokens):
        word = tokens[i].word
        first, unit = i, ""
        value: float | None = None
        if word[0] in "£$€¥" or word[0].isdigit():
            parsed = _digits(word)
            i += 1
            if parsed:
                value, unit = parsed
                if i < len(tokens) and tokens[i].word in _SCALES and unit != "year":
                    value *= _SCALES[tokens[i].word]
                    i += 1
        elif word in _UNITS or word in _TENS:
            value, i = _in_words(tokens, i) or (None, i + 1)
            if value is not None and i < len(tokens) and tokens[i].word in _FRACTIONS and value < 10:
                value, unit, i = value * _FRACTIONS[tokens[i].word], "fraction", i + 1
        elif word in _PLURAL:
            value, unit, i = float(_PLURAL[word]), "many", i + 1
        elif word == "dozen" or word in _SCALES and i and tokens[i - 1].word in ("a", "an"):
            value, i = float(_SCALES[word]), i + 1
        else:
            i += 1
            continue
        if value is None:
            continue
        last = i
        if last < len(tokens) and (tokens[last].word in _PERCENT):
            unit, last = "%", last + 1
        elif last + 1 < len(tokens) and tokens[last].word == "per" and tokens[last + 1].word == "cent":
            unit, last = "%", last + 2
        i = last
        modifier = _MODIFIERS.get(tokens[first - 1].word, "") if first else ""
        yield Number(tokens[first].start, tokens[last - 1].end, value, unit, modifier)
