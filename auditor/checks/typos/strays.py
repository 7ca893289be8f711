"""Characters that no keyboard put there: invisible ones, letters of another script in a word, a wrong decoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from auditor.resources import known

_INVISIBLE = re.compile(r"[\u200b\u2060\u200e\u200f\u00ad\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]+")
_NOISE = frozenset("\u200b\ufeff" + "".join(map(chr, (*range(9), *range(14, 28)))))
_LONGEST = 40  # letters of a word
_WORD_END, _WORD_START = re.compile(r"\w+\Z"), re.compile(r"\w+")
_MIXED = re.compile(
    r"(?<![A-Za-z\u0370-\u04ff])(?:[A-Za-z]+[\u0370-\u04ff]|[\u0370-\u04ff]+[A-Za-z])[A-Za-z\u0370-\u04ff]*"
)
# UTF-8 that was read as Windows-1252: “â€™” for an apostrophe, “Ã©” for é, “Â£” for £
_DECODED = re.compile(r"(?:â€[\u0080-\u00bf™œ˜“”¦¢\u0152-\u0161]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf])+")
# any one character of those: most copy has none
_STRAY = re.compile(r"[\u200b\u2060\u200e\u200f\u00ad\ufeff\x00-\x08\x0b\x0c\x0e-\x1f\u0370-\u04ffâÃÂ]")
_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕАВЕКМНОРСТУХІЈЅαοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abekmhopctyxijsABEKMHOPCTYXIJSaoABEZHIKMNOPTYX"
)


class Stray(NamedTuple):
    """Characters that strayed in, what they are, and what should stand there; `certain` needs nobody's look."""

    start: int
    end: int
    what: str
    right: str
    certain: bool


def may_stray(text: str) -> bool:
    """Whether a text holds a character of which one may have strayed in, so that a search is worth its time."""
    if text.isascii() and text.isprintable():
        return False
    return any(_STRAY.match(letter) for letter in frozenset(text))


def strays(text: str, start: int, end: int) -> Iterator[Stray]:
    """The stray characters or runs between two offsets."""
    for match in _INVISIBLE.finditer(text, start, end):
        yield Stray(*match.span(), "There is an invisible character here", "", _is_noise(text, match))
    for match in _MIXED.finditer(text, start, end):
        latin = match.group().translate(_LOOKALIKES)
        if latin.isascii():
            certain = known(latin) or known(latin.lower())
            yield Stray(*match.span(), "A letter of another alphabet stands in this word", latin, certain)
    for match in _DECODED.finditer(text, start, end):
        try:
            right = match.group().encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        yield Stray(*match.span(), "These characters are a wrong decoding", right, certain=True)


def _is_noise(text: str, match: re.Match[str]) -> bool:
    """Whether invisible characters can go: no marks of direction or hyphenation, and no place where words part."""
    if not set(match.group()) <= _NOISE:
        return False
    before = _WORD_END.search(text, max(0, match.start() - _LONGEST), match.start())
    behind = _WORD_START.match(text, match.end())
    if before and behind:
        return known((before.group() + behind.group()).lower())
    return "/" not in text[max(0, match.start() - 1) : match.end() + 1]
