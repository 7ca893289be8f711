"""Patterns as Vale's styles have them, in .NET's syntax, rewritten for RE2, which refuses what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.checks.vale.patterns import compiled

LONGEST = 2000  # characters of one pattern
_PARTS = re.compile(r"\\u([0-9A-Fa-f]{4})|\\(.)|(\[\^?\]?)|(\])|((?<=[A-Za-z])'(?=[A-Za-z]))|.", re.DOTALL)
_LETTERS = r"\pL\pN_"  # RE2's \w knows ASCII only
_SPACES = r"\s\pZ"
_OUTSIDE = {"w": f"[{_LETTERS}]", "W": f"[^{_LETTERS}]", "s": f"[{_SPACES}]", "S": f"[^{_SPACES}]", "Z": r"\z"}
_INSIDE = {"w": _LETTERS, "s": _SPACES}
_MARK = r"""[%&,;:!"'<>=/~@#’-]"""
_BEGINS = re.compile(rf"\\[^\w\s]|{_MARK}")
_ENDS = re.compile(rf"(?:(?<!\\)(?:\\\\)*\\[^\w\s]|{_MARK})$")


def rewritten(pattern: str) -> str:
    """A pattern for RE2, with a curly apostrophe wherever words have a straight one.

    Raises UnreadableError for what RE2 does not take, ValueError for a pattern that is too long.
    """
    if len(pattern) > LONGEST:
        raise ValueError(f"has {len(pattern):,} characters; {LONGEST:,} are the most")
    text = "".join(_parts(pattern))
    compiled(text)
    return text


def _parts(pattern: str) -> Iterator[str]:
    inside = False
    for part in _PARTS.finditer(pattern):
        code, escaped, opened, closed, apostrophe = part.groups()
        if code:
            yield f"\\x{{{code}}}"
        elif escaped:
            yield (_INSIDE if inside else _OUTSIDE).get(escaped, part[0])
        elif opened and not inside:
            inside = True
            yield part[0]
        elif closed:
            inside = False
            yield part[0]
        elif apostrophe and not inside:
            yield "['’]"
        else:
            yield part[0]


def bounded(pattern: str) -> str:
    """A pattern for whole words.

    At a mark it asks for no edge of a word: “e.g.” would have to be joined to a word.
    """
    before = "" if _BEGINS.match(pattern) else _edge(pattern[:1])
    behind = "" if _ENDS.search(pattern) else _edge(pattern[-1:])
    return f"{before}(?:{pattern}){behind}"


def _edge(letter: str) -> str:
    """The edge of a word. At a letter that is not ASCII RE2 knows none: whoever uses the pattern looks after it."""
    return r"\b" if letter.isascii() else r"(?:\b|)"


def one_of(patterns: Iterable[str], *, words: bool, ignorecase: bool) -> str:
    """One pattern for several, the first that fits at a place before later ones; "" for none."""
    parts = [bounded(one) if words else f"(?:{one})" for one in patterns]
    return f"(?{'i' * ignorecase}m)" + "|".join(parts) if parts else ""
