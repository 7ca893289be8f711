"""Spaces that are missing, doubled or on the wrong side of a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.model import Document, Rule
from auditor.parse.structure import STORY
from auditor.phrases import Hit
from auditor.report import Finding

# patterns begin with what is rare, so that the search can skip ahead
_BEFORE = re.compile(
    r"[ \u00a0](?<=\w[ \u00a0])[ \u00a0]*(?:[,;.!?](?![.\w])(?=\s|$|[\"”’')])|,(?=[a-z])|\.(?=[A-Z][a-z]))"
)
_MISSING = re.compile(r"(?<=[a-z]{2})([.!?])(?=[A-Z][a-z]+\b(?![.@/]))|(?<=[a-z]{2}),(?=[a-z]{2,}\b)")
_SHOWN = 1
_SLIPS = {
    "before": "There is a space before the mark",
    "missing": "There is no space behind the mark",
    "doubled": "There are two spaces between these words",
}
_DOUBLED = re.compile(r"  (?<=[\w,;:]  ) *(?=\w)")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each slip, with the mark and its neighbours as they should stand; addresses are left alone.

    Copy that was taken from a page may have one slip many times over: then the first stands for all.
    """
    text = document.text
    web = [t for t in document.tokens if len(t.word) > 3 and ("@" in t.word or "/" in t.word or t.word[:3] == "www")]
    for pattern, kind in ((_BEFORE, "before"), (_MISSING, "missing"), (_DOUBLED, "doubled")):
        slips = [
            (block, match)
            for block in document.blocks
            if block.kind in STORY
            for match in pattern.finditer(text, block.start, block.end)
            if not any(t.start < match.end() and match.start() < t.end for t in web)
        ]
        shown = slips if len(slips) <= _SHOWN else slips[:1]
        more = f" (and {len(slips) - 1} more like it in the story)" if len(slips) > _SHOWN else ""
        for block, match in shown:
            start = max(block.start, text.rfind(" ", block.start, match.start()) + 1)
            stop = text.find(" ", match.end(), block.end)
            end = stop if stop > 0 else block.end
            right = text[start : match.start()] + _mended(text, match, kind) + text[match.end() : end]
            yield found(document, rule, start, end, suggestions=[right], passage=_SLIPS[kind] + more)


def _mended(text: str, match: re.Match[str], kind: str) -> str:
    """What should stand in the place of a slip."""
    mark = match.group().strip()
    spaced = kind == "missing" or kind == "before" and text[match.end() : match.end() + 1].isalpha()
    return " " if kind == "doubled" else mark + (" " if spaced else "")
