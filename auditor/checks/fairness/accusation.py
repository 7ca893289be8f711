"""Named people called dishonest in the paper's own voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.fairness import case
from auditor.checks.finding import found
from auditor.checks.sourcing.sourcing import sentence_number, sourced
from auditor.document import Document
from auditor.model import Name, Rule
from auditor.phrases import Hit
from auditor.report import Finding

_NEAR = 6  # words between “was pocketed by” and a name
_BE = frozenset("are be been being is was were".split())


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
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
        if number in court or _suffered(document, hit):
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


def _suffered(document: Document, hit: Hit) -> bool:
    """“Ana Lunt was cheated”: the verb tells what was done to the subject."""
    before = document.tokens[hit.first - 1].word if hit.first else ""
    return hit.entry.group != "passive" and before in _BE and document.tokens[hit.first].word.endswith("ed")


def _others_say(document: Document, number: int, name: Name) -> bool:
    """Whether a sentence is tied to a source that is not the person it is about."""
    start, end = document.sentences[number][:2]
    return sourced(document, number) and any(a.speaker != name.name for a in document.speaking(start, end))
