"""A sentence, or a long run of words, that the story tells twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from auditor.checks.finding import found
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Rule, Sentence, Span, Voice
from auditor.phrases import Hit
from auditor.report import Finding


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding at the second place, with the first as evidence.

    Only paragraphs count: a pull quote, a caption or a standfirst repeats the story on purpose. So do quotations, and
    paragraphs with a phrase of the rule's group `page` (a photographer's credit). The options say how many words in a
    row are too many: `run`, or `whole` where they are a whole sentence.
    """
    run, whole = int(rule.options["run"]), int(rule.options["whole"])
    words = document.words
    again = _again(words, whole)
    if not again:
        return
    page = {sentence_number(document, hit.start) for hit in hits if hit.entry.group == "page"}
    aside = {document.sentences[number].block for number in page}
    seen: dict[Sequence[str], int] = {}  # from `whole` words in a row to the token where they first stand
    for sentence in document.sentences:
        if document.blocks[sentence.block].kind != "paragraph" or sentence.block in aside:
            continue
        at = sentence.first
        longest = (0, 0, 0)  # how many tokens, from where, and where they stood first
        while at + whole <= sentence.last:
            earlier = seen.get(words[at : at + whole]) if at in again else None
            size = _same(words, earlier, at, sentence.last) if earlier is not None else 0
            longest = max(longest, (size, at, earlier or 0))
            at += max(1, size)
        for i in sorted(again.intersection(range(sentence.first, sentence.last - whole + 1))):
            seen.setdefault(words[i : i + whole], i)
        size, at, earlier = longest
        told = sum(word[0].isalpha() for word in words[at : at + size])
        enough = told >= run or told >= whole - 1 and _is_whole(sentence, at, at + size)
        if enough and _own(document, at, at + size) and _own(document, earlier, earlier + size):
            span, first = _span(document, at, at + size), _span(document, earlier, earlier + size)
            yield found(document, rule, *span, evidence=[first], count=told)


def _again(words: Sequence[str], whole: int) -> frozenset[int]:
    """Where so many words in a row begin that most likely stand twice."""
    sums = list(map(hash, zip(*(islice(words, i, None) for i in range(whole)), strict=False)))
    often = Counter(sums) if len(set(sums)) < len(sums) else {}
    return frozenset(i for i, one in enumerate(sums) if often[one] > 1) if often else frozenset()


def _same(words: Sequence[str], earlier: int, at: int, last: int) -> int:
    """How many tokens are the same from two places on, up to the end of the sentence."""
    size = 0
    while at + size < last and earlier + size < at and words[earlier + size] == words[at + size]:
        size += 1
    return size


def _own(document: Document, first: int, last: int) -> bool:
    """Whether some of the tokens are words outside quotation marks."""
    tokens = document.tokens[first:last]
    return any(t.word[0].isalpha() and document.voices[t.start] != Voice.QUOTED for t in tokens)


def _is_whole(sentence: Sentence, first: int, last: int) -> bool:
    """Whether tokens are a sentence but for a mark or a word at its start: “But …”."""
    return first - sentence.first <= 1 and last >= sentence.last - 1


def _span(document: Document, first: int, last: int) -> Span:
    """The characters of tokens without a mark at the end that is none of a sentence."""
    while not document.tokens[last - 1].word[0].isalnum() and document.tokens[last - 1].word not in (".", "?", "!"):
        last -= 1
    return Span(document.tokens[first].start, document.tokens[last - 1].end)
