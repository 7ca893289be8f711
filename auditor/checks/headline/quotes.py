"""Words in quotation marks in the headline: said by nobody in the body, or an exaggeration dressed up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline.match import within
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_FEW = 5  # words; a longer quotation is somebody's sentence, and for headline-quote


def overclaim(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Few quoted words of the headline that hold one of the rule's `terms`, with nobody in the headline who says them
    (group `told`).
    """
    head = document.headline
    above = [h for h in hits if head and h.start < head.end]
    if head is None or any(h.entry.group == "told" for h in above):
        return
    for quote in document.quotes:
        inside = within(above, quote.inner, "terms")
        if inside and quote.kind != "title" and len(document[quote.inner].split()) <= _FEW:
            yield found(document, rule, *quote.span)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a headline quotation whose words do not stand in the body in that order; case, ellipses and
    bracketed changes are allowed. The nearest passage is the evidence.
    """
    head = document.headline
    if head is None or not head.end:
        return
    start = bisect_left(document.tokens, head.end, key=lambda t: t.start)
    body = [t for t in document.tokens[start:] if t.word[0].isalnum() or t.word == "'s"]
    if len(body) < 25:
        return
    words = [t.word for t in body]
    for quote in document.quotes:
        if quote.span.end > head.end:
            break
        runs = list(_runs(document, quote.inner))
        if runs and not all(_stands(run, words) for run in runs):
            near = _nearest([w for run in runs for w in run], words)
            evidence = (Span(body[near[0]].start, body[near[1] - 1].end),) if near else ()
            passage = f"; the nearest words are “{' '.join(document[evidence[0]].split())}”" if evidence else ""
            yield found(document, rule, *quote.span, evidence=evidence, passage=passage)


def _runs(document: Document, inner: Span) -> Iterator[list[str]]:
    """The words of a quotation, cut at ellipses and brackets."""
    run: list[str] = []
    first = bisect_left(document.tokens, inner.start, key=lambda t: t.start)
    last = bisect_left(document.tokens, inner.end, key=lambda t: t.start)
    depth = 0
    for token in document.tokens[first:last]:
        if token.word in ("[", "(", "...", "…", "..", "]", ")"):
            depth += {"[": 1, "(": 1, "]": -1, ")": -1}.get(token.word, 0)
            if run:
                yield run
            run = []
        elif (token.word[0].isalnum() or token.word == "'s") and depth <= 0:
            run.append(token.word)
    if run:
        yield run


def _stands(run: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words stand in the body in a row."""
    size = len(run)
    target = list(run)
    return any(words[i] == target[0] and list(words[i : i + size]) == target for i in range(len(words) - size + 1))


def _nearest(run: Sequence[str], words: Sequence[str]) -> tuple[int, int] | None:
    """The stretch of the body that shares most words with the quotation, if it shares more than half of them."""
    want, size = set(run), max(len(run), 3)
    best, place = 0, None
    inside: list[str] = []
    for i, word in enumerate(words):
        inside.append(word)
        if len(inside) > size + 2:
            inside.pop(0)
        shared = len(want & set(inside)) if word in want else 0
        if shared > best:
            best, place = shared, (max(0, i + 1 - size - 2), i + 1)
    return place if place and best > 0.5 * len(want) and best > 1 else None
