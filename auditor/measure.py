"""Readability by textstat and sentiment by VADER, on our own sentences, the reporter's voice and the quotations apart.

Readability: Flesch 1948, Kincaid et al. 1975, Gunning 1952. Sentiment: Hutto & Gilbert 2014, compound from -1 to 1.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import cache
from types import ModuleType
from typing import Any

from auditor.model import Document, Sentence, Span, Voice
from auditor.report import Measures
from auditor.resources import word_list

SHORTEST = 5  # words below which readability says nothing
WORDS_A_MINUTE = 238  # silent reading of non-fiction: Brysbaert 2019
_HARDEST = 3


@cache
def _textstat() -> Any:
    """Textstat without nltk: nltk costs 0.2 s and would download cmudict; our table has the same counts."""
    blank = "nltk" not in sys.modules
    if blank:
        sys.modules["nltk"] = ModuleType("nltk")
    try:
        import textstat
        from textstat.backend.counts import _count_syllables
    finally:
        if blank:
            del sys.modules["nltk"]
    _count_syllables.get_cmudict = lambda lang: _phones() if lang.startswith("en") else None
    return textstat


@cache
def _text_caches() -> tuple[Any, ...]:
    """The functions of textstat that remember every text they have seen."""
    kept = ("counts", "metrics", "selections", "transformations")
    modules = [m for name, m in sys.modules.items() if name.startswith(tuple(f"textstat.backend.{k}" for k in kept))]
    functions = {id(f): f for m in modules for f in vars(m).values() if hasattr(f, "cache_clear")}
    return tuple(functions.values())


@cache
def _phones() -> Mapping[str, list[list[str]]]:
    """What textstat counts: for each word one list with a phone that ends in a digit for every syllable."""
    table: dict[str, list[list[str]]] = {}
    for line in word_list("syllables"):
        count, *words = line.split(" ")
        if words:
            pronunciations = [["0"] * int(count)]  # shared: nobody writes to it
            table.update((word, pronunciations) for word in words)
    return table


def syllables(word: str) -> int:
    """The syllables of a word."""
    count: int = _textstat().syllable_count(word)
    return count


@cache
def _vader() -> Any:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    return SentimentIntensityAnalyzer()


def _plain(document: Document, sentence: Sentence) -> str:
    """A sentence as textstat should see it: one sentence, with no full stop inside."""
    words = [t.word for t in document.tokens[sentence.first : sentence.last] if t.word[0].isalnum()]
    return " ".join(w.replace(".", "") for w in words) + "."


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 3) if values else None


def measure(document: Document) -> Measures:
    """The measures of the story's body; None where it is too short to say."""
    body = [s for s in document.sentences if document.where(s) == "body"]
    counts = [sum(t.word[0].isalnum() for t in document.tokens[s.first : s.last]) for s in body]
    words = sum(counts)
    reporter = sum(
        t.word[0].isalnum() and document.voices[t.start] != Voice.QUOTED
        for s in body
        for t in document.tokens[s.first : s.last]
    )
    ease = grade = fog = None
    full = [s for s, n in zip(body, counts, strict=True) if n > 2]
    if words >= SHORTEST and full:
        stat = _textstat()
        text = " ".join(_plain(document, s) for s in full)
        ease = round(stat.flesch_reading_ease(text), 1)
        grade = round(stat.flesch_kincaid_grade(text), 1)
        fog = round(stat.gunning_fog(text), 1)
        for function in _text_caches():
            function.cache_clear()
    vader = _vader()
    said: dict[bool, list[float]] = {True: [], False: []}
    for sentence in body:
        quoted = document.voice(sentence) == Voice.QUOTED
        said[quoted].append(vader.polarity_scores(document[sentence[:2]])["compound"])
    longest = sorted((s for s, n in zip(body, counts, strict=True) if n > 30), key=lambda s: s.first - s.last)
    return Measures(
        words=words,
        reporter_words=reporter,
        sentences=len(full),
        reading_seconds=round(60 * words / WORDS_A_MINUTE, 1),
        flesch_reading_ease=ease,
        flesch_kincaid_grade=grade,
        gunning_fog=fog,
        sentiment=_mean(said[False]),
        sentiment_quotes=_mean(said[True]),
        hardest=tuple(Span(s.start, s.end) for s in longest[:_HARDEST]),
    )
