"""Paraphrase: X said (that) … · …, X said · according to X · it is believed that … (nobody)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Attribution, Sentence, Span
from auditor.parse.cues import Cue
from auditor.parse.sources import before, behind, floor, subject
from auditor.parse.story import Story
from auditor.resources import sets

_RUN_ON = 3  # tokens behind a cue in commas that are more than a date
_FOLLOWS = frozenset(("", ".", ",", "!", "?", ";"))


def indirect(story: Story, sentence: Sentence, ours: Sequence[Cue], taken: set[Span | None]) -> Iterator[Attribution]:
    """X said (that) … · …, X said · …, said X · according to X · it is believed that … (nobody)."""
    used = sentence.first
    for cue in ours:
        span = story.span(cue.first, cue.last)
        if cue.kind == "manner" or cue.first < used or span in taken:
            continue
        one = (
            _passive(story, sentence, cue)
            if cue.kind in ("passive", "hearing")
            else _according_to(story, sentence, cue)
            if cue.kind == "phrase"
            else _noun(story, sentence, cue)
            if cue.kind == "noun"
            else _tail(story, sentence, cue, used) or _clause(story, sentence, cue, ours)
        )
        if one:
            yield one
            if one.content.start < span.start:
                used = cue.last
            elif cue.kind in ("say", "mind") and story.word(cue.last) in sets()["clause-openers"]:
                return


def _passive(story: Story, sentence: Sentence, cue: Cue) -> Attribution | None:
    """It is believed (that) … · … are said to have … · …, the court was told."""
    words = [story.word(k) for k in range(sentence.first, cue.first)]
    trailing = story.word(cue.last) in _FOLLOWS
    source = before(story, cue.first, sentence.first) if cue.kind == "hearing" else None
    if trailing or story.word(cue.last) in sets()["weekdays"] | {"yesterday", "today"}:
        content = story.trimmed(sentence.first, source[0] if source else max(cue.first - 2, sentence.first))
    elif words[:1] == ["it"] or source:
        content = story.trimmed(cue.last + (story.word(cue.last) == "that"), sentence.last)
    else:
        content = story.trimmed(sentence.first, sentence.last)
    span = story.span(*source) if source else None
    return Attribution(content, span, story.span(cue.first, cue.last), "indirect") if content else None


def _noun(story: Story, sentence: Sentence, cue: Cue) -> Attribution | None:
    """“Mr Obama's warning that …”, “his view that …”."""
    owner = cue.first - 1
    possessive = story.word(owner) == "'s"
    source = before(story, owner, sentence.first) if possessive else (owner, owner + 1)
    content = story.trimmed(cue.last + (story.word(cue.last) == "that"), sentence.last)
    if not source or not content:
        return None
    return Attribution(content, story.span(*source), story.span(cue.first, cue.last), "indirect")


def _according_to(story: Story, sentence: Sentence, cue: Cue) -> Attribution | None:
    """“According to X, …”, “…, according to X”, “But the next day, according to X, …”."""
    source = behind(story, cue.last, sentence.last)
    rest = source[1] if source else cue.last
    if cue.first <= sentence.first + 1:
        content = story.trimmed(rest, sentence.last)
    else:
        content = story.trimmed(sentence.first, sentence.last if _goes_on(story, sentence, rest) else cue.first)
    span = story.span(*source) if source else None
    return Attribution(content, span, story.span(cue.first, cue.last), "indirect") if content else None


def _goes_on(story: Story, sentence: Sentence, token: int) -> bool:
    """Whether the statement goes on behind a source or cue in commas: “The museum, he said, was full”."""
    return story.word(token) == "," and sentence.last - token > _RUN_ON


def _tail(story: Story, sentence: Sentence, cue: Cue, used: int) -> Attribution | None:
    """The statement stands before its cue, or around it: “…, she said.”, “…, said Ana Ruiz”, “…, she said, …”."""
    if cue.kind not in ("say", "show", "mind"):
        return None
    following = story.word(cue.last)
    closes = following in _FOLLOWS or following in sets()["stop-right"] - {"that", "to", "with", "this"}
    left = before(story, cue.first, max(used, floor(story, sentence, cue.first)))
    comma = left is not None and story.word(left[0] - 1) in (",", "-", '"', "'")
    around = _goes_on(story, sentence, cue.last)
    if closes and left and comma and left[0] > sentence.first + (1 if around else 2):
        content = story.trimmed(used, sentence.last if around else left[0])
        return Attribution(content, story.span(*left), story.span(cue.first, cue.last), "indirect") if content else None
    if cue.kind == "say" and story.word(cue.first - 1) in (",", "-") and cue.first > sentence.first + 3:
        source = behind(story, cue.last, sentence.last)
        helped = source and any(story.word(k) in sets()["auxiliaries"] for k in range(*source))
        apposed = left is not None and left[1] < cue.first - 1  # “Aled Brockbank, who was in charge, said …”
        if source and (apposed and not story.capital(source[0]) or story.word(source[0]) in sets()["pronouns"]):
            return None  # “…, said she kept a ledger”
        if source and not helped and (story.capital(source[0]) or story.word(source[1]) in _FOLLOWS):
            content = story.trimmed(used, cue.first)
            if content:
                return Attribution(content, story.span(*source), story.span(cue.first, cue.last), "indirect")
    return None


def _clause(story: Story, sentence: Sentence, cue: Cue, ours: Sequence[Cue]) -> Attribution | None:
    """The statement stands behind its cue: “X said (that) …”, “X called for …”."""
    following = story.word(cue.last)
    if following in _FOLLOWS and following != ",":
        return None
    opens = following in sets()["clause-openers"] or following == "to"
    source = subject(story, sentence, cue, ours)
    documents = source and any(story.word(k) in sets()["documents"] for k in range(*source))
    if cue.kind == "mind" and not opens and (cue.last >= len(story.tokens) or not story.capital(cue.last)):
        return None
    if cue.kind == "show" and not opens and not documents and not story.capital(min(cue.last, len(story.tokens) - 1)):
        return None
    content = story.trimmed(cue.last + (following == "that"), sentence.last)
    if not source or not content or content.end - content.start < 8:
        return None
    return Attribution(content, story.span(*source), story.span(cue.first, cue.last), "indirect")
