"""Which words are part of a name, or say of what sex somebody is: no score may depend on who is spoken of."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from auditor.model import Document
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
    gendered, named = sets()["gendered"], sets()["parties"] | sets()["countries"] | sets()["nationality"] | _given()
    for sentence in document.sentences:
        opening = True
        for i in range(sentence.first, sentence.last):
            start, _, word = tokens[i]
            if (
                word in gendered
                or text[start].isupper()
                and (not opening or word in elsewhere or word in named or not known(word))
            ):
                found.add(i)
            opening = word in _OPENING or opening and not word[0].isalnum()
    return frozenset(found)


@cache
def _given() -> frozenset[str]:
    return frozenset(word_list("given-names"))
