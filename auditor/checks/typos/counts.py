"""Counts of words and of pairs of words in English books, and what kind of word each is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from auditor.resources import line_at, word_list

UNKNOWN = ("NN", 13.0)  # kind of a word that is not listed, and how rare it is among them
EDGES = frozenset(".,")  # kinds of a neighbour that is no word
_SCALE = 10  # the lists hold tenths of nats
_RAREST = 11.4  # nats of a pair just too rare to be listed


class Side(NamedTuple):
    """What stands on one side of a word: nats of its count, of each listed neighbour, and the cost of each kind."""

    total: float
    seen: Mapping[str, float]
    kinds: Mapping[str, float]

    def likely(self, word: str, kind: str, rare: float) -> float:
        """The logarithm of the probability that this neighbour stands here."""
        if word in self.seen:
            return self.seen[word] - self.total
        if kind in EDGES:
            return -self.kinds[kind]
        return min(-self.kinds.get(kind, self.kinds["*"]) - rare, _RAREST - self.total)


class Counts(NamedTuple):
    """Nats of how often a word is met, and what stands before and behind it."""

    alone: float
    before: Side
    behind: Side


@cache
def kinds() -> Mapping[str, tuple[str, float]]:
    """`rules/words/kinds.txt`: kind, cost, words."""
    table: dict[str, tuple[str, float]] = {}
    for line in word_list("kinds"):
        kind, cost, *words = line.split(" ")
        table.update(dict.fromkeys(words, (kind, int(cost) / _SCALE)))
    return table


def kind_of(word: str) -> str:
    """The Penn Treebank's tag that a word has most often; a noun's where it is not known."""
    return kinds().get(word, UNKNOWN)[0]


@cache
def counts(word: str) -> Counts:
    """The counts of a word of one of the listed pairs; raises KeyError for another."""
    written, _, line = line_at("neighbours", f"{word} ").partition(" ")
    if written != word:
        raise KeyError(word)
    head, kinds_before, kinds_behind, before, behind = line.split("|")
    alone, total_before, total_behind = (int(part) / _SCALE for part in head.split())
    return Counts(
        alone,
        Side(total_before, _run(before), _costs(kinds_before)),
        Side(total_behind, _run(behind), _costs(kinds_behind)),
    )


def _costs(field: str) -> dict[str, float]:
    parts = field.split()
    return {kind: int(cost) / _SCALE for kind, cost in zip(parts[::2], parts[1::2], strict=True)}


def _run(field: str) -> dict[str, float]:
    counts: dict[str, float] = {}
    value = 0.0
    for part in field.split():
        if part[0].isdigit():
            value = int(part) / _SCALE
        else:
            counts[part] = value
    return counts
