"""Statistics that nobody stands behind: shares, rates, changes, rounded crowds; not prices, ages, dates or scenes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing import sentence_number, sourced
from auditor.model import Document, Number, Rule
from auditor.phrases import Hit
from auditor.report import Finding

_LARGE = 1000


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A statistic with no source in its sentence or the ones beside it. Groups of the rule's phrases: `change`
    (doubled, rose), `people` (what crowds are made of), `cost` (will cost).
    """
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.entry.group, []).append(hit)
    seen: set[int] = set()
    for hit in groups.get("terms", ()):
        sentence = sentence_number(document, hit.start)
        if document.where((hit.start, hit.end)) == "body" and not sourced(document, sentence, reach=1):
            seen.add(sentence)
            yield found(document, rule, hit.start, hit.end)
    for number in document.numbers:
        sentence = sentence_number(document, number.start)
        if sentence in seen or not document.sentences or document.where(number[:2]) == "headline":
            continue
        start, end = document.sentences[sentence][:2]
        if not start <= number.start < end:
            continue
        span = _statistic(document, number, groups, start, end)
        if span and not _counted(document, sentence, groups) and not sourced(document, sentence, reach=1):
            seen.add(sentence)
            yield found(document, rule, *span)


def _statistic(
    document: Document, number: Number, groups: dict[str, list[Hit]], start: int, end: int
) -> tuple[int, int] | None:
    """The words of a statistic around a number, or None where the number is no statistic."""
    if number.unit in ("year", "ordinal") or number.unit.isalpha() and number.unit != "many":
        return None
    near = {name: [h for h in found if start <= h.start < end] for name, found in groups.items()}
    behind = document.text[number.end : number.end + 30]
    share = next((h for h in near.get("share", ()) if h.start <= number.start < h.end), None)
    if share:
        return share.start, share.end
    change = next((h for h in near.get("change", ()) if abs(h.start - number.start) < 60), None)
    if number.unit == "%":
        return (min(change.start, number.start), max(change.end, number.end)) if change else number[:2]
    people = next((h for h in near.get("people", ()) if 0 <= h.start - number.end < 25), None)
    if (
        people
        and number.value >= _LARGE
        and (number.modifier in ("about", "nearly", "up to") or number.value >= 10 * _LARGE)
    ):
        return _with_modifier(document, number), people.end
    cost = next((h for h in near.get("cost", ()) if 0 <= number.start - h.end < 12), None)
    if cost and number.unit in "£$€" and number.value >= 100 * _LARGE and not behind.startswith(" a "):
        return cost.start, number.end
    return None


def _counted(document: Document, sentence: int, groups: dict[str, list[Hit]]) -> bool:
    """Whether a poll, register or report is spoken of in this paragraph or the one before: its figures run on."""
    block = document.sentences[sentence].block
    start, end = document.blocks[max(0, block - 1)].start, document.blocks[block].end
    return any(start <= h.start < end for h in groups.get("counted", ()))


def _with_modifier(document: Document, number: Number) -> int:
    """Where “some 40,000” starts."""
    if number.modifier not in ("about", "nearly"):
        return number.start
    first = bisect_left(document.tokens, number.start, key=lambda t: t.start)
    return document.tokens[max(0, first - 1)].start
