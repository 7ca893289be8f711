"""Words and phrases that a rule lists, in the voices that it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Finding


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every phrase of the rule's `terms`."""
    for hit in hits:
        if hit.entry.group == "terms":
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead)
