"""What a Vale rule reads, by its scopes: blocks of the story, its sentences, all its prose, or the file as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from auditor.checks.vale.patterns import Match, fits, matches
from auditor.document import Document
from auditor.model import Block, Span, Voice

# the parts of a scope that a block answers to, beside `text` and the ending of the file's name
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "headline": ("heading", "h1"),
    "subhead": ("heading",),
    "standfirst": ("paragraph",),
    "paragraph": ("paragraph",),
    "item": ("list",),
    "blockquote": ("blockquote",),
    "caption": ("figure", "caption"),
}
_LEVELS = tuple(f"h{level}" for level in range(1, 7))
READ = frozenset(
    ("text", "sentence", "summary", "raw", *_LEVELS, *(name for some in _SECTIONS.values() for name in some))
)
_PROSE = ("standfirst", "paragraph", "item", "blockquote")
_WHOLE = frozenset(("summary", "raw"))
_QUOTED = bytes(voice == Voice.QUOTED for voice in range(256))
_WRAPPED = re.compile(r"(?<=\S)\n(?=\S)")
_OPENED = re.compile(r"(?:(?:^|[\r\n])[ \t]*(#{1,6})|<h([1-6])\b[^<>]*>)\s*$", re.IGNORECASE)


class Place(NamedTuple):
    """What a rule reads as one: `text`, which begins at `start` of the story.

    `others` are the words of all the story that are a speaker's, 1 for each such character. Of the file as it is,
    `origins` are (place in the file, place in the story) for each character of the story.
    """

    text: str
    start: int
    others: bytes
    origins: Sequence[tuple[int, int]] = ()

    def span(self, start: int, end: int) -> Span | None:
        """Characters of the place as characters of the story; None where all of them are a speaker's words."""
        span = self._in_file(start, end) if self.origins else Span(self.start + start, self.start + end)
        return None if self.others.find(0, span.start, span.end) < 0 else span

    def _in_file(self, start: int, end: int) -> Span:
        """The words of the story in a stretch of the file, else the character that follows on it."""
        first = min(bisect_left(self.origins, (start, 0)), len(self.origins) - 1)
        last = max(first + 1, bisect_left(self.origins, (end, 0)))
        places = [place for _, place in self.origins[first:last]]
        return Span(min(places), max(places) + 1)

    def excepted(self, pattern: str, match: Match) -> bool:
        """Whether a pattern of exceptions fits in what was found, or around it."""
        if fits(pattern, self.text[match.start : match.end].strip()):
            return True
        around = matches(pattern, self.text) if pattern else ()
        return any(one.start <= match.start and match.end <= one.end for one in around)

    def matches(self, pattern: str) -> Iterator[tuple[Match, Span]]:
        """Where a pattern fits, but for the words of speakers."""
        for match in matches(pattern, self.text):
            span = self.span(match.start, match.end)
            if span:
                yield match, span


def places(document: Document, scopes: Sequence[str]) -> Iterator[Place]:
    """The places that one of the scopes is for: `&` stands between their parts, `~` before what is not meant."""
    asked = [[part.strip() for part in scope.split("&")] for scope in scopes]
    named = {name for parts in asked for part in parts if part[0] != "~" for name in part.split(".")}
    others = _others(document, blocks="blockquote" not in named)
    text = _WRAPPED.sub(" ", document.text)
    blocks = {i: _sections(document, block) for i, block in enumerate(document.blocks) if block.kind in _SECTIONS}
    for i, sections in blocks.items():
        block = document.blocks[i]
        if _asked(asked, sections):
            yield Place(text[block.start : block.end], block.start, others)
    if "sentence" in named:
        for sentence in document.sentences:
            if _asked(asked, blocks.get(sentence.block, frozenset()) | {"sentence"}):
                yield Place(text[sentence.start : sentence.end], sentence.start, others)
    if "summary" in named and _asked(asked, frozenset(("summary",))):
        yield Place(_prose(document), 0, others)
    if "raw" in named and document.text and _asked(asked, frozenset(("raw",))):
        yield Place(document.source.original, 0, others, _origins(document))


def _prose(document: Document) -> str:
    """The story without headlines and captions, each character in its place."""
    kept = [block for block in document.blocks if block.kind in _PROSE]
    text, end = "", 0
    for block in kept:
        text += "\n" * (block.start - end) + _WRAPPED.sub(" ", document[block.start, block.end])
        end = block.end
    return text


def _asked(scopes: Sequence[Sequence[str]], sections: frozenset[str]) -> bool:
    return any(all(_is(part, sections) for part in parts) and _for_sentence(parts, sections) for parts in scopes)


def _for_sentence(parts: Sequence[str], sections: frozenset[str]) -> bool:
    """A sentence is only for scopes that name it, else each word of a block would be read twice."""
    return "sentence" not in sections or any("sentence" in part.split(".") for part in parts if part[0] != "~")


def _is(part: str, sections: frozenset[str]) -> bool:
    if part[0] == "~":
        return not sections & _WHOLE and not sections.issuperset(part[1:].strip().split("."))
    return sections.issuperset(part.split("."))


def _sections(document: Document, block: Block) -> frozenset[str]:
    own = level(document, block) if block.kind == "subhead" else ""
    return frozenset(("text", *_SECTIONS[block.kind], own, PurePath(document.source.name).suffix[1:]))


def level(document: Document, block: Block) -> str:
    """The level of a subhead, “h3”, where the file has marks for one."""
    origin = document.origin(block.start)
    opened = _OPENED.search(document.source.original, max(0, origin - 200), origin)
    return f"h{opened[2] or len(opened[1])}" if opened else ""


def _others(document: Document, *, blocks: bool) -> bytes:
    """1 for each character that is a speaker's, in quoted blocks too; the marks around a quotation are the paper's."""
    quoted = bytearray(document.voices.translate(_QUOTED))
    for quote in document.quotes:
        for start, end in ((quote.span.start, quote.inner.start), (quote.inner.end, quote.span.end)):
            quoted[start:end] = bytes(end - start)
    for block in document.blocks if blocks else ():
        if block.kind == "blockquote":
            quoted[block.start : block.end] = b"\1" * (block.end - block.start)
    return bytes(quoted)


def _origins(document: Document) -> Sequence[tuple[int, int]]:
    pieces = [*document.source.pieces]
    ends = [*(piece.start for piece in pieces[1:]), len(document.text)]
    return sorted(
        (piece.origin + k - piece.start, k)
        for piece, end in zip(pieces, ends, strict=True)
        if piece.where == "body"
        for k in range(piece.start, end)
    )
