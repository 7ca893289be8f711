"""Quotations that leave the reader asking who speaks: nobody does, or somebody who is named too late."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.nearness import (
    ENDS,
    abuts,
    cites,
    names_somebody,
    paragraph,
    paragraph_before,
    quotes_in,
    refers_back,
    sentence_behind,
    spoken_before,
    whole,
)
from auditor.document import Document
from auditor.model import Block, Quote, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_TAG = 6  # words of a sentence within which “Mr Crow asked” is a tag


def orphan(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a whole quotation with no speaker in its paragraph nor in the one before.

    Options: `leads-up`, words of a sentence that a quotation stands behind as what was written or sung; `takes-up`,
    words with which the sentence behind says whose words they were.
    """
    for number, quote in enumerate(document.quotes):
        block = paragraph(document, quote.span)
        if (
            block is None
            or quote.cue
            or not whole(document, quote)
            or (abuts(document, number) or abuts(document, number - 1))
        ):
            continue
        if not _unspoken(document, rule, quote, block) or _taken_up(document, rule, quote, block):
            continue
        if document.text.count(document[quote.inner]) == 1:  # not pulled out of the story, nor taken up in it again
            yield found(document, rule, *quote.span)


def _unspoken(document: Document, rule: Rule, quote: Quote, block: Block) -> bool:
    """Whether what stands before a quotation gives it no speaker.

    A quotation that opens a paragraph and is followed by the reporter's own words has left the speaker above behind,
    unless that paragraph ends with a quotation, which it then continues.
    """
    above = paragraph_before(document, block)
    opens = not document[block.start, quote.span.start].strip()
    alone = opens and not document[quote.span.end, block.end].strip()
    if above and document[above.start, above.end].rstrip()[-1:] not in (*ENDS, '"', "”"):
        return False
    if opens and not alone:
        return not above or not spoken_before(document, above)
    if opens and (not above or quotes_in(document, above)):  # the next paragraph may name a voice that opens a story
        return False
    near = above.start if above and opens else block.start
    i = bisect_left(document.sentences, quote.span.start, key=lambda s: s.start) - 1
    leading = document.tokens[document.sentences[i].first : document.sentences[i].last] if i >= 0 else ()
    if any(t.word in rule.options["leads-up"] for t in leading):
        return False
    if names_somebody(document, near, quote.span.start) or document[near, quote.span.start].rstrip()[-1:] == "?":
        return False
    return not cites(document, above.start if above else block.start, quote.span.start)


def _taken_up(document: Document, rule: Rule, quote: Quote, block: Block) -> bool:
    """Whether the sentence behind a quotation says whose words they were: “That is how Ana Ruiz sees it”."""
    rest = document[quote.span.end, block.end].strip()
    if not rest or not rest[0].isupper():
        return bool(rest)  # “…” — Ana Ruiz, baker · “…?” is how the film ends
    sentence = sentence_behind(document, quote.span.end, block)
    if sentence is None:
        return False
    words = [t.word for t in document.tokens[sentence.first : sentence.last]]
    tag = next((i for i, word in enumerate(words[:_TAG]) if word in sets()["cue-say"]), 0)
    named = bool(document.named(sentence.start, document.tokens[sentence.first + tag].start))  # “…?” Mr Crow asked
    return words[0] in rule.options["takes-up"] or named or cites(document, *sentence[:2], says=True)


def late(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a quotation that keeps a speaker who is new here until its end.

    Options: `sentences`, from how many on, if they have `words` together; `goes-on`, verbs of one who spoke before.
    """
    options = rule.options
    speakers = [(a.content.start, a.speaker) for a in document.attributions if a.source]
    for number, quote in enumerate(document.quotes):
        block = paragraph(document, quote.span)
        if block is None or quote.kind != "speech" or not quote.cue or not quote.speaker:
            continue
        if quote.cue.start < quote.span.end or document[quote.cue].lower() in options["goes-on"]:
            continue
        start = _beginning(document, number)
        first = bisect_right(document.sentences, start, key=lambda s: s.start) - 1
        last = bisect_left(document.sentences, quote.inner.end, key=lambda s: s.start)
        size = len(document[start, quote.inner.end].split())
        heads = (document[s.start, s.end].lstrip("\"“‘'. ")[:1] for s in document.sentences[first:last])
        long = (
            sum(head.isalnum() and not head.islower() for head in heads) >= options["sentences"]
            and size >= options["words"]
        )
        if long and not _known(document, quote, start, speakers):
            end = max(quote.speaker.end, quote.cue.end)
            head = document.sentences[first]
            evidence = (Span(start, min(head.end, quote.inner.end)),)
            yield found(document, rule, start, end, evidence=evidence, speaker=document[quote.speaker])


def _beginning(document: Document, number: int) -> int:
    """Where a quotation begins that runs over paragraphs."""
    while number and not document.quotes[number - 1].closed:
        above = document.quotes[number - 1]
        if document[above.span.end, document.quotes[number].span.start].strip():
            break
        number -= 1
    return document.quotes[number].span.start


def _known(document: Document, quote: Quote, start: int, speakers: Sequence[tuple[int, str | None]]) -> bool:
    """Whether the reader knows a speaker before the words begin: the last one to speak, or one named just above."""
    source = quote.speaker or quote.span
    names = document.named(*source)
    words = document[source].lower().split()
    apposed = document.text.startswith(", ", source.end) and document.text[source.end + 2 : source.end + 3].isupper()
    if apposed and not names:
        names = document.named(source.end, source.end + 3)  # “her father, Martin Lisle”
    if not names and words[0] in sets()["speaker-pronouns"] | {"the", "it", "his", "her", "their", "its"}:
        return True
    own = next((a.speaker for a in document.attributions if a.source == source), None)
    i = bisect_left(speakers, (start, "")) - 1
    if i >= 0 and speakers[i][1] == own:
        return True
    block = paragraph(document, Span(start, start + 1))
    above = paragraph_before(document, block) if block else None
    near = above.start if above else block.start if block else start
    if any(name in document.named(near, start) for name in names):
        return True
    before = [name for name in document.named(0, start) if name.person]
    return refers_back(document, near, start) and (not before or before[-1] in names or not names)
