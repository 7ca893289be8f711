"""The sentences that are hardest to read, and what makes them so."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.document import Document
from auditor.measure.readability import Counts, grade
from auditor.model import Sentence, Span
from auditor.parse.clauses import adverb, finite
from auditor.parse.story import Story, story
from auditor.report import HardSentence

_SHOWN = 3
_SHORTEST = 12  # words; what is shorter is hard by its words alone


def hardest(
    document: Document, sentences: Sequence[Sentence], counts: Sequence[Counts], above: float
) -> tuple[HardSentence, ...]:
    """The hardest sentences by their Flesch–Kincaid grade, names aside, of those that lie above one."""
    hard = [
        (-years, sentence, of)
        for sentence, of in zip(sentences, counts, strict=True)
        if of.words >= _SHORTEST and (years := grade(of.without_names())) > above
    ]
    if not hard:
        return ()
    laid = story(document.text, document.tokens, document.sentences, document.blocks, ())
    return tuple(
        HardSentence(Span(s.start, s.end), of.words, _clauses(laid, s), of.long_words - of.long_names)
        for _, s, of in sorted(hard)[:_SHOWN]
    )


def _clauses(laid: Story, sentence: Sentence) -> int:
    """How many clauses have a finite verb of their own; one at least."""
    count, before = 0, False
    for i in range(sentence.first, sentence.last):
        verb = finite(laid, sentence.first, i)
        count += verb and not before
        before = verb or before and adverb(laid.words[i])
    return max(1, count)
