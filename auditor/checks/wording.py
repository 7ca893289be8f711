"""Wordings that are wrong whatever is said of them, denied or not: doubled sense, wrong word, old spelling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.checks.instead import narrowed
from auditor.document import Document
from auditor.inflect import expand
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_HYPHENS = frozenset("-‐‑")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every phrase of the rule's `terms`, a note where what to write is of the options' `notes`.

    Those of its group `hyphenated` count only where they are written with a hyphen: “on-line”, not “on line four”.
    Where the options list `words`, the phrases are their surroundings, and the finding stands at the word alone. What
    to write begins with a capital where it begins a sentence.
    """
    soft = replace(rule, severity="note")
    notes = _forms(tuple(rule.options.get("notes", ())))
    for hit in hits:
        hyphened = hit.entry.group == "hyphenated" and not _HYPHENS.isdisjoint(document.text[hit.start : hit.end])
        if hit.entry.group != "terms" and not hyphened:
            continue
        span = Span(*narrowed(document, rule, hit)[:2])
        instead = ("".join(c for c in document[span] if c not in _HYPHENS),) if hyphened else hit.entry.instead
        own = rule if notes.isdisjoint(instead) else soft
        sentence = document.sentence_at(span.start)
        if sentence and sentence.start == span.start and document.text[span.start].isupper():
            instead = tuple(word[:1].upper() + word[1:] for word in instead)
        yield found(document, own, *span, suggestions=instead)


def _forms(words: Sequence[str]) -> frozenset[str]:
    return frozenset(form for word in words for form, _ in expand(word))
