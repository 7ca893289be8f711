"""How sure a figure is: 95 % intervals, the same on every run."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from math import sqrt
from typing import NamedTuple

_Z = 1.959964
_DRAWS, _SEED = 300, 20_240_501


class Figure(NamedTuple):
    """A value, and between which two it lies with 95 % confidence."""

    value: float
    low: float
    high: float


def wilson(hits: int, of: int) -> Figure:
    """A share and its interval (Wilson 1927), between 0 and 1; anything where there is nothing to count."""
    if not of:
        return Figure(0.0, 0.0, 1.0)
    share, extra = hits / of, _Z * _Z / of
    middle, width = share + extra / 2, _Z * sqrt(share * (1 - share) / of + extra / (4 * of))
    low, high = (middle - width) / (1 + extra), (middle + width) / (1 + extra)
    return Figure(share, min(share, max(0.0, low)), max(share, min(1.0, high)))  # where all or none is hit, to the bit


def ratio(pairs: Sequence[tuple[float, float]]) -> Figure:
    """A ratio of sums over bundles of articles, and its interval by the bootstrap (Efron 1979), bundles drawn anew.

    `pairs` are numerators and denominators; one bundle alone tells no interval but its own value.
    """
    whole = _over(sum(above for above, _ in pairs), sum(below for _, below in pairs))
    drawn = sorted(_over(sum(pairs[i][0] for i in draw), sum(pairs[i][1] for i in draw)) for draw in _draws(len(pairs)))
    return Figure(whole, drawn[int(0.025 * _DRAWS)], drawn[int(0.975 * _DRAWS) - 1])


def _over(above: float, below: float) -> float:
    return above / below if below else 0.0


@cache
def _draws(count: int) -> Sequence[Sequence[int]]:
    """Which bundles each draw takes: the same for every figure of so many bundles, at most as many as there are."""
    chance = random.Random(_SEED)  # noqa: S311 - chance, and no secret
    return [chance.choices(range(count), k=count) for _ in range(_DRAWS)]
