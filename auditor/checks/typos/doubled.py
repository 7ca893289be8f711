"""The same word twice in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.checks.typos.counts import kind_of
from auditor.document import Document
from auditor.model import Rule, Token
from auditor.phrases import Hit
from auditor.report import Edit, Finding
from auditor.resources import sets

_OWNERS = frozenset(("DT", "PRP$", "JJ", "POS"))


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a word that follows itself over white space; `allowed` words may, and names do.

    A particle may where it belongs to the verb before it: “she came in in May”; `particles` and `verbs` list them.
    Words of `nouns` may where the first is one: “the will will be read”. Of the words of `certain` the second can go
    without a look.
    """
    allowed, text = frozenset(rule.options["allowed"]), document.text
    particles, verbs = rule.options["particles"], sets()[rule.options["verbs"]]
    for sentence in document.sentences:
        before = ""
        for one, two in pairwise(document.tokens[sentence.first : sentence.last]):
            verb, before = before, one.word
            if one.word != two.word or not one.word.isalpha() or one.word in allowed:
                continue
            if one.word in particles and verb in verbs:
                continue
            if one.word in rule.options["nouns"] and (text[one.start].isupper() or kind_of(verb) in _OWNERS):
                continue
            apart = text[one.end : two.start]
            named = text[two.start].isupper() and len(one.word) > 1
            compound = (
                text[two.end : two.end + 1] == "-" or text[one.start - 1 : one.start] == "-"
            )  # “in in-state spending”
            if apart and apart.isspace() and not named and not compound:
                edits = [_second_out(text, one, two)] if one.word in rule.options["certain"] else []
                yield found(document, rule, one.start, two.end, suggestions=[text[one.start : one.end]], edits=edits)


def _second_out(text: str, one: Token, two: Token) -> Edit:
    """The second word taken out; where a line ends between the two it still does."""
    behind = text[two.end : two.end + 1]
    if behind == " " and not text[one.end : two.start].isprintable():
        return Edit(two.start, two.end + 1, "")
    return Edit(one.end, two.end, "")
