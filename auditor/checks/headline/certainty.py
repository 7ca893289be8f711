"""A headline surer than its story, which hedges what the headline states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.checks.headline import crimes
from auditor.checks.headline.future import HEDGES, NEAR, future_of, nowhere, unsure
from auditor.checks.headline.match import Match, asks, headline, is_month, matches, stems, tokens_of, within
from auditor.document import Document
from auditor.model import Block, Rule, Sentence, Span, Voice
from auditor.phrases import Hit
from auditor.report import Finding

_CLOSE = 0.5  # of the headline's words: the sentence says what the headline says
_SAME = 0.7  # the same, whatever part of it is hedged
_FEWEST = 3  # words of a headline that can be told to be the story's
_REACH = 9  # words behind a hedge that it may govern
_PAUSES = frozenset((",", ";", "-"))  # “X, accused of theft, wrote …”


def lost_hedge(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """The sentences that say what the headline says are hedged (groups `hedge` and `accused`), and the headline is not.

    A headline with a hedge of its own (group `careful`) is as careful as it should be. One that says “will” (group
    `will`), on whosever word, must have a sentence that says so too, or as good as (group `sure`); one that states a
    fact is also let off by an attribution (group `told`, a colon, quotation marks).
    """
    block = headline(document)
    if block is None:
        return
    hits = [h for h in hits if not is_month(document, h)]
    first, last = tokens_of(document, block)
    place = Span(block.start, document.tokens[last - 1].end)
    future, part = future_of(document, block, hits)
    if asks(document, part) or within(hits, part, "careful"):
        return
    if future is None:
        crime, pairs = _stated(document, block, hits, set(stems(document, first, last)))
        place = Span(crime.start, crime.end) if crime else place
    elif document.voice((future.start,)) is not Voice.QUOTED:
        place = Span(future.start, future.end)
        pairs = unsure(document, block, hits, future)
        silent = None if pairs else nowhere(document, block, hits, future)
        if silent:
            own = replace(rule, severity="note")  # a story can tell of what is to come without any such word
            passage = "nothing in it says that this will be"
            yield found(document, own, *place, evidence=(Span(*silent[:2]),), passage=passage)
    else:
        return
    if pairs:
        evidence = [Span(*sentence[:2]) for sentence, _ in pairs[:2]]
        hedge = pairs[0][1]
        passage = f"it hedges (“{' '.join(document[hedge.start, hedge.end].split())}”)"
        yield found(document, rule, *place, evidence=evidence, passage=passage)


def _stated(
    document: Document, block: Block, hits: Sequence[Hit], wanted: set[str]
) -> tuple[Hit | None, list[tuple[Sentence, Hit]]]:
    """The sentences with the hedges on what a headline states; with the crime, where only that is hedged."""
    if len(wanted) < _FEWEST or _told(document, block, hits):
        return None, []
    body = list(matches(document, wanted, block.end))
    pairs = _hedged(document, body, hits, wanted)
    crime = None if pairs else crimes.stated(document, block, hits)
    return crime, crimes.untried(document, body, hits, block, crime) if crime else pairs


def _told(document: Document, block: Block, hits: Sequence[Hit]) -> bool:
    line = document[block.start, block.end]
    label = line.lower().startswith(("the ", "a ", "an "))  # “The most powerful blasts ever” states nothing
    said = any(a.content.start < block.end and not a.stance for a in document.attributions)
    return label or said or any(c in line for c in ':“‘"|') or " '" in line or bool(within(hits, block[1:], "told"))


def _hedged(
    document: Document, body: Sequence[Match], hits: Sequence[Hit], wanted: set[str]
) -> list[tuple[Sentence, Hit]]:
    """The hedges on what the headline states; none where a sentence that says the same is not hedged."""
    head = headline(document)
    own = " ".join(("", *document.words[slice(*tokens_of(document, head))], "")) if head else ""
    close = [m for m in body if m.share >= max(_CLOSE, max(n.share for n in body) - NEAR)]
    pairs = []
    for share, sentence in close:
        inside = [h for h in hits if sentence.start <= h.start < sentence.end and h.entry.group in HEDGES]
        inside = [h for h in inside if f" {' '.join(document.words[h.first : h.last])} " not in own]
        hedge = next((h for h in inside if _governs(document, h, sentence, wanted, share)), None)
        if hedge:
            pairs.append((sentence, hedge))
        elif document.voice((sentence.start + (sentence.end - sentence.start) // 2,)) is Voice.REPORTER:
            return []
    return pairs


def _governs(document: Document, hedge: Hit, sentence: Sentence, wanted: set[str], share: float) -> bool:
    """Whether what a hedge bears on is what the headline says: “could cut the power”, “accused of stealing £40”."""
    last = min(hedge.last + _REACH, sentence.last)
    last = next((i for i in range(hedge.last, last) if document.tokens[i].word in _PAUSES), last)
    governed = stems(document, hedge.last, last)
    shared = wanted.intersection(governed)
    if share >= _SAME and hedge.entry.group != "accused" and shared - _subject(document):
        return True  # “a vaccine against the virus may slow its spread”
    return len(shared) >= 2 and (hedge.entry.group == "accused" or governed[0] in wanted)


def _subject(document: Document) -> set[str]:
    """The first word of the headline that carries meaning, which is most often whom it speaks of."""
    block = headline(document)
    return set(stems(document, *tokens_of(document, block))[:1]) if block else set()
