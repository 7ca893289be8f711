"""Text to quotations: straight, curly and mixed marks, single quotes against apostrophes, runs over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from auditor.model import Block, Quote, Span
from auditor.resources import sets

_MARK = re.compile(r"[\"“”„«»'‘’]")
_AHEAD = 40  # marks that are looked at to tell a quotation from an apostrophe
_DOUBLE = frozenset('"“”„«»')
_ELISION = re.compile(r"['’](?:\d0s|em\b|til\b|tis\b|twas\b|n['’]|cause\b|cos\b|bout\b|round\b|tude\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_SPEECH_WORDS = 5
_TITLE_WORDS = 8
_BACK = 40  # characters before a quotation that hold the word before it
_JOINER = "\u2060"


def _opens(text: str, at: int, block: Block) -> bool:
    """Whether a mark stands before its words."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return not before.isalnum() and before not in ".,!?%)" and not after.isspace()


def _closes(text: str, at: int, block: Block) -> bool:
    """Whether a mark stands behind its words."""
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return not before.isspace() and not after.isalnum()


def _apostrophe(text: str, at: int, block: Block) -> bool:
    inside = block.start < at < block.end - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
    return inside or bool(_ELISION.match(text, at)) and not _closes(text, at, block)


def _pairs(text: str, block: Block) -> Iterator[tuple[int, int, bool]]:
    """(opening mark, closing mark or end, closed) of each outer quotation of a block."""
    double = single = -1
    marks = [m.start() for m in _MARK.finditer(text, block.start, block.end)]
    for i, at in enumerate(marks):
        mark = text[at]
        if mark in _DOUBLE:
            before_digit = at > block.start and text[at - 1].isdigit() and mark == '"' and double < 0
            opening = mark == "“" or (mark in '"„«' and _opens(text, at, block))  # „ inside a word is mojibake
            if double < 0:
                if (opening or _opens(text, at, block)) and not before_digit:
                    double, single = at, -1
            elif opening and not _closes(text, at, block) and text[at - 1 : at].isspace():
                yield double, _unclosed(text, double, at), False  # the mark before was never closed
                double = at
            else:
                yield double, at, True
                double = -1
        elif double >= 0 or _apostrophe(text, at, block):
            continue
        elif single < 0:
            if mark != "’" and _opens(text, at, block) and _closing_follows(text, marks[i + 1 : i + _AHEAD], block):
                single = at
        elif _closes(text, at, block) and not _plural(text, at, marks[i + 1 : i + _AHEAD], block):
            yield single, at, True
            single = -1
    if double >= 0:
        yield double, block.end, False


def _closing_follows(text: str, later: Iterable[int], block: Block) -> bool:
    return any(text[m] in "'’" and _closes(text, m, block) and not _apostrophe(text, m, block) for m in later)


def _plural(text: str, at: int, later: list[int], block: Block) -> bool:
    """“the ‘soldiers' rations’”: an s' before a better closing mark is a possessive."""
    if text[at - 1] not in "sS" or text[at] == "'" and not later:
        return False
    for mark in later:
        if text[mark] in "'’‘" and not _apostrophe(text, mark, block):
            return text[mark] != "‘" and not _opens(text, mark, block) and _closes(text, mark, block)
    return False


def _unclosed(text: str, start: int, limit: int) -> int:
    """Where the words of a quotation that lost its closing mark are taken to end: with their first sentence."""
    end = _SENTENCE_END.search(text, start, limit)
    return end.end() if end else limit


def _kind(text: str, inner: Span, closed: bool, block: Block) -> str:
    words = text[inner.start : inner.end].split()
    if closed and block.kind not in ("headline", "subhead") and _titled(text, inner, words):
        return "title"
    spoken = words and words[-1][-1:] in ".!?…,—–-"
    return "speech" if not closed or spoken or len(words) >= _SPEECH_WORDS else "fragment"


def _titled(text: str, inner: Span, words: list[str]) -> bool:
    """The name of a song, a programme or a book inside a sentence: “on ‘Fox News Sunday,’”, “the ‘Ferguson Effect’”."""
    if not 1 < len(words) <= _TITLE_WORDS or words[-1][-1] in "!?":
        return False
    before = text[max(0, inner.start - _BACK) : inner.start - 1]
    last = before.split()[-1:] or [""]
    cue = last[0].lower() in sets()["cue-say"] or last[0].lower() in sets()["cue-act"]
    inside = before[-1:].isspace() and last[0][-1:].isalnum() and not cue
    capitals = [w[:1].isupper() or w[:1].isdigit() for w in words if len(w) > 3 or w is words[0]]
    return inside and all(capitals)


def quotes(text: str, blocks: Iterable[Block], kinds: frozenset[str]) -> Iterator[Quote]:
    """The outer quotations of the blocks of these kinds, in order, without speakers."""
    text = text.replace("''", '"' + _JOINER)  # old wire copy has two apostrophes for each mark
    story = [b for b in blocks if b.kind in kinds]
    for block, following in zip(story, (*story[1:], None), strict=False):
        continued = following is not None and text[following.start] in '"“„«'
        for start, end, closed in _pairs(text, block):
            stop = end if closed or continued and end == block.end else _unclosed(text, start, end)
            inner = Span(start + 1 + (text[start + 1 : start + 2] == _JOINER), stop)
            outer = Span(start, stop + closed + (closed and text[stop + 1 : stop + 2] == _JOINER))
            if any(c.isalnum() for c in text[inner.start : inner.end]):
                yield Quote(outer, inner, _kind(text, inner, closed, block), closed)
