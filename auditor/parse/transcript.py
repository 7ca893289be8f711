"""Lines that open with who speaks and a colon: the turns of a transcript, and headlines such as “Minister: No deal”."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Attribution
from auditor.parse.story import Story
from auditor.resources import sets

_LONGEST = 4  # words of a name before its colon
_LABEL = 6  # tokens of “Sen. John Mica:”
_HEADING = 25  # words of a line that may be a headline though it ends with a full stop
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


def labelled(story: Story, speaking: frozenset[str]) -> Iterator[Attribution]:
    """Headlines and other lines without a full stop, “Pence: …”, “Poll: …”, whose label names somebody that speaks.

    `speaking` are the names, whole and last, of people and of those who speak in the story.
    """
    roles = sets()["generic-roles"] | sets()["experts"] | sets()["headline-speakers"]
    for block in story.blocks:
        text = story.text[block.start : block.end]
        if ":" not in text[:80] or text.endswith(".") and text.count(" ") > _HEADING:
            continue
        first, last = story.token_at(block.start), story.token_at(block.end)
        colon = next((k for k in range(first, min(first + _LABEL, last)) if story.words[k] == ":"), -1)
        if colon <= first or last - colon <= _LEAST + 1 or story.quoted[colon + 1] >= 0:
            continue
        label = story.text[story.tokens[first].start : story.tokens[colon - 1].end].lower()
        speaks = label in speaking or story.words[colon - 1] in roles or story.words[colon - 1] in speaking
        content = story.trimmed(colon + 1, last)
        if (
            speaks
            and content
            and all(story.words[k][0].isalpha() or story.words[k] == "." for k in range(first, colon))
        ):
            yield Attribution(content, story.span(first, colon), story.span(colon, colon + 1), "indirect")


def signed(story: Story, speaking: frozenset[str]) -> Iterator[Attribution]:
    """Headlines that end with who says so: “Budget will ruin farms: union”, “Budget will ruin farms – Smith”."""
    roles = sets()["generic-roles"] | sets()["experts"] | sets()["headline-speakers"]
    for block in (b for b in story.blocks if b.kind == "headline"):
        first, last = story.token_at(block.start), story.token_at(block.end)
        marks = [
            k for k in range(max(first + _LEAST, last - _LABEL), last - 1) if story.words[k] in (":", "-", "--", "|")
        ]
        if not marks or any(story.quoted[k] >= 0 for k in range(marks[-1], last)):
            continue
        label = story.text[story.tokens[marks[-1] + 1].start : story.tokens[last - 1].end].lower()
        content = story.trimmed(first, marks[-1])
        speaks = label in speaking or story.words[last - 1] in roles or story.words[last - 1] in speaking
        if content and speaks and " " in story.text[content.start : content.end]:
            cue = story.span(marks[-1], marks[-1] + 1)
            yield Attribution(content, story.span(marks[-1] + 1, last), cue, "indirect")


def _turns(story: Story) -> Iterator[Attribution]:
    for block in story.blocks:
        first, last = story.token_at(block.start), story.token_at(block.end)
        colon = next((k for k in range(first, min(first + _LONGEST + 1, last)) if story.words[k] == ":"), -1)
        named = colon > first and all(story.words[k][0].isalpha() and story.capital(k) for k in range(first, colon))
        if block.kind == "paragraph" and named and last - colon > 3 and story.quoted[colon + 1] < 0:
            content = story.trimmed(colon + 1, last)
            if content:
                yield Attribution(content, story.span(first, colon), None, "direct")
