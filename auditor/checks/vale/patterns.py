"""Regular expressions by RE2, whose time is linear in the text: no pattern of a style can hang an audit."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple


class UnreadableError(Exception):
    """A pattern that RE2 does not take, and why."""


class Match(NamedTuple):
    """Characters `start` to `end` of a text, and what its groups hold."""

    start: int
    end: int
    groups: tuple[str | None, ...]


@cache
def compiled(pattern: str) -> Any:
    """A pattern, ready to use; raises UnreadableError for one that is none, ImportError where google-re2 is missing."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise UnreadableError(error.args[0].decode(errors="replace")) from None


def matches(pattern: str, text: str) -> Iterator[Match]:
    """Where a pattern fits, in order, without overlaps and never on nothing.

    RE2's words are of ASCII letters: where a pattern asks for the edge of a word, one inside “café” is none.
    """
    edges = r"\b" in pattern
    for found in compiled(pattern).finditer(text):
        start, end = found.span()
        if start < end and not (edges and (_inside(text, start) or _inside(text, end))):
            yield Match(start, end, found.groups())


def fits(pattern: str, text: str) -> bool:
    """Whether a pattern fits somewhere in a text; an empty one never does."""
    return bool(pattern) and compiled(pattern).search(text) is not None


def is_all(pattern: str, text: str) -> bool:
    """Whether a pattern fits the whole of a text."""
    return compiled(pattern).fullmatch(text) is not None


def _inside(text: str, at: int) -> bool:
    """Whether a place lies inside a word at a letter that is not ASCII."""
    beside = text[max(0, at - 1) : at + 1]
    return len(beside) == 2 and not beside.isascii() and beside[0].isalnum() and beside[1].isalnum()
