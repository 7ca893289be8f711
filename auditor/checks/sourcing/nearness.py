"""A quotation and what stands near it: its paragraph, the one before, and who is named or speaks there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from auditor.document import Document
from auditor.model import Block, Quote, Sentence, Span, Voice
from auditor.resources import sets

ENDS = (".", "!", "?", "…")


def paragraph(document: Document, span: Span) -> Block | None:
    """The paragraph of the story that a span begins in; None in a headline, a caption, a list."""
    i = bisect_right(document.blocks, span.start, key=lambda b: b.start) - 1
    return document.blocks[i] if i >= 0 and document.blocks[i].kind == "paragraph" else None


def paragraph_before(document: Document, block: Block) -> Block | None:
    """The paragraph right above another; None where something else stands there."""
    i = bisect_left(document.blocks, block.start, key=lambda b: b.start)
    return document.blocks[i - 1] if i and document.blocks[i - 1].kind == "paragraph" else None


def sentence_behind(document: Document, offset: int, block: Block) -> Sentence | None:
    """The first sentence of a block that begins at or behind an offset."""
    i = bisect_left(document.sentences, offset, key=lambda s: s.start)
    found = document.sentences[i] if i < len(document.sentences) else None
    return found if found and found.start < block.end else None


def cites(document: Document, start: int, end: int, *, says: bool = False) -> bool:
    """Whether a source of the story stands between two offsets, outside quotations.

    With `says` only one that is brought in by a verb of saying, and no asking or ordering.
    """
    verbs = sets()["cue-say"] - {"ask", "asks", "asked", "order", "orders", "ordered"}
    return any(
        one.source is not None
        and start <= one.source.start < end
        and document.voice(one.source) != Voice.QUOTED
        and (not says or one.cue is not None and document[one.cue].lower() in verbs)
        for one in document.attributions
    )


def names_somebody(document: Document, start: int, end: int) -> bool:
    """Whether a person stands between two offsets, outside quotations: by a name that may be one, a pronoun, a role."""
    bodies = sets()["organisation-words"]
    for name in document.named(start, end):
        if name.person or " " in name.name and bodies.isdisjoint(name.name.lower().split()):
            return True
    first = bisect_left(document.tokens, start, key=lambda t: t.start)
    last = bisect_left(document.tokens, end, key=lambda t: t.start)
    people = (
        sets()["speaker-pronouns"]
        | sets()["person-nouns"]
        | sets()["generic-roles"]
        | {"one", "another", "others", "my", "his", "her"}
    )
    return any(t.word in people and document.voice(t[:2]) != Voice.QUOTED for t in document.tokens[first:last])


def refers_back(document: Document, start: int, end: int) -> bool:
    """Whether the reporter's words between two offsets speak of somebody named earlier: “his remark”."""
    first = bisect_left(document.tokens, start, key=lambda t: t.start)
    last = bisect_left(document.tokens, end, key=lambda t: t.start)
    back = {"he", "she", "his", "her", "him"}
    return any(t.word in back and document.voice(t[:2]) != Voice.QUOTED for t in document.tokens[first:last])


def spoken_before(document: Document, block: Block) -> bool:
    """Whether a paragraph ends with a quotation, or with the tag of one: the next may go on with it."""
    i = bisect_left(document.sentences, block.end, key=lambda s: s.start) - 1
    if i < 0:
        return False
    last = document.sentences[i]
    k = bisect_left(document.quotes, last.start, key=lambda q: q.span.end)
    return any(q.kind == "speech" and q.span.start < last.end for q in document.quotes[k : k + 2])


def quotes_in(document: Document, block: Block) -> bool:
    """Whether a paragraph holds a quotation."""
    k = bisect_left(document.quotes, block.start, key=lambda q: q.span.start)
    return k < len(document.quotes) and document.quotes[k].span.start < block.end


def abuts(document: Document, number: int) -> bool:
    """Whether nothing but a space stands between a quotation and the next, both of whole sentences."""
    if not 0 <= number < len(document.quotes) - 1:
        return False
    one, two = document.quotes[number], document.quotes[number + 1]
    between = document[one.span.end, two.span.start]
    if not between or between.strip(" \u00a0") or one.kind == "title" or not (one.closed and two.closed):
        return False
    return document[one.inner].rstrip().endswith(ENDS) and document.text[two.inner.start].isupper()


def whole(document: Document, quote: Quote, *, tagged: bool = False) -> bool:
    """Whether a quotation begins a sentence, and ends one too unless its speaker follows (`tagged`)."""
    words = document[quote.inner].strip()
    if quote.kind != "speech" or not quote.closed or not words or not (words[0].isupper() or not words[0].isalpha()):
        return False
    first = document.sentence_at(quote.inner.start)
    if first is None or document[first.start, quote.span.start].strip():
        return False
    return tagged or words.endswith(ENDS) and not quote.cue
