"""Words that stand one after the other, or near each other, where words alone decide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from auditor.checks.vale.patterns import fits, is_all, matches
from auditor.checks.vale.places import places
from auditor.checks.vale.told import instead, told
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.report import Finding


class _Walk(NamedTuple):
    """How far a sequence was followed: the word behind it, and the word that each of its parts stands at."""

    behind: int
    at: tuple[int, ...]


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each row of words that fits `tokens`, unless it begins inside a fit of one of the exceptions.

    A token fits one word, at most `skip` words on, or (`negate`) is no such word, or none at all. The finding stands at
    the token that is the `target`, if one is.
    """
    asked = rule.options["vale"]
    parts: Sequence[Mapping[str, Any]] = asked["tokens"]
    first = next(i for i, part in enumerate(parts) if not part["negate"])
    for place in places(document, asked["scope"]):
        if not fits(parts[first]["pattern"], place.text):
            continue
        words = [t for t in document.tokens if place.start <= t.start and t.end <= place.start + len(place.text)]
        written = [document[t[:2]] for t in words]
        spared = [Span(m.start, m.end) for pattern in asked["exceptions"] for m in matches(pattern, place.text)]
        taken = 0
        for i in range(len(words)):
            if i < taken:
                continue
            before = [(first - 1 - k, i - 1 - k) for k in range(first)]
            if any(at >= 0 and is_all(parts[part]["pattern"], written[at]) for part, at in before):
                continue
            walk = _followed(parts[first:], written, i)
            if walk is None:
                continue
            target = next((k for k, part in enumerate(parts[first:]) if part["target"]), None)
            low, high = (walk.at[0], walk.behind - 1) if target is None else (walk.at[target],) * 2
            span = place.span(words[low].start - place.start, words[high].end - place.start)
            begins = words[walk.at[0]].start - place.start
            if span and not any(start <= begins < end for start, end in spared):
                taken = walk.behind
                steps = written[max(0, i - first) : walk.behind]
                yield told(rule, span, *steps, suggestions=instead(asked, document[span]))


def _followed(parts: Sequence[Mapping[str, Any]], written: Sequence[str], start: int) -> _Walk | None:
    """The shortest way through the parts from a word on; each part keeps one way for each word that it can end at."""
    ways = {start: _Walk(start, ())}
    for number, part in enumerate(parts):
        reached: dict[int, _Walk] = {}
        for place, walk in ways.items():
            if part["negate"]:
                if place >= len(written) or not is_all(part["pattern"], written[place]):
                    behind = min(place + 1, len(written))
                    reached.setdefault(behind, _Walk(walk.behind, (*walk.at, place)))
                continue
            for at in range(place, min(place + (part["skip"] if number else 0) + 1, len(written))):
                if is_all(part["pattern"], written[at]):
                    reached.setdefault(at + 1, _Walk(at + 1, (*walk.at, at)))
        ways = reached
    return ways[min(ways)] if ways else None
