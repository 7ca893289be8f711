"""Words of doom or triumph in a headline over a story that has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline.match import carrying, stem, stems, tokens_of
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Words of doom or triumph in the headline (`terms`) with none so strong in the body; the body's own measured words
    (group `measured`) are the evidence, and there must be some.
    """
    block = document.headline
    if block is None:
        return
    measured = [h for h in hits if h.entry.group == "measured" and h.start >= block.end]
    claimed = [h for h in hits if h.entry.group == "terms" and h.start < block.end]
    if not measured or not claimed:
        return
    _, last = tokens_of(document, block)
    told = set(stems(document, last, len(document.tokens)))
    for hit in claimed:
        strong = [t.word for t in carrying(document, hit.first, hit.last) if t.word not in rule.options["plain"]]
        if told.isdisjoint(map(stem, strong)):
            evidence = tuple(Span(h.start, h.end) for h in _spread(document, measured))
            words = " and ".join(f"“{document[span]}”" for span in evidence)
            yield found(document, rule, hit.start, hit.end, evidence=evidence, passage=words)


def _spread(document: Document, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The two longest of the measured phrases, in two wordings: “a little less secure” says more than “could”."""
    first = {document[h.start, h.end].lower(): h for h in reversed(hits)}
    longest = sorted(first.values(), key=lambda h: (h.first - h.last, h.start))[:2]
    return sorted(longest, key=lambda h: h.start)
