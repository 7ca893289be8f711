"""Verbs of saying that judge what was said, where they do report words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.typos.counts import kind_of
from auditor.document import Document
from auditor.model import Attribution, Rule, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_VERBAL = ("ed", "n't")
_DETERMINERS = frozenset("any false her his its many my no our some such the their these those your".split())
_NO_SUBJECT = frozenset("DT IN JJ PRP$ TO VB VBD VBG VBN VBP VBZ".split())  # kinds of words before a verb's object
_REACH = 4  # tokens from the verb to its “that”: “confessed in evidence that”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A verb of saying that judges what was said, where it does report words."""
    cues = {a.cue.start for a in document.attributions if a.cue and a.source and _asserts(document, a)}
    for hit in hits:
        behind = [token.word for token in document.tokens[hit.last : hit.last + _REACH]]
        following = behind[0] if behind else ""
        before = document.tokens[hit.first - 1].word if hit.first else ""
        clause = (
            "that" in behind
            or document.tokens[hit.last - 1].word == "that"
            or following in sets()["clause-openers"]
            or following in (":", ",", '"', ".")
            or before in (",", '"')
        )
        name = hit.last < len(document.tokens) and document.text[document.tokens[hit.last].start].isupper()
        quoted = document.voice((hit.start, hit.end)) == Voice.QUOTED
        reports = hit.start in cues or document.tokens[hit.last - 1].word == "that"
        if hit.entry.group == "terms" and reports and (clause or name) and not (quoted or _noun(document, hit)):
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead)


def _noun(document: Document, hit: Hit) -> bool:
    """Whether “claims” are things: “rejected Mr Smith's claims that”, “to include claims that”."""
    if document.tokens[hit.first].word != "claims" or not hit.first:
        return False
    start, _, before = document.tokens[hit.first - 1]
    named = document.text[start].isupper()  # “Mr Young claims”
    return before == "'s" or before in _DETERMINERS or not named and kind_of(before) in _NO_SUBJECT


def _asserts(document: Document, claim: Attribution) -> bool:
    """Whether a paraphrase has a verb of its own: “claimed the ball was out”, not “claimed every cross”."""
    if claim.kind != "indirect" or claim.cue is None or claim.content.end <= claim.cue.start:
        return True
    first = bisect_left(document.tokens, claim.content.start, key=lambda t: t.start)
    last = bisect_left(document.tokens, claim.content.end, key=lambda t: t.start)
    verbs = sets()["finite"] | sets()["have"] | sets()["will"] | sets()["be"]
    words = [token.word for token in document.tokens[first:last]]
    return any(word in verbs or word.endswith(_VERBAL) for word in words) or any(
        word.endswith("s") and not word.endswith("ss") for word in words[:-1]
    )
