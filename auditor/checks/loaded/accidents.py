"""An “accident” in a passage that says whose fault it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.instead import in_place
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_DENIES = frozenset("not never no nor neither without hardly".split())
_REACH = 4  # words between a denial and what it denies: “was not thought to be speeding”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each of the rule's `terms` with a `fault` phrase in its sentence or beside it in its paragraph.

    A `cleared` phrase in the sentence of either says that nobody was to blame. The fault is the evidence.
    """
    faults = [(sentence_number(document, h.start), h) for h in hits if h.entry.group == "fault"]
    cleared = {sentence_number(document, h.start) for h in hits if h.entry.group == "cleared"}
    faults = [(n, h) for n, h in faults if n not in cleared and not _denied(document, h)]
    for hit in hits if faults else ():
        number = sentence_number(document, hit.start)
        if hit.entry.group != "terms" or number in cleared:
            continue
        block = document.sentences[number].block
        near = [
            (abs(n - number), h) for n, h in faults if abs(n - number) <= 1 and document.sentences[n].block == block
        ]
        if near:
            fault = min(near, key=lambda pair: (pair[0], abs(pair[1].start - hit.start)))[1]
            said = Span(fault.start, fault.end)
            other = " ".join(document[said].split())
            span, instead = in_place(document, hit)
            yield found(document, rule, *span, suggestions=instead, evidence=(said,), other=other)


def _denied(document: Document, hit: Hit) -> bool:
    """Whether a “not” or “never” stands shortly before; a denied charge is still a claim of fault."""
    before = document.tokens[max(0, hit.first - _REACH) : hit.first]
    return any(token.word in _DENIES or token.word.endswith("n't") for token in before)
