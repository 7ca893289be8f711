"""A participle at the start of a sentence whose subject cannot be the one who did it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule, Sentence, Token
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_LONGEST = 20  # tokens before the comma
_SUBJECT = 4  # tokens between the comma and the subject's noun
_DETERMINERS = frozenset("the a an his her their its our my this that these those another".split())
_FROM = frozenset("across against down from of off on onto over through to".split())
_EXPLETIVES = frozenset(("there", "it"))


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding from the participle to the subject, where the options' lists do not fit each other.

    `doing` are participles of what people do: no thing (`things`) can be their subject. `done` are participles of what
    is done to things: no person (`people`) can be, nor can somebody who has a name where they are `torn` “from its” or
    “from their” place. `openers` may stand before a participle: “while driving home, …”.
    """
    for sentence in document.sentences:
        first = sentence.first
        while first < sentence.last and document.tokens[first].word in rule.options["openers"]:
            first += 1
        if first >= sentence.last or first - sentence.first > 2:
            continue
        word = document.tokens[first].word
        doing = word in rule.options["doing"]
        torn = word in rule.options["torn"]
        if not doing and (word not in rule.options["done"] and not torn or first > sentence.first):
            continue
        comma = _comma(document.tokens, sentence, first)
        if torn and not doing:
            end = _person(document, rule, sentence, first, comma) if comma else 0
        else:
            end = _subject(document, rule, sentence, comma + 1, doing) if comma else 0
        if end:
            yield found(
                document, rule, sentence.start, document.tokens[end - 1].end, other=document.tokens[end - 1].word
            )


def _comma(tokens: Sequence[Token], sentence: Sentence, first: int) -> int:
    """The one comma behind a participle's phrase, or 0 where a verb or another clause comes before it."""
    for i in range(first + 1, min(sentence.last, first + _LONGEST)):
        word = tokens[i].word
        if word == ",":
            return i
        if word in ('"', ":", ";", "is", "are", "was", "were", "has", "have", "had", "will", "would"):
            return 0
    return 0


def _subject(document: Document, rule: Rule, sentence: Sentence, start: int, doing: bool) -> int:
    """The end of the subject behind the comma where it cannot be the participle's, else 0."""
    tokens = document.tokens
    if start >= sentence.last:
        return 0
    if doing and tokens[start].word in _EXPLETIVES:
        return start + 1 if _verb(rule, tokens, start + 1, sentence.last, be=True) else 0
    determined = tokens[start].word in _DETERMINERS
    if doing and not determined:
        return 0
    for i in range(start + determined, min(sentence.last, start + _SUBJECT)):
        word = tokens[i].word
        fits = word in rule.options["things" if doing else "people"]
        if fits and _verb(rule, tokens, i + 1, sentence.last):
            return i + 1
        if word == "of" and tokens[i - 1].word in rule.options["collectives"]:
            return _head(rule, tokens, i + 1, sentence.last, "things" if doing else "people")
        if not word.isalpha() or word in ("of", "and", "in", "who", "that", "which"):
            return 0
    return 0


def _head(rule: Rule, tokens: Sequence[Token], start: int, last: int, kind: str) -> int:
    """The end of the noun behind “a row of”, where it is of this kind and a verb follows, else 0."""
    for i in range(start, min(last, start + _SUBJECT)):
        if tokens[i].word in rule.options[kind] and _verb(rule, tokens, i + 1, last):
            return i + 1
        if not tokens[i].word.isalpha():
            return 0
    return 0


def _person(document: Document, rule: Rule, sentence: Sentence, first: int, comma: int) -> int:
    """The end of the one person's name behind the comma, where what was torn from “its” or “their” place, else 0."""
    tokens = document.tokens
    phrase = [t.word for t in tokens[first + 1 : comma]]
    owned = any(a in _FROM and b in ("its", "their") for a, b in pairwise(phrase[:4]))
    i = bisect_left(document.mentions, tokens[comma].end, key=lambda m: m[0].start)
    if not owned or i == len(document.mentions) or comma + 1 >= sentence.last:
        return 0
    mention, name = document.mentions[i]
    end = bisect_left(tokens, mention.end, key=lambda t: t.start)
    starts = mention.start == tokens[comma + 1].start
    return end if starts and name.person and _verb(rule, tokens, end, sentence.last) else 0


def _verb(rule: Rule, tokens: Sequence[Token], i: int, last: int, be: bool = False) -> bool:
    """Whether a verb stands there: a form of be after “there”, else any auxiliary or verb in the options' list."""
    if i >= last:
        return False
    word = tokens[i].word
    if be:
        return word in sets()["be"]
    return word in sets()["auxiliaries"] or word in rule.options["verbs"] or word.endswith("ed") and len(word) > 4
