"""Words and phrases that a rule lists, in the voices that it reads: strong ones alone, weak ones as notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.model import Document, Rule, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_NEAR = 60  # words within which weak words add up, in one paragraph
_GATHERED = 3  # weak words that make a finding, where a rule does not say (`options.gather`)
_REACH = 6  # words between a denial and what it denies, all of them fillers


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every phrase of the rule's `terms` that is not denied.

    Phrases of the group `weak` give a note, those of `gathered` a note where `gather` phrases of the rule stand close
    together. In a headline a word that is laid to a speaker gives a note too: the desk may want quotation marks.
    """
    hits = [
        h for h in hits if document.voice(h[:2]) in rule.voices and not (_named(document, h) or _denied(document, h))
    ]
    strong = [h for h in hits if h.entry.group == "terms"]
    taken = {i for h in strong for i in range(h.first, h.last)}
    rest = [h for h in hits if h.entry.group in ("weak", "gathered") and taken.isdisjoint(range(h.first, h.last))]
    soft = replace(rule, severity="note", message=rule.options.get("weak-message", rule.message))
    for hit in strong:
        own = replace(rule, severity="note") if _in_headline_speech(document, hit) else rule
        yield found(document, own, hit.start, hit.end, suggestions=hit.entry.instead)
    if rest:
        close = _gathered(document, [*strong, *rest], int(rule.options.get("gather", _GATHERED)))
        for hit in rest:
            if hit.entry.group == "weak" or hit.first in close:
                yield found(document, soft, hit.start, hit.end, suggestions=hit.entry.instead)


def _named(document: Document, hit: Hit) -> bool:
    """Whether a phrase is a part of somebody's name: Roy Blunt."""
    if not document.text[hit.start].isupper():
        return False
    at = bisect_right(document.mentions, hit.start, key=lambda m: m[0].start) - 1
    mention, name = document.mentions[at] if at >= 0 else (None, None)
    return bool(mention and name and is_person(name) and " " in document[mention] and hit.end <= mention.end)


def _denied(document: Document, hit: Hit) -> bool:
    """Whether “not”, “denied being” or their like stand before a phrase with nothing but fillers between."""
    denials, fillers = sets()["denials"], sets()["denial-fillers"]
    for token in reversed(document.tokens[max(0, hit.first - _REACH) : hit.first]):
        if token.word in denials or token.word.endswith("n't"):
            return True
        if token.word not in fillers:
            return False
    return False


def _in_headline_speech(document: Document, hit: Hit) -> bool:
    return document.voice(hit[:2]) == Voice.ATTRIBUTED and document.where(hit[:2]) == "headline"


def _gathered(document: Document, hits: Iterable[Hit], least: int) -> set[int]:
    """First tokens of the hits of which at least so many stand in one paragraph within a few lines."""
    ordered = sorted(hits, key=lambda h: h.first)
    close: set[int] = set()
    for i in range(len(ordered) - least + 1):
        group = ordered[i : i + least]
        near = group[-1].first - group[0].first <= _NEAR
        if near and _block(document, group[0]) == _block(document, group[-1]):
            close.update(h.first for h in group)
    return close


def _block(document: Document, hit: Hit) -> int:
    return bisect_right(document.blocks, hit.start, key=lambda b: b.start)
