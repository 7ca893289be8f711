"""Claims that lean on nobody in particular: experts, studies, other media, or no one at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.sourcing import named_speaker, others_words, sentence_number, sentences_end, sourced
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_LEADS = 3  # sentences from “a study” to the name of who led it


def vague(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A group that says something, where nobody with a name speaks next, and no new name soon: “Dr Ana Ruiz …”."""
    for hit in hits:
        if hit.entry.group != "terms" or document.where(hit[:2]) == "headline" or others_words(document, hit[:2]):
            continue
        number = sentence_number(document, hit.start)
        here = document.sentences[number]
        soon = named_speaker(document, here.start, sentences_end(document, number, 1))
        if not soon and not named_speaker(document, here.end, sentences_end(document, number, 2), new=True):
            yield found(document, rule, _opening(document, rule, hit, here.first), hit.end)


def agentless(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A report without a reporter, in a sentence that names no source either."""
    for hit in hits:
        if hit.entry.group == "terms" and not sourced(document, sentence_number(document, hit.start)):
            yield found(document, rule, hit.start, hit.end)


def study(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Research that is quoted without saying whose, here or next; for `one` study, as the story goes on."""
    bodies = sets()["organisation-words"]
    for hit in hits:
        number = sentence_number(document, hit.start)
        here = document.sentences[number]
        ahead = _LEADS if hit.entry.group == "one" else 1
        behind = document.named(here.end, sentences_end(document, number, ahead))
        named = document.named(here.start, here.end) or any(
            n.person or bodies & set(n.name.lower().split()) for n in behind
        )
        if hit.entry.group in ("one", "terms") and document.where(hit[:2]) == "body" and not named:
            yield found(document, rule, hit.start, hit.end)


def unsourced(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A claim of a kind that needs a source in its own sentence: a first, a record."""
    for hit in hits:
        number = sentence_number(document, hit.start)
        body = document.where(hit[:2]) == "body"
        if hit.entry.group == "terms" and body and not sourced(document, number):
            yield found(document, rule, hit.start, hit.end)


def uncredited(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Another paper's or station's report, where the outlet is not named here or in the next sentence."""
    for hit in hits:
        number = sentence_number(document, hit.start)
        here = document.sentences[number]
        name = hit.first > here.first and document.text[hit.start].isupper()  # “Vice Media said”
        if (
            hit.entry.group != "terms"
            or name
            or document.where(hit[:2]) == "headline"
            or others_words(document, hit[:2])
        ):
            continue
        near = document.named(here.start, sentences_end(document, number, 1))
        if not any(word in rule.options["outlets"] for n in near for word in n.name.lower().split()):
            yield found(document, rule, _opening(document, rule, hit, here.first), hit.end)


def _opening(document: Document, rule: Rule, hit: Hit, first: int) -> int:
    """Where a phrase begins with the words of the rule's `before` ahead of it: “many political observers”."""
    start = hit.first
    while start > first and document.tokens[start - 1].word in rule.options["before"]:
        start -= 1
    return document.tokens[start].start
