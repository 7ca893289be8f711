"""What people without a name are let say of others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.anonymity import unnamed_source
from auditor.checks.sourcing.opinion import judged
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.checks.sourcing.trades import calls, of_a_trade, takes_back
from auditor.document import Document
from auditor.model import Attribution, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """An insult, or a verdict on a person, from somebody who is not named: one finding for each paragraph."""
    seen: set[int] = set()
    starts = [hit.start for hit in hits]
    for claim in document.attributions if hits else ():
        content = claim.content
        within = hits[bisect_left(starts, content.start) : bisect_left(starts, content.end)]
        first = next((i for hit in within if (i := _insult(document, hit, claim)) is not None), None)
        block = document.sentences[sentence_number(document, content.start)].block
        if first is None or block in seen:
            continue
        source = unnamed_source(document, rule, claim)
        trade = of_a_trade(document, claim) and calls(document, claim)
        span = source.span if source else claim.source if trade else None
        if span:
            seen.add(block)
            yield found(document, rule, *first, speaker=document[span], evidence=[span])


def _insult(document: Document, hit: Hit, claim: Attribution) -> Span | None:
    """The words of an insult: by themselves, behind “called him”, or with “he is” or “the mayor is” before them."""
    named = claim.cue is not None and document[claim.cue].lower() in sets()["cue-act"]
    if takes_back(document, hit.first):
        return None
    if hit.entry.group == "terms" or named and _of_a_person(document, claim, hit):
        return Span(hit.start, hit.end)
    first = judged(document, hit)
    if first is None:
        return None
    start = document.tokens[first].start
    subject = {token.word for token in document.tokens[first : hit.first]}
    people = {"he", "she", "they"} | sets()["generic-roles"] | sets()["titles"]
    person = bool(subject & people) or any(name.person for name in document.named(start, hit.start))
    return Span(start, hit.end) if person else None


def _of_a_person(document: Document, claim: Attribution, hit: Hit) -> bool:
    """Whether somebody is called so, and not something: “called him useless”, not “called it useless”."""
    start = claim.cue.end if claim.cue else hit.start
    first = bisect_left(document.tokens, start, key=lambda t: t.start)
    words = {token.word for token in document.tokens[first : hit.first]}
    people = {"her", "him", "them"} | sets()["generic-roles"] | sets()["titles"] | sets()["person-nouns"]
    return bool(words & people) or any(name.person for name in document.named(start, hit.start))
