"""Who speaks in an article: each source once, with what it says and how it is brought in."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Attribution


class Speaker(NamedTuple):
    """A source of the story.

    `named` is True for a person or body with a name, False for “an aide” or nobody. `statements` counts what is tied to
    the source, `words` those between quotation marks, `paragraph` is the first one it speaks in, counted from 1.
    """

    name: str | None
    role: str
    named: bool
    statements: int
    words: int
    paragraph: int
    verbs: tuple[str, ...]


def speakers(document: Document) -> tuple[Speaker, ...]:
    """The sources, most quoted words first. Statements that nobody is named for count together, under None."""
    said: dict[str | None, list[Attribution]] = {}
    for one in (a for a in document.attributions if not a.stance):
        said.setdefault(one.speaker, []).append(one)
    known = {name.name: name.role for name in document.names}
    paragraphs = [b.start for b in document.blocks if b.kind in ("paragraph", "blockquote", "item")]
    table = [
        Speaker(
            name,
            known.get(name or "", ""),
            name in known,
            len(ours),
            sum(_words(document, one) for one in ours if one.kind != "indirect"),
            max(1, bisect_left(paragraphs, ours[0].content.start + 1)),
            tuple(dict.fromkeys(" ".join(document[one.cue].lower().split()) for one in ours if one.cue)),
        )
        for name, ours in said.items()
    ]
    return tuple(sorted(table, key=lambda s: (-s.words, -s.statements, s.name or "")))


def _words(document: Document, one: Attribution) -> int:
    return sum(any(c.isalnum() for c in word) for word in document[one.content].split())
