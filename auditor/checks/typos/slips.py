"""What a word becomes by a slip of the keys, and what that costs: a swap is likelier than a foreign key."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slips(word: str) -> Iterator[tuple[str, float]]:
    """Every word one slip away, with what the slip costs: a swap or a doubling is likelier than a foreign key."""
    for i in range(len(word)):
        head, tail = word[:i], word[i:]
        doubled = i > 0 and word[i] == word[i - 1]
        yield head + tail[1:], 0.3 if doubled else 2.5 if i in (0, len(word) - 1) else 1.2
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:], 0.0 if i else 1.5
        for letter in _LETTERS:
            if letter != word[i]:
                yield head + letter + tail[1:], (1.0 if letter in _near(word[i]) else 1.6) + (0 if i else 1.5)
            yield head + letter + tail, 0.4 if i and letter in (word[i - 1], word[i]) else 0.9 if i else 2.5
    for letter in _LETTERS:
        yield word + letter, 0.4 if letter == word[-1] else 1.0


def two_slips(word: str) -> dict[str, float]:
    """Words two slips away, one of them a swap, a letter left out, or a letter too many."""
    costs: dict[str, float] = {}
    for i in range(len(word) - 1):
        for once in (word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + word[i + 1 :]):
            for twice, cost in slips(once):
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
