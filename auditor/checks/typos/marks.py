"""Quotation marks that were never closed, face the wrong way or are of two kinds; and lines of the page in the copy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.model import Document, Rule
from auditor.parse.structure import STORY
from auditor.phrases import Hit
from auditor.report import Finding

_REVERSED = re.compile(r"(?<=\s)”(?=\w)|(?<=[\w.,!?])“(?=[\s.,;:!?]|$)")
_SHOWN = 3  # of many marks of the other kind, so many are pointed at


def quote_marks(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A quotation without its closing mark, unless the next paragraph takes it up with a mark; a mark the wrong way."""
    story = [b for b in document.blocks if b.kind in STORY]
    following = {one.end: document.text[two.start] for one, two in pairwise(story)}
    for quote in document.quotes:
        block_end = story[bisect_right(story, quote.span.start, key=lambda b: b.start) - 1].end
        if not quote.closed and not (quote.span.end == block_end and following.get(block_end, "") in '"“„«'):
            first = document.text[quote.span.start : quote.span.end].split(maxsplit=1)[0]
            end = quote.span.start + max(len(first), 1)
            yield found(document, rule, quote.span.start, end, passage="is never closed")
    for block in story:
        for match in _REVERSED.finditer(document.text, block.start, block.end):
            yield found(document, rule, *match.span(), passage="faces the wrong way")


def mixed_marks(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Quotations that open with one kind of mark and close with the other; else the first few of the rarer kind."""
    text = document.text
    kinds = [(text[q.span.start] in "“”", text[q.span.end - 1] in "“”", q) for q in document.quotes if q.closed]
    kinds = [k for k in kinds if text[k[2].span.start] in '"“”' and text[k[2].span.end - 1] in '"“”']
    mixed = [q for opens, closes, q in kinds if opens != closes]
    curly = [q for opens, closes, q in kinds if opens and closes]
    straight = [q for opens, closes, q in kinds if not opens and not closes]
    rarer = min(straight, curly, key=len) if straight and curly else []
    for quote in sorted([*mixed, *rarer], key=lambda q: q not in mixed)[: max(_SHOWN, len(mixed))]:
        yield found(document, rule, *quote.span, count=len(straight), other=len(curly))


def furniture(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Every block that belongs to the page and not to the story."""
    for block in document.blocks:
        if block.kind == "furniture":
            yield found(document, rule, block.start, block.end)
