"""Who is responsible for each statement: content, source, cue and kind, for direct, indirect and mixed speech.

After PolNeAR (Newell et al. 2018): a source, a cue that ties the words to it, and the content.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from auditor.model import Attribution, Name, Span
from auditor.parse.continued import announced, introductions, runs_on
from auditor.parse.cues import cues
from auditor.parse.direct import beside_a_cue
from auditor.parse.indirect import indirect
from auditor.parse.speakers import resolved
from auditor.parse.story import Story
from auditor.parse.transcript import labelled, signed, transcript


def attributions(story: Story, names: Sequence[Name]) -> tuple[Attribution, ...]:
    """Every attribution of the story in order of its content, speakers resolved by the names of the article."""
    found = {i: list(cues(story, s)) for i, s in enumerate(story.sentences)}
    cued = dict(beside_a_cue(story, found))
    taken: set[Span | None] = {
        a.cue for a in cued.values() if a.kind == "direct" and a.cue and _touches(story, a.cue, a.content)
    }
    told = [a for i, ours in found.items() for a in indirect(story, story.sentences[i], ours, taken)]
    ahead = announced(story, found)
    told += [a for a in ahead.values() if story.quoted[story.token_at(a.content.start)] < 0]
    direct = runs_on(story, cued, [*told, *introductions(story, found)], names, ahead)
    speaking = _speaking(names, [*direct, *told])
    order = sorted(
        [*direct, *told, *transcript(story), *labelled(story, speaking), *signed(story, speaking)],
        key=lambda a: (a.content, a.kind),
    )
    return tuple(resolved(story, order, names))


def _speaking(names: Sequence[Name], found: Sequence[Attribution]) -> frozenset[str]:
    """The names, whole and last, of people and of those who speak in the body: “Brexit: …” is a subject."""
    sources = sorted({a.source for a in found if a.source})
    return frozenset(
        part
        for name in names
        if name.person or any(_overlaps(sources, mention) for mention in name.mentions)
        for part in (name.name.lower(), name.name.lower().split()[-1])
    )


def _overlaps(spans: Sequence[Span], one: Span) -> bool:
    i = bisect_left(spans, one.end, key=lambda s: s.start) - 1
    return i >= 0 and spans[i].end > one.start


def _touches(story: Story, cue: Span, content: Span) -> bool:
    """Whether a cue reports its quotation alone: “said: ‘…’”, and not “called her a ‘…’”."""
    between = story.text[cue.end : content.start].strip()
    return content.start < cue.start or not between or between[-1] in ":," or between == "that"
