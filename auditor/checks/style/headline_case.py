"""Capitals in the headline: as in a sentence, or On All Main Words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule, Token
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import known

_MAIN = 4  # letters from which a word has its capital in title case, if it is no preposition
_SURE = 2  # words that show which case is meant


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a headline that is not in the option `case`, sentence or title; none without that option.

    Names have capitals in both: a headline is in title case where no main word is without, and two that are no names
    are with one. Main words have four letters or more and are none of the option `small`.
    """
    block, case = document.headline, rule.options.get("case")
    if block is None or case is None or document[block.start, block.end].isupper():
        return
    words = (token for token in document.tokens if block.start <= token.start < block.end and token.word[0].isalpha())
    main = [token for token in words if len(token.word) >= _MAIN and token.word not in rule.options["small"]]
    small = [t for t in main if document.text[t.start].islower()]
    if case == "sentence":
        wrong = not small and sum(_plain(document, token) for token in main[1:]) >= _SURE
    else:
        wrong = len(small) >= _SURE
    if wrong:
        shown = "as in a sentence" if case == "sentence" else "On All Main Words"
        yield found(document, rule, block.start, block.end, other=shown)


def _plain(document: Document, token: Token) -> bool:
    """Whether a word with a capital is no name by the dictionary, nor by the story."""
    if not known(token.word):
        return False
    story = document.headline.end if document.headline else 0
    named = any(m.start >= story and token.word in name.name.lower().split() for m, name in document.mentions)
    return not named
