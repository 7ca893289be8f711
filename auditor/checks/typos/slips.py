"""What a word becomes by a slip of the keys, and what that costs: a swap is likelier than a foreign key."""

from __future__ import annotations

from collections.abc import Container
from functools import cache

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slips(word: str, among: Container[str]) -> dict[str, float]:
    """The words among these that are one slip away, with what the slip costs: a swap or a doubling is likelier than a
    foreign key.
    """
    found: dict[str, float] = {}
    for i, letter in enumerate(word):
        head, tail = word[:i], word[i + 1 :]
        if head + tail in among:
            found[head + tail] = 0.3 if i and letter == word[i - 1] else 2.5 if i in (0, len(word) - 1) else 1.2
        if tail and (swapped := head + tail[0] + letter + tail[1:]) in among:
            found[swapped] = 0.0 if i else 1.5
        for other in _LETTERS:
            if other != letter and (changed := head + other + tail) in among:
                found[changed] = (1.0 if other in _near(letter) else 1.6) + (0 if i else 1.5)
            if (longer := head + other + letter + tail) in among:
                found[longer] = 0.4 if i and other in (word[i - 1], letter) else 0.9 if i else 2.5
    for other in _LETTERS:
        if word + other in among:
            found[word + other] = 0.4 if other == word[-1] else 1.0
    return found


def two_slips(word: str, among: Container[str]) -> dict[str, float]:
    """Those two slips away, one of them a swap, a letter left out, or a letter too many."""
    costs: dict[str, float] = {}
    for i in range(len(word) - 1):
        for once in (word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + word[i + 1 :]):
            for twice, cost in slips(once, among).items():
                costs[twice] = min(cost + 1, costs.get(twice, 9.0))
    return costs


@cache
def _near(letter: str) -> str:
    """The keys beside a key, and the vowels beside a vowel."""
    beside = "aeiou" if letter in "aeiou" else ""
    for row, keys in enumerate(_KEYS):
        at = keys.find(letter)
        if at >= 0:
            for other in _KEYS[max(0, row - 1) : row + 2]:
                beside += other[max(0, at - 1) : at + 2]
    return beside
