"""Sums that shrink or grow a thousandfold between two mentions, and big sums that nothing gives a size."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import COSTS, words_after, words_before
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Number, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_THOUSAND = (1e3, 1e-3)
_SMALLEST = 1e6
_LARGE = 1e5  # from which a sum can be a thousandth of another
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")
_BACK = frozenset("the this that its their his her".split())
_ARTICLES = ("a", "an")
_LATER = 5  # sentences in which the story may come back to “the price”
_NOUNS = 3  # words behind a sum that may say what it is


def drift(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A sum that stands elsewhere with the same figures and another magnitude: “£640m”, “the £640bn tie-up”."""
    sums = [n for n in document.numbers if n.kind in ("money", "count") and n.value == n.high]
    large = [n for n in sums if n.value >= _LARGE]
    alike: dict[tuple[str, str, str], list[Number]] = {}  # by kind, unit, and the digits before the magnitude
    for one in large:
        figures = _figures(document, one)
        before = alike.setdefault((one.kind, one.unit, figures), [])
        before.append(one)
        for two in before[:-1] if figures else ():
            if _thousandfold(one, two) and _same_thing(document, one, two):
                odd, other = _odd_one(large, one, two)
                evidence = (Span(*other[:2]),)
                yield found(document, rule, *odd[:2], evidence=evidence, other=document[other[:2]])
                break


def _thousandfold(one: Number, two: Number) -> bool:
    return any(abs(one.value / two.value / times - 1) < 1e-9 for times in _THOUSAND)


def _figures(document: Document, number: Number) -> str:
    """The digits that count: “£125,000” and “£125m” have the same."""
    match = _FIGURE.search(document.text, number.start, number.end)
    return match.group().replace(",", "").replace(".", "").strip("0") if match else ""


def _same_thing(document: Document, one: Number, two: Number) -> bool:
    """Whether both must be one sum: three digits, or two and a word that refers back, or a noun in common."""
    digits = len(_figures(document, one))
    back = {t.word for t in words_before(document, one.start, 1)}
    nouns = _nouns(document, one) & _nouns(document, two)
    nouns |= _nouns(document, one) & _costing(document, two) | _nouns(document, two) & _costing(document, one)
    apart = sentence_number(document, one.start) - sentence_number(document, two.start)
    taken_up = not back.isdisjoint(_BACK) or apart == 1 and _opens(document, one)
    return digits > 2 or bool(nouns) or digits > 1 and taken_up


def _opens(document: Document, one: Number) -> bool:
    """“A £1.2bn keeper is …” takes up the sum of the sentence before."""
    sentence, before = document.sentence_at(one.start), words_before(document, one.start, 1)
    if sentence is None or not before:
        return False
    return before[0].word in _ARTICLES and before[0].start == sentence.start


def _nouns(document: Document, number: Number) -> set[str]:
    """What the sum is: the words behind it, up to a mark, and those before “of”."""
    found_here: set[str] = set()
    for token in words_after(document, number.end, _NOUNS):
        if not token.word.isalpha():
            break
        found_here.add(token.word)
    return found_here - sets()["function-words"]


def _costing(document: Document, number: Number) -> set[str]:
    """What costs the sum: “the new scheme will cost £4m”."""
    before = [token.word for token in words_before(document, number.start, _NOUNS + 3)]
    verb = next((k for k in range(len(before) - 1, max(-1, len(before) - 3), -1) if before[k] in COSTS), 0)
    return {word for word in before[:verb] if word.isalpha()} - sets()["function-words"]


def _odd_one(large: Sequence[Number], one: Number, two: Number) -> tuple[Number, Number]:
    """Of two sums the one that stands less often, else the later one; and the other."""
    often = [sum(n.value == x.value and n.unit == x.unit for n in large) for x in (one, two)]
    return (two, one) if often[0] > often[1] else (one, two)


def lone(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A sum of a million or more that is spent, raised or owed, with no period, share, part or comparison near it.

    `hits`: `spend` (words that say what the sum is for), `size` (words that give a sum a size), `than` (“more than”,
    which does so in its own sentence only), `again` (“the price”).
    """
    spent = [h for h in hits if h.entry.group == "spend"]
    sized = {sentence_number(document, h.start) for h in hits if h.entry.group == "size"}
    than = {sentence_number(document, h.start) for h in hits if h.entry.group == "than"}
    again = {sentence_number(document, h.start) for h in hits if h.entry.group == "again"} & sized
    seen: set[float] = set()
    for one in document.numbers if spent else ():
        if one.kind != "money" or one.high < _SMALLEST or one.high in seen or document.where(one[:2]) == "headline":
            continue
        if not any(-20 < h.start - one.end < 20 or -30 < one.start - h.end < 30 for h in spent):
            continue
        seen.add(one.high)
        number = sentence_number(document, one.start)
        first = document.sentences[max(0, number - 1)]
        last = document.sentences[min(len(document.sentences), number + 2) - 1]
        told = number in than or sized & {number - 1, number, number + 1} or again & set(range(number, number + _LATER))
        if not told and not _compared(document, one, first.start, last.end):
            yield found(document, rule, *one[:2])


def _compared(document: Document, one: Number, start: int, end: int) -> bool:
    """Whether a second sum or a share stands between `start` and `end`."""
    return any(
        n is not one
        and n.kind in ("money", "percent", "fraction", "ratio", "points")
        and (n.kind != "money" or n.high != one.high)
        for n in document.numbers_in(start, end)
    )
