"""How likely a word is to stand in any story at all: stories share their subjects as well as their language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import exp, log

from auditor.resources import known, rank, word_list

LEAD = 120  # words of a story that make its lead
_STORY = 750  # words of a story of the news from which the shares were counted
_UNKNOWN = 60_000  # rank of a word that stands in no dictionary
_CLOSER = 2.5  # how much likelier a word is in the news than in any text
_RAREST, _SUREST = 0.01, 0.6  # a lead has any word, and lacks any, with so much likelihood
_APART = 1.5  # times likelier at least anywhere than in the lead


def chances(stem: str, word: str, lead: int, size: int) -> tuple[float, float]:
    """How likely the lead of `lead` words of any story, and the story of `size` words, have a word of this stem."""
    early, late = _by_subject().get(stem) or (_CLOSER * frequency(word),) * 2
    above = min(_SUREST, max(_RAREST, 1 - exp(-early * lead)))
    return above, min(0.9, max(_APART * above, 1 - exp(-late * size)))


def rarity(stem: str, word: str) -> float:
    """How rare a word is in the news: minus the natural logarithm of its share of all words."""
    return -log(max(frequency(word), _by_subject().get(stem, (0.0, 0.0))[1]))


def frequency(word: str) -> float:
    """The share of a text's words that a word makes up, by its rank (Zipf's law)."""
    place = next((rank(form) for form in (word, word.capitalize()) if known(form)), _UNKNOWN)
    return 0.08 / (place + 30)


@cache
def _by_subject() -> Mapping[str, tuple[float, float]]:
    """For the stems that many stories share, how likely each word of a lead and of a story is to have it."""
    rows = (line.split() for line in word_list("subjects"))
    return {stem: (_per_word(int(lead), LEAD), _per_word(int(story), _STORY)) for stem, lead, story in rows}


def _per_word(share: int, size: int) -> float:
    return -log(1 - share / 100) / size
