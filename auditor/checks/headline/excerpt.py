"""Whether a text is a part from the middle of a story: it speaks of people whom it has not introduced."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.document import Document
from auditor.model import Sentence, Token

_TITLES = frozenset("mr mrs ms miss".split())
_HE = frozenset("he she".split())


def from_the_middle(document: Document, start: int) -> bool:
    """Whether the text from `start` on calls somebody “Mr Roy” whom it never named, or opens with a “he” of nobody."""
    body = [s for s in document.sentences if s.start >= start]
    tokens = document.tokens[body[0].first : body[-1].last] if body else ()
    return bool(tokens) and (_of_nobody(document, body[0]) or _not_introduced(document, tokens))


def _of_nobody(document: Document, sentence: Sentence) -> bool:
    behind = document.tokens[sentence.first + 1 : sentence.last]
    named = any(_capital(document, t) and t.word.isalpha() for t in behind)
    return not named and any(t.word in _HE for t in document.tokens[sentence.first : sentence.last])


def _not_introduced(document: Document, tokens: Sequence[Token]) -> bool:
    """Whether the first that is heard of somebody is a title and one name."""
    told: set[str] = set()
    for i, token in enumerate(tokens[:-3]):
        if token.word in _TITLES and _capital(document, token):
            name = i + 1 + (tokens[i + 1].word == ".")
            one = _capital(document, tokens[name]) and not _capital(document, tokens[name + 1])
            if one and tokens[name].word not in told:
                return True
        told.add(token.word)
    return False


def _capital(document: Document, token: Token) -> bool:
    return document.text[token.start].isupper()
