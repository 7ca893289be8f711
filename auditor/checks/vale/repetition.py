"""The same words again."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.vale.patterns import Match
from auditor.checks.vale.places import places
from auditor.checks.vale.told import told
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.report import Finding


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding on each fit of `pattern` that says what the one before it in the sentence said, after `max` of them."""
    asked = rule.options["vale"]
    for place in places(document, asked["scope"]):
        last, where, first, count = "", Match(0, 0, ()), Span(0, 0), 0
        for match, span in place.matches(asked["pattern"]):
            written = place.text[match.start : match.end].strip()
            same = written.lower() == last.lower() if asked["ignorecase"] else written == last
            if same and written and (written.isalpha() or not asked["alpha"]):
                count += 1
                both = Match(where.start, match.end, ())
                free = document.sentence_at(first.start) == document.sentence_at(span.start)
                if count > asked["max"] and free and not place.excepted(asked["exceptions"], both):
                    yield told(rule, Span(first.start, span.end), written)
                    count = 0
            last, where, first = written, match, span
