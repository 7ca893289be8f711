"""From the words of a source to who that is: the full name, through short forms, roles and pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.model import Attribution, Name, Span
from auditor.parse.story import Story
from auditor.resources import sets

_TITLE = 14  # characters that a title takes before the name that opens a sentence


def resolved(story: Story, found: Sequence[Attribution], names: Sequence[Name]) -> Iterator[Attribution]:
    """The attributions with their speakers, in the order given."""
    mentions = sorted((m, n) for n in names for m in n.mentions)
    starts = [m.start for m, _ in mentions]
    people = [n for n in names if n.person]
    known = {n.name for n in people}
    speakers: dict[Span, str] = {}
    last = {"person": "", "body": ""}
    for source in sorted({a.source for a in found if a.source}):
        written = " ".join(story.text[source.start : source.end].split())
        within = mentions[bisect_left(starts, source.start) : bisect_left(starts, source.end)]
        inside = [n for m, n in within if _speaks(story.text[m.start - 1 : m.start], story.text[m.end : source.end])]
        near = _subject(story, source, mentions, bisect_left(starts, source.start))
        speakers[source] = speaker = _speaker(written, inside, people, last | {"person": near or last["person"]})
        if speaker in known:
            last["person"] = speaker
        elif any(n.name == speaker for n in inside) or speaker.split()[-1:] and speaker.split()[-1].endswith("s"):
            last["body"] = speaker
    for one in found:
        yield replace(one, speaker=speakers[one.source]) if one.source else one


def _speaks(before: str, behind: str) -> bool:
    """Whether a name is who speaks, and no owner or adjective: “Obama's aide”, “Clinton aides”, “anti-Putin rebels”."""
    return before != "-" and not re.match(r"['’]s|\s+(?!of\b|and\b|&|in\b|from\b|for\b|at\b|who\b|\()\w", behind)


def _subject(story: Story, source: Span, mentions: Sequence[tuple[Span, Name]], behind: int) -> str:
    """The last person who opens a sentence of the paragraph before a source: the likely “she”; "" without one."""
    number = bisect_right(story.sentences, source.start, key=lambda s: s.start) - 1
    start = story.blocks[story.sentences[number].block].start if number >= 0 else 0
    for i in range(behind - 1, -1, -1):
        mention, name = mentions[i]
        if mention.start < start:
            return ""
        opens = story.sentences[bisect_right(story.sentences, mention.start, key=lambda s: s.start) - 1].start
        if name.person and mention.start - opens <= _TITLE and story.quoted[story.token_at(mention.start)] < 0:
            return name.name
    return ""


def _speaker(written: str, inside: Sequence[Name], people: Sequence[Name], last: Mapping[str, str]) -> str:
    """Who a source is. “He” and “the expert” are the last fitting person, “they” and “it” the last body or group."""
    words = written.lower().replace(",", " ").split()
    person = next((n for n in inside if n.person), None)
    if person:
        return person.name
    if len(words) == 1 and words[0] in ("they", "it", "we", "their", "its", "our"):
        return last["body"] or written
    if len(words) == 1 and (words[0] in sets()["speaker-pronouns"] or words[0] in ("his", "her", "my")):
        return last["person"] or written
    if words[-1] in sets()["generic-roles"] and words[0] in ("the", "however"):
        fitting = [n.name for n in people if words[-1] in n.role.lower().replace(",", " ").split()]
        if not inside and last["person"] and (last["person"] in fitting or not fitting):
            return last["person"]
        return fitting[0] if len(fitting) == 1 else written
    if inside and len(words) <= 4:
        return max(inside, key=lambda n: len(n.name) if n.name.lower() in written.lower() else 0).name
    return written
