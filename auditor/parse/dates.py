"""Tokens to dates, weekdays, years and times of day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditor.model import Token
from auditor.parse.number_words import ORDINALS, PARTS, SCALES, UNITS, Amount, figure, letters, word_at
from auditor.resources import sets

WEEKDAYS = {day: i for i, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), start=1)}
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), start=1)}
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(am|pm)?$")
_DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?$")
_DAYS = re.compile(r"([12]?\d|3[01])-([12]?\d|3[01])$")
_YEAR = re.compile(r"(?:1[1-9]|20)\d\d$")
_COUNTING = {"per", "percent", "%", "pounds", "dollars", "euros", *SCALES}  # behind these, “2000” is no year
_SEASONS = {"year", "month", "week", "day", "hour", "minute", "second"}  # “the 2018 year”
_HALVES = {"am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm"}


def month(word: str) -> int:
    """1 to 12 for a month or its short form, else 0."""
    return _MONTHS[word[:3]] if word in sets()["months"] else 0


def date_from_day(tokens: Sequence[Token], i: int) -> Amount | None:
    """“3 May 2026”, “3-5 May”, “the 3rd of May”: a date as the number 20260503, as 503 without a year."""
    word = tokens[i].word
    match, both = _DAY.match(word), _DAYS.match(word)
    j = i + 1
    if match:
        day = last = int(match[1])
    elif both:
        day, last = int(both[1]), int(both[2])
    elif word in ORDINALS and word_at(tokens, j) == "of":
        day = last = ORDINALS[word]
    else:
        return None
    j += word_at(tokens, j) == "of" and not word.isdecimal()
    number = month(word_at(tokens, j))
    if not number or not 0 < day <= last:
        return None
    return _dated(tokens, _behind_month(tokens, j), number, day, last)


def date_from_month(tokens: Sequence[Token], i: int) -> Amount | None:
    """“May 3, 2026”, “Sept. 11”, “May 2026” (20260500: no day)."""
    number, j = month(tokens[i].word), _behind_month(tokens, i)
    word = word_at(tokens, j)
    if _YEAR.match(word):
        return _dated(tokens, j, number, 0, 0)
    match, both = _DAY.match(word), _DAYS.match(word)
    if not (match or both) or word_at(tokens, i - 1) == "in":  # “in May 30 people came”
        return None
    if word_at(tokens, j + 1) in ("%", "per", "percent", "million", "billion", "hundred", "thousand"):
        return None
    day, last = (int(match[1]), int(match[1])) if match else (int(both[1]), int(both[2])) if both else (0, 0)
    return _dated(tokens, j + 1, number, day, last) if 0 < day <= last else None


def _behind_month(tokens: Sequence[Token], i: int) -> int:
    """The index behind a month and the full stop of its short form."""
    return i + 2 if word_at(tokens, i + 1) == "." and word_at(tokens, i + 2)[:1].isdecimal() else i + 1


def _dated(tokens: Sequence[Token], j: int, number: int, day: int, last: int) -> Amount:
    """The date, with a year that stands at `j`, after a comma or without."""
    comma = word_at(tokens, j) == "," and day > 0
    year = 0
    if _YEAR.match(word_at(tokens, j + comma)):
        j += comma
        year, j = int(tokens[j].word), j + 1
    month_only = 10000 * year + 100 * number
    return Amount(month_only + day, month_only + last, 1, "", "date", j)


def clock(tokens: Sequence[Token], i: int) -> Amount | None:
    """“9am”, “9.30pm”, “9-10am”, “5 p.m.”, “14:30”, “10 o'clock”: hours after midnight."""
    word, j = tokens[i].word, i + 1
    match = _CLOCK.match(word)
    following = word_at(tokens, j)
    if match:
        half = match[3] or _HALVES.get(following, "")
        hour = hours(int(match[1]) + int(match[2]) / 100, half)
        return Amount(hour, hour, 1, "", "time", j + (not match[3] and bool(half)))
    parsed = figure(word)
    if parsed and parsed[2] in _HALVES:
        half = parsed[2]
    elif parsed and not parsed[3] and (following in _HALVES or following == "o'clock"):
        half, j = _HALVES.get(following, ""), j + 1
    else:
        return None
    value = hours(parsed[0], half)
    return Amount(value, value, 1, "", "time", j) if value < 24 else None


def clock_face(word: str) -> float:
    """Hours after midnight of “14:30”, -1 for what is no time."""
    match = _CLOCK.match(word)
    return hours(int(match[1]) + int(match[2]) / 100, match[3] or "") if match else -1


def hours(written: float, half: str) -> float:
    """Hours after midnight of “9.30” and “pm”."""
    hour = int(written)
    value = hour + round(100 * (written - hour)) / 60
    return value + 12 if half == "pm" and hour < 12 else value - 12 if half == "am" and hour == 12 else value


def past(tokens: Sequence[Token], i: int) -> Amount | None:
    """“half past nine”, “quarter to ten”."""
    word, way = tokens[i].word, word_at(tokens, i + 1)
    hour = UNITS.get(word_at(tokens, i + 2), 0)
    if not hour or hour > 12 or way not in ("past", "to") or word == "half" and way == "to":
        return None
    value = hour + 1 / PARTS[word] if way == "past" else hour - 1 / PARTS[word]
    return Amount(value, value, 1, "", "time", i + 3)


def year(tokens: Sequence[Token], i: int) -> Amount | None:
    """“in 1999”, “1990s”; four bare figures before something that is counted are no year."""
    word = tokens[i].word
    if word.endswith("s") and _YEAR.match(word[:-1]):
        value = int(word[:-1])
        return Amount(value, value + (99 if value % 100 == 0 and value < 2000 else 9), 1, "year", "year", i + 1)
    if not _YEAR.match(word):
        return None
    value, following = int(word), word_at(tokens, i + 1)
    known = sets()
    if following in known["counted"] or following in _COUNTING:
        return None
    if following in letters() and following not in _SEASONS:
        return None
    if value < 1900 and word_at(tokens, i - 1) not in known["year-openers"] and not _plain(following):
        return None
    return Amount(value, value, 1, "year", "year", i + 1)


def _plain(word: str) -> bool:
    return not word[:1].isalpha()
