"""A headline surer than its story: the body hedges, or nobody in it says so much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.headline import crimes
from auditor.checks.headline.match import Match, asks, carrying, headline, matches, stem, stems, tokens_of, within
from auditor.model import Block, Document, Rule, Sentence, Span, Voice
from auditor.phrases import Hit
from auditor.report import Finding

_CLOSE = 0.5  # of the headline's words: the sentence says what the headline says
_RELATED = 0.25  # the sentence speaks of the same thing
_NEAR = 0.15  # a sentence that shares less than the closest one by no more than this says the same
_NEAREST = 3  # sentences among which the body's hedge on a coming event is looked for
_REACH = 9  # words behind a hedge that it may govern
_NEXT_CLAUSE = frozenset(("after", "amid", "as", "because", "but", "while"))
_HEDGES = ("hedge", "accused")


def lost_hedge(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """The sentences that say what the headline says are hedged (groups `hedge` and `accused`), and the headline is not.

    A headline with a hedge of its own (group `careful`) is as careful as it should be. One that says “will” (group
    `will`), on whosever word, must have a sentence that says so too; one that states a fact is also let off by an
    attribution (group `told`, a colon, quotation marks).
    """
    block = headline(document)
    hits = [h for h in hits if document[h.start, h.end] != "May"]  # the month
    first, last = tokens_of(document, block) if block else (0, 0)
    wanted = set(stems(document, first, last))
    if block is None or len(wanted) < 3 or asks(document, block) or within(hits, block[1:], "careful"):
        return
    future = within(hits, block[1:], "will")
    crime = None if future else crimes.stated(document, block, hits)
    body = list(matches(document, wanted, block.end))
    if future is not None:
        claim = _claim(document, hits, (first, last), future)
        if not any(m.share >= _RELATED for m in body) and len(claim) >= 2:
            body = list(matches(document, claim, block.end))
        event = stems(document, future.last, last)[:1]  # “will finish” is borne out by a “will finish” of the body
        pairs = _unsure(document, body, hits, event) if document.voice((future.start,)) is not Voice.QUOTED else []
    else:
        stated = not _told(document, block, hits)
        pairs = _hedged(document, body, hits, wanted) if stated else []
        if crime and stated and not pairs:
            pairs = crimes.untried(document, body, hits, block, crime)
            future = crime if pairs else None
    if pairs:
        span = Span(future.start, future.end) if future else Span(block.start, document.tokens[last - 1].end)
        evidence = [Span(s.start, s.end) for s, _ in pairs[:2]]
        hedge = " ".join(document[pairs[0][1].start, pairs[0][1].end].split())
        yield found(document, rule, *span, evidence=evidence, other=hedge)


def _told(document: Document, block: Block, hits: Sequence[Hit]) -> bool:
    line = document[block.start, block.end]
    label = line.lower().startswith(("the ", "a ", "an "))  # “The most powerful blasts ever” states nothing
    said = any(a.content.start < block.end and not a.stance for a in document.attributions)
    return label or said or any(c in line for c in ':“‘"|') or " '" in line or bool(within(hits, block[1:], "told"))


def _claim(document: Document, hits: Sequence[Hit], line: tuple[int, int], future: Hit) -> set[str]:
    """The words of the clause that a “will” stands in: “vote will be rigged” of “Scholars warn … as Roy gains”."""
    first, last = line
    told = (h.last for h in hits if h.entry.group == "told" and first <= h.first < future.first)
    cut = (i for i in range(future.last, last) if document.tokens[i].word in _NEXT_CLAUSE)
    return set(stems(document, max(told, default=first), next(cut, last)))


def _unsure(
    document: Document, body: Sequence[Match], hits: Sequence[Hit], event: Sequence[str]
) -> list[tuple[Sentence, Hit]]:
    """The hedges of the sentences nearest to a “will” of the headline; none where the body says “will” of it too."""
    related = sorted((m for m in body if m.share >= _RELATED), key=lambda m: -m.share)
    for share, sentence in related:
        same = share >= related[0].share - _NEAR or set(event).intersection(
            stems(document, sentence.first, sentence.last)
        )
        if same and within(hits, sentence, "will") and not within(hits, sentence, *_HEDGES, "doubt"):
            return []
    hedges = [(m.sentence, within(hits, m.sentence, *_HEDGES, "doubt")) for m in related[:_NEAREST]]
    return [(sentence, hedge) for sentence, hedge in hedges if hedge]


def _hedged(
    document: Document, body: Sequence[Match], hits: Sequence[Hit], wanted: set[str]
) -> list[tuple[Sentence, Hit]]:
    """The hedges on what the headline states; none where a sentence that says the same is not hedged."""
    close = [m.sentence for m in body if m.share >= max(_CLOSE, max(n.share for n in body) - _NEAR)]
    pairs = []
    for sentence in close:
        inside = [h for h in hits if sentence.start <= h.start < sentence.end and h.entry.group in _HEDGES]
        hedge = next((h for h in inside if _governs(document, h, sentence, wanted)), None)
        if hedge:
            pairs.append((sentence, hedge))
        elif document.voice((sentence.start + (sentence.end - sentence.start) // 2,)) is Voice.REPORTER:
            return []
    return pairs


def _governs(document: Document, hedge: Hit, sentence: Sentence, wanted: set[str]) -> bool:
    """Whether what a hedge bears on is what the headline says: “could cut the power”, “accused of stealing £40”."""
    last = min(hedge.last + _REACH, sentence.last)
    governed = stems(document, hedge.last, last)
    shared = wanted.intersection(governed)
    return len(shared) >= 2 and (hedge.entry.group == "accused" or governed[0] in wanted)


def overclaim(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Words of doom or triumph in the headline (`terms`) with none so strong in the body; the body's own measured words
    (group `measured`) are the evidence, and there must be some.
    """
    block = document.headline
    if block is None:
        return
    _, last = tokens_of(document, block)
    told = set(stems(document, last, len(document.tokens)))
    measured = [h for h in hits if h.entry.group == "measured" and h.start >= block.end]
    for hit in (h for h in hits if h.entry.group == "terms" and h.start < block.end):
        strong = [t.word for t in carrying(document, hit.first, hit.last) if t.word not in rule.options["plain"]]
        if measured and told.isdisjoint(map(stem, strong)):
            evidence = tuple(Span(h.start, h.end) for h in _spread(document, measured))
            words = " and ".join(f"“{document[span]}”" for span in evidence)
            yield found(document, rule, hit.start, hit.end, evidence=evidence, passage=words)


def _spread(document: Document, hits: Sequence[Hit]) -> Sequence[Hit]:
    """The two longest of the measured phrases, in two wordings: “a little less secure” says more than “could”."""
    first = {document[h.start, h.end].lower(): h for h in reversed(hits)}
    longest = sorted(first.values(), key=lambda h: (h.first - h.last, h.start))[:2]
    return sorted(longest, key=lambda h: h.start)
