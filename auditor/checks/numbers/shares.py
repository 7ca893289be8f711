"""A count of a whole held to its share: “160 of the 212 replies (65%)”; and votes to their majority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.numbers.arithmetic import bounds, shown, words_before, words_between
from auditor.document import Document
from auditor.model import Number, Span

_DETERMINERS = frozenset("the its his her their our all some".split())
_NOUNS = 4  # words that may name the whole: “212 replies from local residents (65%)”
_BREAKS = frozenset(", ; : . - ) and but who which that".split())


def disagreeing(document: Document, numbers: Sequence[Number]) -> Iterator[tuple[Number, Sequence[Span], str]]:
    """A share that its part and its whole contradict, with both and the sum."""
    for i, share in enumerate(numbers):
        if share.kind == "percent" and i > 1:
            pair = _part_and_whole(document, numbers[i - 2], numbers[i - 1], share)
            if pair:
                part, whole = pair
                (low, high), (least, most) = bounds(document, part), bounds(document, whole)
                given = bounds(document, share)
                if 100 * high / least < given[0] or 100 * low / most > given[1]:
                    right = shown(round(100 * part.high / whole.high, 1), "%")
                    written = f"{shown(part.high)} of {shown(whole.high)} is {right}"
                    yield share, (Span(*part[:2]), Span(*whole[:2])), written
        if share.kind == "count" and i > 0:
            yield from _majority(document, numbers, i)


def _part_and_whole(document: Document, one: Number, two: Number, share: Number) -> tuple[Number, Number] | None:
    """“A of the B replies (C%)”, “A of B, or C%”, “of the B replies, A (C%)”."""
    if one.kind != "count" or two.kind != "count" or one.value != one.high or two.value != two.high:
        return None
    if not one.value or not two.value:
        return None
    between = [t.word for t in words_between(document, one.end, two.start)]
    behind = [t.word for t in words_between(document, two.end, share.start)]
    before = [t.word for t in words_before(document, one.start, 3)]
    if not behind or behind[-1] not in ("(", "or") or _BREAKS & set(behind[:-2]) or len(behind) > _NOUNS + 2:
        return None
    of = between[-2:] if between and between[-1] in _DETERMINERS else between[-1:]
    if of[:1] == ["of"] and len(between) <= 3 and (len(between) == len(of) or between[0] == "out"):
        return (one, two) if one.high <= two.high else None
    opened = "of" in before[-2:] and (before[-1] == "of" or before[-1] in _DETERMINERS)
    if opened and between[-1:] == [","] and len(between) <= _NOUNS + 1 and "," not in between[:-1]:
        return (two, one) if two.high <= one.high and len(behind) <= 2 else None
    return None


def _majority(document: Document, numbers: Sequence[Number], i: int) -> Iterator[tuple[Number, Sequence[Span], str]]:
    """“by 88 votes to 41, a majority of 37”."""
    majority, last = numbers[i], numbers[i - 1]
    spans: Sequence[Span]
    if [t.word for t in words_before(document, majority.start, 2)] != ["majority", "of"]:
        return
    if last.kind == "score":
        sides, spans = (last.value, last.high), (Span(*last[:2]),)
    elif i > 1 and {numbers[i - 2].kind, last.kind} == {"count"}:
        gap = [t.word for t in words_between(document, numbers[i - 2].end, last.start)]
        if gap not in (["to"], ["votes", "to"], ["for", "and"], ["to", "just"]):
            return
        sides, spans = (numbers[i - 2].high, last.high), (Span(*numbers[i - 2][:2]), Span(*last[:2]))
    else:
        return
    apart = abs(sides[0] - sides[1])
    near = len(words_between(document, last.end, majority.start)) <= 8
    if near and apart != majority.high and majority.modifier == "":
        yield majority, spans, f"{shown(max(sides))} − {shown(min(sides))} is {shown(apart)}"
