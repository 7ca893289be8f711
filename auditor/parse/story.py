"""What the search for attributions looks at: tokens, sentences and quotations, with quick ways between them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from auditor.model import Block, Quote, Sentence, Span, Token

_BEYOND = 64  # empty words behind the last, so that looking around a token needs no check
_EDGES = frozenset(",;:-—–()")


class Story(NamedTuple):
    """Tokens, their words and their starts, sentences and quotations; `quoted` holds the quotation of each token.

    `words` are folded, and "" before the first and for `_BEYOND` places behind the last.
    """

    text: str
    tokens: Sequence[Token]
    words: Sequence[str]
    starts: Sequence[int]
    sentences: Sequence[Sentence]
    blocks: Sequence[Block]
    quotes: Sequence[Quote]
    quoted: Sequence[int]

    def capital(self, token: int) -> bool:
        """Whether a token begins with a capital letter; no place behind the last does."""
        return token < len(self.tokens) and self.text[self.tokens[token].start].isupper()

    def token_at(self, offset: int) -> int:
        """The first token at or behind an offset."""
        return bisect_left(self.starts, offset)

    def sentence(self, token: int) -> int:
        """The number of the sentence that holds a token, -1 when none does."""
        i = bisect_right(self.sentences, token, key=lambda s: s.first) - 1
        return i if i >= 0 and token < self.sentences[i].last else -1

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens `first` to `last` (exclusive)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def written(self, first: int, last: int) -> str:
        """What is written from token `first` to `last` (exclusive)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last <= len(self.tokens) else ""

    def trimmed(self, first: int, last: int) -> Span | None:
        """The same without commas and full stops at the edges; None when no word is left."""
        while first < last and self.tokens[first].word in _EDGES:
            first += 1
        while last > first and (self.tokens[last - 1].word in _EDGES or self.tokens[last - 1].word == "."):
            last -= 1
        return self.span(first, last) if any(w[:1].isalnum() for w in self.words[first:last]) else None


def story(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], blocks: Sequence[Block], quotes: Sequence[Quote]
) -> Story:
    """Lay the article out for the search."""
    starts = [t.start for t in tokens]
    quoted = [-1] * len(tokens)
    for number, quote in enumerate(quotes):
        for i in range(bisect_left(starts, quote.span.start), bisect_left(starts, quote.span.end)):
            quoted[i] = number
    words = [t.word for t in tokens] + [""] * _BEYOND
    return Story(text, tokens, words, starts, sentences, blocks, quotes, quoted)
