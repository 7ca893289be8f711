"""What every checker is, and how it makes a finding: the rule's message filled in with the words that were found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from string import Template

from auditor.document import Document
from auditor.model import AuditError, Rule, Span
from auditor.phrases import Hit
from auditor.report import Edit, Finding

Checker = Callable[[Document, Rule, Sequence[Hit]], Iterable[Finding]]


def found(
    document: Document,
    rule: Rule,
    start: int,
    end: int,
    *,
    suggestions: Sequence[str] = (),
    evidence: Sequence[Span] = (),
    edits: Sequence[Edit] | None = None,
    **words: object,
) -> Finding:
    """A finding at characters `start` to `end`; `words` fill the other placeholders of the rule's message.

    `edits` are what is certain to mend it, if the rule lets it be fixed; by default its one suggestion is.
    """
    span = Span(start, end)
    instead = " or ".join(f"“{s}”" for s in suggestions[:2]) or "a plain word"
    try:
        message = Template(rule.message).substitute(match=" ".join(document[span].split()), instead=instead, **words)
    except KeyError as error:
        raise AuditError(f"{rule.path}: the check “{rule.check}” gives no ${error.args[0]} for the message") from None
    if edits is None:
        edits = [Edit(start, end, suggestions[0])] if len(suggestions) == 1 else []
    certain = tuple(edits) if rule.fix == "safe" else ()
    return Finding(rule, span, message, tuple(evidence), tuple(suggestions), certain)
