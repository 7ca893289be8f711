"""A story that is harder to read than the desk's target; nothing is said until the house sets one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.document import Document
from auditor.measure import harder_than
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

_SHORTEST = 50  # words below which a grade is chance


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding on the hardest sentence when the grade lies over the option `grade`; other hard ones are evidence."""
    target = rule.options.get("grade")
    if target is None:
        return
    years, hard = harder_than(document, target)
    if hard and sum(token.word[0].isalpha() for token in document.tokens) >= _SHORTEST:
        first, *others = hard
        evidence = [one.span for one in others]
        yield found(document, rule, *first.span, evidence=evidence, count=f"{years:.1f}", other=target, why=first.why)
