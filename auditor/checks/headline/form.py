"""The form of a headline: its length, its questions, and words that do not belong there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline.match import headline, within
from auditor.document import Document
from auditor.model import Rule, Voice
from auditor.phrases import Hit
from auditor.report import Finding


def words(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every phrase of the rule's `terms` that stands in the headline."""
    block = document.headline
    for hit in hits if block else ():
        if block and hit.start < block.end and hit.entry.group == "terms":
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead)


def too_long(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A headline of more characters than the option `limit`, spaces counted."""
    block = document.headline
    limit: int = rule.options["limit"]
    if block is None:
        return
    size = len(" ".join(document[block.start, block.end].split()))
    if size > limit:
        yield found(document, rule, block.start, block.end, count=size, other=limit)


def question(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Each question of the headline outside quotation marks; none under a label such as “Q&A” (group `label`)."""
    block = headline(document)
    if block is None or within(hits, (block.start, block.end), "label"):
        return
    for sentence in document.sentences:
        if sentence.start >= block.end:
            break
        written = document[sentence[:2]].rstrip()
        mark = sentence.start + len(written) - 1
        if written.endswith("?") and document.voice((mark,)) is not Voice.QUOTED:
            led = next((q.span for q in document.quotes if q.span.start == sentence.start), None)
            behind = (t for t in document.tokens[sentence.first : sentence.last] if led and t.start >= led.end)
            start = next((t.start for t in behind if t.word.isalnum()), sentence.start)  # “'I quit': what now?”
            yield found(document, rule, start, mark + 1)
