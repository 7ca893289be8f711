"""Which of two words that look alike the words beside it ask for, by counts of pairs of words in English books."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from auditor.model import Document, Sentence, Span
from auditor.resources import sets, word_list

_UNSEEN = 1.8  # nats that a pair too rare for the list counts less than the rarest pair in it
_SCALE = 10  # the list holds ten times the natural logarithm of each count


class Counts(NamedTuple):
    """Natural logarithms of how often a word is met, and how often behind and before each of its neighbours."""

    alone: float
    before: Mapping[str, float]
    behind: Mapping[str, float]


def misplaced(document: Document, sentence: Sentence, groups: Sequence[str], sure: float) -> Iterator[tuple[Span, str]]:
    """The words of a sentence for which another of their group is likelier by `sure` nats, and that other word."""
    tokens, others = document.tokens, _others(tuple(groups))
    for i in range(sentence.first, sentence.last):
        word = tokens[i].word
        if word not in others or i > sentence.first and document.text[tokens[i].start].isupper():
            continue  # “Wells”, “May”: a name
        before = tokens[i - 1].word if i > sentence.first else ""
        behind = tokens[i + 1].word if i + 1 < sentence.last else ""
        best = max((_evidence(word, other, before, behind), other) for other in others[word])
        if best[0] >= sure:
            yield Span(tokens[i].start, tokens[i].end), best[1]


@cache
def _others(groups: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """For each word those that it is taken for: groups are words between spaces."""
    split = [group.split() for group in groups]
    return {word: tuple(w for w in words if w != word) for words in split for word in words}


@cache
def _counts() -> Mapping[str, Counts]:
    """`rules/words/neighbours.txt`: word, count | neighbours before | neighbours behind, each run after its count."""
    table: dict[str, Counts] = {}
    for line in word_list("neighbours"):
        head, before, behind = line.split("|")
        word, alone = head.split()
        table[word] = Counts(int(alone) / _SCALE, _run(before), _run(behind))
    return table


def _run(field: str) -> dict[str, float]:
    counts: dict[str, float] = {}
    value = 0.0
    for part in field.split():
        if part[0].isdigit():
            value = int(part) / _SCALE
        else:
            counts[part] = value
    return counts


def _evidence(word: str, other: str, before: str, behind: str) -> float:
    """Nats by which the neighbours prefer `other` to `word`; a neighbour that neither is known beside says nothing."""
    mine, theirs = _counts()[word], _counts()[other]
    total, sides, telling = 0.0, 0, False
    for neighbour, ours, their in ((before, mine.before, theirs.before), (behind, mine.behind, theirs.behind)):
        if neighbour in ours or neighbour in their:
            least = _LEAST - _UNSEEN
            total += their.get(neighbour, least) - ours.get(neighbour, least)
            sides += 1
            telling = telling or neighbour not in sets()["function-words"]
    if sides < 2 and not telling:
        return 0.0  # “the” alone says nothing of “boarder”
    return total + mine.alone - theirs.alone if sides == 2 else total  # counted once on either side


_LEAST = 14.9  # the rarest pair that the source lists
