"""A crime that the headline states, and the accusation in the story that no court has ruled on."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.checks.headline.match import Match, within
from auditor.document import Document
from auditor.model import Block, Sentence, Voice
from auditor.phrases import Hit
from auditor.resources import sets

_TOP = 4  # sentences of the story in which an accusation behind its headline stands
_ALIKE = 0.3  # of the headline's words, in a sentence that tells of its crime
_OWN = frozenset("a an the his her their its my our two three".split())  # an object begins with these
_NO_OBJECT = frozenset("again ago dead inside multiple near outside overnight repeatedly several today".split())
_TIMES = frozenset("times days hours weeks months years".split())


def stated(document: Document, block: Block, hits: Sequence[Hit]) -> Hit | None:
    """The crime that a headline says somebody did: “chef knifed ex”, not “man knifed in bar”, “gunman shot two”."""
    hit = within(hits, block[1:], "crime")
    if hit is None or within(hits, (block.start, hit.start), "culprit") or hit.last + 1 >= len(document.tokens):
        return None
    behind, next_one = document.tokens[hit.last : hit.last + 2]
    own = behind.word in _OWN or behind.word not in sets()["function-words"]
    passive = behind.word in _NO_OBJECT or behind.word in sets()["weekdays"] or next_one.word in _TIMES
    return hit if behind.start < block.end and own and not passive and behind.word[-1].isalnum() else None


def untried(
    document: Document, body: Sequence[Match], hits: Sequence[Hit], block: Block, crime: Hit
) -> list[tuple[Sentence, Hit]]:
    """The accusations at the top of the story behind a crime that the headline states; none where a court has found so,
    or where the reporter tells the deed too.
    """
    top = [s for s in document.sentences if s.start >= block.end][:_TOP]
    if not top or within(hits, (top[0].start, top[-1].end), "convicted"):
        return []
    deed = document.tokens[crime.first].word
    for sentence in top:
        said = next((t for t in document.tokens[sentence.first : sentence.last] if t.word == deed), None)
        if said and document.voice((said.start,)) is Voice.REPORTER and not within(hits, sentence, "hedge", "accused"):
            return []
    close = [m.sentence for m in body if m.share >= _ALIKE and m.sentence in top]
    pairs = [(sentence, within(hits, sentence, "accused")) for sentence in close]
    return [(sentence, hedge) for sentence, hedge in pairs if hedge]
