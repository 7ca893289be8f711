"""Sentiment by VADER, sentence by sentence: Hutto and Gilbert 2014, compound from -1 to 1.

VADER takes every word for one of its lexicon, so names are hidden from it: “Grace”, “Hope”, the Department of Justice.
"""

from __future__ import annotations

import string
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any

from auditor.document import Document
from auditor.kept import kept
from auditor.measure.packaged import resource
from auditor.model import Sentence, Span
from auditor.report import Mood, SpokenOf
from auditor.resources import data

FEWEST = 3  # sentences about a person from which their mean says something
_EMOTICON = 2  # characters of the longest emoticon that has letters
_BEFORE, _BEHIND = 3, 2  # how many words around one VADER looks at


@cache
def _vader() -> Any:
    """VADER, with its lexicon and its emoji as kept: it would read them line by line at every start."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    lists = [resource("vaderSentiment", name) for name in ("vader_lexicon.txt", "emoji_utf8_lexicon.txt")]
    vader = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    vader.lexicon, vader.emojis = kept("vader", data("rules"), _lexicon, *lists)
    return vader


def _lexicon() -> tuple[Mapping[str, float], Mapping[str, str]]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    vader = SentimentIntensityAnalyzer()
    return vader.lexicon, vader.emojis


@cache
def _modifiers() -> frozenset[str]:
    """Words that are in no lexicon but change what stands beside them."""
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE

    return frozenset((*BOOSTER_DICT, *NEGATE, "but", "least"))


def moving(word: str) -> bool:
    """Whether a word, folded, is one that VADER hears feeling in: “stunning”, “war”."""
    return word in _vader().lexicon


def compound(text: str) -> float:
    """What VADER says of a sentence, in a tenth of its time: words it does not know are passed over, the others are
    given to it with the few around them that it looks at.
    """
    from vaderSentiment.vaderSentiment import BOOSTER_DICT, allcap_differential

    vader = _vader()
    if not text.isascii() and not vader.emojis.keys().isdisjoint(text):
        return float(vader.polarity_scores(text)["compound"])
    text = text.strip()
    # as VADER: what is shorter may be an emoticon
    words = [bare if len(bare := word.strip(string.punctuation)) > _EMOTICON else word for word in text.split()]
    folded = [word.lower() for word in words]
    if vader.lexicon.keys().isdisjoint(folded):
        return 0.0
    shouted = allcap_differential(words)
    values: list[float] = []
    for i, word in enumerate(folded):
        kind_of = word == "kind" and folded[i + 1 : i + 2] == ["of"]
        if word not in vader.lexicon or word in BOOSTER_DICT or kind_of:
            values.append(0)
        else:
            first = max(0, i - _BEFORE)
            near = SimpleNamespace(words_and_emoticons=words[first : i + _BEHIND + 1], is_cap_diff=shouted)
            vader.sentiment_valence(0, near, words[i], i - first, values)
    return float(vader.score_valence(vader._but_check(words, values), text)["compound"])  # noqa: SLF001


def arc(document: Document, sentences: Sequence[Sentence], names: Container[int]) -> tuple[Mood, ...]:
    """The sentiment of each sentence; `names` are the indexes of the tokens that are part of a name."""
    text = _nameless(document, names)
    return tuple(Mood(Span(*s[:2]), document.voice(s), compound(text[s.start : s.end])) for s in sentences)


def _nameless(document: Document, names: Container[int]) -> str:
    """The text with an N for each letter of a name that VADER would take for a word."""
    lexicon, modifiers = _vader().lexicon, _modifiers()
    parts, behind = [], 0
    for i in document.standing(word for word in document.places if word in lexicon or word in modifiers):
        if i in names:
            start, end, _ = document.tokens[i]
            parts += [document.text[behind:start], "N", "n" * (end - start - 1)]
            behind = end
    return "".join((*parts, document.text[behind:]))


def spoken_of(document: Document, moods: Sequence[Mood]) -> tuple[SpokenOf, ...]:
    """The people whom three sentences or more name, and not only as those who speak; most sentences first."""
    speaking = sorted({one.source for one in document.attributions if one.source and not one.stance})
    about: dict[str, set[int]] = defaultdict(set)
    for mention, name in document.mentions:
        at = bisect_right(moods, mention.start, key=lambda mood: mood.span.start) - 1
        if name.person and at >= 0 and mention.end <= moods[at].span.end and not _within(mention, speaking):
            about[name.name].add(at)
    people = [
        SpokenOf(name, len(some), round(sum(moods[i].sentiment for i in sorted(some)) / len(some), 3))
        for name, some in about.items()
        if len(some) >= FEWEST
    ]
    return tuple(sorted(people, key=lambda person: (-person.sentences, person.name)))


def _within(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span lies in one of the others, which are in order."""
    i = bisect_right(others, span.start, key=lambda other: other.start) - 1
    return i >= 0 and span.end <= others[i].end
