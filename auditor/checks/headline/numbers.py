"""A number in the headline that the body contradicts or never gives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline import listed, tally
from auditor.checks.headline.figures import SHARES, given
from auditor.document import Document
from auditor.model import Number, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_SMALLEST_BODY = 25  # words; a shorter text is a fragment and promises nothing
_IN_WORDS: dict[str, float] = {
    "half": 0.5, "quarter": 0.25, "single": 1, "sole": 1, "first": 1, "couple": 2, "pair": 2, "both": 2, "twice": 2,
    "double": 2, "doubled": 2, "second": 2, "twin": 2, "twins": 2, "third": 3, "trio": 3, "triple": 3, "trebled": 3,
    "tripled": 3, "fourth": 4, "quadruple": 4, "fifth": 5, "sixth": 6, "seventh": 7, "week": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "decade": 10, "decades": 10, "dozen": 12, "fortnight": 14, "century": 100, "centuries": 100,
}  # fmt: skip
_UNCHECKED = ("year", "many", "weekday", "name")  # “hundreds” counts nothing; a year may be the one we are in
_COUNTS_NOTHING = ("year", "weekday", "date", "time", "score")  # figures of the body that are no side of a score


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each number of the headline that no number of its kind in the body equals, after rounding; the
    body's number for the same thing is the evidence. `hits` of group `skip` count nothing: “24/7”, “the 9/11”.
    """
    head = document.headline
    if head is None or sum(s.last - s.first for s in document.sentences) < _SMALLEST_BODY:
        return
    body = [n for n in document.numbers if document.where(n[:2]) == "body"]
    words = [_IN_WORDS[t.word] for t in document.tokens if t.start >= head.end and t.word in _IN_WORDS]
    for number in document.numbers:
        if document.where(number[:2]) != "headline" or any(h.start < number.end and number.start < h.end for h in hits):
            continue
        if number.value in (0, 1) or number.kind in _UNCHECKED or _spelt_ordinal(document, number):
            continue
        counted = listed.noun(document, number, rule.options["lists"])
        other = listed.otherwise(document, number, counted, body) if counted else _same_thing(document, number, body)
        if counted and other is None or not counted and _held(document, number, body, words):
            continue
        passage = f"; the story has “{' '.join(document[other].split())}”" if other else "; the story never gives it"
        yield found(document, rule, number.start, number.end, evidence=(other,) if other else (), passage=passage)


def _held(document: Document, number: Number, body: Sequence[Number], words: Sequence[float]) -> bool:
    """Whether the story bears the number out."""
    head = document.headline
    return _borne_out(document, number, body, words) or head is not None and tally.told(document, number, head.end)


def _spelt_ordinal(document: Document, number: Number) -> bool:
    """“Second man held”, “6th week”: the story need not count so."""
    behind = document.text[number.end : number.end + 8].split()
    of_time = bool(behind) and behind[0].strip(".,:").lower() in sets()["times-counted"]
    return number.kind == "ordinal" and (document.text[number.start].isalpha() or of_time)


def _borne_out(document: Document, number: Number, body: Sequence[Number], words: Sequence[float]) -> bool:
    if number.kind == "date":
        month = [n for n in body if n.kind == "date" and n.value // 100 % 100 == number.value // 100 % 100]
        return not month or any(_same_day(number, n) for n in month)
    if number.kind == "time":
        times = [n for n in body if n.kind == "time"]
        return not times or any(n.value % 12 == number.value % 12 for n in body if n.kind in ("time", "count"))
    if number.kind == "score":
        sides = {number.value, number.high}
        scores = [{n.value, n.high} for n in body if n.kind == "score"]
        return sides in scores or sides <= {0, *words, *(n.value for n in body if n.kind not in _COUNTS_NOTHING)}
    if number.kind in ("fraction", "ratio"):
        shares = [(SHARES[n.kind] * n.value, SHARES[n.kind] * n.high) for n in body if n.kind in SHARES]
        return not shares or any(low - 5 <= 100 * number.value <= high + 5 for low, high in shares)
    ends = [number._replace(high=number.value), number._replace(value=number.high)]
    return all(given(document, end, body, words) for end in ends)


def _same_day(one: Number, two: Number) -> bool:
    return two.value % 100 == 0 or two.value % 10000 <= one.value % 10000 <= two.high % 10000


def _same_thing(document: Document, number: Number, body: Sequence[Number]) -> Span | None:
    """The body's number that counts what the headline's number counts: the word behind is the same, or the unit."""
    behind = _word_after(document, number.end)
    for one in body:
        same = one.kind == number.kind and one.unit == number.unit
        if same and (one.unit or behind and _word_after(document, one.end)[:5] == behind[:5]):
            return Span(one.start, one.end)
    return next((Span(n.start, n.end) for n in body if n.kind == number.kind), None)


def _word_after(document: Document, offset: int) -> str:
    words = document.text[offset : offset + 40].split()
    return words[0].strip(".,;:’'”\"").lower() if words else ""
