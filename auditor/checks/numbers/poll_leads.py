"""Leads in a poll that lie inside its margin of error."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import sqrt
from typing import NamedTuple

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import shown, words_after, words_before, words_between
from auditor.checks.numbers.polls import sample
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_GAP = 25  # tokens between the shares of two rivals
_BEFORE = 6  # sentences before “her advantage” in which they may
_AFTER = 3  # sentences behind the headline in which the two shares may stand


class Margin(NamedTuple):
    """A poll's margin of error in points, and where the story gives it, or the number of people asked."""

    points: float
    span: Span
    words: str


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A lead told as a lead that is smaller than the poll's margin of error.

    `hits`: `terms` (words for a lead), `again` (“her advantage”: one told before), `poll` (this is about polls),
    `margin` (“margin of error”), `even` (the story says that it is no lead), `elsewhere` (“in the capital”, where it
    may be none), `asked` (those who answer polls).
    """
    leads = [h for h in hits if h.entry.group in ("again", "terms")]
    polled = any(h.entry.group == "poll" for h in hits)
    margin = _margin(document, hits) if leads and polled else None
    if margin is None:
        return
    even = {sentence_number(document, h.start) for h in hits if h.entry.group == "even"}
    other = {sentence_number(document, h.start) for h in hits if h.entry.group == "elsewhere" and _opens(document, h)}
    for hit in leads:
        number = sentence_number(document, hit.start)
        if hit.entry.group == "again":
            apart = _told_before(document, number, margin, even)
        else:
            headline = document.where((hit.start, hit.end)) == "headline"
            apart = _apart(document, number, hit.start, margin, _AFTER if headline else 0)
        if apart and apart[0] < margin.points and number not in even and number + 1 not in even - other:
            passage = f"the lead is {shown(apart[0])} point{'s' if apart[0] != 1 else ''}, {margin.words}"
            yield found(document, rule, hit.start, hit.end, evidence=(*apart[1], margin.span), passage=passage)


def _margin(document: Document, hits: Sequence[Hit]) -> Margin | None:
    """The first margin of error that is given, else the one that follows from the number of people asked."""
    for hit in hits:
        if hit.entry.group != "margin":
            continue
        near = [
            n
            for n in document.numbers_in(hit.end - 39, hit.end + 60)
            if n.kind in ("points", "percent", "count") and 0 < n.value < 15
        ]
        if near:
            one = min(near, key=lambda n: (n.start < hit.start, abs(n.start - hit.end)))
            return Margin(one.value, Span(*one[:2]), f"the margin of error {shown(one.value)}")
    asked = sample(document, hits)
    if asked is None:
        return None
    points = round(100 / sqrt(asked.high), 1)
    return Margin(
        points, Span(*asked[:2]), f"the margin of error of a poll of {shown(asked.high)} about {shown(points)}"
    )


def _opens(document: Document, hit: Hit) -> bool:
    sentence = document.sentence_at(hit.start)
    return sentence is not None and sentence.start == hit.start


def _told_before(
    document: Document, number: int, margin: Margin, even: set[int]
) -> tuple[float, Sequence[Span]] | None:
    """What “her advantage” of sentence `number`, which gives no figure, was when the story told it last."""
    sentence = document.sentences[number]
    if any(n.kind in ("percent", "points") for n in document.numbers_in(sentence.start, sentence.end)):
        return None
    for back in range(number - 1, max(-1, number - 1 - _BEFORE), -1):
        apart = _apart(document, back, document.sentences[back].start, margin, 0)
        if apart:
            return None if back in even else apart
    return None


def _apart(
    document: Document, number: int, start: int, margin: Margin, reach: int
) -> tuple[float, Sequence[Span]] | None:
    """By how many points the lead is one, and where the story says so: “by two points”, “34% to 32%”.

    It looks in sentence `number` and `reach` more; `start` is where the words for the lead stand.
    """
    first, last = document.sentences[number], document.sentences[min(number + reach, len(document.sentences) - 1)]
    here = [n for n in document.numbers_in(max(first.start, start - 80), last.end) if n.start != margin.span.start]
    for one in here:
        before = [t.word for t in words_before(document, one.start, 3)]
        behind = [t.word for t in words_after(document, one.end, 2)]
        directly = one.start < start and len(words_between(document, one.end, start)) <= 1  # “two points ahead”
        if one.start < start and one.kind != "percent" and not directly:
            continue
        if one.kind == "points" and (
            directly or "by" in before or "lead" in (*before, *behind) or "advantage" in behind
        ):
            return one.value, (Span(*one[:2]),)
        if one.kind == "count" and behind[:1] in (["points"], ["point"]) and one.value < 30:
            return one.value, (Span(*one[:2]),)
        if one.kind == "score" and 10 < one.high < one.value < 90:
            return one.value - one.high, (Span(*one[:2]),)
    shares = [n for n in here if n.kind in ("percent", "count") and 5 < n.value == n.high < 95]
    for one, two in pairwise(shares):
        if one.kind == "count" or two.kind == "count" and document.text[two.start].isalpha():
            continue  # “44 percent to Jones's 43” leaves the second sign out
        if len(words_between(document, one.end, two.start)) <= _GAP and one.value >= two.value:
            return one.value - two.value, (Span(*one[:2]), Span(*two[:2]))
    return None
