"""Whoever is accused has not been found guilty: labels, flat statements and records before a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.fairness import case
from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.checks.sourcing.sourcing import sentence_number, sourced
from auditor.model import Document, Name, Rule
from auditor.phrases import Hit
from auditor.report import Finding

_NEAR = 6  # words between “the robber” and “was arrested”
_NAMED_AS = frozenset((",", "identified", "named", "as", "called"))
_PASSIVE = frozenset("was were has have been is are later then now".split())


def guilt(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A person called “the robber”, or said to have done it, while the story tells of no verdict.

    Groups: `terms` (what a person is called), `acts` (what an accused person is flatly said to have done), `fiction`
    (the story is about a novel or a film).
    """
    told = {hit.entry.group for hit in hits}
    if not told & {"terms", "acts"} or "fiction" in told or not case.pending(document, hits):
        return
    people = case.accused(document, hits)
    for hit in hits:
        if hit.entry.group == "terms" and (_beside_name(document, hit) or _in_custody(document, hit, hits)):
            yield found(document, rule, hit.start, hit.end)
        if hit.entry.group == "acts":
            subject = case.doer(document, hit)
            number = sentence_number(document, hit.start)
            if subject and subject[1].name in people and not sourced(document, number):
                yield found(document, rule, subject[0], hit.end)


def _beside_name(document: Document, hit: Hit) -> bool:
    """“the robber, Lee Roy” or “Lee Roy, the robber,”."""
    tokens, sentence = document.tokens, document.sentence_at(hit.start)
    if sentence is None:
        return False
    if case.mention(document, tokens[hit.last - 1].start):
        return True  # at the start of a sentence a name may take in the noun: “Fraudster Lee Roy”
    after = hit.last
    while after < min(sentence.last, hit.last + _NEAR) and tokens[after].word in _NAMED_AS:
        after += 1
    if after < sentence.last and case.mention(document, tokens[after].start, starts=True):
        return True
    comma = hit.first > sentence.first and tokens[hit.first - 1].word == ","
    closed = hit.last < sentence.last and tokens[hit.last].word in (",", ".", "of")
    return comma and closed and bool(case.mention(document, tokens[hit.first - 2].end - 1))


def _in_custody(document: Document, hit: Hit, hits: Sequence[Hit]) -> bool:
    """“the robber was arrested”, “arrested two robbers”: words of the case, with no other noun phrase between."""
    tokens = document.tokens
    for other in hits:
        if other.entry.group not in case.PENDING:
            continue
        between = [token.word for token in tokens[hit.last : other.first]]
        relative = between[:1] == ["who"] and len(between) <= 2 * _NEAR
        if other.first >= hit.last and (len(between) <= _NEAR and _PASSIVE.issuperset(between) or relative):
            return True
        seized = document[other.start, other.end].lower() == "arrested"
        if seized and 0 <= hit.first - other.last <= 1 and tokens[other.last].word[0].isalnum():
            return True
    return False


def title(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“alleged fraudster Lee Roy”: an allegation set before a name like a title."""
    for hit in hits:
        end = document.tokens[min(hit.last, len(document.tokens) - 1)].end
        near = (s for s, n in document.mentions if hit.start < s.end and s.start < end and is_person(n))
        span = next((s for s in near if s.end >= hit.end), None)
        if hit.entry.group == "terms" and span:
            yield found(document, rule, hit.start, span.end)


def alleged(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“Alleged” doubled or on a known event (`terms`), or in a story in which nobody alleges anything (`bare`)."""
    told = {hit.entry.group for hit in hits}
    for hit in hits:
        alone = hit.entry.group == "bare" and "allegers" not in told
        if hit.entry.group == "terms" or alone and not sourced(document, sentence_number(document, hit.start), reach=1):
            yield found(document, rule, hit.start, hit.end)


def murder(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“Murder” for a killing that is before a court: a `homicide` case in the story, or a pending one in the sentence.

    `formal` are the names of charges, inquiries and pleas, which are right.
    """
    if not any(hit.entry.group == "terms" for hit in hits) or not case.pending(document, hits):
        return
    killing = any(hit.entry.group == "homicide" for hit in hits)
    formal = [hit for hit in hits if hit.entry.group == "formal"]
    waiting = {sentence_number(document, h.start) for h in hits if h.entry.group in case.PENDING}
    for hit in hits:
        number = sentence_number(document, hit.start)
        named = any(f.first < hit.last and hit.first < f.last for f in formal)
        if hit.entry.group == "terms" and not named and (killing or number in waiting):
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead)


def contempt(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A record, a confession or bad character while proceedings are active, and not told to the court.

    Active by the front matter, or in a `uk` court's case that the story leaves undecided.
    """
    told = {hit.entry.group for hit in hits}
    if "terms" not in told or not (case.active(document) or "uk" in told and case.pending(document, hits)):
        return
    if case.stage(document, hits) not in case.PENDING:
        return
    open_court = {sentence_number(document, h.start) for h in hits if h.entry.group == "court"}
    for hit in hits:
        number = sentence_number(document, hit.start)
        heard = number in open_court or "tried" in told and sourced(document, number)
        if hit.entry.group == "terms" and not heard:
            yield found(document, rule, hit.start, hit.end)


def accusation(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A named person said to have stolen or cheated, with no source and no court in the sentence.

    Groups: `terms` (active verbs), `sums` (verbs that say so only before a sum), `passive` (“was pocketed by”), `court`
    (words of a court record).
    """
    people: frozenset[str] | None = None
    sums = {number.start for number in document.numbers if number.kind == "money"}
    court = {sentence_number(document, h.start) for h in hits if h.entry.group == "court"}
    for hit in hits:
        number = sentence_number(document, hit.start)
        sentence, group = document.sentences[number], hit.entry.group
        if group not in ("terms", "passive", "sums") or group == "sums" and hit.end + 1 not in sums:
            continue
        if number in court:
            continue
        if group != "passive":
            subject = case.doer(document, hit)
            start, end, name = (subject[0], hit.end, subject[1]) if subject else (0, 0, None)
        else:
            behind = document.tokens[min(sentence.last, hit.last + _NEAR) - 1].end
            start, end, name = hit.start, *case.person_at(document, hit.end, behind)
        people = case.accused(document, hits) if people is None else people
        if name and name.name not in people and not _others_say(document, number, name):
            yield found(document, rule, start, end, speaker=name.name)


def _others_say(document: Document, number: int, name: Name) -> bool:
    """Whether a sentence is tied to a source that is not the person it is about."""
    start, end = document.sentences[number][:2]
    own = [a for a in document.attributions if a.source and start <= a.source.start < end and a.speaker == name.name]
    sources = [a for a in document.attributions if a.source and start <= a.source.start < end]
    return sourced(document, number) and len(sources) > len(own)
