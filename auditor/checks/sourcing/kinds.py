"""What kind of statement stands without a source, and so what a desk would add to it."""

from __future__ import annotations

from bisect import bisect_left

from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Rule
from auditor.resources import sets

_KINDS = ("accusation", "cause", "record", "figure", "forecast", "mind")  # the one that asks for most comes first
_FIGURES = ("fraction", "many", "money", "percent", "points", "ratio")
_COUNTED = 10  # fewer than this a reporter may count
_FEW = 3  # words behind “…, it is thought”: the statement stands before it
_ENDS = frozenset(";:")


def wanted(document: Document, rule: Rule, start: int, end: int) -> str:
    """What the rule's `wanted` says to add to the statement that the words from `start` to `end` introduce or close."""
    wishes = rule.options["wanted"]
    return str(wishes.get(_kind(document, *_statement(document, start, end)), wishes["other"]))


def _kind(document: Document, first: int, last: int) -> str:
    words = {token.word for token in document.tokens[first:last]}
    for kind in _KINDS:
        if kind == "figure" and _counts(document, first, last) or words & sets().get(f"{kind}-words", frozenset()):
            return kind
    return "other"


def _statement(document: Document, start: int, end: int) -> tuple[int, int]:
    """The tokens of the clause behind the words, or of that before them where they close the sentence."""
    tokens = document.tokens
    sentence = document.sentences[sentence_number(document, start)]
    behind = bisect_left(tokens, end, key=lambda t: t.start)
    last = next((i for i in range(behind, sentence.last) if _breaks(document, i)), sentence.last)
    if last - behind > _FEW:
        return behind, last
    before = bisect_left(tokens, start, key=lambda t: t.start)
    first = next((i for i in range(before - 2, sentence.first, -1) if _breaks(document, i)), sentence.first)
    return first, before


def _breaks(document: Document, i: int) -> bool:
    """Whether a clause ends at this token: a semicolon, or a comma with “and” or “but” behind."""
    word, behind = document.tokens[i].word, document.tokens[i + 1].word if i + 1 < len(document.tokens) else ""
    return word in _ENDS or word == "," and behind in ("and", "but")


def _counts(document: Document, first: int, last: int) -> bool:
    start, end = document.tokens[first].start, document.tokens[last - 1].end
    return any(n.kind in _FIGURES or n.kind == "count" and n.value >= _COUNTED for n in document.numbers_in(start, end))
