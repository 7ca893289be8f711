"""A headline surer than its story: the body hedges, or nobody in it says so much, or it is another story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.model import Document, Rule, Sentence, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_LEAST_SHARED = 0.5
_STEM = 5


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
    and marks) is as careful as it should be.
    """
    head = _headline(document)
    block = document.headline
    if head is None or block is None or any(h.start < block.end for h in hits):
        return
    line = document[block.start, block.end]
    if (
        any(mark in line for mark in '?:“‘"|')
        or " '" in line
        or any(a.content.start < block.end for a in document.attributions)
    ):
        return
    wanted = _content(document, head)
    if len(wanted) < 3:
        return
    shared = [
        (len(wanted & _content(document, s)) / len(wanted), s) for s in document.sentences if s.start >= block.end
    ]
    best = max((share for share, _ in shared), default=0.0)
    if best < _LEAST_SHARED:
        return
    close = [s for share, s in shared if share >= max(_LEAST_SHARED, best - 0.15)]
    hedged = [next((h for h in hits if s.start <= h.start < s.end and h.entry.group == "hedge"), None) for s in close]
    if all(hedged):
        evidence = tuple(Span(s.start, s.end) for s in close[:2])
        hedge = next(h for h in hedged if h)
        yield found(document, rule, head.start, head.end, evidence=evidence, other=document[hedge.start, hedge.end])


def wrong_body(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Headline and body share almost no word that carries meaning: the wrong headline on the story."""
    head = _headline(document)
    if head is None:
        return
    wanted = _content(document, head)
    body: set[str] = set()
    for sentence in document.sentences[1:]:
        body |= _content(document, sentence)
    shared = len(wanted & body) / max(1, len(wanted))
    if len(wanted) >= 4 and len(body) >= rule.options["smallest_body"] and shared <= rule.options["most_shared"]:
        yield found(document, rule, head.start, head.end, count=len(wanted & body), other=len(wanted))


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
