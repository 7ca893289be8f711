"""Which of two words that look alike the words beside it ask for.

By counts of pairs of words in English books; of a pair too rare to be listed, by how often words of the neighbour's
kind (noun, verb, name …) stand there: the class-based back-off of Brown et al. 1992.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from math import inf, log
from typing import Any

from auditor.checks.typos.counts import counts, kind, kind_of
from auditor.document import Document
from auditor.model import Sentence, Span
from auditor.resources import word_list

_NO_VERB = frozenset(("JJ", "NN"))
_BEFORE_VERB = frozenset(("MD", "TO"))
_THINGS = frozenset(("NN", "NNS"))
_MOST = 2.0  # nats that the rest of a story weighs
_PREPARED = 3.0  # nats that words earlier in the sentence weigh
_REACH = 30  # tokens before a word that are looked at
_KEPT = 1_000  # contractions remembered
_NAME = ("NNP", 13.0)
_COMPOUND = ("JJ", 13.0)  # the first part of one: “record-breaking”
_NUMBER = ("CD", 6.0)
_EDGE = ("", ".", 0.0)  # a sentence begins before a word, or a mark stands behind it
_CLOSING = frozenset(".,;:?!")
_OPENING = frozenset('.;:?!"-([')
_HYPHENS = frozenset("-‐‑")
_Beside = tuple[str, str, float]  # a word, its kind, and how rare it is among those
_LAST = {"n't": "not", "'re": "are", "'ll": "will", "'ve": "have", "'d": "would", "'m": "am"}
_WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}


def misplaced(document: Document, options: Mapping[str, Any]) -> Iterator[tuple[Sentence, Span, str]]:
    """The words in whose place another that looks alike is far likelier, each with its sentence and that other word.

    Of the options, `earlier` lists for a word the words, and the kinds in capitals, of which one nearly always stands
    before it in the sentence; `openers` are words that may begin a sentence whatever follows.
    """
    earlier, openers = options["earlier"], options["openers"]
    tokens, text, others = document.tokens, document.text, _others()
    for i in document.standing(_heads()):
        sentence, word, last = document.sentence_of(i), tokens[i].word, i + 1
        if last < sentence.last and tokens[last].word == "'s":
            word, last = word + "'s", last + 1
        if word not in others or i > sentence.first and text[tokens[i].start].isupper():
            continue  # “Wells”, “May”: a name
        if i == sentence.first and word in openers:
            continue
        start, end = tokens[i].start, tokens[last - 1].end
        if text[start - 1 : start] in _HYPHENS or text[end : end + 1] in _HYPHENS:
            continue
        before = _neighbour(document, i - 1, -1, named=i - 1 > sentence.first) if i > sentence.first else _EDGE
        behind = _neighbour(document, last, 0, named=True) if last < sentence.last else _EDGE
        mine = _likely(word, before, behind)
        found = []
        for other, more in others[word]:
            most = _MOST + _PREPARED * ((word in earlier) + (other in earlier))  # what the rest of the story can add
            nats = _likely(other, before, behind, mine + more - most) - mine - more
            if nats >= -most:
                nats += _lean(document.places, word, other) + _prepared(document, sentence, i, earlier.get(other))
                found.append((nats - _prepared(document, sentence, i, earlier.get(word)), other))
        if found and max(found)[0] >= 0:
            yield sentence, Span(start, end), max(found)[1]


def _neighbour(document: Document, i: int, side: int, *, named: bool) -> _Beside | None:
    """A word, its kind and how rare it is among those; None where it says nothing.

    `named`: a capital makes a name. Of a contraction the first (`side` 0) or the last word (-1) counts.
    """
    token = document.tokens[i]
    word, first = token.word, token.word[0]
    if first in (_OPENING if side else _CLOSING):
        return _EDGE
    if first == "," and side:
        return "", ",", 0.0
    if first.isdigit() or first in "£$€":
        return word, *_NUMBER
    if not first.isalpha():
        return None
    written = document.text[token.start : token.end]
    if named and written[0].isupper() and written != "I":
        return "", *_NAME
    if not side and document.text[token.end : token.end + 1] in _HYPHENS:
        return "", *_COMPOUND
    if "'" in word:
        word = _parted(word)[side]
    of, rare = kind(word)
    if side and i and of in _NO_VERB and kind_of(document.words[i - 1]) in _BEFORE_VERB:
        of = "VB"  # “may slow its”
    return word, of, rare


@lru_cache(_KEPT)
def _parted(word: str) -> tuple[str, str]:
    """The words of a contraction: “don't” is “do” and “not”."""
    for end, whole in _LAST.items():
        if word.endswith(end):
            first = word.removesuffix(end)
            return _WHOLE.get(first, first), whole
    return word, word


@cache
def _others() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """`rules/words/alike.txt`: for each word those that it is typed for, and by how many nats they must be likelier."""
    found: dict[str, list[tuple[str, float]]] = {}
    for line in word_list("alike"):
        word, _, other, least = line.split(" ")
        found.setdefault(word, []).append((other, float(least)))
    return {word: tuple(others) for word, others in found.items()}


@cache
def _heads() -> frozenset[str]:
    """The words of `_others`, or the first token of one such as “it's”."""
    return frozenset(word.removesuffix("'s") for word in _others())


def _likely(word: str, before: _Beside | None, behind: _Beside | None, least: float = -inf) -> float:
    """How likely a word is to stand between two others, in nats; roughly, once it is known to be under `least`."""
    own = counts(word)
    nats = own.alone
    if before and nats >= least:
        nats += own.before.likely(*before)
    if behind and nats >= least:
        nats += own.behind.likely(*behind)
    return nats


def _prepared(document: Document, sentence: Sentence, i: int, words: str | None) -> float:
    """Nats by which the words before a word make it likelier, where any must: “more … than”, but “if more … then”."""
    if words is None:
        return 0.0
    listed = _listed(words)
    before = {t.word for t in document.tokens[max(sentence.first, i - _REACH) : i]}
    if any(word in listed or kind_of(word) in listed for word in before):
        return 0.0 if any("-" + word in listed for word in before) else _PREPARED
    return -_PREPARED


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _lean(places: Mapping[str, Sequence[int]], word: str, other: str) -> float:
    """Nats by which the rest of the story makes `other` likelier: of things that it speaks of, not of “there”.

    A word that is used again and again is meant once more.
    """
    if not all(kind_of(w) in _THINGS for w in (word, other)):
        return 0.0
    often = [len(places.get(w, ())) for w in (word, other)]
    told = log((often[1] + 0.5) / (max(often[0] - 1, 0) + 0.5))
    return max(-_MOST, min(_MOST, told))
