"""A headline surer than its story: the body hedges, or nobody in it says so much, or it is another story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log

from auditor.checks.finding import found
from auditor.model import Document, Rule, Sentence, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets, word_ranks

_LEAST_SHARED = 0.5
_STEM = 5
_UNKNOWN = 60_000  # rank of a word that stands in no dictionary


def _content(document: Document, sentence: Sentence) -> set[str]:
    """The stems of a sentence's words that carry its meaning."""
    common = sets()["function-words"]
    return {
        t.word[:_STEM]
        for t in document.tokens[sentence.first : sentence.last]
        if t.word[0].isalnum() and t.word not in common and (len(t.word) > 2 or t.word[0].isdigit())
    }


def _headline(document: Document) -> Sentence | None:
    """The headline's sentence; None when there is no headline or no story below it."""
    sentences = document.sentences
    if len(sentences) < 2 or not document.headline or document.where(sentences[0]) != "headline":
        return None
    return sentences[0]


def lost_hedge(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """The sentences that say what the headline says are hedged (group `hedge`), and the headline is not.

    A headline with a hedge, a question, an attribution (“, says union”, “: union”) or quotation marks (group `safe`,
    and marks) is as careful as it should be; one that says “will” (group `will`) must have a sentence that says so too.
    """
    head, block = _headline(document), document.headline
    if head is None or block is None:
        return
    above = [h for h in hits if h.start < block.end]
    future = next((h for h in above if h.entry.group == "will"), None)
    line = document[block.start, block.end]
    told = any(a.content.start < block.end and not a.stance for a in document.attributions)
    label = document.tokens[head.first].word in ("the", "a", "an")  # “The most powerful blasts ever” states nothing
    careful = label or any(mark in line for mark in ':“‘"|') or " '" in line or len(above) > 0
    if (careful and future is None) or told or "?" in line:
        return
    wanted = _content(document, head)
    close = list(_closest(document, wanted, block.end)) if len(wanted) >= 3 else []
    hedged = [_within(hits, s, "hedge") for s in close]
    sure = future is not None and any(_within(hits, s, "will") for s in close)
    if close and not sure and (all(hedged) if future is None else any(hedged)):
        hedge = next(h for h in hedged if h)
        span = (future.start, future.end) if future else head[:2]
        evidence = tuple(Span(s.start, s.end) for s, h in zip(close, hedged, strict=True) if h)[:2]
        yield found(document, rule, *span, evidence=evidence, other=document[hedge.start, hedge.end])


def _within(hits: Sequence[Hit], sentence: Sentence, group: str) -> Hit | None:
    return next((h for h in hits if sentence.start <= h.start < sentence.end and h.entry.group == group), None)


def _closest(document: Document, wanted: set[str], start: int) -> Iterator[Sentence]:
    """The body's sentences that share most of the headline's words, at least half of them."""
    body = [s for s in document.sentences if s.start >= start]
    shares = [len(wanted & _content(document, s)) / len(wanted) for s in body]
    least = max(_LEAST_SHARED, max(shares, default=0.0) - 0.15)
    return (s for s, share in zip(body, shares, strict=True) if share >= least)


def wrong_body(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Headline and body share almost no word that carries meaning: the wrong headline on the story.

    Rare words count for more than common ones: any two stories share “year” and “government”.
    """
    head = _headline(document)
    if head is None:
        return
    wanted = _content(document, head)
    body: set[str] = set()
    for sentence in document.sentences[1:]:
        body |= _content(document, sentence)
    weights = {t.word[:_STEM]: _rarity(t.word) for t in document.tokens[head.first : head.last]}
    shared = sum(weights[w] for w in wanted & body) / max(1.0, sum(weights[w] for w in wanted))
    if len(wanted) >= 4 and len(body) >= rule.options["smallest_body"] and shared <= rule.options["most_shared"]:
        yield found(document, rule, head.start, head.end, count=len(wanted & body), other=len(wanted))


def _rarity(word: str) -> float:
    """From 1 for an everyday word to about 8 for one that no dictionary has."""
    return log(word_ranks().get(word, _UNKNOWN) + 50) - 3


def overclaim(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Words of doom or triumph in the headline (`terms`) with none so strong in the body; the body's own measured words
    (group `measured`) are the evidence, and there must be some.
    """
    block = document.headline
    if block is None:
        return
    strong = [h for h in hits if h.entry.group == "terms"]
    below = [h for h in strong if h.start >= block.end]
    measured = [h for h in hits if h.entry.group == "measured" and h.start >= block.end]
    for hit in strong:
        stem = max(document[hit.start, hit.end].lower().split(), key=len)[:_STEM]
        said = any(stem in document[h.start, h.end].lower() for h in below)
        if hit.start < block.end and not said and measured:
            evidence = tuple(Span(h.start, h.end) for h in _spread(measured))
            words = " and ".join(f"“{document[span]}”" for span in evidence)
            yield found(document, rule, hit.start, hit.end, evidence=evidence, passage=words)


def _spread(hits: Sequence[Hit]) -> Sequence[Hit]:
    """The two longest of the measured phrases: “a little less secure” says more than “could”."""
    longest = sorted(hits, key=lambda h: (h.first - h.last, h.start))[:2]
    return sorted(longest, key=lambda h: h.start)
