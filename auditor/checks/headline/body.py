"""The wrong headline on the story: headline and body share almost no word that carries meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import log

from auditor.checks.finding import found
from auditor.checks.headline.match import headline, stem, stems, tokens_of
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import word_ranks

_UNKNOWN = 60_000  # rank of a word that stands in no dictionary
_FEWEST = 4  # words of a headline that can be judged
_MOST = 0.45  # of the words; one that shares half of them is on its own story
_OFTEN = 3  # times that a word which the story is about comes in it


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding where the body has hardly any of the headline's words, and no sentence has several of them together.

    A quotation that the headline leads with counts only where the body has all its words.
    Rare words count for more than common ones: any two stories share “year” and “government”. The option
    `most_shared` is a share of the headline's weight, on average over the whole body (words that come once count less)
    and its best sentence.
    """
    block = headline(document)
    if block is None:
        return
    first, last = tokens_of(document, block)
    wanted = set(stems(document, first, last))
    weights = {stem(t.word): _rarity(t.word) for t in document.tokens[first:last] if stem(t.word) in wanted}
    times = dict.fromkeys(wanted, 0)
    together = 0.0
    size: set[str] = set()
    for sentence in document.sentences:
        if sentence.start >= block.end:
            words = stems(document, sentence.first, sentence.last)
            size.update(words)
            together = max(together, sum(weights[w] for w in wanted.intersection(words)))
            for word in wanted.intersection(words):
                times[word] += 1
    led = _led(document, first, last)
    wanted -= led if not all(times[word] for word in led) else set()
    weights = {word: weight for word, weight in weights.items() if word in wanted}
    if len(wanted) < _FEWEST or len(size) < rule.options["smallest_body"]:
        return
    shared = (_weight({word: times[word] for word in wanted}, weights) + together) / 2 / max(1.0, sum(weights.values()))
    count = sum(1 for word in wanted if times[word])
    if shared <= rule.options["most_shared"] and count <= _MOST * len(wanted):
        yield found(document, rule, block.start, document.tokens[last - 1].end, count=count, other=len(wanted))


def _led(document: Document, first: int, last: int) -> set[str]:
    """The stems of a quotation that the headline leads with: where it stands nowhere, that is for headline-quote."""
    quoted = next((q.inner for q in document.quotes if q.span.start == document.tokens[first].start), None)
    inside = (i for i in range(first, last) if quoted and quoted.start <= document.tokens[i].start < quoted.end)
    return {word for i in inside for word in stems(document, i, i + 1)}


def _weight(times: Mapping[str, int], weights: Mapping[str, float]) -> float:
    """The weight of the words that the body has, with up to a third off for those that it seldom has."""
    return sum(weights[word] * (2 + min(n, _OFTEN) / _OFTEN) / 3 for word, n in times.items() if n)


def _rarity(word: str) -> float:
    """From 1 for an everyday word to about 8 for one that no dictionary has."""
    return log(word_ranks().get(word, _UNKNOWN) + 50) - 3
