"""Paraphrase: X said (that) … · …, X said · according to X · it is believed that … (nobody)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Attribution, Sentence, Span
from auditor.parse.clauses import DETERMINERS, PREPOSITIONS, clause_opens, finite
from auditor.parse.contents import content_end, content_start, noun_end
from auditor.parse.cues import Cue, name_end, owner
from auditor.parse.fronted import FOLLOWS, done, gapped, goes_on, next_word, tail
from auditor.parse.sources import Tokens, before, behind
from auditor.parse.story import Story
from auditor.parse.subjects import possessor, subject
from auditor.resources import sets

_ASIDE = 12  # tokens of “, the agency said in a June report,” behind its cue
_LONGEST_SOURCE = 20  # tokens between “according to” and its comma
_SHORTEST = 8  # characters of a statement; what is backed or blamed may be a short name


def indirect(story: Story, sentence: Sentence, ours: Sequence[Cue], taken: set[Span | None]) -> Iterator[Attribution]:
    """X said (that) … · …, X said · …, said X · according to X · it is believed that … (nobody)."""
    used = sentence.first
    if story.words[sentence.last - 1] == "?" and story.words[used] in sets()["finite"]:
        return  # “Has science found the answer?” asks, and reports nothing
    for cue in ours:
        span = story.span(cue.first, cue.last)
        if cue.kind == "manner" or cue.first < used or span in taken:
            continue
        one = _KINDS.get(cue.kind, _statement)(story, sentence, cue, ours, used)
        if one:
            yield one
            if one.content.start < span.start:
                used = cue.last


def _statement(story: Story, sentence: Sentence, cue: Cue, ours: Sequence[Cue], used: int) -> Attribution | None:
    fronted = gapped(story, sentence, cue, used) or tail(story, sentence, cue, used)
    return _said(story, *fronted, cue) if fronted else _clause(story, sentence, cue, ours)


def _said(story: Story, content: Span | None, source: Tokens | None, cue: Cue) -> Attribution | None:
    """The attribution, None without a content. What is noted under a stance is no report of words."""
    span = story.span(*source) if source else None
    stance = cue.kind == "stance"
    return Attribution(content, span, story.span(cue.first, cue.last), "indirect", stance=stance) if content else None


def _passive(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], _used: int) -> Attribution | None:
    """It is believed (that) … · … are said to have … · …, the court was told."""
    words = [story.words[k] for k in range(sentence.first, cue.first)]
    trailing = next_word(story, sentence, cue.last) in FOLLOWS
    source = before(story, cue.first, sentence.first) if cue.kind == "hearing" else None
    if trailing or story.words[cue.last] in sets()["weekdays"] | {"yesterday", "today"}:
        content = story.trimmed(sentence.first, source[0] if source else max(cue.first - 2, sentence.first))
    elif words[:1] == ["it"] or source:
        content = story.trimmed(cue.last + (story.words[cue.last] == "that"), sentence.last)
    else:
        content = story.trimmed(sentence.first, sentence.last)
    return _said(story, content, source, cue)


def _done(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], used: int) -> Attribution | None:
    """He was accused by police of … · it was called a scandal by two senators."""
    found = done(story, sentence, cue, used)
    return _said(story, *found, cue) if found else None


def _noun(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], _used: int) -> Attribution | None:
    """“Mr Obama's warning that …”, “his view that …”."""
    first = cue.last + (story.words[cue.last] == "that")
    content = story.trimmed(first, noun_end(story, sentence, first))
    if owner(story, sentence, cue.first) >= 0:
        return _said(story, content, possessor(story, sentence, cue), cue)
    source = behind(story, cue.last + 1, sentence.last) if story.words[cue.last] in ("from", "by") else None
    return _said(story, content, source, cue)


def _view(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], _used: int) -> Attribution | None:
    """“By Mr Trump's own admission, …”, “… was, in her view, …”: all of the sentence around it."""
    opens = story.words[sentence.first] in PREPOSITIONS and cue.first - sentence.first < _ASIDE
    content = story.trimmed(cue.last if opens else sentence.first, sentence.last)
    return _said(story, content, possessor(story, sentence, cue), cue)


def _according_to(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], _used: int) -> Attribution | None:
    """“According to X, …”, “…, according to X”, “But the next day, according to X, …”, “For X the deal was …”."""
    source = behind(story, cue.last, sentence.last)
    opens = cue.first <= sentence.first + 1
    if opens and (
        cue.last - cue.first > 1 or story.words[cue.first] == "in"
    ):  # “According to a report published on Monday by the union, …”
        near = range(cue.last, min(cue.last + _LONGEST_SOURCE, sentence.last))
        comma = next((k for k in near if story.words[k] == ","), cue.last)
        source = (cue.last, comma) if comma > cue.last else source
    elif opens:
        source = cue.last, name_end(story, cue.last)
    rest = source[1] if source else cue.last
    if opens:
        content = story.trimmed(rest, sentence.last)
    else:
        content = story.trimmed(sentence.first, sentence.last if goes_on(story, sentence, rest) else cue.first)
    return _said(story, content, source, cue)


def _clause(story: Story, sentence: Sentence, cue: Cue, ours: Sequence[Cue]) -> Attribution | None:
    """The statement stands behind its cue: “X said (that) …”, “X called for …”."""
    following = next_word(story, sentence, cue.last)
    if following in FOLLOWS and following != ",":
        return None
    rest = range(cue.last + 1, sentence.last)
    opens = following == "to" or clause_opens(story, cue.last)
    source = subject(story, sentence, cue, ours)
    documents = source and any(story.words[k] in sets()["documents"] for k in range(*source))
    thought = cue.kind == "mind" and (
        following.endswith("ing")
        or following in ("him", "them", "us", "me")  # “I didn't expect him to …”
        or following not in PREPOSITIONS
        and any(finite(story, cue.last, k) for k in rest)
    )
    if cue.kind in ("mind", "show") and not opens and not thought and not (documents and cue.kind == "show"):
        return None
    thing = following in DETERMINERS and not any(finite(story, cue.last, k) for k in rest)
    if thing and (cue.kind == "mind" or cue.kind == "show" and not documents):
        return None  # “felt the effects of the war”, “found the doors in a field”
    first = content_start(story, sentence, cue)
    last = content_end(story, sentence, cue, first)
    if source and cue.kind in ("act", "stance") and story.words[source[1] - 1] in ("who", "which", "that"):
        last = min(last, noun_end(story, sentence, first))  # “towns that support the plan | are few”
    if source and first < source[0] < last:
        last = source[0]  # “After saying that it hurt, she was …”
    content = story.trimmed(first, last)
    if not source or not content or content.end - content.start < _SHORTEST and cue.kind != "stance":
        return None
    return _said(story, content, source, cue)


_KINDS = {
    "passive": _passive, "hearing": _passive, "done": _done, "noun": _noun, "view": _view, "phrase": _according_to
}  # fmt: skip
