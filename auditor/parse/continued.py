"""Quotations without a cue of their own: they belong to the speaker of the paragraph, or to the one before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from auditor.model import Attribution, Name, Span
from auditor.parse.clauses import finite
from auditor.parse.cues import Cue
from auditor.parse.sources import before
from auditor.parse.story import Story

_STATEMENTS = frozenset("comment comments email letter message post remark remarks response statement tweet".split())
_REACH = 4  # paragraphs over which a speaker goes on without being named again


def introductions(story: Story, found: Mapping[int, Sequence[Cue]]) -> Iterator[Attribution]:
    """Sentences that only bring a speaker on: “Dianne Bystrom agreed.” They hold no statement themselves."""
    for number, ours in found.items():
        sentence = story.sentences[number]
        for cue in ours:
            if cue.kind in ("say", "manner") and story.words[cue.last] in ("", ".", ":"):
                source = before(story, cue.first, sentence.first)
                if source and source[0] <= sentence.first + 1:
                    cue_span = story.span(cue.first, cue.last)
                    yield Attribution(cue_span, story.span(*source), cue_span, "indirect")


def announced(story: Story, found: Mapping[int, Sequence[Cue]]) -> Mapping[int, Attribution]:
    """By its number, each paragraph that the line before announces with a colon: “The governor added:”."""
    out = {}
    for number, ours in found.items():
        sentence = story.sentences[number]
        block = story.blocks[sentence.block]
        if sentence.block + 1 >= len(story.blocks) or story.words[sentence.last - 1] != ":" or sentence.end < block.end:
            continue
        last = next((c for c in reversed(ours) if c.kind in ("say", "manner", "act", "noun")), None)
        verb = last.first if last and last.last >= sentence.last - 1 else -1
        if verb < 0 and any(story.words[k] in _STATEMENTS for k in range(sentence.first, sentence.last)):
            verb = next((k for k in range(sentence.first + 1, sentence.last) if finite(story, sentence.first, k)), -1)
        source = before(story, verb, sentence.first) if verb >= 0 else None
        following = story.blocks[sentence.block + 1]
        if source and following.kind in ("paragraph", "pullquote"):
            content = Span(following.start, following.end)
            out[sentence.block + 1] = Attribution(content, story.span(*source), story.span(verb, verb + 1), "indirect")
    return out


def runs_on(
    story: Story,
    cued: Mapping[int, Attribution],
    indirect: Sequence[Attribution],
    names: Sequence[Name],
    ahead: Mapping[int, Attribution],
) -> list[Attribution]:
    """Every spoken quotation with its speaker. One without a cue belongs to the speaker of its paragraph so far, or,
    when it opens a paragraph, to the cue that follows, to the person who ends the line before, or to the last speaker.
    """
    ends = [b.end for b in story.blocks]
    people = {m.end: m for n in names if n.person for m in n.mentions}
    known = sorted((a for a in [*cued.values(), *indirect] if a.source), key=_place)
    places = [_place(a).start for a in known]
    out: list[Attribution] = []
    for number, quote in enumerate(story.quotes):
        own = cued.get(number)
        block = bisect_left(ends, quote.span.end)
        if own is None and quote.kind == "speech" and story.blocks[block].kind != "headline":
            start = story.blocks[block].start
            i = bisect_right(places, quote.span.start) - 1
            last = max((a for a in (*known[max(i, 0) : i + 1], *out[-1:])), key=_place, default=None)
            opens = story.token_at(start) == story.token_at(quote.span.start)
            later = cued.get(number + 1)
            if last and last.content.end >= start:
                own = replace(last, content=quote.span, cue=None, kind="direct")
            elif opens and block in ahead:
                own = replace(ahead[block], content=quote.span, kind="direct")
            elif opens and later and later.source and story.quotes[number + 1].span.start < story.blocks[block].end:
                own = replace(later, content=quote.span, cue=None, kind="direct")
            elif opens and last and last.source and block - bisect_left(ends, last.content.end) <= _REACH:
                above = _named_last(story, block, people)
                silent = last.content.start < story.blocks[block - 1].start
                source = above if above and silent else last.source
                own = Attribution(quote.span, source, None, "direct")
        if own:
            out.append(own)
    return out


def _place(one: Attribution) -> Span:
    return one.cue or one.content


def _named_last(story: Story, block: int, people: Mapping[int, Span]) -> Span | None:
    """The person whose name ends the paragraph before, as in “…, which baffled Gustafson”."""
    if block == 0:
        return None
    end = story.blocks[block - 1].end
    return next((people[end - back] for back in (0, 1, 2) if end - back in people), None)
