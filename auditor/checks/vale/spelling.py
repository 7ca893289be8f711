"""Words that neither our dictionary nor the newsroom's vocabulary has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from auditor.checks.typos.coinages import is_built, is_form
from auditor.checks.typos.misspelt import LONGEST, nearest_words
from auditor.checks.vale.patterns import fits
from auditor.checks.vale.places import places
from auditor.checks.vale.told import told
from auditor.document import Document
from auditor.model import Rule
from auditor.report import Finding
from auditor.resources import known


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each word of letters that is in no list; the story's names, and capitals in a sentence, are spared.

    `known` are the words of the rule's lists, in lower case, `filters` patterns of words that are left alone.
    """
    asked = rule.options["vale"]
    own = _own(tuple(asked["known"]))
    named = {word for name in document.names for word in name.name.split()}
    for place in places(document, asked["scope"]):
        end = place.start + len(place.text)
        for token in document.tokens:
            written, word = document[token[:2]], token.word
            if not place.start <= token.start < end or not word.isalpha() or len(word) > LONGEST:
                continue
            if known(word) or known(written):
                continue
            opens = token.start == place.start or (s := document.sentence_at(token.start)) and s.start == token.start
            if written.isupper() or not written[1:].islower() or written[0].isupper() and not opens:
                continue
            if written in named or word in own or is_form(word) or is_built(word):
                continue
            span = place.span(token.start - place.start, token.end - place.start)
            if span and not any(fits(one, written) for one in (*asked["filters"], asked["exceptions"])):
                yield told(rule, span, written, suggestions=nearest_words(word) if written.islower() else [])


@cache
def _own(words: Sequence[str]) -> frozenset[str]:
    return frozenset(words)
