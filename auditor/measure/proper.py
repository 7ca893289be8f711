"""Which words are part of a name, or say of what sex somebody is: no score may depend on who is spoken of."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from auditor.document import Document
from auditor.resources import known, sets, word_list

_OPENING = frozenset("\"'(:")


def proper(document: Document) -> frozenset[int]:
    """The indexes of tokens in names, of words with a capital inside a sentence, and of words such as “her”, “man”."""
    text, tokens = document.text, document.tokens
    found: set[int] = set()
    starts = [token.start for token in tokens]
    for span, _ in document.mentions:
        found.update(range(bisect_left(starts, span.start), bisect_left(starts, span.end)))
    elsewhere = {tokens[i].word for i in found if text[tokens[i].start].isupper()}
    named = sets()["parties"] | sets()["countries"] | sets()["nationality"] | _given()
    found.update(document.standing(sets()["gendered"]))
    for i in document.capitals:
        word = tokens[i].word
        if document.closes[i] and (word in elsewhere or word in named or not known(word) or not _opening(document, i)):
            found.add(i)
    return frozenset(found)


def _opening(document: Document, i: int) -> bool:
    """Whether a word is the first of its sentence or of what a mark opens in it, where a capital says nothing."""
    while not document.opens(i):
        i -= 1
        if document.words[i] in _OPENING:
            return True
        if document.words[i][0].isalnum():
            return False
    return True


@cache
def _given() -> frozenset[str]:
    return frozenset(word_list("given-names"))
