"""A headline that counts a list, “5 things to know”, held to what the story says of its list and to its items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.checks.numbers.arithmetic import words_after, words_before
from auditor.document import Document
from auditor.model import Number, Span

_NOUN = 3  # words behind a figure among which what it counts is named: “four easy ways”
_OPENERS = frozenset("are following our these".split())  # “here are five things”
_ITEM = re.compile(r"#?(\d{1,3})(?:[.):]|\s*[-–—])\s")
_KINDS = ("paragraph", "item", "subhead")
_FEWEST = 3  # items in a row, from the first on, that make a numbered list


def noun(document: Document, number: Number, nouns: Sequence[str]) -> str:
    """What a number of the headline counts, where that is one of the `nouns` of lists; else ""."""
    if number.kind != "count":
        return ""
    return next((word for word in _behind(document, number) if word in nouns), "")


def otherwise(document: Document, number: Number, counted: str, body: Sequence[Number]) -> Span | None:
    """Where the story gives its list another length, in words or by the number of its last item; None where it says
    the same somewhere, or nothing.
    """
    said = [n for n in body if counted in _behind(document, n)]
    headed = _behind(document, number)  # “8 things to watch”, “5 things to watch”
    lengths = [(n.value, Span(*n[:2])) for n in said if _opens(document, n) or _behind(document, n) == headed]
    lengths += _items(document)
    if not lengths or number.value in [length for length, _ in lengths] or number.value in [n.value for n in said]:
        return None
    return lengths[0][1]


def _behind(document: Document, number: Number) -> Sequence[str]:
    return [t.word for t in words_after(document, number.end, _NOUN)]


def _opens(document: Document, number: Number) -> bool:
    return any(t.word in _OPENERS for t in words_before(document, number.start, 1))


def _items(document: Document) -> Iterator[tuple[float, Span]]:
    """The number of the last item of a list whose paragraphs are numbered from 1 on, or down to it."""
    opened = (_ITEM.match(document.text, b.start, b.end) for b in document.blocks if b.kind in _KINDS)
    found = [(int(m[1]), Span(*m.span(1))) for m in opened if m]
    values = sorted(value for value, _ in found)
    if len(found) >= _FEWEST and values == list(range(1, len(found) + 1)):
        yield max(found)
