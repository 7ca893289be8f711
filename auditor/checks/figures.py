"""Statistics that nobody stands behind: shares, rates, changes, rounded crowds; not prices, ages, dates or scenes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing import sentence_number, sourced
from auditor.model import Document, Number, Rule
from auditor.phrases import Hit
from auditor.report import Finding

_LARGE = 1000
_VAST = 1e6  # “millions” claim something; “hundreds” are what a reporter sees
_COUNTS = ("count", "many", "money", "percent", "ratio")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A statistic with no source in its sentence or the ones beside it.

    Groups of the rule's phrases: `terms` (statistics by themselves: “have doubled”), `share` (one in four), `change`
    (rose), `people` (what crowds are made of), `cost` (will cost), `counted` (a poll, a register).
    """
    near: dict[tuple[str, int], list[Hit]] = {}
    for hit in hits:
        near.setdefault((hit.entry.group, sentence_number(document, hit.start)), []).append(hit)
    blocks = {document.sentences[sentence].block for group, sentence in near if group == "counted"}
    seen: set[int] = set()
    spans = [(h.start, h.end) for (group, _), found_here in near.items() if group == "terms" for h in found_here]
    for number in document.numbers:
        span = _statistic(document, number, near) if document.sentences else None
        if span:
            spans.append(span)
    for start, end in sorted(spans):
        sentence = sentence_number(document, start)
        block = document.sentences[sentence].block
        running = {block, block - 1} & blocks  # a poll or a register is spoken of: its figures run on
        body = document.where((start, end)) == "body"
        if body and sentence not in seen and not running and not sourced(document, sentence, reach=1):
            seen.add(sentence)
            yield found(document, rule, start, end)


def _statistic(
    document: Document, number: Number, near: Mapping[tuple[str, int], Sequence[Hit]]
) -> tuple[int, int] | None:
    """The words of a statistic around a number, or None where the number is no statistic."""
    if number.kind not in _COUNTS or number.kind == "many" and number.value < _VAST:
        return None
    sentence = sentence_number(document, number.start)
    if number.start >= document.sentences[sentence].end:
        return None
    share = next((h for h in near.get(("share", sentence), ()) if h.start <= number.start < h.end), None)
    if share:
        return share.start, share.end
    change = next((h for h in near.get(("change", sentence), ()) if abs(h.start - number.start) < 60), None)
    if number.kind == "percent":
        return (min(change.start, number.start), max(change.end, number.end)) if change else number[:2]
    people = next((h for h in near.get(("people", sentence), ()) if 0 <= h.start - number.end < 25), None)
    rounded = number.modifier in ("about", "nearly", "up to") or number.value >= 10 * _LARGE
    if people and number.value >= _LARGE and rounded:
        return _with_modifier(document, number), people.end
    cost = next((h for h in near.get(("cost", sentence), ()) if 0 <= number.start - h.end < 12), None)
    yearly = document.text.startswith(" a ", number.end)
    if cost and number.kind == "money" and number.value >= 100 * _LARGE and not yearly:
        return cost.start, number.end
    return None


def _with_modifier(document: Document, number: Number) -> int:
    """Where “some 40,000” starts."""
    if number.modifier not in ("about", "nearly"):
        return number.start
    first = bisect_left(document.tokens, number.start, key=lambda t: t.start)
    return document.tokens[max(0, first - 1)].start
