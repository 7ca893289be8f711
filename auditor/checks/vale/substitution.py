"""Words for which a Vale rule has better ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from auditor.checks.vale.patterns import compiled, is_all
from auditor.checks.vale.places import places
from auditor.checks.vale.told import either, told, with_groups
from auditor.document import Document
from auditor.model import Rule
from auditor.report import Finding

_SIGNS = frozenset("\\^$?*+()[]{}")  # a word with one of them is a pattern; a stop is one, and | parts two words


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each fit of `pattern`, with what the first pair of `swap` that fits it has instead.

    What a pair has instead may be several things with | between them, or a pattern of what is right.
    """
    asked = rule.options["vale"]
    for place in places(document, asked["scope"]):
        for match, span in place.matches(asked["pattern"]):
            written = place.text[match.start : match.end]
            right = _right(asked, place.text, match.start, match.end)
            if right is None or place.excepted(asked["exceptions"], match):
                continue
            options = _options(right)
            if written[:1].isupper():
                every = asked["capitalize"]
                opens = any(sentence.start == span.start for sentence in document.sentences)
                options = [_capital(option) if every or opens and option.islower() else option for option in options]
            if written not in options:
                suggestions = asked["params"] or options if _SIGNS.isdisjoint(right) else []
                shown = either(rule.message, suggestions) or right
                yield told(rule, span, shown, written, suggestions=suggestions)


def _right(asked: Mapping[str, Any], text: str, start: int, end: int) -> str | None:
    """What to write instead of some words; None where they are right."""
    for pattern, template, fine in asked["swap"]:
        regex = compiled(pattern)
        found = regex.search(text, start, end)
        if found and found.span() == (start, end):
            if fine and is_all(fine, text[start:end]):
                return None
            return with_groups(template, found.groups(), regex.groupindex)
    return None


def _capital(option: str) -> str:
    return option[:1].upper() + option[1:]


def _options(right: str) -> Sequence[str]:
    parts = right.replace("\\|", "\0").split("|")
    return [part.replace("\0", "|") for part in parts if part]
