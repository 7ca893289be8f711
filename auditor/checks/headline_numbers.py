"""A number in the headline that the body contradicts or never gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.model import Document, Number, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_TOGETHER = 60  # characters between two figures that a headline may add up: “two men and three women”
_SMALLEST_BODY = 25  # words; a shorter text is a fragment and promises nothing
_IN_WORDS: dict[str, float] = {
    "half": 0.5, "quarter": 0.25, "single": 1, "sole": 1, "first": 1, "couple": 2, "pair": 2, "both": 2, "twice": 2,
    "double": 2, "doubled": 2, "second": 2, "twin": 2, "twins": 2, "third": 3, "trio": 3, "triple": 3, "trebled": 3,
    "tripled": 3, "fourth": 4, "quadruple": 4, "fifth": 5, "sixth": 6, "seventh": 7, "week": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "decade": 10, "decades": 10, "dozen": 12, "fortnight": 14, "century": 100, "centuries": 100,
}  # fmt: skip
_SPANS = {"decades": 10, "centuries": 100, "hours": 1, "dozen": 12}


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each number of the headline that no number of the body equals, after rounding; the body's number
    for the same thing is the evidence. `hits` of group `skip` are numbers that count nothing: “24/7”, “the 9/11”.
    """
    head = document.headline
    body = [n for n in document.numbers if document.where(n[:2]) == "body"]
    if head is None or sum(s.last - s.first for s in document.sentences) < _SMALLEST_BODY:
        return
    values = [n.value for n in body] + _spelt(document, head.end)
    for number in document.numbers:
        if document.where(number[:2]) != "headline" or any(h.start < number.end and number.start < h.end for h in hits):
            continue
        if number.value in (0, 1) or number.unit in ("year", "many"):
            continue  # “millions” counts nothing; a year may be the one we are in
        if _borne_out(number, values, body):
            continue
        other = _same_thing(document, number, body)
        passage = f"; the story has “{' '.join(document[other].split())}”" if other else "; the story never gives it"
        yield found(document, rule, number.start, number.end, evidence=(other,) if other else (), passage=passage)


def _spelt(document: Document, start: int) -> list[float]:
    """Numbers that the body gives in other words, and those with a unit of years behind them: “three centuries”."""
    tokens = [t for t in document.tokens if t.start >= start]
    values = [_IN_WORDS[t.word] for t in tokens if t.word in _IN_WORDS]
    behind = {n.end: n.value for n in document.numbers}
    for one, two in pairwise(tokens):
        if one.end in behind and two.word in _SPANS:
            values.append(behind[one.end] * _SPANS[two.word])
    return values


def _borne_out(number: Number, values: Sequence[float], body: Sequence[Number]) -> bool:
    """Equal after rounding to what the headline shows, or within “over” and “nearly”, or a sum of neighbours."""
    want = number.value
    digits = len(f"{want:.10g}".replace(".", "").strip("0") or "0")
    step = 10.0 ** (len(str(int(want))) - digits) if want >= 1 else 0.1
    for value in values:
        if abs(value - want) <= 0.5 * step * 1.0001 and (step >= 1 or value == want) or value == want:
            return True
        if number.modifier in ("over", "at least", "nearly", "about", "up to") and 0.8 * want <= value <= 1.25 * want:
            return True
        if number.unit == "%" and 0 < value < 1 and abs(100 * value - want) < 1:
            return True
    return any(abs(a.value + b.value - want) < 0.001 for a, b in pairwise(body) if 0 <= b.start - a.end < _TOGETHER)


def _same_thing(document: Document, number: Number, body: Sequence[Number]) -> Span | None:
    """The body's number that counts what the headline's number counts: the word behind is the same, or the unit."""
    behind = _word_after(document, number.end)
    for one in body:
        after = _word_after(document, one.end)
        if behind and after[:5] == behind[:5] or one.unit and one.unit == number.unit and one.unit in "£$€%":
            return Span(one.start, one.end)
    return next((Span(n.start, n.end) for n in body if not n.unit and not number.unit), None)


def _word_after(document: Document, offset: int) -> str:
    words = document.text[offset : offset + 40].split()
    return words[0].strip(".,;:’'”\"").lower() if words else ""
