"""Changes and the two figures that they lead from and to: “from 80 to 100, up 20%”, “100, a fifth more than 80”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.checks.numbers.arithmetic import COSTS, bounds, by_sentence, words_after, words_before, words_between
from auditor.document import Document
from auditor.model import Number, Span, Token
from auditor.phrases import Hit
from auditor.resources import sets

_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "sixth": 100 / 6, "tenth": 10.0}
AMOUNTS = ("count", "money", "percent", "measure")
_MORE = frozenset("fewer higher less lower more".split())
_AGAINST = ("against", "versus", "than")
_APART = frozenset("and but while whereas although though with including among after as ; .".split())
_OTHERWISE = frozenset("and but while whereas as ; .".split())
_NOT_PARTS = frozenset("annual annually average each per yearly monthly quarterly".split())
_LINK = 15  # tokens between the two figures: “1.9 million people in the north now need aid, up from 1.4 million”
_WITH_NOUN = 4  # tokens from a change to its figures: “by 18 visits, from”
_NEAR = 9  # tokens between the figures and their change


class Change(NamedTuple):
    """A change and its two figures. It is from `low` to `high`, in per cent of the first one or, where it is `plain`,
    in what they count themselves: points, people, pounds.
    """

    span: Span
    low: float
    high: float
    plain: bool
    old: Number
    new: Number


def changes(document: Document, hits: Sequence[Hit]) -> Iterator[Change]:
    """Every change in a sentence that has its two figures beside it; `hits` of group `skip` measure otherwise."""
    skipped = [hit.start for hit in hits if hit.entry.group == "skip"]
    for sentence, numbers in by_sentence(document):
        figures = sum(1 + (n.value != n.high) for n in numbers if n.kind in AMOUNTS)
        if figures < 2 or any(sentence.start <= start < sentence.end for start in skipped):
            continue
        parts = [part for n in numbers for part in parted(document, n)]
        amounts = [n for n in parts if n.kind in AMOUNTS and n.value > 0]
        shares = sorted([*_sizes(document, parts), *_in_words(document, sentence.start, sentence.end)])
        for span, low, high, in_points in shares:
            rest = [n for n in amounts if n.start >= span.end or n.end <= span.start]
            pair = _pair_for(document, span, rest)
            if pair and pair[0].high != pair[1].high:
                yield Change(span, low, high, in_points, *pair)
        yield from _plain(document, amounts)


def parted(document: Document, number: Number) -> Iterator[Number]:
    """“rose 3% to 15%” is no range but a change and where it led."""
    at = document.text.find(" to ", number.start, number.end) if number.value != number.high else -1
    before = words_before(document, number.start, 1) if at >= 0 else ()
    moved = before and (before[0].word in sets()["rise-words"] | sets()["fall-words"] | {"by"})
    if not moved:
        yield number
    else:
        yield number._replace(end=at, high=number.value)
        yield number._replace(start=at + 4, value=number.high)


def _plain(document: Document, amounts: Sequence[Number]) -> Iterator[Change]:
    """“rose by 18, from 203 to 217”: three figures of one kind, the first the change, with no other words between."""
    for one, two, three in zip(amounts, amounts[1:], amounts[2:], strict=False):
        kinds = {(n.kind, n.unit, n.modifier, n.value == n.high) for n in (one, two, three)}
        gap = [t.word for t in words_between(document, one.end, two.start)]
        if len(kinds) > 1 or one.kind not in ("count", "money") or one.modifier or one.value != one.high:
            continue
        pair = ordered(document, two, three) if gap[-1:] in (["from"], ["to"]) and len(gap) < _WITH_NOUN else None
        if pair and moves(document, Span(one.start, one.end)):
            low, high = bounds(document, one)
            half = sum(bounds(document, n)[1] - n.high for n in pair)
            yield Change(Span(one.start, one.end), low - half, high + half, True, *pair)


def _sizes(document: Document, numbers: Sequence[Number]) -> Iterator[tuple[Span, float, float, bool]]:
    for one in numbers:
        if one.kind in ("percent", "points") and one.value:
            low, high = bounds(document, one)
            yield Span(one.start, one.end), low, high, one.kind == "points"


def _in_words(document: Document, start: int, end: int) -> Iterator[tuple[Span, float, float, bool]]:
    """“a drop of a third”, “fell by half”: a word for a share, with the slack that such a word has."""
    tokens = words_between(document, start, end)
    for i, token in enumerate(tokens):
        behind = tokens[i + 1].word if i + 1 < len(tokens) else ""
        if token.word in _SHARES and i > 1 and behind not in ("of", "quarter", "time") and not behind.isdecimal():
            first = i - (tokens[i - 1].word == "a")
            loose = tokens[first - 1].word if first else ""
            more = behind in _MORE and loose == ","
            told = more or loose in ("of", "by", "nearly", "almost", "about", "over", "than")
            if told and tokens[i - 1].word in ("a", "by", "of"):
                slack = 0.12 if loose in ("of", "by", ",") else 0.2
                size = _SHARES[token.word]
                yield Span(tokens[first].start, token.end), size * (1 - slack), size * (1 + slack), False


def _pair_for(document: Document, span: Span, amounts: Sequence[Number]) -> tuple[Number, Number] | None:
    """The figures before and after the change at `span`, where the words tie all three together."""
    before = [n for n in amounts if n.end <= span.start]
    behind = [n for n in amounts if n.start >= span.end]
    if before and behind and _compared(document, span):  # “£62m, a third more than the £31m of 2024”
        near = _tied(words_between(document, before[-1].end, span.start), 5)
        short = len(words_between(document, span.end, behind[0].start)) <= _WITH_NOUN
        return _alike(behind[0], before[-1]) if near and short else None
    if not moves(document, span):
        return None
    if len(behind) > 1 and _tied(words_between(document, span.end, behind[0].start), _NEAR):
        pair = ordered(document, behind[0], behind[1])
        if pair:
            return pair
    if len(before) > 1 and _tied(words_between(document, before[-1].end, span.start), _LINK):
        pair = ordered(document, before[-2], before[-1])
        if pair:
            return pair
    if before and behind and _tied(words_between(document, before[-1].end, span.start), 5):
        gap = [t.word for t in words_between(document, span.end, behind[0].start)]
        if gap and len(gap) < 4 and (gap[0] in ("from", "on", "than") or gap[-1] in _AGAINST):
            return _alike(behind[0], before[-1])
    return None


def _compared(document: Document, span: Span) -> bool:
    """“more than”, “fewer than” behind a share."""
    words = [t.word for t in words_after(document, span.end, 2)]
    return words[-1:] == ["than"] and words[0] in _MORE


def _tied(gap: Sequence[Token], most: int) -> bool:
    return len(gap) <= most and not _APART & {t.word for t in gap}


def moves(document: Document, span: Span) -> bool:
    """Whether a word beside the figure says that it is a rise or a fall, of this and not of a yearly rate."""
    near = [t.word for t in (*words_before(document, span.start, 3), *words_after(document, span.end, 2))]
    return any(w in sets()["rise-words"] or w in sets()["fall-words"] for w in near) and not _NOT_PARTS & set(near)


def ordered(document: Document, one: Number, two: Number) -> tuple[Number, Number] | None:
    """The earlier figure first: “from 80 to 100”, “to 100 from 80”, “100, up from 80”, “100, against 80”."""
    gap = [t.word for t in words_between(document, one.end, two.start)]
    first = [t.word for t in words_before(document, one.start, 3)]
    if not gap or len(gap) > _LINK:
        return None
    last = gap[-2:]
    if "now" in gap and gap[-1] in COSTS and first and first[-1] in COSTS:
        return _alike(one, two)  # “was to have cost £6m, will now cost £7m”
    if _OTHERWISE & set(gap) and "," not in gap[-4:-1]:
        return None  # “rose to £5m; costs fell from £3m”
    if "from" in first and ("to" in last) and "and" not in gap:
        return _alike(one, two)
    moved = len(gap) > 1 and gap[-1] == "from" and (gap[-2] in ("up", "down") or "to" in first or gap[-2] == ",")
    if moved or last[-1] in _AGAINST or last in (["compared", "with"], ["compared", "to"]):
        return _alike(two, one)
    return _alike(two, one) if gap == ["from"] and "to" in first else None


def _alike(old: Number, new: Number) -> tuple[Number, Number] | None:
    """Both in the same unit; a bare figure takes its neighbour's: “from 41 to 29 per cent”."""
    if old.kind == "count" and new.kind in ("percent", "money") and old.value < 1000:
        old = old._replace(kind=new.kind, unit=new.unit)
    if new.kind == "count" and old.kind == "percent" and new.value <= 100:
        new = new._replace(kind=old.kind, unit=old.unit)
    same = old.kind == new.kind and old.unit == new.unit and old.value == old.high and new.value == new.high
    return (old, new) if same and 0.005 < new.high / old.high < 200 else None


def share_of(change: Change) -> float:
    """The change between the two figures, in per cent of the first one."""
    return 100 * abs(change.new.high - change.old.high) / change.old.high
