"""Percentages and thousands as the house writes them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.checks.written import Unlike, in_story
from auditor.document import Document
from auditor.model import Number, Rule, Span

_PERCENT = re.compile(r"\s*(?:%|per\s+cent|percent)", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![\d.,])\d{4,}(?![\d,])")
_BROKEN = re.compile(r"(?<![\d.,])\d,\d{3}(?![\d,])")
_YEARS = range(1500, 2101)  # bare figures that may well be a year
_LINKS = frozenset("and at by for from in of on or to".split())  # behind these figures nothing is counted
_RACE = ("metre", 1500)  # athletes run the 1500 metres


def unlike(document: Document, rule: Rule) -> Iterator[Unlike]:
    """The percentages and thousands that are not as the options `percent` and `thousands` have them."""
    percent, thousands = (rule.options.get(key) for key in ("percent", "thousands"))
    for number in document.numbers:
        if percent and number.kind == "percent":
            yield from _percentage(document, number, percent)
        if thousands and number.kind in ("count", "money", "measure"):
            yield from _thousand(document, number, rule.options, thousands)


def _percentage(document: Document, number: Number, house: str) -> Iterator[Unlike]:
    """Behind a figure only: “Ten per cent of …” opens a sentence. A headline may always have the sign."""
    written = document[number[:2]]
    units = _PERCENT.findall(written)
    if not written[0].isdigit() or not units or not in_story(document, number.start, headline=house == "%"):
        return
    right = _PERCENT.sub("", written) + (house if house == "%" else f" {house}")
    if " ".join(units[-1].lower().split()) != house or house == "%" and units[-1] != house:
        yield Unlike(Span(*number[:2]), right, f"the house writes {house}")


def _thousand(document: Document, number: Number, options: Mapping[str, Any], house: str) -> Iterator[Unlike]:
    written = document[number[:2]]
    bare, broken = _THOUSANDS.search(written), _BROKEN.search(written)
    found = bare or broken if house == "10,000" else bare
    if not found or not in_story(document, number.start, headline=True) or (number.unit, number.value) == _RACE:
        return
    value = int(found[0].replace(",", ""))
    right = f"{value:,}" if value >= 10_000 or house == "1,000" else str(value)
    span = Span(number.start + found.start(), number.start + found.end())
    if right != found[0] and (broken or not _names(document, number, options, value)):
        yield Unlike(span, right, f"the house puts commas in numbers from {house}")


def _names(document: Document, number: Number, options: Mapping[str, Any], value: int) -> bool:
    """Whether bare figures may name something and count nothing: “Flight 2045”, “1600 Hill Road”, “the 2030 target”."""
    if number.kind == "money":
        return False
    if number.unit == "hour":  # “at 1900 hours”
        return True
    tokens, text = document.tokens, document.text
    first = bisect_left(tokens, number.start, key=lambda t: t.start)
    behind = bisect_left(tokens, number.end, key=lambda t: t.start)
    before = tokens[first - 1] if first else None
    if before and (
        before.word in options["labels"] or text[before.start].isupper() and before.word not in options["openers"]
    ):
        return True
    if text[number.start - 1 : number.start] not in ("", " ", "\n", "£", "$", "€", "("):
        return True
    word = tokens[behind].word if behind < len(tokens) else "."
    if number.kind == "count" and not (word.isalpha() and text[tokens[behind].start].islower() and word not in _LINKS):
        return True
    return (
        number.kind == "count" and value in _YEARS and not (word == "people" or word.endswith("s") and number.modifier)
    )
