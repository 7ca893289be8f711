"""Which finding is which: a mark of its own for each, that survives edits elsewhere and a move of the file."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from auditor.document import Document
from auditor.report import Finding


def identified(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of an article, in the order of its text, each with its fingerprint.

    It is 16 hex digits of the rule, the words and their sentence, never of a place. The same words in the same sentence
    twice, or in two sentences that are the same, are told apart by which of them comes first.
    """
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        told = _told(document, finding)
        seen[told] += 1
        mark = f"{told}\x1f{seen[told]}" if seen[told] > 1 else told
        marked.append(replace(finding, fingerprint=hashlib.sha256(mark.encode(errors="replace")).hexdigest()[:16]))
    return tuple(marked)


def _told(document: Document, finding: Finding) -> str:
    sentence = document.sentence_at(finding.span.start)
    around = document[sentence[:2]] if sentence else ""
    parts = (finding.rule.name, document[finding.span], around)
    return "\x1f".join(" ".join(part.lower().split()) for part in parts)
