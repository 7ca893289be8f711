"""Statistics that nobody stands behind: shares, rates, changes, rounded crowds; not prices, ages, dates or scenes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.sourcing import attributions, sentence_number, sourced, vouches
from auditor.document import Document
from auditor.model import Number, Rule
from auditor.phrases import Hit
from auditor.report import Finding

_LARGE = 1000
_VAST = 1e6  # “millions” claim something; “hundreds” are what a reporter sees
_COUNTS = ("count", "fraction", "many", "money", "percent", "ratio")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A statistic with no source in its sentence, and none beside it that speaks of the same thing: one a paragraph.

    Groups of the rule's phrases: `terms` (statistics by themselves: “have doubled”), `share` (one in four), `change`
    (rose), `people` (what crowds are made of), `cost` (will cost), `counted` (a poll, a register), `views` (who
    supports what, where the story has a `poll`), `terms-of` and `market` (percentages of a contract, a law or a price).
    """
    near: dict[tuple[str, int], list[Hit]] = {}
    for hit in hits:
        near.setdefault((hit.entry.group, sentence_number(document, hit.start)), []).append(hit)
    blocks = {document.sentences[sentence].block for group, sentence in near if group == "counted"}
    polled = any(group == "poll" for group, _ in near)
    seen: set[int] = set()
    told = [hit for (group, _), here in near.items() if group == "terms" for hit in here]
    spans = [(hit.start, hit.end, _told(document[hit[:2]])) for hit in told]
    for number in document.numbers:
        span = _statistic(document, number, near) if document.sentences else None
        if span:
            spans.append(span)
    for start, end, kind in sorted(spans):
        sentence = sentence_number(document, start)
        block = document.sentences[sentence].block
        running = not blocks.isdisjoint((block, block - 1))  # a poll or a register is spoken of: its figures run on
        running = running or polled and ("views", sentence) in near
        body = document.where((start, end)) == "body"
        if body and block not in seen and not running and not _vouched(document, sentence):
            seen.add(block)
            yield found(document, rule, start, end, wanted=rule.options["wanted"][kind])


def _told(words: str) -> str:
    """What kind of statistic a phrase is that stands by itself."""
    return "risk" if "likely" in words else "cost" if "average" in words else "change"


def _vouched(document: Document, number: int) -> bool:
    """Whether a source stands in a sentence or, for the same run of facts, in one beside it.

    A source runs on through its paragraph. Behind the figure it counts where it is said last (“…, police said”) or with
    words in quotation marks, and not where a person opens a new matter: “Ann Lee said she would drive”.
    """
    if sourced(document, number):
        return True
    here = document.sentences[number]
    behind = document.sentences[number + 1] if number + 1 < len(document.sentences) else here
    paragraph = document.blocks[here.block].start
    opening = next((s for s in document.sentences[number::-1] if s.block != here.block), here)
    people = {name.name for name in document.people}
    for claim in attributions(document, document.blocks[opening.block].start, behind.end):
        source = claim.source if vouches(document, claim) else None
        counted = claim.kind == "indirect" and claim.speaker not in people  # a body or a document: its figures run on
        if source and source.start < here.start and (source.start >= paragraph or counted):
            return True
        after = source is not None and here.end <= source.start < behind.end and behind.block == here.block
        opens = source is not None and not document.text[here.end : source.start].strip()
        if after and (not opens or counted or claim.kind != "indirect"):
            return True
    return False


def _statistic(
    document: Document, number: Number, near: Mapping[tuple[str, int], Sequence[Hit]]
) -> tuple[int, int, str] | None:
    """The words of a statistic around a number, and its kind; None where the number is no statistic."""
    if number.kind not in _COUNTS or number.kind == "many" and number.value < _VAST:
        return None
    sentence = sentence_number(document, number.start)
    if number.start >= document.sentences[sentence].end:
        return None
    share = next((h for h in near.get(("share", sentence), ()) if h.start <= number.start < h.end), None)
    if share:
        return share.start, share.end, "share"
    change = next((h for h in near.get(("change", sentence), ()) if abs(h.start - number.start) < 60), None)
    prices = ("terms-of", sentence) in near or ("market", sentence) in near  # “a 10% tariff”, “shares fell 4%”
    listed = not document.tokens[document.sentences[sentence].first].word[0].isalnum()  # “-- Rubio 16 percent”
    if prices and number.kind == "percent" or listed:
        return None
    if number.kind == "percent":
        if change is None:
            return number.start, number.end, "share"
        return min(change.start, number.start), max(change.end, number.end), "change"
    if change and number.kind == "fraction" and document.text.endswith("by ", 0, number.start):  # “climbed by a fifth”
        return change.start, number.end, "change"
    people = next((h for h in near.get(("people", sentence), ()) if 0 <= h.start - number.end < 25), None)
    rounded = number.modifier in ("about", "nearly", "up to") or number.value >= 10 * _LARGE
    if people and number.value >= _LARGE and rounded:
        return _with_modifier(document, number), people.end, "crowd"
    cost = next((h for h in near.get(("cost", sentence), ()) if 0 <= number.start - h.end < 12), None)
    yearly = document.text.startswith(" a ", number.end)
    if cost and number.kind == "money" and number.value >= 100 * _LARGE and not yearly:
        return cost.start, number.end, "cost"
    return None


def _with_modifier(document: Document, number: Number) -> int:
    """Where “some 40,000” starts."""
    if number.modifier not in ("about", "nearly"):
        return number.start
    first = bisect_left(document.tokens, number.start, key=lambda t: t.start)
    return document.tokens[max(0, first - 1)].start
