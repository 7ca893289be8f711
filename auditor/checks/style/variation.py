"""A needless synonym for somebody or something that has a name: “the raven-haired songstress”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

_WORDS = 2  # between the article and the description: “the West Riding outfit”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each of the rule's `terms` that stands for a name: not before one, not beside one, no predicate.

    Those of its group `weak` give a note, those of `places` count behind the name of a place: “the Yorkshire outfit”.
    The options list what may not stand before (`predicates`: “she is the …”).
    """
    soft = replace(rule, severity="note")
    longest: dict[int, Hit] = {}
    for hit in hits:
        first = _article(document, hit)
        named = document.names and document.names[0].mentions[0].start < hit.start
        place = hit.entry.group != "places" or document.text[document.tokens[hit.first - 1].start].isupper()
        if first is not None and named and place and _stands_for_a_name(document, rule, first, hit.last):
            longest[first] = hit
    for first, hit in longest.items():
        yield found(document, soft if hit.entry.group == "weak" else rule, document.tokens[first].start, hit.end)


def _article(document: Document, hit: Hit) -> int | None:
    """The token of the “the” that a description begins with, at most two words before; None without one."""
    for i in range(hit.first - 1, max(-1, hit.first - _WORDS - 2), -1):
        word = document.tokens[i].word
        if word == "the":
            return i
        if not word.isalpha() or word in ("a", "an", "of", "in", "to", "her", "his"):
            return None
    return None


def _stands_for_a_name(document: Document, rule: Rule, first: int, last: int) -> bool:
    tokens, text = document.tokens, document.text
    before = tokens[first - 1].word if first else "."
    behind = tokens[last] if last < len(tokens) else None
    if before in rule.options["predicates"]:
        return False
    if before in (",", "(") and first > 1 and text[tokens[first - 2].start].isupper():
        return False  # “Bellweather, the raven-haired songstress,”
    return not (behind and (text[behind.start].isupper() or behind.word in ("who", "whose", "of", "-")))
