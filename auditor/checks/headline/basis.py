"""A headline that makes more of its story's basis than it is: a link told as a cause, a poll told as a result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline.match import asks, headline, is_month, stems
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for the first of the rule's `terms` in the headline, with the story's `basis` as evidence.

    Groups of phrases: `loose` are terms too where the headline has an `outcome`; `careful` in the headline, or `proof`
    in the story without a `doubt`, keeps silent; `field` must stand somewhere (a study, a seat). The basis is a phrase
    of its group in a sentence that has a word of the headline or stands beside one that has; failing that, under a
    headline with an `outcome`, a phrase of `design` anywhere.
    """
    block = headline(document)
    if block is None:
        return
    hits = [h for h in hits if not is_month(document, h)]
    above = [h for h in hits if h.start < block.end]
    kinds = {"terms", "loose"} if any(h.entry.group == "outcome" for h in above) else {"terms"}
    term = next((h for h in above if h.entry.group in kinds), None)
    groups = {h.entry.group for h in hits}
    proven = "proof" in groups and "doubt" not in groups
    if term is None or any(h.entry.group == "careful" for h in above) or proven or "field" not in groups:
        return
    if asks(document, block[1:]):
        return
    basis = _basis(document, hits, block.end)
    if basis:
        other = " ".join(document[basis].split())
        yield found(document, rule, term.start, term.end, evidence=(basis,), other=other)


def _basis(document: Document, hits: Sequence[Hit], start: int) -> Span | None:
    """The first `doubt` or `basis` of the story that has to do with the headline; a doubt says more."""
    sentences = document.sentences
    head = next(i for i, s in enumerate(sentences) if s.start >= start)
    wanted = set(stems(document, 0, sentences[head].first))
    for group in ("doubt", "basis"):
        for hit in (h for h in hits if h.start >= start and h.entry.group == group):
            number = sentence_number(document, hit.start)
            near = sentences[max(head, number - 1)].first, sentences[min(number + 1, len(sentences) - 1)].last
            if wanted.intersection(stems(document, *near)):
                return Span(hit.start, hit.end)
    design = (Span(h.start, h.end) for h in hits if h.start >= start and h.entry.group == "design")
    return next(design, None) if any(h.start < start and h.entry.group == "outcome" for h in hits) else None
