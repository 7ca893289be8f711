"""One bare amount, in digits or in words, with its scale and its sign: “£1.2bn”, “forty-two”, “three and a half”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from auditor.model import Token
from auditor.resources import sets

SIGNS = "£$€¥₹"
_FIGURE = re.compile(r"([£$€¥₹]?)(\d{1,15}|\d{1,3}(?:,\d{2,3}){0,4},\d{3})(\.\d+)?([a-z]*)(%?)$")
UNITS = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)}  # fmt: skip
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
    "trillion": 1e12, "bn": 1e9, "tn": 1e12, "mn": 1e6, "mln": 1e6,
}  # fmt: skip
_SUFFIXES = {"bn": 1e9, "b": 1e9, "mn": 1e6, "m": 1e6, "k": 1e3, "tn": 1e12, "t": 1e12}
PLURALS = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
ORDINALS = {w: i for i, w in enumerate(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth".split(), start=1
)}  # fmt: skip
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    w + s: i for w, i in ORDINALS.items() if 2 < i <= 10 for s in ("", "s")
}
GLYPHS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4}


class Amount(NamedTuple):
    """A value before its kind is settled.

    From `value` to `high`, which are the same without a range; `scale` is what they were multiplied by (1 without a
    word for it), `unit` the sign or the letters that were written with them; `kind` is "" where the words around
    decide; `end` is the index behind the last token.
    """

    value: float
    high: float
    scale: float
    unit: str
    kind: str
    end: int


@cache
def letters() -> dict[str, str]:
    """The letters that may follow a figure without a space, with their unit: `km`, `ft`."""
    return {w: name[5:] for name, words in sets().items() if name.startswith("unit-") for w in words if " " not in w}


def figure(written: str) -> tuple[float, float, str, str] | None:
    """Value, scale, unit and kind of digits as one token writes them; None for “1.2.3”, “3,5” and the like."""
    match = _FIGURE.match(written)
    if not match:
        return None
    sign, whole, part, suffix, percent = match.groups()
    value = float(whole.replace(",", "") + (part or ""))
    if percent:
        return value, 1, "%", "percent"
    if suffix in ("st", "nd", "rd", "th"):
        return value, 1, "ordinal", "ordinal"
    if suffix == "p" and not sign:
        return value / 100, 1, "£", "money"
    scale = _SUFFIXES.get(suffix, 1) if sign or suffix in ("bn", "mn", "tn", "k") or value < 1000 else 1
    if not sign and suffix in ("b", "t"):
        scale = 1
    if sign or not suffix:
        return value * scale, scale, sign, "money" if sign else ""
    if scale > 1:
        return value * scale, scale, "", ""
    unit = {"m": "metre", "in": "inch", "s": "s", "am": "am", "pm": "pm", "t": "tonne"}.get(suffix)
    unit = unit or letters().get(suffix, suffix)
    return value, 1, unit, "" if unit in ("s", "am", "pm") else "measure"


def amount(tokens: Sequence[Token], i: int) -> Amount | None:
    """The amount that begins at token `i`, or None where none does."""
    word = tokens[i].word
    if word in GLYPHS:
        return Amount(GLYPHS[word], GLYPHS[word], 1, "fraction", "fraction", i + 1)
    if word[0].isdecimal() or word[0] in SIGNS:
        return _in_digits(tokens, i)
    if word in ("a", "an"):
        return _in_words(tokens, i, 1) if word_at(tokens, i + 1) in SCALES else None
    if word in UNITS or word in TENS:
        return _in_words(tokens, i, -1)
    return None


def _in_digits(tokens: Sequence[Token], i: int) -> Amount | None:
    parsed = figure(tokens[i].word)
    if not parsed:
        return None
    value, scale, unit, kind = parsed
    j = i + 1
    following = word_at(tokens, j)
    if kind in ("", "money") and following in GLYPHS and tokens[j].start == tokens[i].end:
        value, j = value + GLYPHS[following], j + 1
    elif kind in ("", "money") and scale == 1 and following in SCALES and unit not in ("s", "am", "pm"):
        scale = SCALES[following]
        value, j = value * scale, j + 1
        if word_at(tokens, j) in ("crore", "lakh", "million", "billion"):  # “1 lakh crore”, “3 thousand million”
            value, scale, j = value * SCALES[tokens[j].word], scale * SCALES[tokens[j].word], j + 1
    return Amount(value, value, scale, unit, kind, j)


def _in_words(tokens: Sequence[Token], i: int, current: float) -> Amount:
    """Number words from token `i` on; `current` is 1 where “a” stands at `i`, else -1."""
    total, room, top, scale, j = 0.0, 1e15, 1e15, 1.0, i
    if current > 0:
        room, j = 0, i + 1
    joined = i == 0 or tokens[i - 1].word != "between"  # “between one hundred and two hundred” are two
    while j < len(tokens):
        word = tokens[j].word
        if word in UNITS and UNITS[word] <= room and (current <= 0 or UNITS[word]):
            current, room = max(current, 0) + UNITS[word], 0
        elif word in TENS and TENS[word] <= room:
            current, room = max(current, 0) + TENS[word], 9
        elif word in SCALES and current > 0 and SCALES[word] <= top:
            scale = SCALES[word]
            if scale == 12:
                return Amount(current * 12, current * 12, 1, "", "", j + 1)
            current *= scale
            room = 99
            if scale > 100:
                total, current, room, top = total + current, 0, 999, scale - 1
        elif not (word == "and" and joined and room in (99, 999) and _small(word_at(tokens, j + 1))):
            break
        j += 1
    value = total + max(current, 0)
    extra = _and_part(tokens, j)
    if extra and value < 100:  # “three and a half”, “one and a half million”
        value, j = value + extra, j + 3
        if word_at(tokens, j) in SCALES:
            scale = SCALES[tokens[j].word]
            value, j = value * scale, j + 1
    return Amount(value, value, scale if scale >= 1000 else 1, "", "", j)


def _small(word: str) -> bool:
    return word in UNITS or word in TENS


def _and_part(tokens: Sequence[Token], j: int) -> float:
    """The value of “and a half” at token `j`."""
    if j + 2 < len(tokens) and tokens[j].word == "and" and tokens[j + 1].word == "a" and tokens[j + 2].word in PARTS:
        return 1 / PARTS[tokens[j + 2].word]
    return 0


def word_at(tokens: Sequence[Token], i: int) -> str:
    """The folded word of token `i`, "" outside the text."""
    return tokens[i].word if 0 <= i < len(tokens) else ""
