"""“The Kettle Lane tragedy” and “the heartbreak at the house” in a story that tells of a killing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks import lexicon
from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_CENTRAL = 2  # phrases of a killing that make it what the story is about


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """The rule's `terms` as they stand; in a story of a `crime`, a `mood` word behind a name, and `event` phrases.

    Behind a name the word is the paper's name for the killing; an `event` may be somebody's grief, and gives a note.
    """
    yield from lexicon.check(document, rule, hits)
    crimes = [h for h in hits if h.entry.group == "crime"]
    if len(crimes) < _CENTRAL:
        return
    taken = [h for h in hits if h.entry.group == "terms"]
    crime = Span(crimes[0].start, crimes[0].end)
    soft = replace(rule, severity="note")
    for hit in hits:
        if hit.entry.group not in ("mood", "event") or document.voice(hit[:2]) not in rule.voices:
            continue
        name = _name_before(document, hit) if hit.entry.group == "mood" else None
        if any(t.start < hit.end and hit.start < t.end for t in taken):
            continue
        if name:
            yield found(document, rule, name.start, hit.end, evidence=(crime,))
        elif hit.entry.group == "event":
            yield found(document, soft, hit.start, hit.end, evidence=(crime,))


def _name_before(document: Document, hit: Hit) -> Span | None:
    """The name that stands right before a word: “Kettle Lane tragedy”."""
    at = bisect_left(document.mentions, hit.start, key=lambda m: m[0].start) - 1
    mention = document.mentions[at][0] if at >= 0 else None
    if mention and mention.start < hit.start <= mention.end:  # in a headline with capitals the word is a part of it
        return mention
    return mention if mention and document.text[mention.end : hit.start].isspace() else None
