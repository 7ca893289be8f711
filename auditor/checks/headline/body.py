"""The wrong headline on the story: what speaks for its being the story's own, against what speaks against it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from math import exp, log
from typing import NamedTuple

from auditor.checks.finding import found
from auditor.checks.headline.match import carrying, headline, in_first_person, stem, stems, tokens_of
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import word_ranks

_UNKNOWN = 60_000  # rank of a word that stands in no dictionary
_FEWEST = 3  # words of a headline that can be judged, none of them in the story; one more if it led with a quotation
_LEAD = 120  # words of the story that make its lead
_IN_LEAD, _BELOW, _NOWHERE = 0.62, 0.20, 0.18  # where a word of a headline stands in its own story
_CLOSER = 2.5  # how much likelier a word is in the news than in any text: stories share their subjects
_TELLING = 10  # words that tell what the story is about
_ABOUT = 3  # what each of them in the headline speaks for it
_PARTED = frozenset(":|-–—")
_BROKEN = ("Ã", "â€")  # characters decoded wrongly: first mend the headline


class _Story(NamedTuple):
    """The body: how often it has each stem, the stems of its lead, the size of both in words, what it is about."""

    times: Mapping[str, int]
    lead: frozenset[str]
    size: int
    lead_size: int
    about: Sequence[str]


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding where more speaks against the headline than for it, by the words that carry meaning.

    Each of them stands in the story's lead, further down or nowhere, and each place is so much likelier under the own
    headline than under another story's, where it is a matter of chance: of how common the word is and how long the
    story (naive Bayes; the sum of the logarithms). The words that the story itself uses most count for more. The
    option `least` is what must speak for the headline. A quotation that it leads with counts only where the story has
    all its words, and a column's headline in the first person promises nothing.
    """
    block = headline(document)
    if (
        block is None
        or in_first_person(document, block)
        or any(mark in document[block.start, block.end] for mark in _BROKEN)
    ):
        return
    first, last = _unlabelled(document, hits, *tokens_of(document, block))
    words = {stem(t.word): t.word for t in carrying(document, first, last)}
    story = _story(document, block.end)
    led = _led(document, first, last)
    unsaid = not all(story.times[word] for word in led)
    if unsaid:
        words = {key: word for key, word in words.items() if key not in led}
    count = sum(1 for key in words if story.times[key])
    if (
        len(words) < _FEWEST + unsaid
        or len(words) == _FEWEST
        and count
        or len(story.times) < rule.options["smallest_body"]
    ):
        return
    weight = sum(_evidence(key, word, story) for key, word in words.items())
    weight += _ABOUT * sum(1 for key in story.about if key in words)
    if weight < rule.options["least"]:
        yield found(document, rule, block.start, document.tokens[last - 1].end, count=count, other=len(words))


def _evidence(key: str, word: str, story: _Story) -> float:
    """How much likelier it is that the word stands where it does under its own story's headline: natural logarithm."""
    chance = _CLOSER * _frequency(word)
    lead = min(0.6, max(0.01, 1 - exp(-chance * story.lead_size)))
    anywhere = min(0.9, max(1.5 * lead, 1 - exp(-chance * story.size)))
    if key in story.lead:
        return log(_IN_LEAD / lead)
    return log(_BELOW / (anywhere - lead + 0.01)) if story.times[key] else log(_NOWHERE / (1 - anywhere))


def _frequency(word: str) -> float:
    """The share of a text's words that a word makes up, by its rank (Zipf's law)."""
    return 0.08 / (word_ranks().get(word, word_ranks().get(word.capitalize(), _UNKNOWN)) + 30)


def _story(document: Document, start: int) -> _Story:
    times: Counter[str] = Counter()
    forms: dict[str, str] = {}
    lead: frozenset[str] = frozenset()
    size = lead_size = 0
    for sentence in (s for s in document.sentences if s.start >= start):
        for token in carrying(document, sentence.first, sentence.last):
            key = stem(token.word)
            times[key] += 1
            forms[key] = token.word
        size += sentence.last - sentence.first
        if size >= _LEAD and not lead_size:
            lead, lead_size = frozenset(times), size
    telling = ((log(1 + n) * log(_frequency(forms[key])), key) for key, n in times.items() if n > 1)
    about = [key for _, key in nsmallest(_TELLING, telling)]
    return _Story(times, lead or frozenset(times), size, lead_size or size, about)


def _unlabelled(document: Document, hits: Sequence[Hit], first: int, last: int) -> tuple[int, int]:
    """The tokens of the headline without a label (`hits` of group `label`): “In pictures:”, “– live”."""
    for hit in hits:
        if hit.first == first and hit.last < last and document.tokens[hit.last].word in _PARTED:
            first = hit.last + 1
        elif hit.last == last and first < hit.first and document.tokens[hit.first - 1].word in _PARTED:
            last = hit.first - 1
    return first, last


def _led(document: Document, first: int, last: int) -> set[str]:
    """The stems of a quotation that the headline leads with: where it stands nowhere, that is for headline-quote."""
    quoted = next((q.inner for q in document.quotes if q.span.start == document.tokens[first].start), None)
    inside = (i for i in range(first, last) if quoted and quoted.start <= document.tokens[i].start < quoted.end)
    return {word for i in inside for word in stems(document, i, i + 1)}
