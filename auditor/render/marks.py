"""The marked-up story: findings numbered in reading order, blocks cut into runs at every border of a mark."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from auditor.model import Block, Document, Rule, Span
from auditor.report import GROUPS, Finding, Report

SEVERITIES = ("error", "warning", "note")
# What a block is called where its look alone does not say it.
_LABELS = {"furniture": "page furniture", "pull-quote": "pull quote", "caption": "caption"}
# A longer passage needs no context; a longer context is cut.
_PASSAGE, _CONTEXT = 160, 110
_TAGS = {"headline": "h2", "subhead": "h3"}


class Place(NamedTuple):
    """A passage elsewhere in the story, with the rest of its sentence on both sides; `anchor` stands at its start."""

    anchor: str
    span: Span
    before: str
    words: str
    after: str


class Guide(NamedTuple):
    """An authority for a rule; `url` is empty or a web address."""

    name: str
    section: str
    url: str


class Note(NamedTuple):
    """A finding with its number in reading order; `first` is the number of its rule's first note."""

    number: int
    first: int
    rule: Rule
    group: str
    words: str
    message: str
    suggestions: tuple[str, ...]
    places: tuple[Place, ...]
    guides: tuple[Guide, ...]
    rationale: tuple[str, ...]
    span: Span


class Run(NamedTuple):
    """Text that all the same marks cover: `anchors` stand before it, the numbers of the notes in `ends` after it."""

    text: str
    anchors: tuple[str, ...]
    notes: tuple[Note, ...]
    severity: str
    speech: bool
    evidence: bool
    ends: tuple[Note, ...]


class Row(NamedTuple):
    """A block of the story and the notes that begin in it."""

    kind: str
    tag: str
    label: str
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


def shorten(text: str, limit: int) -> str:
    """The text on one line; beyond `limit` characters its middle gives way to an ellipsis, at word borders."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit * 2 // 3].rsplit(" ", 1)[0]
    tail = text[-(limit // 3) :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def place(document: Document, span: Span, anchor: str) -> Place:
    """The passage in its sentence, so that a few words still make sense away from their place."""
    sentence = document.sentence_at(span.start)
    if sentence is None or span.end > sentence.end or span.end - span.start > _PASSAGE:
        return Place(anchor, span, "", shorten(document[span], 320), "")
    before, after = document[sentence.start, span.start], document[span.end, sentence.end]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].split(" ", 1)[-1]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rsplit(" ", 1)[0] + " …"
    return Place(anchor, span, before, document[span], after)


def notes(report: Report) -> tuple[Note, ...]:
    """Every finding, numbered from 1 in reading order."""
    first: dict[str, int] = {}
    found = sorted(report.findings, key=lambda f: (f.span, f.rule.code))
    return tuple(_note(report.document, f, n, first.setdefault(f.rule.code, n)) for n, f in enumerate(found, 1))


def _note(document: Document, finding: Finding, number: int, first: int) -> Note:
    rule = finding.rule
    return Note(
        number,
        first,
        rule,
        GROUPS.get(rule.group, rule.group),
        shorten(document[finding.span], 110),
        finding.message,
        finding.suggestions,
        tuple(place(document, span, f"e-{number}-{k}") for k, span in enumerate(finding.evidence, 1)),
        tuple(Guide(s["guide"], s.get("section", ""), _web(s.get("url", ""))) for s in rule.source),
        tuple(part for part in re.split(r"\n\s*\n", rule.rationale.strip()) if part),
        finding.span,
    )


def _web(url: str) -> str:
    # A rule pack may come from a stranger's pull request: `javascript:` must never become a link.
    return url if re.match(r"https?://", url, re.IGNORECASE) else ""


def rows(report: Report, numbered: tuple[Note, ...]) -> tuple[Row, ...]:
    """The whole story, block by block. Every note stands in exactly one row, even one outside all blocks."""
    document = report.document
    blocks = document.blocks or (Block("paragraph", 0, len(document.text)),)
    homes = {n.number: _home(n.span, blocks) for n in numbered}
    places = [(p.anchor, p.span) for n in numbered for p in n.places]
    places += [(p.anchor, p.span) for p in hardest(report)]
    result = []
    for i, block in enumerate(blocks):
        own = tuple(n for n in numbered if homes[n.number][0] == i)
        covering = [n for n in numbered if homes[n.number][0] <= i <= homes[n.number][1]]
        ending = {n.number for n in numbered if homes[n.number][1] == i}
        near = [(anchor, span) for anchor, span in places if _home(span, blocks)[0] == i]
        if runs := _runs(document, block, (own, covering, ending, near)):
            result.append(Row(block.kind, _TAGS.get(block.kind, "p"), _LABELS.get(block.kind, ""), runs, own))
    return tuple(result)


def hardest(report: Report) -> tuple[Place, ...]:
    """The sentences that are hardest to read."""
    spans = enumerate((hard.span for hard in report.measures.hardest), 1)
    return tuple(Place(f"h-{k}", s, "", shorten(report.document[s], 320), "") for k, s in spans)


def _home(span: Span, blocks: tuple[Block, ...]) -> tuple[int, int]:
    """The first and the last block that the span touches; the nearest one if it touches none."""
    # An empty span at the end of a paragraph (a quotation mark is missing) belongs to that paragraph.
    cut = bisect_right if span.end > span.start else bisect_left
    first = min(cut(blocks, span.start, key=lambda b: b.end), len(blocks) - 1)
    return first, max(first, bisect_left(blocks, span.end, key=lambda b: b.start) - 1)


_Marks = tuple[tuple[Note, ...], list[Note], set[int], list[tuple[str, Span]]]


def _runs(document: Document, block: Block, marks: _Marks) -> tuple[Run, ...]:
    own, covering, ending, places = marks

    def clip(span: Span) -> Span:
        return Span(min(max(span.start, block.start), block.end), min(max(span.end, block.start), block.end))

    noted = [(n, clip(n.span)) for n in covering]
    proof = [clip(span) for _, span in places]
    speech = [clip(q.span) for q in document.quotes if q.kind == "speech"]
    anchors = [(clip(n.span).start, f"m-{n.number}") for n in own]
    anchors += [(span.start, anchor) for span, (anchor, _) in zip(proof, places, strict=True)]
    spans = [span for _, span in noted] + proof + speech
    cuts = sorted({block.start, block.end}.union(*spans))
    result = []
    for a, b in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        before = tuple(anchor for at, anchor in anchors if at == a)
        if carets := tuple(n for n, span in noted if span == (a, a)):
            result.append(Run("", before, carets, worst(carets), speech=False, evidence=False, ends=carets))
            before = ()
        if a < b or before:
            inside = tuple(n for n, span in noted if span.start <= a < b <= span.end)
            ends = tuple(n for n, span in noted if span.start < span.end == b > a and n.number in ending)
            result.append(
                Run(
                    document[a, b],
                    before,
                    inside,
                    worst(inside),
                    speech=any(s.start <= a < b <= s.end for s in speech),
                    evidence=any(s.start <= a < b <= s.end for s in proof),
                    ends=ends,
                )
            )
    return tuple(result)


def worst(covering: Iterable[Note]) -> str:
    """The gravest severity among the notes; "" if there are none."""
    return min((n.rule.severity for n in covering), key=SEVERITIES.index, default="")
