"""Tokens to sentences, also inside quotations; abbreviations, initials, decimals and ellipses end nothing.

sentencex was tried: it keeps a quotation of several sentences in one, and ends a sentence after "5 p.m." before
"Friday"; voice and readability both need the sentences inside a quotation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditor.model import Block, Sentence, Token
from auditor.resources import sets

_ENDS = {".", "!", "?", "…", "..", "...", "...."}
_CLOSERS = set("\"'”’)]»")
_ASKED = frozenset(("asked", "said", "says"))
_OPENERS = set("\"'“‘([«")


def _ends(tokens: Sequence[Token], i: int, last: int, text: str) -> int:
    """The index behind the sentence if it ends at token `i`, else 0."""
    token = tokens[i]
    abbreviation = token.word.endswith(".") and len(token.word) > 2 and token.word[0].isalpha()
    if token.word not in _ENDS and not abbreviation:
        return 0
    behind = i + 1
    while behind < last and (text[tokens[behind].start] in _CLOSERS or tokens[behind].word in _ENDS):
        if tokens[behind].start != tokens[behind - 1].end:  # “. "And” opens the next sentence
            break
        behind += 1
    if behind >= last:
        return last
    following = tokens[behind]
    if following.start == tokens[behind - 1].end:  # no space: 3.5, example.com, "…They"
        return 0
    first = text[following.start]
    if first in _OPENERS and behind + 1 < last:
        first = text[tokens[behind + 1].start]
    if token.word in "?!" and behind > i + 1 and _tag(tokens, behind, last):
        return 0
    if first.islower() or first in ",;:)-–—" or (abbreviation and not _starts(following.word, first)):
        return 0
    if token.word == "." and i > 0 and tokens[i - 1].end == token.start:
        before = tokens[i - 1].word
        initial = len(before) == 1 and before.isalpha() and text[tokens[i - 1].start].isupper()
        if before in sets()["abbreviations"] or (initial and before != "i"):
            return 0
        if before in sets()["abbreviations-before-number"] and (first.isdigit() or before in sets()["months"]):
            return 0 if first.isdigit() else behind
    return behind


def _tag(tokens: Sequence[Token], i: int, last: int) -> bool:
    """Whether what follows a quoted question is who asked it: ““Why?” Mr Vitter demanded.”."""
    verbs = sets()["cue-say"] | sets()["cue-manner"] | sets()["cue-act"]
    for j in range(i + 1, min(i + 5, last)):
        if not tokens[j - 1].word[0].isalpha():
            return False
        if tokens[j].word in _ASKED:
            return True
        if tokens[j].word in verbs:
            return j + 1 >= last or tokens[j + 1].word in (".", ",") or tokens[j + 1].word in sets()["weekdays"]
    return False


def _starts(word: str, first: str) -> bool:
    """After “U.S.” or “5 p.m.” only a word that often starts a sentence starts one; “Friday” and “Senate” do not."""
    return word in sets()["sentence-starts"] or first in '“"‘'


def sentences(text: str, tokens: Sequence[Token], blocks: Iterable[Block], kinds: frozenset[str]) -> Iterator[Sentence]:
    """The sentences of all blocks of these kinds, in order. Every token of such a block is in exactly one."""
    i = 0
    for number, block in enumerate(blocks):
        while i < len(tokens) and tokens[i].start < block.start:
            i += 1
        first = i
        while i < len(tokens) and tokens[i].start < block.end:
            i += 1
        if block.kind not in kinds:
            continue
        start, j = first, first
        while j < i:
            behind = _ends(tokens, j, i, text) if tokens[j].word[-1] in ".!?…" else 0
            if behind:
                yield Sentence(tokens[start].start, tokens[behind - 1].end, start, behind, number)
                start = j = behind
            else:
                j += 1
        if start < i:
            yield Sentence(tokens[start].start, tokens[i - 1].end, start, i, number)
