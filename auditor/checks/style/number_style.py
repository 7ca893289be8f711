"""Words for numbers to nine, figures from 10, with the exceptions that newspapers make; and what the house sets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.checks.style import calendar, figures
from auditor.document import Document
from auditor.model import Number, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import word_list

_WORDS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PAIRS = ("or", "to", "and")
_LAST_FIGURE = 99  # “a hundred” is a round figure of speech
_CALENDAR = ("day", "week", "month", "year", "decade")  # lengths of time that count as things do


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a figure below ten that counts things, and for a number from ten on in words.

    Only the story's paragraphs: headlines take figures. A sentence with both mistakes breaks its own style; one alone
    may be the house's and gives a note. The options list what makes a figure a label (`labels`) and the words behind
    which it is a unit or a score (`units`). Where a house sets the last number in words (`last`), it is meant; how it
    writes percentages, thousands, dates and times is judged only where it says so.
    """
    last = _WORDS.index(rule.options.get("last", "nine"))
    by_sentence: dict[int, list[tuple[Span, str]]] = {}
    for number in document.numbers:
        if number.kind not in ("count", "measure", "age") or not 1 <= number.value <= number.high <= _LAST_FIGURE:
            continue
        sentence = document.sentence_at(number.start)
        if sentence is None or document.blocks[sentence.block].kind != "paragraph":
            continue
        span = _span(document, number)
        instead = _instead(document, rule, number, span, last, first=number.start == sentence.start)
        if instead:
            by_sentence.setdefault(sentence.start, []).append((span, instead))
    soft = rule if "last" in rule.options else replace(rule, severity="note")
    style = f"words to {_WORDS[last]}, figures from {last + 1}"
    for mistakes in by_sentence.values():
        mixed = len({instead[0].isdigit() for _, instead in mistakes}) > 1
        for span, instead in mistakes:
            yield found(document, rule if mixed else soft, *span, suggestions=[instead], passage=style)
    for span, instead, why in (*figures.unlike(document, rule), *calendar.unlike(document, rule)):
        yield found(document, rule, *span, suggestions=[instead], passage=why)


def _instead(document: Document, rule: Rule, number: Number, span: Span, last: int, *, first: bool) -> str:
    """The number as the style has it, or "" where it is right."""
    written = document[number[:2]]
    i = bisect_left(document.tokens, number.start, key=lambda t: t.start)
    if written[0].isdigit():
        if not _counts(document, rule, number, i, last):
            return ""
        return " ".join(_WORDS[int(word)] if word.isdigit() else word for word in document[span].split())
    own = document[span]
    plain = own.replace("-", "").isalpha() and own.islower() and not first
    if plain and _age(document, number):
        return f"{number.value:g}"
    if not plain or number.value <= last or not _spelt(document, rule, number, i):
        return ""
    unit = own.rpartition("-")[2]
    return f"{number.value:g}-{unit}" if unit == number.unit else f"{number.value:g}"  # “12-week”


def _span(document: Document, number: Number) -> Span:
    """The number's own words: “9” of “9 days”."""
    first = document[number[:2]].split()[0]
    return Span(number.start, number.end if number.kind == "count" else number.start + len(first))


def _counts(document: Document, rule: Rule, number: Number, i: int, last: int) -> bool:
    """Whether a small figure counts things: “9 trains”, “2 or 3 cups”, not “Room 9”, “9-4” or “9 points”."""
    text, tokens = document.text, document.tokens
    whole = number.high <= last and number.value == int(number.value) and number.high == int(number.high)
    if not whole or number.kind == "age" or number.kind == "measure" and number.unit not in _CALENDAR:
        return False
    before = tokens[i - 1] if i else tokens[i]
    if (
        before.word in rule.options["labels"]
        or text[before.start].isupper()
        and before.word not in rule.options["openers"]
    ):
        return False
    written = text[number.start : number.end]
    if text[max(0, number.start - 1)] not in " \n—–":
        return False
    j = bisect_left(tokens, number.end, key=lambda t: t.start)
    behind = tokens[j].word if j < len(tokens) else "."
    if number.kind == "measure":
        return written.split()[0].isdigit() and "-" not in written
    plain = text[number.end : number.end + 1] == " " and all(w.isdigit() or w in _PAIRS for w in written.split())
    return plain and behind.isalpha() and text[tokens[j].start].islower() and behind not in rule.options["units"]


def _age(document: Document, number: Number) -> bool:
    """Whether an age is in words beside a name: “Alfie, eight,”, “Ana Ruiz, aged nine,”; not “a six-year-old”."""
    i = bisect_left(document.mentions, number.start, key=lambda m: m[0].start) - 1
    if i < 0 or number.unit not in ("", "year"):
        return False
    name = document.mentions[i][1]
    if not name.person and name.name.lower().split()[0] not in word_list("given-names"):
        return False
    between = document.text[document.mentions[i][0].end : number.start].strip()
    return between in (",", ", aged", ", age") and document.text[number.end : number.end + 1] == ","


def _spelt(document: Document, rule: Rule, number: Number, i: int) -> bool:
    """Whether a number from ten on in words would be in figures: not “nine or ten”, “the first eleven”, “ten-fold”."""
    tokens, written = document.tokens, document[number[:2]]
    before = tokens[i - 1].word if i else ""
    paired = before in _PAIRS and i > 1 and tokens[i - 2].word in _WORDS
    single = number.value == number.high and number.kind != "age" and "dozen" not in written and "score" not in written
    alone = document.text[number.end : number.end + 1] != "-" and before not in ('"', "-")
    return single and alone and not paired and before not in rule.options["idioms"]
