"""Readability: textstat's formulas on our own sentences and words, each counted once.

Flesch 1948, Kincaid et al. 1975, Gunning 1952, SMOG: McLaughlin 1969, Dale and Chall 1948. textstat would count the
text anew for each formula, and end sentences at “Dr.” and “3.5”; a test holds the results to textstat's own.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import NamedTuple

from auditor.document import Document
from auditor.measure.syllables import weight
from auditor.model import Sentence, Voice

SHORTEST = 5  # words below which readability says nothing
_LONG = 3  # syllables of a long word


class Counts(NamedTuple):
    """What the formulas need of one sentence, or of many: how many there are of each.

    `long_words` have three syllables or more, `complex_words` are those of them that are not on the Dale–Chall list,
    `hard_words` are all words that are not on it. The words, syllables and long words of names are counted too, in
    `names`, `name_syllables` and `long_names`.
    """

    sentences: int = 0
    words: int = 0
    reporter_words: int = 0
    syllables: float = 0
    long_words: int = 0
    complex_words: int = 0
    hard_words: int = 0
    names: int = 0
    name_syllables: int = 0
    long_names: int = 0

    @staticmethod
    def sum(counts: Iterable[Counts]) -> Counts:
        """The counts of all these sentences together."""
        return Counts(*map(sum, zip(Counts(), *counts, strict=True)))

    def without_names(self) -> Counts:
        """The same with every name as long as the other words are in the mean: nobody's name is harder than another."""
        others = self.words - self.names
        mean = (self.syllables - self.name_syllables) / others if others else 0.0
        return self._replace(syllables=mean * self.words)


def counted(document: Document, sentence: Sentence, names: Container[int]) -> Counts:
    """The counts of a sentence; `names` are the indexes of the tokens that are part of a name."""
    words = reporter = syllables = long = complex_ = hard = named = name_syllables = long_names = 0
    voices, tokens = document.voices, document.tokens
    for i in range(sentence.first, sentence.last):
        start, _, word = tokens[i]
        if not word[0].isalnum():
            continue
        words += 1
        reporter += voices[start] != Voice.QUOTED
        count, easy = weight(word)
        syllables += count
        if count >= _LONG:
            long += 1
            complex_ += not easy
        hard += not easy
        if i in names:
            named += 1
            name_syllables += count
            long_names += count >= _LONG
    return Counts(1, words, reporter, syllables, long, complex_, hard, named, name_syllables, long_names)


def ease(of: Counts) -> float:
    """Flesch reading ease: 100 is very easy, 0 very hard; 60 to 70 is plain English."""
    if not of.syllables:
        return 0.0
    return 206.835 - 1.015 * (of.words / of.sentences) - 84.6 * (of.syllables / of.words)


def grade(of: Counts) -> float:
    """Flesch–Kincaid: years of school that a reader needs."""
    if not of.syllables:
        return 0.0
    return (0.39 * (of.words / of.sentences)) + (11.8 * (of.syllables / of.words)) - 15.59


def fog(of: Counts) -> float:
    """Gunning fog: years of school, by long words that are not everyday ones."""
    return 0.4 * (of.words / of.sentences + 100 * of.complex_words / of.words)


def smog(of: Counts) -> float:
    """SMOG: years of school, by long words in a sentence."""
    return float((1.043 * (30 * (of.long_words / of.sentences)) ** 0.5) + 3.1291)


def dale_chall(of: Counts) -> float:
    """Dale–Chall: 4.9 and less is for ten-year-olds, 9 and more for students; by words that are not everyday ones."""
    share = 100 * of.hard_words / of.words
    score = (0.1579 * share) + (0.0496 * (of.words / of.sentences))
    return score + 3.6365 if share > 5 else score
