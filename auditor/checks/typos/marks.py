"""Quotation marks that were never closed, face the wrong way or are of two kinds; and lines of the page in the copy."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditor.checks.finding import found
from auditor.checks.written import in_story
from auditor.document import Document
from auditor.model import Quote, Rule
from auditor.parse.structure import STORY
from auditor.phrases import Hit
from auditor.report import Finding

_REVERSED = re.compile(r"(?<=\s)”(?=\w)|(?<=[\w.,!?])“(?=[\s.,;:!?]|$)")
_SINGLE = re.compile(r"‘|(?<!\w)'(?=\w)")
_OPENERS = frozenset('"“„«')
_INNER = re.compile(r"(?<!\w)‘(?!\d|(?:em|til|tis|twas|cause|bout|n)\b)(?=\w)", re.IGNORECASE)  # not “‘90s”
_SHOWN = 3  # of many marks of the other kind, so many are pointed at


def quote_marks(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A quotation without its closing mark, unless the next paragraph takes it up with a mark; a mark the wrong way."""
    story = [b for b in document.blocks if b.kind in STORY]
    following = {one.end: document.text[two.start] for one, two in pairwise(story)}
    for quote in document.quotes:
        block_end = story[bisect_right(story, quote.span.start, key=lambda b: b.start) - 1].end
        goes_on = quote.span.end == block_end and following.get(block_end) in _OPENERS
        if not quote.closed and not goes_on:
            first = document.text[quote.span.start : quote.span.end].split(maxsplit=1)[0]
            end = quote.span.start + max(len(first), 1)
            yield found(document, rule, quote.span.start, end, passage="is never closed")
        opened = [m.start() for m in _INNER.finditer(document.text, *quote.inner)]
        if quote.closed and len(opened) > sum(document[quote.inner].count(mark) for mark in "’'"):
            yield found(document, rule, opened[-1], opened[-1] + 1, passage="is not closed before the outer one")
    for block in story:
        for match in _REVERSED.finditer(document.text, block.start, block.end):
            yield found(document, rule, *match.span(), passage="faces the wrong way")


def mixed_marks(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Quotations that open with one kind of mark and close with the other; else the first few of the rarer kind.

    Where the option `outer` says which marks are the house's, double or single, also the first few with others.
    """
    text = document.text
    kinds = [(text[q.span.start] in "“”", text[q.span.end - 1] in "“”", q) for q in document.quotes if q.closed]
    kinds = [k for k in kinds if text[k[2].span.start] in '"“”' and text[k[2].span.end - 1] in '"“”']
    mixed = [q for opens, closes, q in kinds if opens != closes]
    curly = [q for opens, closes, q in kinds if opens and closes]
    straight = [q for opens, closes, q in kinds if not opens and not closes]
    rarer = min(straight, curly, key=len) if straight and curly else []
    for quote in sorted([*mixed, *rarer], key=lambda q: q not in mixed)[: max(_SHOWN, len(mixed))]:
        yield found(document, rule, *quote.span, count=len(straight), other=len(curly))
    yield from _not_of_the_house(document, rule)


def _not_of_the_house(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first few quotations of the story's paragraphs in the other marks; headlines have their own."""
    house: str = rule.options.get("outer", "")
    others = {"double": "'‘", "single": '"“'}.get(house, "")
    own = replace(rule, message=rule.options["house-message"])
    paragraphs = (q for q in document.quotes if q.kind != "title" and in_story(document, q.span.start))
    strange = [q for q in paragraphs if others and document.text[q.span.start] in others and not _apart(document, q)]
    for quote in strange[:_SHOWN]:
        yield found(document, own, *quote.span, passage=house)


def _apart(document: Document, quote: Quote) -> bool:
    """Whether a quotation has marks of its own: inside another, whose single marks are not always told from
    apostrophes, or as a line by itself, which is a subheading.
    """
    sentence = document.sentence_at(quote.span.start)
    if sentence is None:
        return True
    block = document.blocks[sentence.block]
    alone = document[block.start, block.end].strip() == document[quote.span]
    return alone or bool(_SINGLE.search(document.text, sentence.start, quote.span.start))


def furniture(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Every block that belongs to the page and not to the story."""
    for block in document.blocks:
        if block.kind == "furniture":
            yield found(document, rule, block.start, block.end)
