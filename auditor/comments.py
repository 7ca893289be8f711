"""Comments in an article that let findings stand: what they say, and what of the story they are about.

<!-- audit: ignore RULE, RULE until 2027-01-31 -- why -->   the block that follows, or that it stands in
<!-- audit: ignore-line RULE -- why -->                     its line
<!-- audit: ignore-file RULE -- why -->                     the article

Rules go by name or code; a dash “—” parts the reason as well, where XML forbids two hyphens in a comment.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Block, Span

_SAID = re.compile(
    r"<!--\s*audit\s*:\s*(?P<scope>[\w-]*)\s*(?P<rules>.*?)(?:\buntil\s+(?P<until>\S+)\s*)?"
    r"(?:(?<=\s)(?:--|—)\s(?P<why>.*?))?-->$",
    re.DOTALL,
)
_SCOPES = ("ignore", "ignore-line", "ignore-file")
_FORM = "write <!-- audit: ignore RULE -- reason -->"


class Comment(NamedTuple):
    """What a comment says: the `rules` by name or code, until which day, why; or what is `wrong` with it.

    `line` is where it begins in the file; `home` the block that it is about, or stands nearest to.
    """

    line: int
    scope: str
    rules: tuple[str, ...]
    until: date | None
    why: str
    wrong: str
    home: Block

    def covers(self, document: Document, span: Span) -> bool:
        """Whether it speaks of findings at a place in the story."""
        if self.scope == "ignore-line":
            return document.position(span)[0] == self.line
        return self.scope == "ignore-file" or self.home.start <= span.start < self.home.end


def comments(document: Document) -> Iterator[Comment]:
    """The comments of an article, in the order of the file."""
    blocks = [(document.file_span((block.start, block.end)), block) for block in document.blocks]
    for place in document.source.comments if blocks else ():
        line = bisect_right(document.lines, place.start)
        at = bisect_left([there.end for there, _ in blocks], place.start)
        home = blocks[min(at, len(blocks) - 1)][1]
        yield _comment(document.source.original[place.start : place.end], line, home)


def _comment(written: str, line: int, home: Block) -> Comment:
    said = _SAID.match(written)
    scope = said["scope"] if said else ""
    rules = tuple(said["rules"].replace(",", " ").split()) if said else ()
    why = " ".join((said["why"] or "").split()) if said else ""
    until, wrong = None, ""
    if scope not in _SCOPES:
        wrong = f"it must begin with {', '.join(_SCOPES[:-1])} or {_SCOPES[-1]}; {_FORM}"
    elif not rules:
        wrong = f"it names no rule; {_FORM}"
    elif not why:
        wrong = f"it gives no reason; {_FORM}"
    elif said and said["until"]:
        try:
            until = date.fromisoformat(said["until"])
        except ValueError:
            wrong = f"“{said['until']}” is no day; write it as 2027-01-31"
    return Comment(line, scope, rules, until, why, wrong, home)
