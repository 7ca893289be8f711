"""Paragraphs that a wire service sent as typed lines inside one element, cut apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from auditor.read.segments import Segment, parts
from auditor.read.text import paragraphs

_LINE = re.compile(r"[^\r\n]+|(?<=\n)(?=\r?\n)")


def _starts(lines: list[re.Match[str]]) -> Iterator[int]:
    """Where paragraphs begin: below an empty line, and at an indented line where others stand at the margin.

    In XML that was laid out by a program all lines are indented, and none begins a paragraph.
    """
    indents = [len(line.group()) - len(line.group().lstrip()) for line in lines]
    filled = [i for i, line in enumerate(lines) if line.group().strip()]
    margin = min((indents[i] for i in filled[1:]), default=1) == 0
    for before, i in zip([-1, *filled], filled, strict=False):
        if before < 0 or i - before > 1 or margin and indents[i] >= 2:
            yield lines[i].start()


def typed(found: Iterable[Segment]) -> Iterator[Segment]:
    """The segments, with each paragraph of typed lines cut into those it holds."""
    for segment in found:
        shown = "".join(" " if atom.text == "\n" and atom.width != 1 else atom.text for atom in segment.atoms)
        starts = [*_starts(list(_LINE.finditer(shown))), len(shown)] if segment.kind == "paragraph" else []
        if len(starts) < 3:
            yield segment
            continue
        for atoms in parts(segment.atoms, pairwise(starts)):
            yield segment._replace(atoms=tuple(atoms))


def plain(segment: Segment) -> Iterator[Segment]:
    """The paragraphs of text without any mark-up, by the same signs or, without them, as in a text file."""
    cut = list(typed([segment._replace(kind="paragraph")]))
    if len(cut) > 1:
        yield from cut
        return
    blocks = paragraphs("".join(atom.text for atom in segment.atoms))
    for atoms in parts(segment.atoms, (block[1:] for block in blocks)):
        yield segment._replace(kind="paragraph", atoms=tuple(atoms))
