"""Interviews set as a transcript: paragraphs that open with the speaker's name and a colon, without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Attribution
from auditor.parse.story import Story

_LONGEST = 4  # words of a name before its colon
_LEAST = 2  # paragraphs with such a name that make a transcript


def transcript(story: Story) -> tuple[Attribution, ...]:
    """The turns of a transcript, each the speaker's own words."""
    turns = list(_turns(story))
    names = [story.text[a.source.start : a.source.end] for a in turns if a.source]
    return tuple(
        a
        for a, name in zip(turns, names, strict=True)
        if name.isupper() and len(turns) >= _LEAST or names.count(name) >= _LEAST
    )


def _turns(story: Story) -> Iterator[Attribution]:
    for block in story.blocks:
        first, last = story.token_at(block.start), story.token_at(block.end)
        colon = next((k for k in range(first, min(first + _LONGEST + 1, last)) if story.word(k) == ":"), -1)
        named = colon > first and all(story.word(k)[0].isalpha() and story.capital(k) for k in range(first, colon))
        if block.kind == "paragraph" and named and last - colon > 3 and story.quoted[colon + 1] < 0:
            content = story.trimmed(colon + 1, last)
            if content:
                yield Attribution(content, story.span(first, colon), None, "direct")
