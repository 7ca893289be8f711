"""Words that are no words, with the likeliest one meant; names, compounds and coinages are spared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log

from auditor.checks.finding import found
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Edit, Finding
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
# the dictionary has every inflection: only what makes new words counts
_SUFFIXES = (
    "able",
    "esque",
    "free",
    "ful",
    "ish",
    "ism",
    "ist",
    "ists",
    "less",
    "like",
    "ness",
    "style",
    "wide",
    "wise",
)
_VERY_COMMON = 12_000
_EVERYDAY = 2_500  # one slip from such a word, even what could be a coinage is a slip
_FREQUENCY = 0.6  # how much commonness counts against the kind of slip
_LONG = 5  # letters from which a known misspelling is hardly ever something else
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
                edits = [Edit(*token[:2], best[0])] if written.islower() and _beyond_doubt(word) else []
                yield found(document, rule, token.start, token.end, suggestions=best, edits=edits)


def _joined(document: Document, i: int) -> bool:
    """Whether the word is a part of something else: an address, a word with a stroke, a hyphened name or coinage."""
    token, text = document.tokens[i], document.text
    before, behind = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    if before and before in "/@#_&~\\" or behind and behind in "/@_&":
        return True
    beside = [document.tokens[i - 1]] if before == "-" else []
    beside += [document.tokens[i + 1]] if behind == "-" and i + 1 < len(document.tokens) else []
    return any(text[t.start].isupper() or t.word not in word_ranks() for t in beside)


def _sic(document: Document, i: int) -> bool:
    behind = [t.word for t in document.tokens[i + 1 : i + 3]]
    return behind in (["[", "sic"], ["(", "sic"])


def _meant(word: str, written: str, often: int, *, opens: bool) -> list[str]:
    """The words that may have been meant, the likeliest first; none when the word may well be right."""
    listed = _listed().get(word)
    if listed and (written[0].islower() or opens):
        return listed
    if not written.islower() or often >= _OFTEN or "'" in word or _form(word):
        return []
    if _built(word):
        return _likeliest(dict(_slips(word)), _EVERYDAY)
    return _likeliest(dict(_slips(word))) or (_likeliest(_two_slips(word), _VERY_COMMON) if len(word) > 4 else [])


def _likeliest(slips: Mapping[str, float], limit: int = _COMMON) -> list[str]:
    """The common words among the candidates, by what the slip costs and how common the word is."""
    ranks = word_ranks()
    costs = {w: cost + _FREQUENCY * log(ranks[w] + 20) for w, cost in slips.items() if ranks.get(w, limit) < limit}
    return sorted(costs, key=lambda w: (costs[w], w))[:3]


def _two_slips(word: str) -> dict[str, float]:
    """Words two slips away, one of them a swap, a letter left out, or a letter too many."""
    costs: dict[str, float] = {}
    for i in range(len(word) - 1):
        for once in (word[:i] + word[i + 1] + word[i] + word[i + 2 :], word[:i] + word[i + 1 :]):
            for twice, cost in _slips(once):
                costs[twice] = min(cost + 1, costs.get(twice, 9.0))
    return costs


@cache
def _listed() -> Mapping[str, list[str]]:
    """The known misspellings."""
    pairs = (line.split(" -> ") for line in word_list("misspellings") if " -> " in line and not line.startswith("#"))
    return {wrong: right.split(", ") for wrong, right in pairs}


def _beyond_doubt(word: str) -> bool:
    """Whether a word is a known misspelling of one common word, and of no other."""
    listed = _listed().get(word, [])
    return len(listed) == 1 and len(word) >= _LONG and word_ranks().get(listed[0], _COMMON) < _COMMON


def _form(word: str) -> bool:
    """Whether a word is a form of a known one: a rare plural, a name in small letters, a dropped g as in “spendin”."""
    ranks = word_ranks()
    plural = word.endswith("s") and ranks.get(word[:-1], _COMMON) < _COMMON
    return plural or word.capitalize() in ranks or word.endswith("in") and word + "g" in ranks


def _built(word: str) -> bool:
    """Whether a word is built from known ones: antivaping, schoolwide, powerbroker."""
    ranks = word_ranks()

    def known(part: str, limit: int) -> bool:
        return len(part) > 3 and ranks.get(part, limit) < limit

    return (
        any(word.startswith(prefix) and known(word[len(prefix) :], _COMMON) for prefix in _PREFIXES)
        or any(word.endswith(suffix) and known(word[: -len(suffix)], _COMMON) for suffix in _SUFFIXES)
        or any(known(word[:k], _VERY_COMMON) and known(word[k:], _VERY_COMMON) for k in range(4, len(word) - 3))
    )


def _slips(word: str) -> Iterator[tuple[str, float]]:
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
