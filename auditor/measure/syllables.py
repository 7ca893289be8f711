"""Syllables and easy words as textstat has them: CMU's dictionary, else Pyphen, and the Dale–Chall list.

textstat itself would load nltk and CMU's pronunciations, most of a second; our table has the counts alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from auditor.resources import word_list

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
        count = len(_pyphen().positions(plain)) + 1 if plain else 0
    return Weight(count, plain in _easy())


@cache
def _table() -> Mapping[str, str]:
    """The lines of `syllables.txt` by the first two letters of their words, with a blank at both ends."""
    return {line[:2].rstrip(): f" {line} " for line in word_list("syllables")}


@cache
def _pyphen() -> Any:
    from pyphen import Pyphen

    return Pyphen(lang="en_US")


@cache
def _easy() -> frozenset[str]:
    """The list of easy words in textstat, read without loading textstat."""
    found = find_spec("textstat")
    (folder,) = found.submodule_search_locations if found and found.submodule_search_locations else ("",)
    return frozenset((Path(folder) / "resources" / "en" / "easy_words.txt").read_text(encoding="utf-8").split())
