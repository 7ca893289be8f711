"""Text to tokens: words, numbers and marks, each with its place and its folded form."""

from __future__ import annotations

import re

from auditor.model import Token

_LETTER = r"[^\W\d_\u0300-\u036f][\u0300-\u036f]*"
_SUFFIX = "st|nd|rd|th|bn|b|m|mn|k|km|kg|cm|mm|mph|pm|am|p|s|tn|t|ft|in|gb|mb|ghz"
_TOKEN = re.compile(
    rf"""
      (?P<plain>[A-Za-z]+(?![\w'’.@+:\-\u0300-\u036f]))  # most words; the rest can be part of something longer
    | (?P<web>(?:https?://|www\.)[^\s<>"”’)]*[^\s<>"”’).,;:!?]|[\w.+-]+@[\w-]+\.[\w.-]*\w|[\#@]\w+)
    | (?P<initials>(?:[A-Z]\.){{2,}}|\b(?:a|p)\.m\.|\b(?:i\.e|e\.g)\.)
    | (?P<number>[£$€¥₹]?\d+(?:[.,:-]\d+)*(?:(?i:{_SUFFIX})\b)?%?)
    | (?P<clitic>(?<=[^\W_])['’]s\b)
    | (?P<word>(?:{_LETTER})(?:{_LETTER}|\d|_|['’](?!s\b)(?={_LETTER}))*)
    | (?P<mark>\.{{2,}}|--+|[^\w\s]|_)
    """,
    re.VERBOSE,
)
_FOLD = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("―", "-"))


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens in order. In-word hyphens are left out, so “cannon-fodder” reads as “cannon fodder”."""
    folded = text.lower()
    if len(folded) != len(text):  # a few letters grow when lowered (İ); keep every offset true
        folded = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not folded.isascii():
        for written, plain in _FOLD:
            folded = folded.replace(written, plain)
    # one article has thousands of tokens: `tuple.__new__` takes half the time of `Token(…)`, and one word for all its
    # places is hashed once
    new, one, spans = tuple.__new__, _Words(), [m.span() for m in _TOKEN.finditer(text)]
    found = [new(Token, (start, end, one[folded[start:end]])) for start, end in spans]
    if "-" in folded:
        found = [t for t in found if t[2] != "-" or not _inside_word(text, t[0])]
    return tuple(found)


class _Words(dict[str, str]):
    """Each word once."""

    def __missing__(self, word: str) -> str:
        self[word] = word
        return word


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum() and text[at] in "-‐‑"
