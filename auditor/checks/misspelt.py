"""Words that are no words, with the likeliest one meant; names, compounds and coinages are spared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log

from auditor.checks.finding import found
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import word_list, word_ranks

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMMON = 45_000  # a slip of a rarer word is likelier to be a word that the dictionary lacks
_PREFIXES = (
    "anti", "auto", "bi", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "electro", "ex",
    "extra", "far", "fore", "geo", "hyper", "in", "inter", "macro", "mega", "meta", "micro", "mid", "mini",
    "mis", "mono", "multi", "neo", "non", "off", "on", "out", "over", "photo", "poly", "post", "pre", "pro",
    "pseudo", "psycho", "re", "self", "semi", "sub", "super", "tele", "thermo", "trans", "tri", "ultra", "un",
    "under", "up", "well",
)  # fmt: skip
_SUFFIXES = (
    "es", "ed", "ing", "er", "ers", "ly", "ness", "less", "like", "ish", "ful", "able", "ism", "ist", "ists", "wide",
    "style", "ize", "ise",
)  # fmt: skip
_OFTEN = 3  # a strange word used so often is a term


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every token that is a listed misspelling, or unknown and one slip from a common word.

    Only in the voices of the rule; `[sic]` behind a word silences.
    """
    ranks, text = word_ranks(), document.text
    seen = Counter(t.word for t in document.tokens)
    for sentence in document.sentences:
        for i in range(sentence.first, sentence.last):
            token = document.tokens[i]
            word = token.word
            if len(word) < 4 or word in ranks or not word.replace("'", "").isalpha() or not word.isascii():
                continue
            written = text[token.start : token.end]
            if (
                document.voice(token[:2]) not in rule.voices
                or written in ranks
                or _joined(document, i)
                or _sic(document, i)
            ):
                continue
            opens = i == sentence.first or not document.tokens[i - 1].word[0].isalnum()
            meant = _meant(word, written, seen[word], opens=opens)
            if meant:
                best = [w if written[0].islower() else w[0].upper() + w[1:] for w in meant]
                yield found(document, rule, token.start, token.end, suggestions=best)


def _joined(document: Document, i: int) -> bool:
    """Whether the word is a part of something else: an address, a hyphened name, a word with a stroke."""
    token, text = document.tokens[i], document.text
    before, behind = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    return (
        before in ("-", "/", "@", "#", "_", "&", "~", "\\")
        and before != ""
        or behind in ("/", "@", "_", "&", "-")
        and behind != ""
    )


def _sic(document: Document, i: int) -> bool:
    behind = [t.word for t in document.tokens[i + 1 : i + 3]]
    return behind in (["[", "sic"], ["(", "sic"])


def _meant(word: str, written: str, often: int, *, opens: bool) -> list[str]:
    """The words that may have been meant, the likeliest first; none when the word may well be right."""
    listed = _listed().get(word)
    if listed and (written[0].islower() or opens):
        return listed
    if not written.islower() or often >= _OFTEN or "'" in word or _built(word):
        return []
    ranks = word_ranks()
    costs = {w: cost + log(ranks[w] + 20) for w, cost in _slips(word) if ranks.get(w, _COMMON) < _COMMON}
    return sorted(costs, key=lambda w: (costs[w], w))[:3]


@cache
def _listed() -> Mapping[str, list[str]]:
    """The known misspellings."""
    pairs = (line.split(" -> ") for line in word_list("misspellings") if " -> " in line and not line.startswith("#"))
    return {wrong: right.split(", ") for wrong, right in pairs}


def _built(word: str) -> bool:
    """Whether a word is built from known ones: anti-, -wide, powerbroker."""
    ranks = word_ranks()
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) > 3 and word[len(prefix) :] in ranks:
            return True
    for suffix in _SUFFIXES:
        stem = word[: -len(suffix)] if word.endswith(suffix) else ""
        if len(stem) > 3 and any(ranks.get(s, _COMMON) < _COMMON for s in (stem, stem + "e", stem[:-1] + "y")):
            return True
    return any(
        ranks.get(word[:k], _COMMON) < 20_000 and ranks.get(word[k:], _COMMON) < 20_000 for k in range(4, len(word) - 3)
    )


def _slips(word: str) -> Iterator[tuple[str, float]]:
    """Every word one slip away, with what the slip costs: a swap or a doubling is likelier than a foreign key."""
    for i in range(len(word)):
        head, tail = word[:i], word[i:]
        doubled = i > 0 and word[i] == word[i - 1]
        yield head + tail[1:], 0.3 if doubled else 1.2 if i else 2.5
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:], 0.0 if i else 1.5
        for letter in _LETTERS:
            if letter != word[i]:
                yield head + letter + tail[1:], (1.0 if letter in _near(word[i]) else 1.6) + (0 if i else 1.5)
            yield head + letter + tail, 0.4 if i and letter in (word[i - 1], word[i]) else 0.9 if i else 2.5
    for letter in _LETTERS:
        yield word + letter, 0.4 if letter == word[-1] else 1.0


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
