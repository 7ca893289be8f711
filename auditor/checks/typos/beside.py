"""What stands beside an unknown word and makes it no slip: an address, a hyphen, marks, another language."""

from __future__ import annotations

from auditor.document import Document
from auditor.resources import known, sets

_MARKS = tuple("\"'“”‘’")


def joined(document: Document, i: int) -> bool:
    """Whether the word is a part of an address, of words with a stroke or of code, or has lost its h: “’orrible”."""
    token, text = document.tokens[i], document.text
    before, behind = text[max(0, token.start - 1) : token.start], text[token.end : token.end + 1]
    if before in ("'", "’", "‘") and known(f"h{token.word}"):
        return True
    line = text.rfind("\n", 0, token.start) + 1
    return bool(
        before and before in "/@#_&~\\" or behind and behind in "/@_&" or text.count("`", line, token.start) % 2
    )


def hyphened(document: Document, i: int) -> bool:
    """Whether the word is a part of a hyphened name or coinage."""
    token, text = document.tokens[i], document.text
    beside = [document.tokens[i - 1]] if text[max(0, token.start - 1) : token.start] == "-" else []
    beside += (
        [document.tokens[i + 1]] if text[token.end : token.end + 1] == "-" and i + 1 < len(document.tokens) else []
    )
    return any(text[t.start].isupper() or not known(t.word) for t in beside)


def quoted_alone(document: Document, i: int) -> bool:
    """Whether a word stands between quotation marks by itself: then the story speaks of the word."""
    token, text = document.tokens[i], document.text
    return text[token.start - 1 : token.start] in _MARKS and text[token.end : token.end + 1] in _MARKS


def foreign(document: Document, i: int) -> bool:
    """Whether a word stands beside an article or preposition of another language, or a word with an accent."""
    beside = [document.tokens[k].word for k in (i - 1, i + 1) if 0 <= k < len(document.tokens)]
    accented = (word.isalpha() and not word.isascii() and not known(word) for word in beside)
    return any(word in sets()["foreign-particles"] for word in beside) or any(accented)
