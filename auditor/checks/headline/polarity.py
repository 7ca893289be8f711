"""A headline that tells the opposite outcome of its story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline.match import asks, carrying, clause, headline, matches, stem, stems, tokens_of, within
from auditor.document import Document
from auditor.model import Block, Rule, Sentence, Span
from auditor.phrases import Hit
from auditor.report import Finding

_LEAST_SHARED = 0.4  # of the headline's other words
_FEWEST_SHARED = 2  # of them, where there are so many
_DOER = 3  # words that carry meaning before an outcome, one of which says whose it is
_NOT = frozenset("not no never without nor neither refuse refuses refused fail fails failed".split())
_REACH = 3  # words between a denial and what it denies


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for an outcome in the headline where each sentence of the body about it tells the opposite.

    The option `opposites` lists pairs of groups of phrases. Words of `reversing` behind an outcome (“dismissed a
    challenge to …”) turn it round where what they challenge is what the headline says was backed. For the groups of
    the option `personal` the two must be told of the same: who wins, another loses.
    """
    block = headline(document)
    if block is None or asks(document, block[1:]):
        return
    for one, other in rule.options["opposites"]:
        above = [h for h in hits if h.start < block.end and h.entry.group in (one, other)]
        if len(above) != 1:
            continue
        told = above[0]
        group = _turned(document, told, one, other)
        against = other if group == one else one
        sentences = _about(document, block, told)
        doer = _doer(document, told) if one in rule.options["personal"] else ""
        target = set(stems(document, told.last, told.last + _REACH)[:1])
        outcomes = [_outcome(document, hits, s, (one, other), target) for s in sentences]
        contrary = [hit for hit, side in (o for o in outcomes if o) if side == against and _by(document, hit, doer)]
        if contrary and len(contrary) == len([o for o in outcomes if o]):
            place = document.sentence_at(contrary[0].start)
            evidence = (Span(place.start, place.end),) if place else ()
            written = " ".join(document[contrary[0].start, contrary[0].end].split())
            yield found(document, rule, told.start, told.end, evidence=evidence, other=written)
            return


def _about(document: Document, block: Block, told: Hit) -> Sequence[Sentence]:
    """The sentences of the body that share enough of the headline's words, in the clause of the outcome, beside it."""
    first, last = clause(document, *tokens_of(document, block), told.first)
    wanted = set(stems(document, first, last))
    others = len(wanted) - 1
    needed = max(min(_FEWEST_SHARED, others), _LEAST_SHARED * others) / max(1, len(wanted))
    return [m.sentence for m in matches(document, wanted, block.end) if m.share >= needed]


def _doer(document: Document, told: Hit) -> str:
    """The stem of the word before the outcome in the headline: “Hull win derby”, “Minister denies leak”."""
    before = document.sentence_at(told.start)
    return next(iter(stems(document, before.first, told.first)[-1:] if before else ()), "")


def _by(document: Document, hit: Hit, doer: str) -> bool:
    """Whether an outcome of the body is told of the headline's doer: one of the words before it."""
    sentence = document.sentence_at(hit.start)
    if not doer or sentence is None:
        return True
    before = list(carrying(document, sentence.first, hit.first))
    return doer in [stem(t.word) for t in before[-_DOER:]]


def _outcome(
    document: Document, hits: Sequence[Hit], sentence: Sentence, pair: tuple[str, str], target: set[str]
) -> tuple[Hit, str] | None:
    """The outcome that a sentence tells, and to which side of the pair it comes down."""
    hit = within(hits, sentence, *pair)
    if hit is None:
        return None
    side = _turned(document, hit, *pair)
    turn = next((h for h in hits if h.entry.group == "reversing" and 0 <= h.first - hit.last <= 2 * _REACH), None)
    if turn is not None and not _against_object(document, turn, sentence, target):
        side = pair[1] if side == pair[0] else pair[0]
    return hit, side


def _turned(document: Document, hit: Hit, one: str, other: str) -> str:
    """The group of a phrase, or the other one where it is denied."""
    before = document.tokens[max(0, hit.first - _REACH) : hit.first]
    denied = any(t.word in _NOT or t.word.endswith("n't") for t in before)
    return (other if hit.entry.group == one else one) if denied else hit.entry.group


def _against_object(document: Document, turn: Hit, sentence: Sentence, target: set[str]) -> bool:
    """Whether a dismissed challenge was made by or for what the headline says was backed: it is nowhere behind it as
    that which was challenged.
    """
    return target.isdisjoint(stems(document, turn.last, sentence.last))
