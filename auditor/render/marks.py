"""The marked-up story: blocks cut into runs at every border of a mark, and runs gathered into quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Block, Span
from auditor.render.notes import Note, Place, worst
from auditor.render.voices import Source, speaker_of
from auditor.report import Report

# What a block is called where its look alone does not say it.
_LABELS = {"furniture": "page furniture", "pull-quote": "pull quote", "caption": "caption"}
_TAGS = {"headline": "h2", "subhead": "h3", "blockquote": "blockquote"}


class Run(NamedTuple):
    """Text that all the same marks cover: `anchors` stand before it, the numbers of the notes in `ends` after it.

    `places` are the anchors of the passages that it belongs to and that the page points at.
    """

    text: str
    anchors: tuple[str, ...]
    notes: tuple[Note, ...]
    severity: str
    places: tuple[str, ...]
    ends: tuple[Note, ...]


class Passage(NamedTuple):
    """Runs in one voice: of a quotation (`quoted`) by `speaker` ("" for nobody known) in a tint, or the story's own."""

    quoted: bool
    speaker: str
    tint: int
    runs: tuple[Run, ...]


class Row(NamedTuple):
    """A block of the story and the notes that begin in it."""

    kind: str
    tag: str
    label: str
    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]


class _Quoted(NamedTuple):
    span: Span
    speaker: str
    tint: int


class _Marks(NamedTuple):
    own: tuple[Note, ...]
    covering: Sequence[Note]
    ending: set[int]
    places: Sequence[tuple[str, Span]]
    proof: frozenset[str]
    quoted: Sequence[_Quoted]


def rows(
    report: Report, numbered: tuple[Note, ...], places: Sequence[Place], heard: Sequence[Source]
) -> tuple[Row, ...]:
    """The whole story, block by block. Every note stands in exactly one row, even one outside all blocks.

    `places` are passages that the page points at beside the notes' evidence.
    """
    document = report.document
    blocks = document.blocks or (Block("paragraph", 0, len(document.text)),)
    homes = {n.number: _home(n.span, blocks) for n in numbered}
    own: dict[int, list[Note]] = defaultdict(list)
    for note in numbered:
        own[homes[note.number][0]].append(note)
    proof = [*(p for n in numbered for p in n.places), *places]
    placed: dict[int, list[tuple[str, Span]]] = defaultdict(list)
    for anchor, span in [*((p.anchor, p.span) for p in proof), *((one.anchor, one.span) for one in heard)]:
        placed[_home(span, blocks)[0]].append((anchor, span))
    quoted = tuple(_quoted(document, heard))
    result = []
    for i, block in enumerate(blocks):
        marks = _Marks(
            own=tuple(own[i]),
            covering=[n for n in numbered if homes[n.number][0] <= i <= homes[n.number][1]],
            ending={n.number for n in numbered if homes[n.number][1] == i},
            places=placed[i],
            proof=frozenset(p.anchor for p in proof),
            quoted=[q for q in quoted if q.span.start < block.end and block.start < q.span.end],
        )
        if passages := _passages(document, block, marks):
            tag, label = _TAGS.get(block.kind, "p"), _LABELS.get(block.kind, "")
            result.append(Row(block.kind, tag, label, passages, marks.own))
    return tuple(result)


def _quoted(document: Document, heard: Sequence[Source]) -> Iterator[_Quoted]:
    """What is tinted: speech, and the words of a known speaker inside somebody else's sentence."""
    tints = {one.speaker.name: one.tint for one in heard}
    for quote in document.quotes:
        speaker = speaker_of(document, quote)
        if quote.kind == "speech" or quote.kind == "fragment" and speaker:
            yield _Quoted(quote.span, speaker or "", tints.get(speaker, 0) if speaker else 0)


def _home(span: Span, blocks: tuple[Block, ...]) -> tuple[int, int]:
    """The first and the last block that the span touches; the nearest one if it touches none."""
    # An empty span at the end of a paragraph (a quotation mark is missing) belongs to that paragraph.
    cut = bisect_right if span.end > span.start else bisect_left
    first = min(cut(blocks, span.start, key=lambda b: b.end), len(blocks) - 1)
    return first, max(first, bisect_left(blocks, span.end, key=lambda b: b.start) - 1)


def _passages(document: Document, block: Block, marks: _Marks) -> tuple[Passage, ...]:
    voiced = ((_voice(span, marks.quoted), run) for span, run in _runs(document, block, marks))
    return tuple(
        Passage(one is not None, one.speaker if one else "", one.tint if one else 0, tuple(run for _, run in runs))
        for one, runs in groupby(voiced, key=lambda pair: pair[0])
    )


def _voice(span: Span, quoted: Sequence[_Quoted]) -> _Quoted | None:
    """The outermost quotation that holds the span."""
    return next((q for q in quoted if q.span.start <= span.start <= span.end <= q.span.end), None)


def _runs(document: Document, block: Block, marks: _Marks) -> Iterator[tuple[Span, Run]]:
    def clip(span: Span) -> Span:
        return Span(min(max(span.start, block.start), block.end), min(max(span.end, block.start), block.end))

    noted = [(n, clip(n.span)) for n in marks.covering]
    places = [(anchor, clip(span)) for anchor, span in marks.places]
    proof = [(anchor, span) for anchor, span in places if anchor in marks.proof]
    anchors = [(clip(n.span).start, f"m-{n.anchor}") for n in marks.own]
    anchors += [(span.start, anchor) for anchor, span in places]
    borders = [*(span for _, span in noted), *(span for _, span in proof), *(clip(q.span) for q in marks.quoted)]
    cuts = sorted({block.start, block.end, *(at for at, _ in anchors)}.union(*borders))
    for a, b in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        before = tuple(anchor for at, anchor in anchors if at == a)
        if carets := tuple(n for n, span in noted if span == (a, a)):
            yield Span(a, a), Run("", before, carets, worst(carets), (), carets)
            before = ()
        if a < b or before:
            inside = tuple(n for n, span in noted if span.start <= a < b <= span.end)
            ends = tuple(n for n, span in noted if span.start < span.end == b > a and n.number in marks.ending)
            shown = tuple(anchor for anchor, span in proof if span.start <= a < b <= span.end)
            yield Span(a, b), Run(document[a, b], before, inside, worst(inside), shown, ends)
