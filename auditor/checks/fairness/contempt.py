"""Contempt of court: records and confessions of an accused person while proceedings are active."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.fairness import case
from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.checks.sourcing.sourcing import sentence_number, sourced
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

_PRONOUNS = frozenset(("he", "his", "her", "she", "they"))


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A record, a confession or bad character while proceedings are active, and not told to the court.

    Active by the front matter or the flag, or in a `uk` court's case that the story leaves undecided: for everybody
    or, in a story that tells of a verdict, for those whose trial is `awaiting`. A `jurisdiction` decides which law
    holds; outside the United Kingdom nothing is said.
    """
    told = {hit.entry.group for hit in hits}
    pending = case.pending(document, hits)
    british = case.british(document)
    if not told & {"confession", "terms"} or british is False or case.proceedings(document) == "none":
        return
    if not (case.active(document) or british or "uk" in told):
        return
    if not (pending or "awaiting" in told):
        return
    waiting, done = case.accused(document, hits, ("awaiting",)), case.done_with(document, hits)
    accused = case.accused(document, hits)
    open_court = {sentence_number(document, h.start) for h in hits if h.entry.group == "court"}
    for hit in hits:
        number = sentence_number(document, hit.start)
        heard = number in open_court or "tried" in told and _said_of(document, number, accused)
        people = {n.name for n in document.named(document.sentences[number].start, hit.start) if is_person(n)}
        concerned = _concerned(document, number, people, accused - done) if pending else bool(people & waiting)
        if hit.entry.group == "terms" and not heard and concerned:
            yield found(document, rule, hit.start, hit.end)
        if hit.entry.group == "confession" and number not in open_court:
            yield from _confession(document, rule, hit, accused)


def _concerned(document: Document, number: int, people: set[str], accused: frozenset[str]) -> bool:
    """Whether a record may be that of an accused person: nobody else is named before it, or a pronoun opens."""
    opening = document.tokens[document.sentences[number].first].word
    return not people or not accused or bool(people & accused) or opening in _PRONOUNS


def _confession(document: Document, rule: Rule, hit: Hit, accused: frozenset[str]) -> Iterator[Finding]:
    """“he told a porter: ‘I did it’”: an accused person's own words, given from where the reporter brings them in."""
    for one in document.attributions:
        if one.source and one.cue and one.speaker in accused and one.content.start <= hit.start < one.content.end:
            first = one.source.start < hit.start
            yield found(document, rule, one.source.start, hit.end if first else max(one.source.end, one.cue.end))
            return


def _said_of(document: Document, number: int, accused: frozenset[str]) -> bool:
    """Whether somebody other than the accused stands behind a sentence (“denies the charges” is no source)."""
    start, end = document.sentences[number][:2]
    sources = document.speaking(start, end)
    return sourced(document, number) and not (sources and all(a.speaker in accused for a in sources))
