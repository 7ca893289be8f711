"""A real word in the place of another that sounds or looks alike, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.model import Document, Rule, Voice
from auditor.phrases import Hit
from auditor.report import Finding


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each phrase of the rule's `terms`; inside a quotation it is for the speaker to say."""
    for hit in hits:
        if hit.entry.group == "terms":
            quoted = document.voice((hit.start, hit.end)) == Voice.QUOTED
            passage = " It is in a quotation: check with the speaker before you change it." if quoted else ""
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead, passage=passage)
