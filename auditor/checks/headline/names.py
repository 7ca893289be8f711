"""A name or place in the headline that the body never mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.model import Document, Rule, Span, Token
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets, word_ranks

_ACRONYM = 5  # letters of the longest name that may be initials
_PET = 3  # letters at least of a first name cut short
_STEM = 4  # letters at least that a name shares with its adjective: Hebrides, Hebridean


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a headline name of which the body has no form: no short form, adjective, initials or alias.

    Options: `aliases`, lists of names that stand for each other; `endings`, in which a name and its adjective differ.
    Where the body has a name that is the same but for one word (“Ashton Falls”, “Ashford Falls”), it is the evidence.
    """
    head = document.headline
    if head is None or not head.end:
        return
    tokens = document.tokens[: bisect_left(document.tokens, head.end, key=lambda t: t.start)]
    rest = document.tokens[len(tokens) :]
    if len(rest) < 25:
        return
    body = _body(document, rest, frozenset(rule.options.get("endings", ())))
    aliases = [frozenset(group) for group in rule.options.get("aliases", ())]
    for first, last in _names(document, tokens):
        words = [t.word for t in tokens[first:last]]
        missing = [w for w in words if not _given(w, body, aliases) and not _pet(w, document)]
        span = Span(tokens[first].start, tokens[last - 1].end)
        twin = _twin(document, words)
        distinctive = [w for w in words if w not in word_ranks()] or words
        # “Mr Trump” bears out Donald Trump, also where Title Case hides that the name goes on
        ends = [words[-1]] * (words[-1] not in missing) + [t.word for t in tokens[last : last + 1]]
        alone = any(_stands_alone(document, word) for word in ends)
        if missing and (set(distinctive) <= set(missing) and not alone or twin):
            other = document[twin] if twin else ""
            passage = f"; the story has “{other}”" if twin else ""
            yield found(document, rule, *span, evidence=(twin,) if twin else (), passage=passage)


def _names(document: Document, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Runs of headline tokens that are names: capitalised, and no common words (Title Case capitalises those too)."""
    ranks = word_ranks()
    i = 0
    while i < len(tokens):
        j = i
        while (
            j < len(tokens)
            and _named(document, tokens, j, ranks)
            and (j == i or tokens[j].start - tokens[j - 1].end == 1)
        ):
            j += 1
        if j > i:
            first, last = _whole_name(document, tokens, i, j)
            yield first, last
            j = last
        i = max(j, i + 1)


def _whole_name(document: Document, tokens: Sequence[Token], i: int, j: int) -> tuple[int, int]:
    """The tokens of the name that a run is part of: “Ashton Falls” for “Ashton”."""
    for name in document.names:
        for start, end in name.mentions:
            if start <= tokens[i].start and tokens[j - 1].end <= end <= tokens[-1].end:
                first = next(k for k in range(i, -1, -1) if tokens[k].start <= start)
                return first, next(k for k in range(j, len(tokens) + 1) if tokens[k - 1].end >= end)
    return i, j


def _named(document: Document, tokens: Sequence[Token], i: int, ranks: dict[str, int]) -> bool:
    token = tokens[i]
    written = document.text[token.start : token.end]
    if not written.isascii() and not written.isupper() and any(c.isupper() for c in written[1:]):
        return False  # “HusbandÃ”: a wrong decoding, not a name
    if not written[0].isupper() or not written[0].isalpha() or len(written) < 3 or {"'", "."} & set(token.word):
        return False
    if written.isupper():  # an acronym, or a kicker in capitals
        return len(written) < 6 and token.word not in ranks
    return token.word not in ranks and token.word not in sets()["months"] | sets()["weekdays"] | sets()["titles"]


class _Body(NamedTuple):
    """What a name may be found by: words, names by their first letters, initials in a row, the text."""

    words: frozenset[str]
    names: Mapping[str, set[str]]  # capitalised words by how they begin
    endings: frozenset[str]
    initials: str
    text: str


def _body(document: Document, tokens: Sequence[Token], endings: frozenset[str]) -> _Body:
    capitals = [t for t in tokens if t.word[0].isalpha() and document.text[t.start].isupper()]
    names: dict[str, set[str]] = {}
    for token in capitals:
        names.setdefault(token.word[:_STEM], set()).add(token.word)
    initials = "".join(t.word[0] for t in capitals)
    words = frozenset(t.word for t in tokens)
    return _Body(words, names, endings, initials, document.text[tokens[0].start :].lower())


def _given(word: str, body: _Body, aliases: Sequence[frozenset[str]]) -> bool:
    """Whether the body has this word of a name, in any form that a reader would take for it."""
    if {word, word.removesuffix("s"), word + "s"} & body.words or _derived(word, body):
        return True
    if any(
        word in group and any(name in body.words or " " in name and name in body.text for name in group)
        for group in aliases
    ):
        return True
    return len(word) <= _ACRONYM and word in body.initials or f"-{word}" in body.text or f"{word}-" in body.text


def _derived(word: str, body: _Body) -> bool:
    """Whether a word and a name of the body differ in an ending only: “Hebrides” and “Hebridean”."""
    for name in body.names.get(word[:_STEM], ()):
        same = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
        if {word[same:], name[same:]} <= body.endings:
            return True
    return False


def _pet(word: str, document: Document) -> bool:
    """Whether a word is short for a first name of one of the story's people: “Kev” for Kevin, “Bill” for William."""
    told = (n for n in document.names if is_person(n) and any(document.where(span) == "body" for span in n.mentions))
    first = {part for person in told for part in person.name.lower().split()[:-1]}
    if len(word) >= _PET and any(name.startswith(word) and len(name) > len(word) + 1 for name in first):
        return True
    return any(word in row[1:] and row[0] in first for row in map(str.split, sets()["nicknames"]) if word in row)


def _twin(document: Document, words: Sequence[str]) -> Span | None:
    """The body's name that has as many words, all but one the same."""
    if len(words) < 2:
        return None
    for name in document.names:
        parts = name.name.lower().split()
        unlike = [b for a, b in zip(parts, words, strict=False) if a != b]
        slip = len(parts) == len(words) and len(unlike) == 1 and unlike[0] not in word_ranks()
        if slip and document.where(name.mentions[0]) == "body":
            return name.mentions[0]
    return None


def _stands_alone(document: Document, word: str) -> bool:
    """Whether the body uses a word as a whole name somewhere."""
    return any(document[span].lower() == word for span, _ in document.mentions if document.where(span) == "body")
