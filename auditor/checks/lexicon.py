"""Words and phrases that a rule lists, in the voices that it reads: strong ones alone, weak ones as notes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.checks.instead import in_place, narrowed
from auditor.checks.people import is_person
from auditor.document import Document
from auditor.model import Rule, Token, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_NEAR = 60  # words within which weak words add up, in one paragraph
_GATHERED = 3  # weak words that make a finding, where a rule does not say (`options.gather`)
_REACH = 6  # words between a denial and what it denies, all of them fillers
_LEADS = frozenset("by for from his her its of our that the their these this those to with".split())
_LONG = 5  # letters of words that a Title Case headline writes with a capital
_LABEL = 6  # words between “calls” and what somebody is called: “calls the rebels of the north terrorists”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every phrase of the rule's `terms` that is not denied.

    Phrases of the group `weak` give a note, those of `gathered` a note where `gather` phrases of the rule stand close
    together. In a headline that is laid to a speaker a word gives a note too, and with the option `spoken` in every
    paraphrase: it may be the speaker's, and the desk may want quotation marks.
    """
    called = _called if rule.options.get("called") else lambda *_: False  # for labels of people
    hits = [
        h
        for h in hits
        if document.voice(h[:2]) in rule.voices
        and not (_named(document, h) or _denied(document, h) or called(document, h))
    ]
    strong = [h for h in hits if h.entry.group == "terms"]
    taken = {i for h in strong for i in range(h.first, h.last)}
    rest = [h for h in hits if h.entry.group in ("weak", "gathered") and taken.isdisjoint(range(h.first, h.last))]
    for hit in strong:
        own = replace(rule, severity="note") if _spoken(document, rule, hit) else rule
        yield _finding(document, own, hit)
    if rest:
        close = _gathered(document, [*strong, *rest], int(rule.options.get("gather", _GATHERED)))
        for hit in rest:
            if hit.entry.group == "weak" or hit.first in close:
                yield _finding(document, replace(rule, severity="note"), hit)


def _finding(document: Document, rule: Rule, hit: Hit) -> Finding:
    """A finding with the message for its case: `weak-message`, or `bare-message` where no word stands in its place."""
    span, instead = in_place(document, narrowed(document, rule, hit))
    case = "weak-message" if hit.entry.group != "terms" else "message" if instead else "bare-message"
    if case == "weak-message" and case not in rule.options and not instead:
        case = "bare-message"
    return found(document, replace(rule, message=rule.options.get(case, rule.message)), *span, suggestions=instead)


def _named(document: Document, hit: Hit) -> bool:
    """Whether a phrase is a part of a name: Roy Blunt, Warlord Creek Road, the Firearm Surrender Act."""
    if not document.text[hit.start].isupper():
        return False
    if _in_longer_name(document, hit):
        return True
    at = bisect_right(document.mentions, hit.start, key=lambda m: m[0].start) - 1
    mention, name = document.mentions[at] if at >= 0 else (None, None)
    return bool(mention and name and is_person(name) and " " in document[mention] and hit.end <= mention.end)


def _in_longer_name(document: Document, hit: Hit) -> bool:
    """Whether a phrase with a capital inside a sentence stands beside another word with one.

    In a headline and its like all words may have one. A label before a person's name is no part of it: the Dictator
    Idi Amin.
    """
    sentence = document.sentence_at(hit.start)
    text, tokens = document.text, document.tokens
    if sentence is None or hit.first == sentence.first or document.where(hit[:2]) != "body":
        return False
    if tokens[hit.first].word in sets()["always-capitals"] or text[hit.start : hit.start + 2].isupper():
        return False
    long = [t for t in tokens[sentence.first : sentence.last] if t.end - t.start >= _LONG]
    if not any(text[t.start].islower() for t in long):
        return False
    before, after = tokens[hit.first - 1], tokens[hit.last] if hit.last < sentence.last else None
    if hit.first - 1 > sentence.first and _titled(text, before) and text[before.end : hit.start].isspace():
        return True
    if after is None or not (_titled(text, after) and text[hit.end : after.start].isspace()):
        return False
    at = bisect_right(document.mentions, after.start, key=lambda m: m[0].start) - 1
    mention, name = document.mentions[at] if at >= 0 else (None, None)
    return text[tokens[hit.last - 1].start].isupper() and not (
        mention and name and is_person(name) and mention.start <= after.start < mention.end
    )


def _titled(text: str, token: Token) -> bool:
    return text[token.start : token.end].istitle()


def _called(document: Document, hit: Hit) -> bool:
    """Whether somebody is said to call others this: “which calls the rebels terrorists”."""
    sentence = document.sentence_at(hit.start)
    if sentence is None:
        return False
    tokens = document.tokens
    after = tokens[hit.last].word if hit.last < sentence.last else "."
    if after == "'s" or after[0].isalpha() and after not in sets()["clause-words"]:
        return False
    earliest = max(sentence.first, hit.first - _LABEL)
    for i in range(hit.first - 1, earliest - 1, -1):
        word = tokens[i].word
        if word in sets()["labelling-verbs"] and tokens[i - 1].word != "so":
            between = [token.word for token in tokens[i + 1 : hit.first]]
            if between in (["a"], ["an"]):
                return True
            return bool(between) and between[0] not in sets()["call-particles"] and between[-1] not in _LEADS
        if not word[0].isalnum() and word not in ("'s", "-"):
            return False
    return False


def _denied(document: Document, hit: Hit) -> bool:
    """Whether “not”, “denied being” or their like stand before a phrase with nothing but fillers between."""
    denials, fillers = sets()["denials"], sets()["denial-fillers"]
    for token in reversed(document.tokens[max(0, hit.first - _REACH) : hit.first]):
        if token.word in denials or token.word.endswith("n't"):
            return True
        if token.word not in fillers:
            return False
    return False


def _spoken(document: Document, rule: Rule, hit: Hit) -> bool:
    told = document.voice(hit[:2]) == Voice.ATTRIBUTED
    return told and (bool(rule.options.get("spoken")) or document.where(hit[:2]) == "headline")


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
