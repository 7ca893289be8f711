"""An article, parsed once: what the checks ask it, by offset, by token and by word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from auditor.model import Attribution, Block, Name, Number, Piece, Quote, Sentence, Source, Span, Token, Voice

_VOICES = tuple(Voice)  # quicker to ask than the class


def _source_start(one: Attribution) -> int:
    return one.source.start if one.source else -1


@dataclass(frozen=True, slots=True)
class Document:
    """An article, parsed once.

    `blocks` hold everything in the text; `sentences` only the headline's and the story's own. `words` are those of the
    tokens; `places` has by word the indexes of its tokens, `capitals` those of the tokens with a capital, and `closes`
    for each token the index behind the last one of its sentence, 0 where it is in none. `attributions` are in the order
    of their contents, in `sourced` those that have a source in the order of it; `mentions` of names in the order
    of the text. A span is anything that begins with a start and an end.
    """

    source: Source
    text: str
    headline: Block | None
    blocks: tuple[Block, ...]
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    places: Mapping[str, Sequence[int]]
    capitals: Sequence[int]
    closes: Sequence[int]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    attributions: tuple[Attribution, ...]
    sourced: tuple[Attribution, ...]
    names: tuple[Name, ...]
    mentions: tuple[tuple[Span, Name], ...]
    numbers: tuple[Number, ...]
    voices: bytes
    lines: tuple[int, ...]

    def __getitem__(self, span: Sequence[int]) -> str:
        """What was written from `span[0]` to `span[1]`."""
        return self.text[span[0] : span[1]]

    def voice(self, span: Sequence[int]) -> Voice:
        """Whose words the span is, by its first character."""
        return _VOICES[self.voices[span[0]]] if span[0] < len(self.voices) else Voice.REPORTER

    def block(self, kind: str) -> Block | None:
        """The first block of this kind."""
        return next((b for b in self.blocks if b.kind == kind), None)

    def standing(self, words: Iterable[str]) -> list[int]:
        """The tokens of sentences that are one of these words, in order."""
        places, closes = self.places, self.closes
        return sorted([i for word in {*words} & places.keys() for i in places[word] if closes[i]])

    def sentence_of(self, token: int) -> Sentence:
        """The sentence that holds a token of one."""
        return self.sentences[bisect_right(self.sentences, token, key=lambda s: s.first) - 1]

    def opens(self, token: int) -> bool:
        """Whether a token is the first of its sentence."""
        return self.closes[token] > 0 and (token == 0 or self.closes[token - 1] != self.closes[token])

    @property
    def people(self) -> tuple[Name, ...]:
        """The names that are a person's."""
        return tuple(n for n in self.names if n.person)

    def named(self, start: int, end: int) -> tuple[Name, ...]:
        """The names mentioned from `start` on and before `end`, once for each mention."""
        first = bisect_left(self.mentions, start, key=lambda m: m[0].start)
        last = bisect_left(self.mentions, end, key=lambda m: m[0].start)
        return tuple(name for _, name in self.mentions[first:last])

    def numbers_in(self, start: int, end: int) -> tuple[Number, ...]:
        """The numbers that begin from `start` on and before `end`."""
        first = bisect_left(self.numbers, start, key=lambda n: n.start)
        return self.numbers[first : bisect_left(self.numbers, end, key=lambda n: n.start)]

    def speaking(self, start: int, end: int) -> tuple[Attribution, ...]:
        """The attributions whose source begins from `start` on and before `end`."""
        first = bisect_left(self.sourced, start, key=_source_start)
        return self.sourced[first : bisect_left(self.sourced, end, key=_source_start)]

    def where(self, span: Sequence[int]) -> str:
        """`headline` or `body`."""
        head = self.headline
        return "headline" if head and head.start <= span[0] < head.end else "body"

    def origin(self, offset: int) -> int:
        """Where a character of the text stands in the decoded file (or in the separate headline)."""
        piece = self._piece(offset)
        return piece.origin + offset - piece.start

    def _piece(self, offset: int) -> Piece:
        pieces = self.source.pieces
        return pieces[max(0, bisect_right(pieces, offset, key=lambda p: p.start) - 1)]

    def file_span(self, span: Sequence[int]) -> Span:
        """The span in the decoded file (or in the separate headline)."""
        if span[1] <= span[0]:
            return Span(self.origin(span[0]), self.origin(span[0]))
        last = self._piece(span[1] - 1)
        width = last.width if last.start == span[1] - 1 else 1
        return Span(self.origin(span[0]), self.origin(span[1] - 1) + width)

    def position(self, span: Sequence[int]) -> tuple[int, int]:
        """Line (or paragraph: `Source.unit`) and column in the file, both from 1, where an editor would jump to."""
        offset = self.origin(span[0])
        line = bisect_right(self.lines, offset)
        return line, offset - self.lines[line - 1] + 1

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds this character."""
        i = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None
