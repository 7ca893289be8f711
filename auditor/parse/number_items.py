"""The number at one place in the tokens, whatever it begins with: a figure, a word, a month, “a third of”."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Token
from auditor.parse import dates
from auditor.parse.joined import joined
from auditor.parse.number_kinds import settle
from auditor.parse.number_words import ORDINALS, PARTS, PLURALS, SCALES, SIGNS, Amount, amount, letters, word_at
from auditor.resources import sets

_DOLLARS = {"us": "$", "a": "A$", "au": "A$", "c": "C$", "ca": "C$", "nz": "NZ$", "hk": "HK$", "s": "S$"}
Place = tuple[int, Amount | None]  # the index of the first token, and the amount


def item(tokens: Sequence[Token], i: int, free: int) -> Place:
    """The number that begins at token `i`, or at the word before it (not before token `free`), with its kind."""
    word = tokens[i].word
    if word[0].isdecimal() or word[0] in SIGNS:
        return _figures(tokens, i, free)
    if word in dates.WEEKDAYS:
        day = float(dates.WEEKDAYS[word])
        return i, Amount(day, day, 1, "", "weekday", i + 1)
    if word in sets()["months"]:
        return i, dates.date_from_month(tokens, i)
    before = word_at(tokens, i - 1) if i > free else ""
    if word in PLURALS or word == "tens":
        return i, _many(tokens, i)
    if word == "couple":
        two = Amount(2, 2, 1, "", "count", i + 1)
        return i - (before == "a"), two if before == "a" and word_at(tokens, i + 1) == "of" else None
    if word in SCALES:
        if before in ("several", "few", "many"):
            return i - 1, Amount(SCALES[word], SCALES[word], 1, "", "many", i + 1)
        return _from_article(tokens, i, before)
    if word in PARTS or word in ORDINALS:
        return _part(tokens, i, word_at(tokens, i - 1))
    found = amount(tokens, i)
    return i, settle(tokens, i, found) if found else None


def _from_article(tokens: Sequence[Token], i: int, before: str) -> Place:
    if before not in ("a", "an"):
        return i, None
    found = amount(tokens, i - 1)
    return i - 1, settle(tokens, i - 1, found) if found else None


def _figures(tokens: Sequence[Token], i: int, free: int) -> Place:
    found = dates.date_from_day(tokens, i) or joined(tokens, i) or dates.clock(tokens, i) or dates.year(tokens, i)
    found = found or amount(tokens, i)
    if found is None:
        return i, None
    first, before = i, tokens[i - 1] if i > free else None
    if before and before.word in sets()["money-₹"] and found.kind == "":
        first, found = i - 1, found._replace(unit="₹", kind="money")
    elif before and before.end == tokens[i].start and found.unit == "$" and before.word in _DOLLARS:
        first, found = i - 1, found._replace(unit=_DOLLARS[before.word])
    return first, settle(tokens, i, found) if found.kind in ("", "money", "ratio") else found


def _many(tokens: Sequence[Token], i: int) -> Amount | None:
    """“hundreds”, “tens of thousands”: a size, no count."""
    word = tokens[i].word
    of = word_at(tokens, i + 1) == "of"
    if of and word_at(tokens, i + 2) in PLURALS:
        value = PLURALS.get(word, 10) * PLURALS[tokens[i + 2].word]
        return Amount(value, value, 1, "", "many", i + 3)
    if word == "tens" or word == "scores" and not (of and word_at(tokens, i + 2).isalpha()):
        return None
    return Amount(PLURALS[word], PLURALS[word], 1, "", "many", i + 1)


def _part(tokens: Sequence[Token], i: int, before: str) -> Place:
    """“a third of”, “half the”, “quarter past nine”, “half a million”; else the ordinal “third”."""
    word, behind = tokens[i].word, word_at(tokens, i + 1)
    if word in ORDINALS:
        day = dates.date_from_day(tokens, i)
        if day:
            return i, day
    elif time := dates.past(tokens, i):
        return i, time
    if word not in PARTS:
        return _ordinal(tokens, i, before)
    if word == "half" and before == "a" and word_at(tokens, i - 2) == "and" and i > 3:
        unit = letters().get(tokens[i - 3].word)
        if unit and tokens[i - 4].word in ("a", "an") and behind not in letters():  # “an hour and a half”
            return i - 4, Amount(1.5, 1.5, 1, unit, "measure", i + 1)
    share = 1 / PARTS[word]
    whole = i + 1 + (word != "half" and behind == "of")
    if (word == "half" and before not in ORDINALS or behind == "of") and word_at(tokens, whole) in ("a", "an"):
        scale, unit = word_at(tokens, whole + 1), letters().get(word_at(tokens, whole + 1))
        first = i - (before == "a")
        if scale in SCALES:
            found = Amount(share * SCALES[scale], share * SCALES[scale], SCALES[scale], "", "", whole + 2)
            return first, settle(tokens, i, found)
        if unit:
            return first, Amount(share, share, 1, unit, "measure", whole + 2)
    loose = word_at(tokens, i - 2) in sets()["share-after"] and not behind.isalpha()
    if word == "half" and before not in sets()["not-half"] and (behind in sets()["half-before"] or before == "by"):
        return i, Amount(share, share, 1, "fraction", "fraction", i + 1)
    if word != "half" and (before == "a" and loose or behind == "of" and (before == "a" or not before.isalpha())):
        return i - (before == "a"), Amount(share, share, 1, "fraction", "fraction", i + 1)
    return _ordinal(tokens, i, before) if word in ORDINALS else (i, None)


def _ordinal(tokens: Sequence[Token], i: int, before: str) -> Place:
    word, behind = tokens[i].word, word_at(tokens, i + 1)
    if word == "second" and (
        before not in sets()["second-after"] or not behind.isalpha() or behind in sets()["function-words"]
    ):
        return i, None
    if word == "first" and before == "at":
        return i, None
    return i, Amount(ORDINALS[word], ORDINALS[word], 1, "ordinal", "ordinal", i + 1)
