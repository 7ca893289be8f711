"""The comma before the last “and” of a list, where the house has one or has none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.written import in_story
from auditor.document import Document
from auditor.model import Rule, Sentence, Token
from auditor.phrases import Hit
from auditor.report import Finding

_ENDINGS = ("ing", "ed", "s")  # what the words of a list have in common
_ENDS = frozenset(".;:?!")
_FOLLOWING = frozenset("at by for from in of on to with".split())
_MOST = 2  # words of an item that is surely one


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a list whose last comma is not as the option `comma` has it; none without that option.

    Only plain lists, whose items are one or two words with one ending, or names: “apples, pears and plums”. A list that
    may need its comma to be clear is no plain one. Where the house has the comma, two others must stand before it,
    for “after talks, apples and pears” is no list of three.
    """
    wanted: bool | None = rule.options.get("comma")
    if wanted is None:
        return
    for sentence in document.sentences:
        if in_story(document, sentence.start):
            for i in range(sentence.first + 3, sentence.last - 1):
                if document.tokens[i].word in ("and", "or"):
                    yield from _judged(document, rule, sentence, i, wanted=wanted)


def _judged(document: Document, rule: Rule, sentence: Sentence, i: int, *, wanted: bool) -> Iterator[Finding]:
    tokens = document.tokens
    comma = tokens[i - 1].word == ","
    if comma == wanted:
        return
    end = i - 1 if comma else i
    items = _before(document, sentence, end)
    last = _behind(document, sentence, i + 1)
    named = last is not None and document.text[last.start].isupper()
    if last is None or len(items) < (3 if wanted or named else 2) or not _alike(document, [*items, last]):
        return
    word, link = document[tokens[end - 1][:2]], document[tokens[i][:2]]
    right = f"{word} {link}" if comma else f"{word}, {link}"
    yield found(document, rule, tokens[end - 1].start, tokens[i].end, suggestions=[right])


def _before(document: Document, sentence: Sentence, end: int) -> list[Token]:
    """The last words of the items before token `end`, backwards: of those behind a comma, and of the first one."""
    tokens = document.tokens
    items: list[Token] = []
    while True:
        start = end
        while start > sentence.first and tokens[start - 1].word[0].isalpha() and end - start <= _MOST:
            start -= 1
        if start == end:
            return items
        items.append(tokens[end - 1])
        if start == sentence.first or end - start > _MOST or tokens[start - 1].word != ",":
            return items
        end = start - 1


def _behind(document: Document, sentence: Sentence, first: int) -> Token | None:
    """The last word of the last item: of a name, or of one or two words where something else follows."""
    words: list[Token] = []
    for token in document.tokens[first : min(first + _MOST + 1, sentence.last)]:
        named = bool(words) and document.text[words[0].start].isupper()
        over = token.word in _ENDS or token.word in _FOLLOWING
        if over or not token.word[0].isalpha() or named and document.text[token.start].islower():
            return words[-1] if words and (named or over) else None
        words.append(token)
    return None


def _alike(document: Document, items: Sequence[Token]) -> bool:
    """Whether words are of one kind by their look: all names, or all with one ending."""
    capitals = [document.text[token.start].isupper() for token in items]
    if all(capitals):
        return True
    return not any(capitals) and any(
        all(t.word.endswith(e) and not t.word.endswith("ss") for t in items) for e in _ENDINGS
    )
