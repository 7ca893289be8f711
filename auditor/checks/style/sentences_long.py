"""Sentences too long to take in at one reading: the first of the story, and any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule, Sentence, Voice
from auditor.phrases import Hit
from auditor.report import Finding

_LIST = 3  # semicolons from which a sentence is a list, and no harder to read for its length


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a sentence over the words that the rule's options allow: `intro` for the first, `any` for all.

    Only paragraphs count, and of a sentence the words that are the reporter's to cut: a quotation of one piece is not.
    """
    first = True
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind != "paragraph":
            continue
        limit = int(min(rule.options["intro"], rule.options["any"]) if first else rule.options["any"])
        first = False
        if sentence.last - sentence.first <= limit:  # there are never fewer tokens than words
            continue
        count = _words(document, sentence)
        if count > limit and document[sentence[:2]].count(";") < _LIST:
            yield found(document, rule, sentence.start, sentence.end, count=count, other=limit)


def _words(document: Document, sentence: Sentence) -> int:
    """The words outside quotation marks, as a reader counts them: “34-year-old” is one."""
    own = "".join(
        c if document.voices[sentence.start + i] != Voice.QUOTED else " " for i, c in enumerate(document[sentence[:2]])
    )
    return sum(any(c.isalnum() for c in word) for word in own.split())
