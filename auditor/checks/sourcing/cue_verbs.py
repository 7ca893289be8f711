"""Verbs of saying that judge what was said, where they do report words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.model import Document, Rule, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_REACH = 4  # tokens from the verb to its “that”: “confessed in evidence that”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A verb of saying that judges what was said, where it does report words."""
    cues = {a.cue.start for a in document.attributions if a.cue and a.source}
    for hit in hits:
        behind = [token.word for token in document.tokens[hit.last : hit.last + _REACH]]
        following = behind[0] if behind else ""
        before = document.tokens[hit.first - 1].word if hit.first else ""
        clause = (
            "that" in behind
            or following in sets()["clause-openers"]
            or following in (":", ",", '"', ".")
            or before in (",", '"')
        )
        name = hit.last < len(document.tokens) and document.text[document.tokens[hit.last].start].isupper()
        quoted = document.voice((hit.start, hit.end)) == Voice.QUOTED
        if hit.entry.group == "terms" and hit.start in cues and (clause or name) and not quoted:
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead)
