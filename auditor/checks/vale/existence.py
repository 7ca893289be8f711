"""Words that a Vale rule does not want to see."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.vale.places import places
from auditor.checks.vale.told import on_words
from auditor.document import Document
from auditor.model import Rule
from auditor.report import Finding


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each fit of `pattern` that is no exception."""
    asked = rule.options["vale"]
    for place in places(document, asked["scope"]):
        for match, span in place.matches(asked["pattern"]):
            yield from on_words(rule, place, match, span)
