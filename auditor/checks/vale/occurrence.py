"""How often something may, or must, stand in a place."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.vale.places import Place, places
from auditor.checks.vale.told import told
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.report import Finding


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding at the first fit of `pattern` in each place that has more than `max` of them, or fewer than `min`.

    Where there is none it stands at the place's first word. Words of speakers do not count.
    """
    asked = rule.options["vale"]
    for place in places(document, asked["scope"]):
        spans = [span for _, span in place.matches(asked["pattern"])]
        if len(spans) > asked["max"] > 0 or len(spans) < asked["min"]:
            span = spans[0] if spans else _first_word(document, place)
            if span:
                yield told(rule, span, str(len(spans)))


def _first_word(document: Document, place: Place) -> Span | None:
    at = next((i for i, letter in enumerate(place.text) if letter.isalnum()), None)
    span = None if at is None else place.span(at, at + 1)
    return next((Span(t.start, t.end) for t in document.tokens if span and t.end > span.start), None)
