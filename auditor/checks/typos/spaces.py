"""Spaces that are missing, doubled or on the wrong side of a mark, and characters that strayed in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.typos.strays import Stray, may_stray, strays
from auditor.document import Document
from auditor.model import Block, Rule
from auditor.parse.structure import STORY
from auditor.phrases import Hit
from auditor.report import Edit, Finding

# patterns begin with what is rare, so that the search can skip ahead
_BEFORE = re.compile(
    r"[ \u00a0](?<=\w[ \u00a0])[ \u00a0]*(?:[,;.!?](?![.\w]| \.)(?=\s|$|[\"”’')])|,(?=[a-z])|\.(?=[A-Z][a-z]))"
)
_MISSING = re.compile(r"(?<=[a-z]{2})([.!?])(?=[A-Z][a-z]+\b(?![.@/]))|(?<=[a-z]{2}),(?=[a-z]{2,}\b)")
_SLIPS = {
    "before": "There is a space before the mark",
    "missing": "There is no space behind the mark",
    "doubled": "There are two spaces between these words",
}
_CERTAIN = re.compile(r" +[,.]")
_DOUBLED = re.compile(r"  (?<=[\w,;:]  ) *(?=\w)")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each slip, with the mark and its neighbours as they should stand; addresses are left alone.

    Copy that was taken from a page may have one slip many times over: then the first stands for all.
    Only the space before a comma or a full stop is certain to be too many: others may be a table's or a name's.
    """
    text = document.text
    yield from _strays(document, rule)
    addresses = [w for w in document.places if len(w) > 3 and ("@" in w or "/" in w or w[:3] == "www")]
    web = [document.tokens[i] for word in addresses for i in document.places[word]]
    for pattern, kind in ((_BEFORE, "before"), (_MISSING, "missing"), (_DOUBLED, "doubled")):
        slips = [
            (block, match)
            for block in document.blocks
            if block.kind in STORY
            for match in pattern.finditer(text, block.start, block.end)
            if not any(t.start < match.end() and match.start() <= t.end for t in web)
            and not (kind == "doubled" and _columns(text, match))
        ]
        for block, match in slips[:1]:
            start = max(block.start, text.rfind(" ", block.start, match.start()) + 1)
            stop = text.find(" ", match.end(), block.end)
            end = stop if stop > 0 else block.end
            right = text[start : match.start()] + _mended(text, match, kind) + text[match.end() : end]
            edits = [_edit(text, slip, kind) for _, slip in slips if _certain(text, slip)]
            passage = _SLIPS[kind] + _more(slips)
            yield found(document, rule, start, end, suggestions=[right], edits=edits, passage=passage)


def _certain(text: str, match: re.Match[str]) -> bool:
    """Whether a space before a comma or a full stop is too many: not in “a .Net programme”."""
    return bool(_CERTAIN.fullmatch(match.group())) and not text[match.end() : match.end() + 1].isalnum()


def _edit(text: str, match: re.Match[str], kind: str) -> Edit:
    return Edit(*match.span(), _mended(text, match, kind))


def _columns(text: str, match: re.Match[str]) -> bool:
    """Whether spaces set words in columns: three or more, or several times in the line."""
    first = text.rfind("\n", 0, match.start()) + 1
    last = text.find("\n", match.end())
    line = text[first : last if last > 0 else len(text)]
    return len(match.group()) > 2 or len(_DOUBLED.findall(line)) > 1


def _more(slips: Sequence[object]) -> str:
    return f" (and {len(slips) - 1} more like it in the story)" if len(slips) > 1 else ""


def _strays(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first character of each kind that strayed in, with the word as it should stand."""
    text = document.text
    if not may_stray(text):
        return
    by_kind: dict[str, list[tuple[Block, Stray]]] = {}
    for block in document.blocks:
        for stray in strays(text, block.start, block.end):
            by_kind.setdefault(stray.what, []).append((block, stray))
    for what, slips in by_kind.items():
        block, (start, end, _, right, _) = slips[0]
        first = max(block.start, text.rfind(" ", block.start, start) + 1)
        stop = text.find(" ", end, block.end)
        last = end + len(text[end : stop if stop > 0 else block.end].rstrip(".,;:!?”’\"')"))
        whole = text[first:start] + right + text[end:last]
        edits = [Edit(s.start, s.end, s.right) for _, s in slips if s.certain]
        yield found(document, rule, first, last, suggestions=[whole], edits=edits, passage=what + _more(slips))


def _mended(text: str, match: re.Match[str], kind: str) -> str:
    """What should stand in the place of a slip."""
    mark = match.group().strip()
    spaced = kind == "missing" or kind == "before" and text[match.end() : match.end() + 1].isalpha()
    return " " if kind == "doubled" else mark + (" " if spaced else "")
