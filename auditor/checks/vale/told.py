"""A finding of a Vale rule: its message with the words that were found, and what its action would write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from auditor.checks.vale.patterns import Match, compiled
from auditor.checks.vale.places import Place
from auditor.model import Rule, Span
from auditor.report import Finding

_GAP = re.compile(r"%(?:(?:\[(\d{1,3})\])?[sdvq]|%)")
_MARKS = re.compile(r"(['\"‘“`])%s(['\"’”`])")
_GROUP = re.compile(r"\$(?:\{(\w+)\}|(\d{1,3}))")


def told(
    rule: Rule, span: Span, *words: str, suggestions: Sequence[str] = (), evidence: Sequence[Span] = ()
) -> Finding:
    """A finding at a span; `words` fill the gaps of the rule's message."""
    return Finding(rule, span, filled(rule.message, words), tuple(evidence), tuple(suggestions))


def filled(message: str, words: Sequence[str]) -> str:
    """A message with words for its gaps, `%s` in their order and `%[2]s` by their number; “…” where there are none."""
    given = iter(words)

    def put(gap: re.Match[str]) -> str:
        if gap[0] == "%%":
            return "%"
        if gap[1]:
            return words[int(gap[1]) - 1] if 0 < int(gap[1]) <= len(words) else "…"
        return next(given, "…")

    return _GAP.sub(put, message)


def on_words(rule: Rule, place: Place, match: Match, span: Span) -> Iterator[Finding]:
    """A finding on the words that were found, if they are none of the rule's exceptions."""
    asked, written = rule.options["vale"], place.text[match.start : match.end]
    if not place.excepted(asked["exceptions"], match):
        suggestions = instead(asked, written)
        yield told(rule, span, written, either(rule.message, suggestions), suggestions=suggestions)


def either(message: str, options: Sequence[str]) -> str:
    """Several things to write as one for a gap of a message, each between the marks that stand around the gap."""
    marks = _MARKS.search(message)
    return (f"{marks[2]} or {marks[1]}" if marks else " or ").join(options)


def instead(asked: Mapping[str, Any], written: str) -> list[str]:
    """What the action of a rule would write for some words; nothing where it only takes out."""
    name, params = asked["action"], asked["params"]
    if name == "replace":
        return [text for text in params if text != written]
    if name == "edit":
        text = EDITS[params[0]][1](written, *params[1:])
        return [text] if text.strip() and text != written else []
    return []


def with_groups(template: str, groups: Sequence[str | None], names: Mapping[str, int] | None = None) -> str:
    """A template with the groups of a match for `$1` and `${1}`."""

    def put(gap: re.Match[str]) -> str:
        name = gap[1] or gap[2]
        number = int(name) if name.isdigit() else (names or {}).get(name, 0)
        return (groups[number - 1] or "") if 0 < number <= len(groups) else ""

    return _GROUP.sub(put, template)


def replaced(written: str, pattern: str, template: str) -> str:
    """Words with what fits a pattern rewritten after a template."""
    regex = compiled(pattern)
    text: str = regex.sub(lambda match: with_groups(template, match.groups(), regex.groupindex), written)
    return text


# what an action may edit: how many words say how, and the edit
EDITS: Mapping[str, tuple[int, Callable[..., str]]] = {
    "regex": (2, replaced),
    "replace": (2, str.replace),
    "remove": (1, str.strip),
    "trim": (1, str.strip),
    "trim_left": (1, str.lstrip),
    "trim_right": (1, str.rstrip),
    "truncate": (1, lambda written, mark: written.split(mark)[0]),
}
