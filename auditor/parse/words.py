"""Text to tokens: words, numbers and marks, each with its place and its folded form."""

from __future__ import annotations

import re

from auditor.model import Token

_LETTER = r"[^\W\d_\u0300-\u036f][\u0300-\u036f]*"
_SUFFIX = "st|nd|rd|th|bn|b|m|mn|k|km|kg|cm|mm|mph|pm|am|p|s|tn|t|ft|in|gb|mb|ghz"
_TOKEN = re.compile(
    rf"""
      (?P<web>(?:https?://|www\.)[^\s<>"”’)]*[^\s<>"”’).,;:!?]|[\w.+-]+@[\w-]+\.[\w.-]*\w|[\#@]\w+)
    | (?P<initials>(?:[A-Z]\.){{2,}}|\b(?:a|p)\.m\.|\b(?:i\.e|e\.g)\.)
    | (?P<number>[£$€¥₹]?\d+(?:[.,:-]\d+)*(?:(?i:{_SUFFIX})\b)?%?)
    | (?P<clitic>(?<=[^\W_])['’]s\b)
    | (?P<word>(?:{_LETTER})(?:{_LETTER}|\d|_|['’](?!s\b)(?={_LETTER}))*)
    | (?P<mark>\.{{2,}}|--+|[^\w\s]|_)
    """,
    re.VERBOSE,
)
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "…"})


def tokens(text: str) -> tuple[Token, ...]:
    """All tokens in order. In-word hyphens are left out, so “cannon-fodder” reads as “cannon fodder”."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when lowered (İ); keep every offset true
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    folded = lower.translate(_FOLD)
    found = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if end - start == 1 and folded[start] == "-" and _inside_word(text, start):
            continue
        found.append(Token(start, end, folded[start:end]))
    return tuple(found)


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum() and text[at] in "-‐‑"
