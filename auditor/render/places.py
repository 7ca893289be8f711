"""Where a finding stands: the path, lines and columns that other programs ask for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from auditor.document import Document


class Region(NamedTuple):
    """Lines (paragraphs, where `Source.unit` says so) and columns from 1, characters of the file from 0; ends exclude.

    `end_column` counts on `end_line`, which is the line of the last character.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int


def region(document: Document, span: Sequence[int]) -> Region:
    """The place of a span in the decoded file."""
    line, column = document.position(span)
    start, end = document.file_span(span)
    if end <= start:
        return Region(line, column, line, column, start, start)
    end_line = bisect_right(document.lines, end - 1)
    return Region(line, column, end_line, end - document.lines[end_line - 1] + 1, start, end)


def has_lines(document: Document) -> bool:
    """Whether lines and offsets are the file's own: Word and ninjs files have paragraphs of a story instead."""
    return document.source.unit == "line"


def literal(document: Document, span: Sequence[int]) -> bool:
    """Whether the file holds just these words there, no mark-up among them, so that others can take their place."""
    start, end = document.file_span(span)
    return has_lines(document) and document.source.original[start:end] == document[span]


def path(document: Document) -> str:
    """The article's path with forward slashes, from the working folder where it lies in it."""
    return slashed(document.source.name)


def slashed(name: str) -> str:
    """The path in a name with forward slashes, from the working folder where it lies in it."""
    named, here = Path(name), Path.cwd()
    return (named.relative_to(here) if named.is_relative_to(here) else named).as_posix()
