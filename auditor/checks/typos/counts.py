"""Counts of words and of pairs of words in English books, and what kind of word each is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from auditor.resources import entry

UNKNOWN = ("NN", 13.0)  # kind of a word that is not listed, and how rare it is among them
EDGES = frozenset(".,")  # kinds of a neighbour that is no word
_SCALE = 10  # the lists hold tenths of nats
_KEPT = 20_000  # neighbours remembered: those of some thirty articles
_RAREST = 11.4  # nats of a pair just too rare to be listed


class Side(NamedTuple):
    """What stands on one side of a word: nats of its count, runs of neighbours by theirs, and the cost of each kind."""

    total: float
    runs: str
    kinds: Mapping[str, float]

    def likely(self, word: str, kind: str, rare: float) -> float:
        """The logarithm of the probability that this neighbour stands here."""
        listed = _listed(self.runs, word) if word else None
        if listed is not None:
            return listed - self.total
        if kind in EDGES:
            return -self.kinds[kind]
        return min(-self.kinds.get(kind, self.kinds["*"]) - rare, _RAREST - self.total)


class Counts(NamedTuple):
    """Nats of how often a word is met, and what stands before and behind it."""

    alone: float
    before: Side
    behind: Side


@lru_cache(_KEPT)
def kind(word: str) -> tuple[str, float]:
    """The Penn Treebank's tag that a word has most often, and how rare it is among those, else UNKNOWN."""
    line = entry("kinds", f"{word} ")
    if line is None:
        return UNKNOWN
    tag, cost = line.split(" ")
    return tag, int(cost) / _SCALE


def kind_of(word: str) -> str:
    """The tag that a word has most often; a noun's where it is not known."""
    return kind(word)[0]


@cache
def counts(word: str) -> Counts:
    """The counts of a word of one of the listed pairs; raises KeyError for another."""
    line = entry("neighbours", f"{word} ")
    if line is None:
        raise KeyError(word)
    head, kinds_before, kinds_behind, before, behind = line.split("|")
    alone, total_before, total_behind = (int(part) / _SCALE for part in head.split())
    return Counts(
        alone,
        Side(total_before, f",{before.replace(',', ' ,')} ", _costs(kinds_before)),
        Side(total_behind, f",{behind.replace(',', ' ,')} ", _costs(kinds_behind)),
    )


def _costs(field: str) -> dict[str, float]:
    parts = field.split()
    return {kind: int(cost) / _SCALE for kind, cost in zip(parts[::2], parts[1::2], strict=True)}


@lru_cache(_KEPT)
def _listed(runs: str, word: str) -> float | None:
    """The number that stands before the run of a word, in tenths: “,12 of in ,9 by ” has 1.2 for two."""
    at = runs.find(f" {word} ")
    if at < 0:
        return None
    begin = runs.rfind(",", 0, at) + 1
    return int(runs[begin : runs.index(" ", begin)]) / _SCALE
