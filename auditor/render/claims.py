"""The headline beside the story: what its findings point at, and the sentences that say what it says."""

from __future__ import annotations

from typing import NamedTuple

from auditor.checks.headline.match import carrying, headline, matches, stem, tokens_of
from auditor.document import Document
from auditor.model import Sentence, Span
from auditor.render.notes import Note, shorten

_MOST = 3  # sentences shown
_LONG = 200  # characters between two shared words: more are cut
_FEWEST, _MANY = 2, 3  # words shared: one alone says little, and two only
_LEAST = 0.34  # where they are so much of the headline


class Shared(NamedTuple):
    """A part of a sentence; `same` where the headline has that word too."""

    text: str
    same: bool


class Support(NamedTuple):
    """A sentence of the story that shares the headline's words, names or numbers; `anchor` stands at its start."""

    anchor: str
    span: Span
    parts: tuple[Shared, ...]


def against(document: Document, notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """The notes about what the headline claims: those that show another place in the story, or are no mere notes."""
    ours = (n for n in notes if n.rule.group == "HED" and document.where(n.span) == "headline")
    return tuple(n for n in ours if n.places or n.rule.severity != "note")


def support(document: Document) -> tuple[Support, ...]:
    """The sentences that share most of the headline's words of meaning, names and numbers among them, closest first."""
    block = headline(document)
    if block is None:
        return ()
    wanted = {stem(token.word) for token in carrying(document, *tokens_of(document, block))}
    found = ((m.share, round(m.share * len(wanted)), m.sentence) for m in matches(document, wanted, block.end))
    near = [(share, s) for share, n, s in found if n >= _MANY or n >= _FEWEST and share >= _LEAST]
    near.sort(key=lambda pair: -pair[0])
    return tuple(
        Support(f"b-{k}", Span(*sentence[:2]), _parts(document, sentence, wanted))
        for k, (_, sentence) in enumerate(near[:_MOST], 1)
    )


def _parts(document: Document, sentence: Sentence, wanted: set[str]) -> tuple[Shared, ...]:
    parts, at = [], sentence.start
    for token in carrying(document, sentence.first, sentence.last):
        if stem(token.word) in wanted:
            parts.append(Shared(_between(document[at, token.start]), same=False))
            parts.append(Shared(document[token.start, token.end], same=True))
            at = token.end
    return (*parts, Shared(_between(document[at, sentence.end]), same=False))


def _between(text: str) -> str:
    return text if len(text) <= _LONG else f" {shorten(text, _LONG)} "
