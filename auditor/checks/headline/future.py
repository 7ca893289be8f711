"""A “will” of the headline, held to what the story says of the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.checks.headline.excerpt import from_the_middle
from auditor.checks.headline.match import Match, in_first_person, matches, stems, tokens_of, within
from auditor.document import Document
from auditor.model import Block, Sentence
from auditor.phrases import Hit

HEDGES = ("hedge", "accused")
NEAR = 0.15  # a sentence that shares less than the closest one by no more than this says the same
_RELATED = 0.25  # of the headline's words: the sentence speaks of the same thing
_NEAREST = 3  # sentences among which the body's hedge on a coming event is looked for
_LONG = 250  # words of a story in which a thing to come is called so somewhere
_FEWEST = 2  # words that tell what is to come
_OBJECT = 3  # words behind “is to” among which the event stands
_NEXT_CLAUSE = frozenset(("after", "amid", "as", "because", "but", "while"))


def future_of(document: Document, block: Block, hits: Sequence[Hit]) -> tuple[Hit | None, Sequence[int]]:
    """The “will” of a headline and where its sentence begins and ends; None and the whole headline, if it has none."""
    future = within(hits, block[1:], "will")
    sentence = document.sentence_at(future.start) if future else None
    return future, sentence[:2] if sentence else block[1:]


def unsure(document: Document, block: Block, hits: Sequence[Hit], future: Hit) -> list[tuple[Sentence, Hit]]:
    """The hedges of the sentences nearest to a “will” of the headline; none where the body says “will” of it too."""
    event = _event(document, block, future)
    related = sorted((m for m in _body(document, block, hits, future) if m.share >= _RELATED), key=lambda m: -m.share)
    for share, sentence in related:
        told = set(event).intersection(stems(document, sentence.first, sentence.last))
        certain = within(hits, sentence, "will") or _to_be(document, within(hits, sentence, "sure"), event)
        same = share >= related[0].share - NEAR or told
        if same and certain and not within(hits, sentence, *HEDGES, "doubt"):
            return []
    hedges = [(m.sentence, within(hits, m.sentence, *HEDGES, "doubt")) for m in related[:_NEAREST]]
    return [(sentence, hedge) for sentence, hedge in hedges if hedge]


def nowhere(document: Document, block: Block, hits: Sequence[Hit], future: Hit) -> Sentence | None:
    """The sentence nearest to a “will” of the headline, where none of the story says “will” of what it is about or
    tells of the event. A column, a part of a story and a short one, which tells all in the present, promise nothing.
    """
    event = set(_event(document, block, future))
    body = _body(document, block, hits, future)
    short = sum(s.last - s.first for s in document.sentences if s.start >= block.end) < _LONG
    if not body or short or in_first_person(document, block) or from_the_middle(document, block.end):
        return None
    for share, sentence in body:
        told = event.intersection(stems(document, sentence.first, sentence.last))
        if told or share >= _RELATED and within(hits, sentence, "will", "sure"):
            return None
    return max(body).sentence


def _body(document: Document, block: Block, hits: Sequence[Hit], future: Hit) -> Sequence[Match]:
    """The sentences that have to do with the headline, or failing that with the clause of its “will”."""
    wanted = set(stems(document, *tokens_of(document, block)))
    body = list(matches(document, wanted, block.end)) if len(wanted) >= _FEWEST else []
    claim = _claim(document, hits, tokens_of(document, block), future)
    if not any(m.share >= _RELATED for m in body) and len(claim) >= _FEWEST:
        body = list(matches(document, claim, block.end))
    return body


def _claim(document: Document, hits: Sequence[Hit], line: tuple[int, int], future: Hit) -> set[str]:
    """The words of the clause that a “will” stands in: “vote will be rigged” of “Scholars warn … as Roy gains”."""
    first, last = line
    told = (h.last for h in hits if h.entry.group == "told" and first <= h.first < future.first)
    cut = (i for i in range(future.last, last) if document.tokens[i].word in _NEXT_CLAUSE)
    return set(stems(document, max(told, default=first), next(cut, last)))


def _event(document: Document, block: Block, future: Hit) -> Sequence[str]:
    """The stem of what is to come: “will finish” is borne out by a “will finish” of the body."""
    return stems(document, future.last, tokens_of(document, block)[1])[:1]


def _to_be(document: Document, sure: Hit | None, event: Sequence[str]) -> bool:
    """Whether what is as good as certain is the event: “is to pay” where the headline says “will pay”."""
    return sure is not None and not set(event).isdisjoint(stems(document, sure.last, sure.last + _OBJECT))
