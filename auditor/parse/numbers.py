"""Tokens to numbers, in one pass: value, unit, kind, and what loosens them ("at least", "about").

Our own: of 102 phrases of news copy text2num got 55 values right, quantulum3 66 in 130 ms an article; dateparser got
10 of 20 dates in 26 ms. This takes 0.2 ms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from auditor.model import Number, Token
from auditor.parse.dates import WEEKDAYS
from auditor.parse.number_items import item
from auditor.parse.number_words import GLYPHS, ORDINALS, PARTS, PLURALS, SCALES, SIGNS, TENS, UNITS, Amount, word_at
from auditor.resources import sets

_DIGITS = frozenset("0123456789" + SIGNS)
_LONGEST = 4  # words in a modifier: “in the region of”
_BEHIND = {"more": "at least", "over": "at least", "less": "at most", "fewer": "at most", "so": "about"}


def numbers(tokens: Sequence[Token]) -> tuple[Number, ...]:
    """Every number in order; see `model.Number` for what is said of each. Spans begin and end with tokens."""
    return tuple(_numbers(tokens))


def _numbers(tokens: Sequence[Token]) -> Iterator[Number]:
    starts = _starts()
    free = 0  # the first token that no number has taken
    for i in [k for k, token in enumerate(tokens) if token[2] in starts or token[2][0] in _DIGITS]:
        if i < free:
            continue
        first, one = item(tokens, i, free)
        if one is None:
            continue
        other = _other_end(tokens, first, one)
        one = other or one
        if _is_one(tokens, first, one):
            free = one.end
            continue
        modifier = "about" if tokens[one.end - 1].word == "couple" else _modifier(tokens, first, free, one)
        free = one.end
        start, end = tokens[first].start, tokens[one.end - 1].end
        yield Number(start, end, one.value, one.high, one.unit, one.kind, modifier)


@cache
def _starts() -> frozenset[str]:
    """The words that a number can begin with, or be known by."""
    words = {*UNITS, *TENS, *SCALES, *PLURALS, *PARTS, *ORDINALS, *GLYPHS, *WEEKDAYS, *sets()["months"]}
    return frozenset(words | {"tens", "couple"}) - {"bn", "tn", "mn", "mln"}


def _other_end(tokens: Sequence[Token], first: int, one: Amount) -> Amount | None:
    """The range that begins with this amount: “10 to 15”, “between £3m and £4m”, “two or three”."""
    j, word = one.end, word_at(tokens, one.end)
    if word == "-" and word_at(tokens, j + 1) == "to":  # “18- to 24-year-olds”
        j, word = j + 1, "to"
    between = word_at(tokens, first - 1) == "between" or word_at(tokens, first - 2) == "between"
    if word not in ("to", "or") and not (word == "and" and between) or one.high != one.value or j + 1 >= len(tokens):
        return None
    if one.kind in ("name", "many", "score", "ratio", "ordinal") or word_at(tokens, first - 1) == "from":
        return None
    if not (tokens[j + 1].word[0] in _DIGITS or tokens[j + 1].word in _starts() or tokens[j + 1].word in ("a", "an")):
        return None
    if word == "to" and one.kind != "count" and _moved(tokens, first):
        return None
    begin, two = item(tokens, j + 1, j + 1)
    if two is None or begin != j + 1 or two.high != two.value:
        return None
    if one.kind == "age" and two.kind == "count":
        two = two._replace(kind="age", unit=one.unit)
    low = _alike(one, two)
    if low is None or low.value >= two.value or word == "or" and two.value > 2 * low.value:
        return None
    return two._replace(value=low.value)


def _moved(tokens: Sequence[Token], first: int) -> bool:
    """“rose 3% to 15%”, “down $2m to $15m”: a change and what it led to; “will grow 3% to 5%” is a range."""
    verb = first - 1 - (word_at(tokens, first - 1) == "by")
    moves = sets()["rise-words"] | sets()["fall-words"]
    return word_at(tokens, verb) in moves and word_at(tokens, verb - 1) not in sets()["will"] | {"to"}


def _alike(one: Amount, two: Amount) -> Amount | None:
    """The low end in the high end's unit, where it can be: “3 to 4 million”, “10 to 15 per cent”, “3 to 5 May”."""
    if one.kind == "count" and two.kind == "date":
        return one._replace(value=two.value - two.value % 100 + one.value) if one.value < two.value % 100 else None
    if one.kind == "count" and two.kind in ("percent", "points", "measure", "age", "count", "money", "time"):
        scaled = one.scale == 1 < two.scale and one.value * two.scale < two.value
        return one._replace(value=one.value * two.scale) if scaled else one
    return one if one.kind == two.kind and one.unit == two.unit else None


def _is_one(tokens: Sequence[Token], first: int, one: Amount) -> bool:
    """Whether this is the “one” that counts nothing: “one of them”, “the one who”, “no one”, “one day”."""
    if one.value != 1 or one.high != 1 or tokens[first].word != "one":
        return False
    if one.kind == "measure":
        return one.unit == "day"
    behind = word_at(tokens, one.end)
    known = sets()
    if one.kind in ("count", "name") and word_at(tokens, first - 1) in known["one-after"]:
        return True
    return one.kind == "count" and (behind in known["one-before"] or not behind[:1].isalpha())


@cache
def _modifiers() -> Mapping[str, str]:
    """Phrases that stand before a number, with the one that they are put down as."""
    return {w: name[9:] for name, words in sets().items() if name.startswith("modifier-") for w in words}


@cache
def _modifier_ends() -> frozenset[str]:
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _modifiers())


def _modifier(tokens: Sequence[Token], first: int, free: int, one: Amount) -> str:
    """What stands before the number, the longest phrase first, or behind it: “40 or more”, “40-odd”, “40+”."""
    known = _modifiers()
    if first and tokens[first - 1].word in _modifier_ends():
        for begin in range(max(free, first - _LONGEST), first):
            phrase = " ".join(t.word for t in tokens[begin:first])
            if phrase in known:
                return known[phrase]
    behind = word_at(tokens, one.end)
    if behind == "or":
        return _BEHIND.get(word_at(tokens, one.end + 1), "")
    if behind in ("+", "plus") and tokens[one.end].start - tokens[one.end - 1].end < 2:
        return "at least"
    return "about" if behind == "odd" else ""
