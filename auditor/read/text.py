"""Plain text to Source: the file as it is, cut into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from auditor.model import Block, Piece, Source

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_CHUNK_GAP = re.compile(r"(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]")


def lines(text: str) -> Iterator[Block]:
    """Every line with something on it, without its margins."""
    for match in _LINE.finditer(text):
        if stripped := match.group().strip(" \t\xa0\u200b\ufeff"):
            start = match.start() + match.group().index(stripped)
            yield Block("paragraph", start, start + len(stripped))


def _wrapped(text: str, rows: list[Block]) -> bool:
    """Whether lines were broken to a width, so that only blank lines part paragraphs."""
    breaks = soft = 0
    for one, two in pairwise(rows):
        if not _CHUNK_GAP.search(text, one.end, two.start):
            breaks += 1
            soft += 40 < one.end - one.start < 110 and text[one.end - 1] not in ".!?:”\"’'"
    return breaks > 1 and soft > 0.5 * breaks and bool(_CHUNK_GAP.search(text))


def paragraphs(text: str) -> tuple[Block, ...]:
    """The paragraphs: lines, or runs of lines between blank ones where the text is wrapped to a width."""
    rows = list(lines(text))
    if not _wrapped(text, rows):
        return tuple(rows)
    joined: list[Block] = []
    for row in rows:
        if joined and not _CHUNK_GAP.search(text, joined[-1].end, row.start):
            joined[-1] = Block("paragraph", joined[-1].start, row.end)
        else:
            joined.append(row)
    return tuple(joined)


def read(text: str, name: str, headline: str | None = None) -> Source:
    """The story of a text file. A separate `headline` is put above it; "" says that the text has none."""
    blocks = paragraphs(text)
    if not headline:
        return Source(name, text, text, (Piece(0, 0, "body"),), blocks, titled=headline is not None)
    gap = len(headline) + 2
    blocks = tuple(Block(kind, start + gap, end + gap) for kind, start, end in blocks)
    pieces = (Piece(0, 0, "headline"), Piece(gap, 0, "body"))
    top = Block("headline", 0, len(headline))
    return Source(name, f"{headline}\n\n{text}", text, pieces, (top, *blocks), titled=True)
