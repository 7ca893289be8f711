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
_UNCHECKED = ("year", "many", "weekday", "name")  # “hundreds” counts nothing; a year may be the one we are in
_OTHERWISE = ("year", "weekday", "date", "time")  # figures of the body that count nothing
_SHARES = {"percent": 1, "fraction": 100, "ratio": 100}
_BASE = {
    "month": ("month", 1), "year": ("month", 12), "decade": ("month", 120), "century": ("month", 1200),
    "hour": ("hour", 1), "day": ("hour", 24), "week": ("hour", 168), "fortnight": ("hour", 336),
}  # fmt: skip
_LOOSE = {  # how far the body's figure may lie from the headline's, down and up
    "about": (0.8, 1.25), "nearly": (0.8, 1.0), "less than": (0.8, 1.0), "up to": (0.8, 1.0), "at most": (0.8, 1.0),
    "more than": (1.0, 1.25), "at least": (1.0, 1.25),
}  # fmt: skip


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
        if _borne_out(number, body, words):
            continue
        other = _same_thing(document, number, body)
        passage = f"; the story has “{' '.join(document[other].split())}”" if other else "; the story never gives it"
        yield found(document, rule, number.start, number.end, evidence=(other,) if other else (), passage=passage)


def _spelt_ordinal(document: Document, number: Number) -> bool:
    """“Second man held”: the story need not count so."""
    return number.kind == "ordinal" and document.text[number.start].isalpha()


def _borne_out(number: Number, body: Sequence[Number], words: Sequence[float]) -> bool:
    if number.kind == "date":
        month = [n for n in body if n.kind == "date" and n.value // 100 % 100 == number.value // 100 % 100]
        return not month or any(_same_day(number, n) for n in month)
    if number.kind == "time":
        times = [n for n in body if n.kind == "time"]
        return not times or any(n.value % 12 == number.value % 12 for n in body if n.kind in ("time", "count"))
    if number.kind == "score":
        sides = {number.value, number.high}
        scores = [{n.value, n.high} for n in body if n.kind == "score"]
        return sides in scores or sides <= {n.value for n in body if n.kind not in (*_OTHERWISE, "score")} | set(words)
    if number.kind in ("fraction", "ratio"):
        shares = [(_SHARES[n.kind] * n.value, _SHARES[n.kind] * n.high) for n in body if n.kind in _SHARES]
        return not shares or any(low - 5 <= 100 * number.value <= high + 5 for low, high in shares)
    ends = [number._replace(high=number.value), number._replace(value=number.high)]
    return all(_given(end, body, words) for end in ends)


def _same_day(one: Number, two: Number) -> bool:
    return two.value % 100 == 0 or two.value % 10000 <= one.value % 10000 <= two.high % 10000


def _given(number: Number, body: Sequence[Number], words: Sequence[float]) -> bool:
    """Equal after rounding to what the headline shows, or as near as “over” and “nearly” say, or a sum of two."""
    values = [pair for n in body for pair in _comparable(number, n)] + [(w, w) for w in words]
    if any(_near(number, low, high) for low, high in values):
        return True
    near = (pair for pair in pairwise(body) if 0 <= pair[1].start - pair[0].end < _TOGETHER)
    return any(
        abs(a.value + b.value - number.value) < 0.001 and a.kind not in _OTHERWISE and b.kind not in _OTHERWISE
        for a, b in near
    )


def _comparable(number: Number, other: Number) -> Iterator[tuple[float, float]]:
    """The body's number as low and high end in what the headline's counts, where the two can be compared."""
    if other.kind in _OTHERWISE:
        if other.kind == "year" and number.kind == "count" and number.value >= 1000:
            yield other.value, other.value
    elif other.kind == "score":
        yield other.value, other.value
        yield other.high, other.high
    elif number.kind == "percent" and other.kind in _SHARES:
        yield _SHARES[other.kind] * other.value, _SHARES[other.kind] * other.high
    elif number.kind == "measure" and other.kind == "measure" and number.unit in _BASE and other.unit in _BASE:
        (base, size), (other_base, other_size) = _BASE[number.unit], _BASE[other.unit]
        if base == other_base:
            yield other.value * other_size / size, other.high * other_size / size
    elif number.kind == "money" and other.kind == "money":
        if number.unit == other.unit:
            yield other.value, other.high
    else:
        yield other.value, other.high


def _near(number: Number, low: float, high: float) -> bool:
    want = number.value
    if low <= want <= high:
        return True
    digits = len(f"{want:.10g}".replace(".", "").strip("0") or "0")
    step = 10.0 ** (len(str(int(want))) - digits) if want >= 1 else 0.1
    rounded = step >= 1 and abs(low - want) <= 0.5 * step * 1.0001
    if rounded and (low >= want or number.modifier not in ("more than", "at least")):
        return True
    down, up = _LOOSE.get(number.modifier, (1.0, 1.0))
    return down * want <= low <= up * want and number.modifier != ""


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
