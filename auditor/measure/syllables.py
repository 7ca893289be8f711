"""Syllables and easy words as textstat has them: CMU's dictionary, else Pyphen, and the Dale–Chall list.

textstat itself would load nltk and CMU's pronunciations, most of a second; our table has the counts alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from auditor.kept import kept
from auditor.measure.packaged import resource
from auditor.resources import data, word_list

_KEPT = 20_000  # words remembered: those of some hundred articles
_APOSTROPHE = re.compile(r"'(?!([tsd]|ve|ll|re))")  # textstat keeps those of contractions
_MARK = re.compile(r"[^\w\s']")


class Weight(NamedTuple):
    """How hard a word is: its `syllables`, and whether it is on the Dale–Chall list of `easy` words."""

    syllables: int
    easy: bool


@lru_cache(_KEPT)
def weight(word: str) -> Weight:
    """The weight of a word in lower case; its full stops do not count."""
    plain = word if word.isalpha() else _MARK.sub("", _APOSTROPHE.sub("", word))
    line = _table().get(plain[:2], "")
    at = line.find(f" {plain} ")
    if plain and at >= 0:
        behind = at + len(plain) + 2
        count = int(line[behind : line.index(" ", behind)])
    else:
        count = _hyphens(plain) + 1 if plain else 0
    return Weight(count, plain in _easy())


@cache
def _table() -> Mapping[str, str]:
    """The lines of `syllables.txt` by the first two letters of their words, with a blank at both ends."""
    return {line[:2].rstrip(): f" {line} " for line in word_list("syllables")}


def _hyphens(word: str) -> int:
    """Where Pyphen would divide a word, two letters from its ends at least: Liang's patterns (1983), odd numbers part.

    Pyphen reads its file for 60 ms at every start, and remembers every word; only the reading is left to it, once.
    """
    patterns, longest = _patterns()
    dotted = f".{word}."
    levels = [0] * (len(dotted) + 1)
    for start in range(len(dotted) - 1):
        for end in range(start + 1, min(start + longest, len(dotted)) + 1):
            for place, level in enumerate(patterns.get(dotted[start:end], ""), start):
                levels[place] = max(levels[place], int(level))
    return sum(level % 2 for level in levels[3 : len(word)])


@cache
def _patterns() -> tuple[Mapping[str, str], int]:
    """Pyphen's patterns, with the level of each place between their letters as a digit; the length of the longest."""
    place = resource("pyphen", "dictionaries", "hyph_en_US.dic")
    made = kept("hyphens", data("rules"), _read_patterns, place, Path(__file__))
    return made, max(map(len, made))


def _read_patterns() -> dict[str, str]:
    from pyphen import Pyphen

    told: Mapping[str, tuple[int, Sequence[int]]] = Pyphen(lang="en_US").hd.patterns
    return {pattern: "0" * start + "".join(map(str, values)) for pattern, (start, values) in told.items()}


@cache
def _easy() -> frozenset[str]:
    """The list of easy words in textstat, read without loading textstat."""
    return frozenset(resource("textstat", "resources", "en", "easy_words.txt").read_text(encoding="utf-8").split())
