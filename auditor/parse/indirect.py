"""Paraphrase: X said (that) … · …, X said · according to X · it is believed that … (nobody)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Attribution, Sentence, Span
from auditor.parse.clauses import DETERMINERS, PREPOSITIONS, clause_opens, finite
from auditor.parse.contents import content_end, content_start, noun_end
from auditor.parse.cues import Cue, name_end, owner
from auditor.parse.sources import Tokens, before, behind
from auditor.parse.story import Story
from auditor.parse.subjects import floor, possessor, subject
from auditor.resources import sets

_RUN_ON = 3  # tokens behind a cue in commas that are more than a date
_ASIDE = 12  # tokens of “, the agency said in a June report,” behind its cue
_ENDS = frozenset(("", ".", ";"))
_FOLLOWS = frozenset(("", ".", ",", "!", "?", ";"))
_LONGEST_SOURCE = 20  # tokens between “according to” and its comma
_SHORTEST = 8  # characters of a statement


def indirect(story: Story, sentence: Sentence, ours: Sequence[Cue], taken: set[Span | None]) -> Iterator[Attribution]:
    """X said (that) … · …, X said · …, said X · according to X · it is believed that … (nobody)."""
    used = sentence.first
    if story.word(sentence.last - 1) == "?" and story.word(used) in sets()["finite"]:
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
    return _tail(story, sentence, cue, used) or _clause(story, sentence, cue, ours)


def _said(story: Story, content: Span | None, source: Tokens | None, cue: Cue) -> Attribution | None:
    """The attribution, None without a content. What is noted under a stance is no report of words."""
    span = story.span(*source) if source else None
    stance = cue.kind == "stance"
    return Attribution(content, span, story.span(cue.first, cue.last), "indirect", stance=stance) if content else None


def _passive(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], _used: int) -> Attribution | None:
    """It is believed (that) … · … are said to have … · …, the court was told."""
    words = [story.word(k) for k in range(sentence.first, cue.first)]
    trailing = _following(story, sentence, cue.last) in _FOLLOWS
    source = before(story, cue.first, sentence.first) if cue.kind == "hearing" else None
    if trailing or story.word(cue.last) in sets()["weekdays"] | {"yesterday", "today"}:
        content = story.trimmed(sentence.first, source[0] if source else max(cue.first - 2, sentence.first))
    elif words[:1] == ["it"] or source:
        content = story.trimmed(cue.last + (story.word(cue.last) == "that"), sentence.last)
    else:
        content = story.trimmed(sentence.first, sentence.last)
    return _said(story, content, source, cue)


def _done(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], used: int) -> Attribution | None:
    """He was accused by police of … · it was called a scandal by two senators."""
    by = next(k for k in range(cue.last, sentence.last) if story.word(k) == "by")
    source = behind(story, by + 1, sentence.last)
    if not source:
        return None
    accused = next((k for k in range(*source) if story.word(k) == "of" and story.word(k + 1).endswith("ing")), 0)
    source = source[0], accused or source[1]
    rest = story.trimmed(source[1], sentence.last)
    front = story.trimmed(used, cue.first)
    content = max((s for s in (rest, front) if s), key=lambda s: s.end - s.start, default=None)
    return _said(story, content, source, cue)


def _noun(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], _used: int) -> Attribution | None:
    """“Mr Obama's warning that …”, “his view that …”."""
    first = cue.last + (story.word(cue.last) == "that")
    content = story.trimmed(first, noun_end(story, sentence, first))
    if owner(story, sentence, cue.first) >= 0:
        return _said(story, content, possessor(story, sentence, cue), cue)
    source = behind(story, cue.last + 1, sentence.last) if story.word(cue.last) in ("from", "by") else None
    return _said(story, content, source, cue)


def _view(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], _used: int) -> Attribution | None:
    """“By Mr Trump's own admission, …”, “… was, in her view, …”: all of the sentence around it."""
    opens = story.word(sentence.first) in PREPOSITIONS and cue.first - sentence.first < _ASIDE
    content = story.trimmed(cue.last if opens else sentence.first, sentence.last)
    return _said(story, content, possessor(story, sentence, cue), cue)


def _according_to(story: Story, sentence: Sentence, cue: Cue, _ours: Sequence[Cue], _used: int) -> Attribution | None:
    """“According to X, …”, “…, according to X”, “But the next day, according to X, …”, “For X the deal was …”."""
    source = behind(story, cue.last, sentence.last)
    opens = cue.first <= sentence.first + 1
    if opens and (
        cue.last - cue.first > 1 or story.word(cue.first) == "in"
    ):  # “According to a report published on Monday by the union, …”
        near = range(cue.last, min(cue.last + _LONGEST_SOURCE, sentence.last))
        comma = next((k for k in near if story.word(k) == ","), cue.last)
        source = (cue.last, comma) if comma > cue.last else source
    elif opens:
        source = cue.last, name_end(story, cue.last)
    rest = source[1] if source else cue.last
    if opens:
        content = story.trimmed(rest, sentence.last)
    else:
        content = story.trimmed(sentence.first, sentence.last if _goes_on(story, sentence, rest) else cue.first)
    return _said(story, content, source, cue)


def _goes_on(story: Story, sentence: Sentence, token: int) -> bool:
    """Whether the statement goes on behind an aside in commas: “The museum, he said, was full”."""
    comma = next((k for k in range(token, min(token + _ASIDE, sentence.last)) if story.word(k) == ","), sentence.last)
    follows = story.word(comma + 1)
    gerund = follows.endswith("ing") and follows in sets()["cue-say"] | sets()["cue-act"]  # “…, he said, adding that”
    return (
        sentence.last - comma > _RUN_ON
        and not gerund
        and not any(finite(story, token, k) or story.word(k) == "that" for k in range(token, comma))
    )


def _tail(story: Story, sentence: Sentence, cue: Cue, used: int) -> Attribution | None:
    """The statement stands before its cue, or around it: “…, she said.”, “…, said Ana Ruiz”, “…, she said, …”."""
    if cue.kind not in ("say", "show", "mind"):
        return None
    left = before(story, cue.first, max(used, floor(story, sentence, cue.first)))
    comma = left is not None and story.word(left[0] - 1) in (",", "-", "--", '"', "'")
    around = _goes_on(story, sentence, cue.last)
    if left and comma and left[0] > sentence.first + (1 if around else 2) and _closes(story, sentence, cue):
        front = any(finite(story, used, k) for k in range(used, left[0]))  # “At the meeting, she said …” states nothing
        ends = _following(story, sentence, cue.last) in _ENDS
        if front or around or ends or story.quoted[left[0] - 1] >= 0:
            return _said(story, story.trimmed(used, sentence.last if around else left[0]), left, cue)
    parted = cue.first - 1 - (story.word(cue.first - 1) == '"')
    if cue.kind == "say" and story.word(parted) in (",", "-", "--") and cue.first > sentence.first + 3:
        source = behind(story, cue.last, sentence.last)
        helped = source and any(finite(story, source[0], k) for k in range(*source))
        apposed = left is not None and _apposed(story, left[1], cue.first)
        if story.word(cue.first) in sets()["object-control"] or apposed and left is not None and left[0] <= used + 1:
            return None  # “…, told reporters that”
        ends = (
            source is not None and _following(story, sentence, source[1]) in _ENDS
        )  # “Budget will ruin farms, says union”
        clause = apposed and source is not None and not story.capital(source[0]) and not ends
        if source and (clause or story.word(source[0]) in sets()["pronouns"]):
            return None  # “…, said she kept a ledger”
        if source and not helped and (story.capital(source[0]) or _following(story, sentence, source[1]) in _FOLLOWS):
            return _said(story, story.trimmed(used, cue.first), source, cue)
    return None


def _following(story: Story, sentence: Sentence, token: int) -> str:
    """The word of a token, "" behind its sentence: a headline has no full stop."""
    return story.word(token) if token < sentence.last else ""


def _apposed(story: Story, end: int, cue: int) -> bool:
    """Whether an aside stands between a source and its cue: “Aled Brockbank, who was in charge, said …”."""
    asides = (k for k in range(end, cue) if finite(story, end, k) and story.word(k - 1) not in ("who", "which", "that"))
    return end < cue - 1 and not any(asides)


def _closes(story: Story, sentence: Sentence, cue: Cue) -> bool:
    """Whether nothing is said behind a cue: “…, she said in May.”, “…, he told the court.”."""
    following = _following(story, sentence, cue.last)
    if following in _FOLLOWS or following in sets()["stop-right"] - {"that", "to", "with", "this"}:
        return True
    return not any(
        finite(story, cue.last, k)
        or story.word(k) in ("that", '"')
        or story.word(k) == "to"
        and not story.capital(k + 1)
        for k in range(cue.last, sentence.last - 1)
    )


def _clause(story: Story, sentence: Sentence, cue: Cue, ours: Sequence[Cue]) -> Attribution | None:
    """The statement stands behind its cue: “X said (that) …”, “X called for …”."""
    following = _following(story, sentence, cue.last)
    if following in _FOLLOWS and following != ",":
        return None
    rest = range(cue.last + 1, sentence.last)
    opens = following == "to" or clause_opens(story, cue.last)
    source = subject(story, sentence, cue, ours)
    documents = source and any(story.word(k) in sets()["documents"] for k in range(*source))
    thought = cue.kind == "mind" and following not in PREPOSITIONS and any(finite(story, cue.last, k) for k in rest)
    if cue.kind in ("mind", "show") and not opens and not thought and not (documents and cue.kind == "show"):
        return None
    thing = following in DETERMINERS and not any(finite(story, cue.last, k) for k in rest)
    if thing and (cue.kind == "mind" or cue.kind == "show" and not documents):
        return None  # “felt the effects of the war”, “found the doors in a field”
    first = content_start(story, sentence, cue)
    last = content_end(story, sentence, cue, first)
    if source and first < source[0] < last:
        last = source[0]  # “After saying that it hurt, she was …”
    content = story.trimmed(first, last)
    if not source or not content or content.end - content.start < _SHORTEST:
        return None
    return _said(story, content, source, cue)


_KINDS = {
    "passive": _passive, "hearing": _passive, "done": _done, "noun": _noun, "view": _view, "phrase": _according_to
}  # fmt: skip
