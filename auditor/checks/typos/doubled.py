"""The same word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Finding


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a word that follows itself over white space; `allowed` words may, and names do."""
    allowed, text = frozenset(rule.options["allowed"]), document.text
    for sentence in document.sentences:
        for one, two in pairwise(document.tokens[sentence.first : sentence.last]):
            if one.word != two.word or not one.word.isalpha() or one.word in allowed:
                continue
            apart = text[one.end : two.start]
            named = text[two.start].isupper() and len(one.word) > 1
            if apart and apart.isspace() and not named:
                yield found(document, rule, one.start, two.end, suggestions=[text[one.start : one.end]])
