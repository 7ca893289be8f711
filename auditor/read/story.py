"""The story as a reader builds it: text, blocks, and the pieces that lead back to the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from auditor.model import Block, Piece, Source, Span

_WHITE = " \t\r\n\f\u2028\u2029"
_WORDS = re.compile(rf"[{_WHITE}]+|[^{_WHITE}]+")
_COMMENT = re.compile(r"<!--\s*audit\s*:.*?-->", re.DOTALL)
_BREAK = re.compile(r"[\r\n\u2028\u2029\v\f\x1c-\x1e\x85]")


class Atom(NamedTuple):
    """Characters of a story and where they stand in the file; `width` differs from their number for an entity."""

    text: str
    origin: int
    width: int


class Story:
    """The story's text as it grows, with the pieces that lead back to the file."""

    def __init__(self, original: str) -> None:
        """Start with nothing; `original` is the decoded file, in which `add` looks for what it is given."""
        self.original = original
        self.parts: list[str] = []
        self.length = 0
        self.opened = 0
        self.pieces: list[Piece] = []
        self.blocks: list[Block] = []

    def put(self, text: str, origin: int, width: int) -> None:
        """Append `text`, which stands in the file at `origin` just so, or (another `width`) as an entity."""
        last = self.pieces[-1] if self.pieces else None
        on = last and last.width == 1 and last.origin + self.length - last.start == origin
        if width != len(text) or not on:
            self.pieces.append(Piece(self.length, origin, "body", 1 if width == len(text) else width))
        self.parts.append(text)
        self.length += len(text)

    def put_folded(self, atoms: Iterable[Atom]) -> None:
        """Append the text of a block of mark-up: white space is one space, and none at the edges."""
        start = self.length
        gap: Atom | None = None  # a space or a line break that is told once words follow it
        for atom in atoms:
            if atom.text == "\n" and atom.width != 1:  # <br>, or a line end written as an entity
                gap = atom
                continue
            # an entity is never white space to fold
            found = _WORDS.finditer(atom.text) if atom.width == len(atom.text) else ()
            words = [Atom(m.group(), atom.origin + m.start(), len(m.group())) for m in found] or [atom]
            for word in words:
                if word.width == len(word.text) and word.text[0] in _WHITE:
                    gap = gap or word._replace(text=" ", width=1)
                    continue
                if gap and self.length > start:
                    self.put(*gap)
                gap = None
                self.put(*word)

    def add(self, text: str, origin: int, limit: int) -> int:
        """Append `text`, which stands in the file from `origin` on, perhaps escaped; the file offset behind it."""
        run = 0  # a run of characters that stand in the file just so
        while run < len(text):
            end = origin
            length = 0
            while run + length < len(text) and end < limit and self.original[end] == text[run + length]:
                end, length = end + 1, length + 1
            if length:
                self.put(text[run : run + length], origin, length)
                run, origin = run + length, end
                continue
            following = self.original.find(text[run], origin, limit)
            if following < 0:  # an entity: one character in the story, several in the file
                self.pieces.append(Piece(self.length, min(origin, limit - 1), "body"))
                self.parts.append(text[run])
                self.length += 1
                run += 1
            else:
                origin = following
        return origin

    def open(self) -> int:
        """Start a block; the offset at which it starts."""
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        self.opened = len(self.parts)
        return self.length

    def close(self, kind: str, start: int) -> None:
        """End a block; one without a word in it is none."""
        if any(part.strip() for part in self.parts[self.opened :]):
            self.blocks.append(Block(kind, start, self.length))

    def source(self, name: str, original: str, meta: Mapping[str, str], unit: str = "line") -> Source:
        """What was built, as the reader hands it on."""
        return Source(
            name,
            "".join(self.parts),
            original,
            tuple(self.pieces) or (Piece(0, 0, "body"),),
            tuple(self.blocks),
            meta,
            titled=any(b.kind == "headline" for b in self.blocks),
            unit=unit,
            comments=tuple(Span(*m.span()) for m in _COMMENT.finditer(original)) if unit == "line" else (),
        )


def of_paragraphs(name: str, rows: Iterable[tuple[str, str]], meta: Mapping[str, str]) -> Source:
    """The story of a file without lines, from (kind, text) rows: `original` has one paragraph on each line."""
    shown = [(kind, text.strip()) for kind, text in rows if text.strip()]
    original = "\n".join(_BREAK.sub(" ", text) for _, text in shown)
    story = Story(original)
    origin = 0
    for kind, text in shown:
        start = story.open()
        story.put(text, origin, len(text))
        story.close(kind, start)
        origin += len(text) + 1
    return story.source(name, original, meta, "paragraph")
