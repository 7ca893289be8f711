"""Two ways to write one thing, of which a story may have only one."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.vale.places import places
from auditor.checks.vale.told import told
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.report import Finding


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each pair of `either` that a story has both of: at the one that came later, with the other."""
    asked = rule.options["vale"]
    read = list(places(document, asked["scope"]))
    for pair in asked["either"]:
        firsts: list[tuple[Span, str]] = []
        for pattern in pair:
            hits = ((span, p.text[match.start : match.end]) for p in read for match, span in p.matches(pattern))
            firsts += [min(hits, default=(Span(-1, -1), ""))]
        (one, _), (later, written) = sorted(firsts)
        if one.start >= 0 and one != later:
            yield told(rule, later, written, evidence=(one,))
