"""A report and the bytes of its file to new bytes, with every certain edit made and all else as it was."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Block, Voice
from auditor.read.encoding import decode
from auditor.report import Edit, Report

FIXED = ("txt", "md", "html")  # elsewhere a story's characters are not just so in the file
_ROUNDS = 9  # an edit can make room for another, as in “a a hour”
_OTHERS = frozenset(("blockquote", "pull-quote", "embed"))  # blocks that hold what others wrote
_SIC = re.compile(r"\W{0,3}sic\b", re.IGNORECASE)
_MARKUP = re.compile(r"[<>&*_\[\]`~\\|#{}()'\"=$]")
_CODE = re.compile(r"<(/?)(?:code|pre|kbd|samp|tt)\b", re.IGNORECASE)
_WORD = re.compile(r"\S*")


class Change(NamedTuple):
    """Words of a file, the rule that changed them, and what they are now; line and column count from 1."""

    line: int
    column: int
    rule: str
    old: str
    new: str


class Fixed(NamedTuple):
    """The file as it should be, and what was changed."""

    raw: bytes
    changes: tuple[Change, ...]


def fix(raw: bytes, kind: str, audited: Callable[[bytes], Report]) -> Fixed:
    """The bytes of a file of a kind of `FIXED` with all that is certain mended; fixing them again changes nothing.

    `audited` makes a report of such bytes.
    """
    changes: list[Change] = []
    for _ in range(_ROUNDS):
        once = _once(audited(raw), raw, kind)
        if not once.changes:
            break
        raw = once.raw
        changes += once.changes
    return Fixed(raw, tuple(changes))


def diff(raw: bytes, fixed: bytes, name: str) -> str:
    """What changes between two states of a file, as a unified diff."""
    old, new = (decode(one, name).text.splitlines(keepends=True) for one in (raw, fixed))
    lines = difflib.unified_diff(old, new, f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _once(report: Report, raw: bytes, kind: str) -> Fixed:
    """One round: of edits that overlap the first is made."""
    document = report.document
    before = decode(raw, document.source.name)
    text, parts, end, changes = before.text, list[str](), 0, list[Change]()
    if before.encode(text) != raw:  # an encoding with two ways to write one thing
        return Fixed(raw, ())
    for edit, rule in sorted(_certain(report, kind)):
        if edit.start < end or not _writable(before.encode, edit.text):
            continue
        parts += (text[end : edit.start], edit.text)
        end = edit.end
        changes.append(_change(document, text, edit, rule))
    parts.append(text[end:])
    return Fixed(before.encode("".join(parts)), tuple(changes))


def _certain(report: Report, kind: str) -> Iterator[tuple[Edit, str]]:
    """The edits that may be made, by characters of the file, with the names of their rules."""
    document = report.document
    for finding in report.findings:
        for edit in finding.edits:
            if not _anothers(document, edit) and _literal(document, edit, kind):
                start, end = document.file_span(edit[:2])
                yield Edit(start, end, edit.text), finding.rule.name


def _anothers(document: Document, edit: Edit) -> bool:
    """Whether an edit touches words that are somebody else's, or may be: a quotation, or a [sic] behind them."""
    start, end = edit.start, max(edit.end, edit.start + 1)
    if any(voice == Voice.QUOTED for voice in document.voices[start:end]) or _SIC.match(document.text, edit.end):
        return True
    block = next((b for b in document.blocks if b.start <= start < b.end), Block("", start, end))
    quotes = [q for q in document.quotes if block.start <= q.span.start < block.end]
    unclosed = any(not q.closed for q in quotes)  # where it ends is a guess
    return block.kind in _OTHERS or unclosed or any(q.span.start < end and start < q.span.end for q in quotes)


def _literal(document: Document, edit: Edit, kind: str) -> bool:
    """Whether the file holds just these words there, in no code, and what is to be written is no mark-up."""
    original = document.source.original
    start, end = document.file_span(edit[:2])
    if original[start:end] != document[edit[:2]]:
        return False
    if kind == "txt":
        return True
    line = original[max(original.rfind("\n", 0, start), original.rfind("\r", 0, start)) + 1 : start]
    tags = _CODE.findall(original, 0, start)
    return not (line.count("`") % 2 or tags and not tags[-1] or _MARKUP.search(edit.text))


def _writable(encode: Callable[[str], bytes], text: str) -> bool:
    try:
        encode(text)
    except UnicodeError:
        return False
    return True


def _change(document: Document, text: str, edit: Edit, rule: str) -> Change:
    """What an edit does to the whole words that it touches."""
    start = edit.start
    while start and not text[start - 1].isspace():
        start -= 1
    found = _WORD.match(text, edit.end)
    end = found.end() if found else edit.end
    line = bisect_right(document.lines, start)
    new = text[start : edit.start] + edit.text + text[edit.end : end]
    return Change(line, start - document.lines[line - 1] + 1, rule, _one_line(text[start:end]), _one_line(new))


def _one_line(text: str) -> str:
    return " ".join(text.split())
