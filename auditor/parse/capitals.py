"""Capitalised runs of tokens, the stuff of names: with initials, particles, nicknames and “Bank of Scotland”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.model import Sentence, Token
from auditor.resources import sets

_INITIALS = frozenset("abcdefghijklmnopqrstuvwxyz")
_INSIDE = frozenset(("of", "for"))  # “Bank of Scotland”, “Campaign for Wool”
_HYPHENED = frozenset(("on", "upon", "in", "le", "by", "under", "the", "a"))  # “Stoke-on-Trent”
_MARKS = frozenset(('"', "'", "("))


class Run(NamedTuple):
    """Tokens `first` to `last` (exclusive) of a sentence that are written as one name."""

    first: int
    last: int
    sentence: Sentence


def capital(text: str, token: Token) -> bool:
    """Whether a token is a word with a capital."""
    return text[token.start].isupper() and token.word[0].isalpha()


def runs(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], upper: Sequence[int], titled: bool
) -> Iterator[Run]:
    """Capitalised runs of the tokens `upper`, which have a capital. The first word of a sentence belongs to one only if
    it has a capital elsewhere too, or if more of the name follows and it is no common word.

    `titled` says that a headline is in Title Case, where capitals say nothing: its runs are left out.
    """
    common = sets()["sentence-starts"] | sets()["auxiliaries"]
    adjectives = sets()["headline-adjectives"]
    inner = _inner_capitals(tokens, sentences[titled:], upper)
    behind = 0
    for sentence, i in _inside(sentences[titled:], upper):
        token, adjective = tokens[i], False
        if i < behind or not token.word[0].isalpha() or _calendar(tokens, i):
            continue
        j = behind = _run_end(text, tokens, i, sentence.last)
        if _opening(tokens, sentence, i):
            if token.word in common or token.word not in inner and j - i == 1:
                behind = i + 1
                continue
            pair = f"{token.word} {tokens[i + 1].word}" if j - i > 1 else ""
            adjective = bool(pair) and token.word in adjectives and pair not in sets()["new-places"]  # “Weak Putin”
        elif token.word in common and (len(token.word) < 4 or j - i == 1):
            behind = i + 1
            continue
        yield Run(_with_particles(text, tokens, i + adjective, sentence), j, sentence)


def _inside(sentences: Sequence[Sentence], indexes: Sequence[int]) -> Iterator[tuple[Sentence, int]]:
    """Those of the token indexes that lie in a sentence, each with it."""
    at = 0
    for i in indexes:
        while at < len(sentences) and sentences[at].last <= i:
            at += 1
        if at < len(sentences) and sentences[at].first <= i:
            yield sentences[at], i


def _calendar(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word is of the calendar, or “I”; “Jan” and “May” before a name or behind one are people."""
    word = tokens[i].word
    if word == "i" or word.startswith("i'"):
        return True
    if word not in sets()["months"] and word not in sets()["weekdays"]:
        return False
    following = tokens[i + 1].word if i + 1 < len(tokens) else "."
    return not (len(word) == 3 and following in sets()["particles"])


def _opening(tokens: Sequence[Token], sentence: Sentence, i: int) -> bool:
    """Whether a word opens a sentence or a quotation, where a capital says nothing."""
    before = tokens[i - 1]
    glued = before.word in _MARKS and before.end == tokens[i].start
    return i == sentence.first or glued or before.word in (":", "...", "-")


def _inner_capitals(tokens: Sequence[Token], sentences: Sequence[Sentence], upper: Sequence[int]) -> frozenset[str]:
    """Words that have a capital somewhere inside a sentence."""
    return frozenset(
        [tokens[i].word for s, i in _inside(sentences, upper) if i > s.first and not _opening(tokens, s, i)]
    )


def _joined(text: str, one: Token, two: Token) -> bool:
    between = text[one.end : two.start]
    return between in (" ", "-", "\u00a0", "‑") or (between == ". " and one.end - one.start == 1)


def _run_end(text: str, tokens: Sequence[Token], i: int, last: int) -> int:
    """The index behind the capitalised run that starts at token `i`."""
    j = i + 1
    while j < last:
        step = _step(text, tokens, i, j, last)
        if not step:
            break
        j += step
    return j


def _step(text: str, tokens: Sequence[Token], i: int, j: int, last: int) -> int:
    """How many tokens from `j` on still belong to the run from `i` to `j`."""
    word, before = tokens[j].word, tokens[j - 1]
    nearby = _joined(text, before, tokens[j])
    if nearby and capital(text, tokens[j]):
        return int(word not in sets()["weekdays"] and not _dated(tokens, j, last))
    following = j + 1 < last and capital(text, tokens[j + 1])
    if word == "." and following and (before.word in _INITIALS or before.word in sets()["abbreviations"]):
        return 2 * (before.word not in sets()["post-nominals"])
    if nearby and word in sets()["particles"]:
        k = j
        while k < last and tokens[k].word in sets()["particles"]:
            k += 1
        return int(k < last and capital(text, tokens[k]))
    bodies = sets()["organisation-words"]
    if word in ("'", "'s") and before.end == tokens[j].start and following and tokens[j + 1].word in bodies:
        return 2 * (text[tokens[j].end].isspace())  # “Renters’ League”, “St Mary’s Hospital”
    if nearby and word in _INSIDE and following and any(t.word in bodies for t in tokens[i:j]):
        return 2
    hyphened = text[before.end : tokens[j].start] == "-" and text[tokens[j].end : tokens[j].end + 1] == "-"
    if hyphened and word in _HYPHENED and following:
        return 2
    return _nickname(text, tokens, j, last)


def _nickname(text: str, tokens: Sequence[Token], j: int, last: int) -> int:
    """Tokens of “‘Jack’ Smith” behind a first name, else 0."""
    if tokens[j].word not in _MARKS:
        return 0
    closing = next((k for k in range(j + 2, min(j + 4, last)) if tokens[k].word in ('"', "'", ")")), 0)
    inside = closing and all(capital(text, t) for t in tokens[j + 1 : closing])
    surname = inside and closing + 1 < last and capital(text, tokens[closing + 1])
    return closing + 1 - j if surname and _joined(text, tokens[closing], tokens[closing + 1]) else 0


def _dated(tokens: Sequence[Token], j: int, last: int) -> bool:
    """Whether a month in a run is a date: “Leeds May 3”, “January February”."""
    months = sets()["months"]
    if tokens[j].word not in months:
        return False
    return j + 1 >= last or tokens[j + 1].word[0].isdigit() or tokens[j - 1].word in months


def _with_particles(text: str, tokens: Sequence[Token], i: int, sentence: Sentence) -> int:
    """Where a name begins that opens with small particles: “van der Berg”, “al-Sisi”."""
    first = i
    while first > sentence.first and tokens[first - 1].word in sets()["small-particles"]:
        if not _joined(text, tokens[first - 1], tokens[first]):
            break
        first -= 1
    return first
