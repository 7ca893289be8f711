"""Quotations of two people that run together in one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.nearness import abuts, whole
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for whole quotations that stand side by side with nothing between them, and for two in a row in one
    paragraph, each with its own speaker behind it.
    """
    behind = 0
    for number, quote in enumerate(document.quotes):
        if quote.span.start < behind or not quote.closed or not whole(document, quote, tagged=True):
            continue
        last = number
        while abuts(document, last):
            last += 1
        following = document.quotes[last]
        behind = following.span.end
        people = {document[q.speaker] for q in document.quotes[number : last + 1] if q.cue and q.speaker}
        if last > number and not (len(people) == 1 and quote.cue and following.cue):
            yield found(document, rule, quote.span.start, following.span.end)
        elif last == number and _exchanged(document, number):
            yield found(document, rule, quote.span.start, document.quotes[number + 1].span.end)
            behind = document.quotes[number + 1].span.end


def _exchanged(document: Document, number: int) -> bool:
    """Whether a quotation and the next have a speaker each, both named only behind their words: “…,” X said. “…,” Y."""
    if number + 1 >= len(document.quotes):
        return False
    one, two = document.quotes[number], document.quotes[number + 1]
    if not (one.cue and two.cue and one.speaker and two.speaker) or not whole(document, two, tagged=True):
        return False
    between = document[one.span.end, two.span.start]
    if "\n" in between or one.cue.start < one.span.end or two.cue.start < two.span.end:
        return False
    closing = document.sentence_at(max(one.cue.end, one.speaker.end) - 1)
    tagged = closing is not None and not document[closing.end, two.span.start].strip()
    people = [[n for n in document.named(*q.speaker) if n.person] for q in (one, two) if q.speaker]
    return tagged and all(people) and not any(n in people[1] for n in people[0])
