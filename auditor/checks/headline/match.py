"""Which sentences of the body say what the headline says: shared stems of the words that carry meaning."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from auditor.document import Document
from auditor.inflect import base_of
from auditor.model import Block, Sentence, Token, Voice
from auditor.phrases import Hit
from auditor.resources import sets

_SHORT = 8  # letters of a word whose ending is within its stem: “signed”, “voting”
_ENDING = re.compile(r"^(..*[b-df-hj-np-tv-xz])(?:e|ed|ing)$")
_VOWEL = re.compile(r"[aeiouy]")
_NEXT_CLAUSE = frozenset(("after", "amid", "as", "because", "but", "while", ";"))
_WRITER = frozenset("i i'd i'll i'm i've me my".split())
_BEFORE_MONTH = frozenset(
    "after before by during early for from in last late mid next of on since this through to until".split()
)
_STEM = 5  # letters that the forms of a word share: approve, approval
_INITIALS = 4  # letters and stops: “F.D.A.” names somebody, “U.S.” and “a.m.” say next to nothing


class Match(NamedTuple):
    """A sentence of the body and the share of the headline's words that it has, from 0 to 1."""

    share: float
    sentence: Sentence


def headline(document: Document) -> Block | None:
    """The headline; None when there is none, or no story below it."""
    block = document.headline
    below = block is not None and bool(document.sentences) and document.sentences[-1].start >= block.end
    return block if below and block is not None and block.end > block.start else None


@lru_cache(1 << 15)
def stem(word: str) -> str:
    """What the forms of a word have in common: “cuts” and “cutting”, “won” and “win”, “approve” and “approval”."""
    word = base_of(word).removesuffix("s")
    if word.endswith(("y", "ied")):
        word = word[:-1] + "ie" * word.endswith("y")  # “city”, “cities”; “die”, “died”
    elif len(word) <= _SHORT and (match := _ENDING.match(word)) and _VOWEL.search(match[1]):
        word = match[1][:-1] if match[1][-1] == match[1][-2] not in "ls" else match[1]
    return word[:_STEM]


def tokens_of(document: Document, block: Block) -> tuple[int, int]:
    """The first token of a block, and the one behind its last."""
    first = bisect_left(document.tokens, block.start, key=lambda t: t.start)
    return first, bisect_left(document.tokens, block.end, key=lambda t: t.start)


def carrying(document: Document, first: int, last: int) -> Iterator[Token]:
    """The words that carry meaning among tokens `first` to `last` (exclusive); “AT&T” is one."""
    for i in range(first, last):
        token = document.tokens[i]
        if _carries(token.word):
            yield token
        elif token.word == "&" and first < i < last - 1:
            start, end = document.tokens[i - 1].start, document.tokens[i + 1].end
            written = document.text[start:end]
            if not any(c.isspace() for c in written):
                yield Token(start, end, written.lower())


@lru_cache(1 << 15)
def _carries(word: str) -> bool:
    whole = word[-1].isalnum() or len(word) > _INITIALS and word[0].isalpha()
    return whole and word not in sets()["function-words"] and (len(word) > 2 or word[0].isdigit())


def stems(document: Document, first: int, last: int) -> list[str]:
    """The stems of the words that carry meaning among tokens `first` to `last` (exclusive), in order."""
    return [stem(token.word) for token in carrying(document, first, last)]


def clause(document: Document, first: int, last: int, at: int) -> tuple[int, int]:
    """The tokens from `first` to `last` that are in one clause with the one at `at`: not “as families wait”."""
    ends = [i for i in range(first, last) if document.tokens[i].word in _NEXT_CLAUSE]
    return max((i + 1 for i in ends if i < at), default=first), min((i for i in ends if i >= at), default=last)


def matches(document: Document, wanted: set[str], start: int) -> Iterator[Match]:
    """The sentences from `start` on that have any of the wanted stems, in order."""
    for sentence in document.sentences:
        if sentence.start >= start:
            shared = wanted.intersection(stems(document, sentence.first, sentence.last))
            if shared:
                yield Match(len(shared) / len(wanted), sentence)


def within(hits: Sequence[Hit], sentence: Sequence[int], *groups: str) -> Hit | None:
    """The first hit of these groups, or of any, that begins from `sentence[0]` on and before `sentence[1]`."""
    inside = (h for h in hits if sentence[0] <= h.start < sentence[1])
    return next((h for h in inside if not groups or h.entry.group in groups), None)


def is_month(document: Document, hit: Hit) -> bool:
    """Whether a “May” is the month: “in May”, “5 May”, and no “Mayor May Resign”."""
    if document[hit.start, hit.end] != "May":
        return False
    beside = [document.words[i] for i in (hit.first - 1, hit.last) if 0 <= i < len(document.words)]
    return any(word in _BEFORE_MONTH or word[0].isdigit() for word in beside)


def in_first_person(document: Document, block: Block) -> bool:
    """Whether the headline is a column's, in its writer's voice: “Why I love a rainy Monday”."""
    first, last = tokens_of(document, block)
    tokens = document.tokens[first:last]
    return any(t.word in _WRITER and document.voice((t.start,)) is not Voice.QUOTED for t in tokens)


def asks(document: Document, part: Sequence[int]) -> bool:
    """Whether a part of the headline, from `part[0]` to `part[1]`, asks something outside quotation marks."""
    line = document[part[0], part[1]]
    return any(c == "?" and document.voice((part[0] + i,)) is not Voice.QUOTED for i, c in enumerate(line))
