"""Figures joined by a hyphen, a dash or a slash: ranges, scores, dates, fractions, and names such as “24/7”."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Token
from auditor.parse.dates import clock_face, hours
from auditor.parse.number_words import SIGNS, Amount, figure, word_at
from auditor.resources import sets

_HALVES = ("am", "pm")
_LONGEST = 20  # characters of a figure; a longer one is a code
_RATIO_OF = (10, 100)  # “9/10” is a mark out of ten; other slashes are fractions up to eighths, or names


def joined(tokens: Sequence[Token], i: int) -> Amount | None:
    """What the figures that begin at token `i` are together; None for a figure that stands alone."""
    parts, mark, end = _parts(tokens, i)
    if len(parts) == 1:
        return None
    if (
        mark == "-"
        and len(parts) == 2
        and word_at(tokens, end) == "/"
        and _touch(tokens, end - 1)
        and _figure(tokens, end + 1)
    ):
        return _mixed(parts, word_at(tokens, end + 1), end + 2)
    found = None
    if max(map(len, parts)) < _LONGEST:
        found = _slashed(parts, end) if mark == "/" else _dashed(tokens, i, parts, end)
    return found or Amount(_first(parts[0]), _first(parts[0]), 1, "", "name", end)


def _mixed(parts: Sequence[str], whole: str, end: int) -> Amount | None:
    """“9-1/2”: nine and a half."""
    if not (all(p.isdecimal() and len(p) < 4 for p in (*parts, whole)) and 0 < int(parts[1]) < int(whole) <= 8):
        return Amount(_first(parts[0]), _first(parts[0]), 1, "", "name", end)
    value = int(parts[0]) + int(parts[1]) / int(whole)
    return Amount(value, value, 1, "", "", end)


def _parts(tokens: Sequence[Token], i: int) -> tuple[list[str], str, int]:
    """The figures that belong together, the mark between them, and the index behind them."""
    parts, mark, j = tokens[i].word.split("-"), "-", i + 1
    if len(parts) > 1:
        return parts, mark, j
    while word_at(tokens, j) in ("-", "/") and _touch(tokens, j - 1) and _touch(tokens, j) and _figure(tokens, j + 1):
        if len(parts) > 1 and tokens[j].word != mark:
            break
        mark = tokens[j].word
        parts.append(tokens[j + 1].word)
        j += 2
    first, second = tokens[i].word, word_at(tokens, i + 1)
    if len(parts) == 1 and _figure(tokens, i + 1) and tokens[i + 1].start == tokens[i].end + 1:
        # the hyphen of “£3m-£4m” is no token; only sums and times stand so close together
        if (
            first[0] in SIGNS
            and second[0] in SIGNS
            or first[-1].isalpha()
            and first[-2:] in _HALVES
            and second[-1] == "m"
        ):
            return [first, second], "-", i + 2
        if first[0] == "0" and len(first) > 2:  # a telephone number, group by group
            while _figure(tokens, j):
                parts.append(tokens[j].word)
                j += 1
    return parts, mark, j


def _touch(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i].end == tokens[i + 1].start


def _figure(tokens: Sequence[Token], i: int) -> bool:
    word = word_at(tokens, i)
    return bool(word) and (word[0].isdecimal() or word[0] in SIGNS and len(word) > 1)


def _first(part: str) -> float:
    parsed = figure(part)
    return parsed[0] if parsed else 0.0


def _slashed(parts: Sequence[str], end: int) -> Amount | None:
    if not all(p.isdecimal() for p in parts):
        return None
    one, two, *rest = (int(p) for p in parts)
    if len(rest) == 1 and 1 <= one <= 31 and 1 <= two <= 31 and min(one, two) <= 12:
        day, month = (one, two) if two <= 12 else (two, one)  # “03/05/2026”: the day first, where it can be
        return _date(rest[0] if rest[0] > 99 else 2000 + rest[0], month, day, end)
    if rest:
        return None
    if len(parts[0]) == 4:
        return _years(parts, end)
    if 0 < one < two <= 8 and two != 7:
        return Amount(one / two, one / two, 1, "fraction", "fraction", end)
    return Amount(one / two, one / two, 1, "", "ratio", end) if 0 < one <= two and two in _RATIO_OF else None


def _date(year: int, month: int, day: int, end: int) -> Amount:
    value = 10000 * year + 100 * month + day
    return Amount(value, value, 1, "", "date", end)


def _years(parts: Sequence[str], end: int) -> Amount | None:
    """“2010-12”, “1999-2001”, “2016/17”, “1983-4”."""
    one, two = int(parts[0]), int(parts[1])
    short = len(parts[1]) < 3
    if short:
        part = 10 ** len(parts[1])
        two += one - one % part + (part if two <= one % part else 0)
    known = 1100 <= one < two <= 2100 and two - one < (50 if short else 1000)
    return Amount(one, two, 1, "year", "year", end) if known else None


def _dashed(tokens: Sequence[Token], i: int, parts: Sequence[str], end: int) -> Amount | None:
    if len(parts) == 3 and all(p.isdecimal() for p in parts):
        sizes, (one, two, three) = [len(p) for p in parts], (int(p) for p in parts)
        if sizes == [4, 2, 2] and 1 <= two <= 12 and 1 <= three <= 31:
            return _date(one, two, three, end)
        if sizes[2] == 4 and 1 <= two <= 12 and 1 <= one <= 31:
            return _date(three, two, one, end)
    if len(parts) != 2 or any(p[0] == "0" and p[1:2].isdecimal() for p in parts):
        return None
    if all(p.isdecimal() for p in parts):
        if max(len(p) for p in parts) > 3:
            return _years(parts, end) if len(parts[0]) == 4 else None
        low, high = float(parts[0]), float(parts[1])
        if low >= high or _result(tokens, i, end):
            return Amount(low, high, 1, "", "score", end)
        return Amount(low, high, 1, "", "", end)
    return _range(parts, end)


def _result(tokens: Sequence[Token], i: int, end: int) -> bool:
    """Whether a word beside “1-3” says that it is a result."""
    words = sets()["score-words"]
    near = (word_at(tokens, k) for k in (i - 3, i - 2, i - 1, end, end + 1))
    return any(word in words for word in near)


def _range(parts: Sequence[str], end: int) -> Amount | None:
    """“£3m-£4m”, “£3-4m”, “10-15%”, “9-10am”: each side lends the other what it lacks."""
    if ":" in parts[0] and ":" in parts[1]:
        begin, close = clock_face(parts[0]), clock_face(parts[1])
        return Amount(begin, close, 1, "", "time", end) if 0 <= begin < close else None
    one, two = figure(parts[0]), figure(parts[1])
    if not one or not two:
        return None
    low, scale, unit, kind = one
    high, high_scale, high_unit, high_kind = two
    if high_unit in _HALVES:
        low, high = hours(low, unit if unit in _HALVES else high_unit), hours(high, high_unit)
        return Amount(low, high, 1, "", "time", end) if low < high < 24 else None
    if scale == 1 and high_scale > 1:
        low *= high_scale
    if low >= high or unit and high_unit and unit != high_unit:
        return None
    return Amount(low, high, max(scale, high_scale), unit or high_unit, kind or high_kind, end)
