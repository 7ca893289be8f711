"""What every checker is, and how it makes a finding: the rule's message filled in with the words that were found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from string import Template

from auditor.model import AuditError, Document, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

Checker = Callable[[Document, Rule, Sequence[Hit]], Iterable[Finding]]


def found(
    document: Document,
    rule: Rule,
    start: int,
    end: int,
    *,
    suggestions: Sequence[str] = (),
    evidence: Sequence[Span] = (),
    **words: object,
) -> Finding:
    """A finding at characters `start` to `end`; `words` fill the other placeholders of the rule's message."""
    span = Span(start, end)
    instead = " or ".join(f"“{s}”" for s in suggestions[:2]) or "a plain word"
    try:
        message = Template(rule.message).substitute(match=" ".join(document[span].split()), instead=instead, **words)
    except KeyError as error:
        raise AuditError(f"{rule.path}: the check “{rule.check}” gives no ${error.args[0]} for the message") from None
    return Finding(rule, span, message, tuple(evidence), tuple(suggestions))
