"""Old spellings, and the terms that the house writes otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.checks import wording
from auditor.checks.finding import found
from auditor.document import Document
from auditor.inflect import expand
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

_HYPHENS = frozenset("-‐‑")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every phrase of the rule's `terms` and of the house's, in which the house overrules the rule.

    What the house writes is never wrong, and a phrase that it writes as itself is left alone. A term with a hyphen is
    only meant with one. Terms that differ only in their capitals count as they are listed, where capitals tell
    something: “AIDS” is not “aids”.
    """
    terms: Mapping[str, Sequence[str]] = rule.options.get("house-terms", {})
    house = [hit for hit in hits if hit.entry.group in ("house", "house-hyphened")]
    for finding in wording.check(document, rule, hits):
        overruled = any(hit.start < finding.span.end and finding.span.start < hit.end for hit in house)
        if not overruled and document[finding.span].lower() not in _forms(terms):
            yield finding
    own = replace(rule, message=rule.options["house-message"])
    for hit in house:
        written, opens = document[hit[:2]], _opens(document, hit)
        instead = tuple(_capital(right) if opens and written[0].isupper() else right for right in hit.entry.instead)
        if hit.entry.group == "house-hyphened" and _HYPHENS.isdisjoint(written) or written.replace("’", "'") in instead:
            continue
        by_capitals = written.lower() in map(str.lower, instead)
        if not by_capitals or written in terms and not _capital_anyway(document, hit):
            yield found(document, own, *hit[:2], suggestions=instead)


def _forms(terms: Mapping[str, Sequence[str]]) -> set[str]:
    """Every form of what the house writes, in small letters."""
    return {form for listed in terms.values() for right in listed for form, _ in expand(f"{right.lower()}~")}


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _opens(document: Document, hit: Hit) -> bool:
    """Whether a hit opens a sentence, perhaps behind a quotation mark."""
    sentence = document.sentence_at(hit.start)
    return sentence is not None and not any(c.isalnum() for c in document.text[sentence.start : hit.start])


def _capital_anyway(document: Document, hit: Hit) -> bool:
    """Whether a term has its capital for another reason than its spelling: a headline, a longer name."""
    if not document[hit[:2]].istitle():
        return False
    text, tokens = document.text, document.tokens
    if document.where(hit[:2]) == "headline":
        return True
    sentence = document.sentence_at(hit.start)
    before = tokens[hit.first - 1] if sentence and hit.first > sentence.first + 1 else None  # “The Internet is”
    behind = tokens[hit.last] if hit.last < len(tokens) else None
    led = before and text[before.start].isupper() and text[before.end : hit.start].isspace()
    return bool(led or behind and text[behind.start].isupper() and text[hit.end : behind.start].isspace())
