"""Claims that lean on nobody in particular: experts, studies, other media, or no one at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.kinds import wanted
from auditor.checks.sourcing.sourcing import named_speaker, others_words, sentence_number, sentences_end, sourced
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_LEADS = 3  # sentences from “a study” to the name of who led it
_HELPERS = 3  # words between a group and its verb: “critics have also long said”


def vague(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A group that says something, where nobody with a name speaks next, and no new name soon: “Dr Ana Ruiz …”.

    Groups of the rule's phrases: `terms` (by themselves), `speakers` (they need a verb of saying or thinking behind).
    """
    for hit in _once(hits):
        end = _said(document, rule, hit) if hit.entry.group == "speakers" else hit.end
        if end is None or document.where(hit[:2]) == "headline" or others_words(document, hit[:2]):
            continue
        number = sentence_number(document, hit.start)
        here = document.sentences[number]
        opens = here.start <= document.blocks[here.block].start  # the next paragraph may name one of the group
        crowd = hit.entry.group == "terms"
        paragraph = len(document.text) if opens and not crowd else document.blocks[here.block].end
        soon = named_speaker(document, here.start, min(paragraph, sentences_end(document, number, 1)))
        if not soon and not named_speaker(
            document, here.end, min(paragraph, sentences_end(document, number, 2)), new=True
        ):
            start = _opening(document, rule, hit, here.first)
            yield found(document, rule, start, end, wanted=wanted(document, rule, start, end))


def _once(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits but for speakers that lie inside a phrase which says all: “according to local press reports”."""
    terms = [hit for hit in hits if hit.entry.group == "terms"]
    for hit in hits:
        if hit.entry.group == "terms" or not any(t.first < hit.last and hit.first < t.last for t in terms):
            yield hit


def _said(document: Document, rule: Rule, hit: Hit) -> int | None:
    """Where the verb ends with which a group says or thinks something; None where there is none, or it is known."""
    tokens, words, options = document.tokens, sets(), rule.options
    verbs = words[options["verbs"]]
    before = tokens[hit.first - 1] if hit.first else tokens[hit.first]
    owned = document.text[before.start].isupper() and before.word not in options["before"]  # “Acme analysts”
    sentence = document.sentence_at(hit.start)
    if before.word in options["known"] or owned and sentence and hit.first - 1 > sentence.first:
        return None
    for i in range(hit.last, min(hit.last + _HELPERS + 1, len(tokens))):
        word = tokens[i].word
        pair = f"{word} {tokens[i + 1].word}" if i + 1 < len(tokens) else ""
        if word in verbs or pair in verbs:
            return tokens[i + (word not in verbs)].end
        if word in words["have"]:
            verbs = words[options["participles"]]
        elif word not in options["helpers"]:
            break
    return None


def agentless(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A report without a reporter, in a sentence that names no source either."""
    for hit in hits:
        if hit.entry.group == "terms" and not sourced(document, sentence_number(document, hit.start)):
            yield found(document, rule, hit.start, hit.end, wanted=wanted(document, rule, hit.start, hit.end))


def study(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Research that is quoted without saying whose, here or next; for `one` study, as the story goes on.

    Somebody who is named next says whose it is with a word of the option `learned` there.
    """
    bodies = sets()["organisation-words"]
    for hit in hits:
        number = sentence_number(document, hit.start)
        here = document.sentences[number]
        ahead = _LEADS if hit.entry.group == "one" else 1
        opens = here.start <= document.blocks[here.block].start
        reach = sentences_end(document, number, ahead)
        if hit.entry.group == "terms" and not opens:
            reach = min(reach, document.blocks[here.block].end)
        behind = document.named(here.end, reach)
        learned = not set(rule.options["learned"]).isdisjoint(document.words[here.last : _last(document, reach)])
        named = document.named(here.start, here.end) or any(
            n.person and (learned or hit.entry.group == "one") or bodies & set(n.name.lower().split()) for n in behind
        )
        if hit.entry.group in ("one", "terms") and document.where(hit[:2]) == "body" and not named:
            yield found(document, rule, hit.start, hit.end)


def _last(document: Document, offset: int) -> int:
    """The token behind the last one of the sentence that ends at an offset."""
    return document.sentences[sentence_number(document, offset - 1)].last


def unsourced(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A claim of a kind that needs a source in its own sentence: a first, a record."""
    for hit in hits:
        number = sentence_number(document, hit.start)
        body = document.where(hit[:2]) == "body"
        if hit.entry.group == "terms" and body and not sourced(document, number):
            yield found(document, rule, hit.start, hit.end)


def uncredited(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Another paper's or station's report, where the outlet is not named here or in the next sentence.

    Groups of the rule's phrases: `terms` (by themselves), `speakers` (they need a verb of reporting behind).
    """
    for hit in _once(hits):
        number = sentence_number(document, hit.start)
        here = document.sentences[number]
        opening = document.tokens[hit.first].word
        upper = hit.first > here.first and document.text[hit.start].isupper()
        name = upper and opening not in sets()["press-places"]  # “Vice Media said”
        end = _said(document, rule, hit) if hit.entry.group == "speakers" else hit.end
        if end is None or name or document.where(hit[:2]) == "headline" or others_words(document, hit[:2]):
            continue
        near = document.named(here.start, sentences_end(document, number, 1))
        if not any(word in rule.options["outlets"] for n in near for word in n.name.lower().split()):
            yield found(document, rule, _opening(document, rule, hit, here.first), end)


def _opening(document: Document, rule: Rule, hit: Hit, first: int) -> int:
    """Where a phrase begins with the words of the rule's `before` ahead of it: “many political observers”."""
    start = hit.first
    while start > first and document.tokens[start - 1].word in rule.options["before"]:
        start -= 1
    return document.tokens[start].start
