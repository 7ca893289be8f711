"""The wrong headline on the story: what speaks for its being the story's own, against what speaks against it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from math import log
from typing import NamedTuple

from auditor.checks.finding import found
from auditor.checks.headline.chance import LEAD, chances, rarity
from auditor.checks.headline.excerpt import from_the_middle
from auditor.checks.headline.match import carrying, headline, in_first_person, stem, stems, tokens_of
from auditor.document import Document
from auditor.measure.sentiment import moving
from auditor.model import Rule, Token
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import known

_FEWEST = 3  # words of a headline that can be judged; one more if it led with a quotation
_IN_LEAD, _BELOW = 0.62, 0.20  # how often a word of a headline stands in the lead of its own story, or further down
_NOWHERE = 0.14  # how often it stands nowhere in it
_NAMELESS = 0.04  # a name
_COLOURED = 0.30  # a word of the headline's own colour: “stunning upset”, “stares down”
_DOING = ("ed", "ing")  # endings of verbs, which headlines have for the story's longer ones
_TELLING = 10  # words that tell what the story is about
_ABOUT = 3  # what each of them in the headline speaks for it
_WHOLE = 400  # words of a story from which on it has room for what its headline says
_BRIEF = 2.5  # what a story of no words may lack more than a whole one
_YEAR = re.compile(r"(?:19|20)\d\d$")
_COUNTING = frozenset(
    "one two three four five six seven eight nine ten first second third fourth fifth half both last next".split()
)
_PARTED = frozenset(":|-–—")
_BROKEN = ("Ã", "â€")  # characters decoded wrongly
_LEFT = 5  # letters of a word beside them that can be told from a short common one


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
    story (naive Bayes; the sum of the logarithms). The words that the story itself uses most count for more, and a
    name that stands nowhere counts more against the headline than another word. The option `least` is what must
    speak for the headline, `least_in_part` the same over a part from the middle of a story, where less of it can
    stand. A quotation that it leads with counts only where the story has all its words, and a column's headline in
    the first person promises nothing.
    """
    block = headline(document)
    if block is None or in_first_person(document, block):
        return
    first, last = _unlabelled(document, hits, *tokens_of(document, block))
    words = {stem(t.word): t for t in _whole(document, first, last)}
    story = _story(document, block.end)
    led = _led(document, first, last)
    unsaid = not all(story.times[word] for word in led)
    if unsaid:
        words = {key: token for key, token in words.items() if key not in led}
    count = sum(1 for key in words if story.times[key])
    if len(words) < _FEWEST + unsaid or len(story.times) < rule.options["smallest_body"]:
        return
    part = from_the_middle(document, block.end)
    weight = sum(_evidence(key, t, story, not part and _named(document, t)) for key, t in words.items())
    weight += _ABOUT * sum(1 for key in story.about if key in words)
    least = rule.options["least_in_part" if part else "least"] - _BRIEF * max(0.0, 1 - story.size / _WHOLE)
    if weight < least:
        yield found(document, rule, block.start, document.tokens[last - 1].end, count=count, other=len(words))


def _evidence(key: str, token: Token, story: _Story, named: bool) -> float:
    """How much likelier it is that the word stands where it does under its own story's headline: natural logarithm."""
    lead, anywhere = chances(key, token.word, story.lead_size, story.size)
    if key in story.lead:
        return log(_IN_LEAD / lead)
    if story.times[key]:
        return log(_BELOW / (anywhere - lead + 0.01))
    if token.word[0].isdigit():
        return 0  # whether a number is right is for headline-number
    coloured = token.word.endswith(_DOING) or moving(token.word)
    return log((_NAMELESS if named else _COLOURED if coloured else _NOWHERE) / (1 - anywhere))


def _named(document: Document, token: Token) -> bool:
    """Whether a word of the headline is a name: in Title Case, one that is no word else."""
    return document.text[token.start].isupper() and token.word.isalpha() and not known(token.word)


def _whole(document: Document, first: int, last: int) -> Iterator[Token]:
    """The words of the headline that carry meaning; of a word decoded wrongly what is left of it: “HusbandÃ¢â‚¬â„¢s”.

    Years, which are most often the one we are in, and numbers in words, which every story has, tell nothing.
    """
    line = document.text[document.tokens[first].start : document.tokens[last - 1].end]
    broken = any(mark in line for mark in _BROKEN)
    for token in carrying(document, first, last):
        if _YEAR.match(token.word) or token.word in _COUNTING:
            continue
        if not broken or token.word.isascii():
            yield token
        elif len(word := "".join(filter(str.isascii, token.word))) >= _LEFT:
            yield token._replace(word=word)


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
        if size >= LEAD and not lead_size:
            lead, lead_size = frozenset(times), size
    telling = ((-log(1 + n) * rarity(key, forms[key]), key) for key, n in times.items() if n > 1)
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
