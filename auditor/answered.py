"""Findings that somebody answers for: let stand by a comment in the article, or by a decision of the newsroom.

What is let stand without a reason, for a rule that is none, for longer than was said, or for nothing, is a finding.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from auditor.checks.finding import found
from auditor.comments import Comment, comments
from auditor.document import Document
from auditor.fingerprints import identified
from auditor.model import Rule, Span
from auditor.report import Decided, Decision, Finding, Suppressed
from auditor.rulefile import nearest

SUPPRESSION = "suppression"  # the key `check` of the rules about suppressions: what they find is found here
_UNUSED, _INVALID, _EXPIRED = "unused-suppression", "invalid-suppression", "expired-suppression"


def answered(
    document: Document, findings: Sequence[Finding], decided: Decided, rules: Sequence[Rule], day: date
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """The findings that remain, with those about suppressions, in the order of the text; and those let stand."""
    told = tuple(comments(document))
    if not told and not decided.all:
        return tuple(findings), ()
    desk = _Desk(document, {rule.name: rule for rule in rules}, day, [])
    used: set[tuple[Comment, str] | str] = set()
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in findings:
        answer = _by_comment(desk, finding, told, used) or _by_decision(desk, finding, decided, used)
        if answer:
            suppressed.append(answer)
        else:
            kept.append(finding)
    _about_comments(desk, told, used)
    for decision in decided.here:
        if decision.fingerprint not in used and decision.rule in desk.rules:
            desk.say(_UNUSED, _start(document), other=_of(decision))
    more = identified(document, sorted(desk.said, key=_place))
    return tuple(sorted((*kept, *more), key=_place)), tuple(suppressed)


class _Desk(NamedTuple):
    """The article, the rules in force by name, the day, and what there is to say about suppressions."""

    document: Document
    rules: Mapping[str, Rule]
    day: date
    said: list[Finding]

    def say(self, rule: str, span: Span | None, **words: object) -> None:
        if span and rule in self.rules:
            self.said.append(found(self.document, self.rules[rule], *span, **words))  # type: ignore[arg-type]

    def over(self, until: date | None) -> bool:
        return until is not None and until <= self.day


def _by_comment(
    desk: _Desk, finding: Finding, told: Sequence[Comment], used: set[tuple[Comment, str] | str]
) -> Suppressed | None:
    for comment in told:
        word = next((word for word in comment.rules if word in (finding.rule.name, finding.rule.code)), None)
        if word and not comment.wrong and comment.covers(desk.document, finding.span):
            used.add((comment, word))
            if not desk.over(comment.until):
                return Suppressed(finding, "comment", comment.why, until=comment.until)
            desk.say(_EXPIRED, finding.span, other=f"The comment on line {comment.line}", wanted=comment.until)
    return None


def _by_decision(
    desk: _Desk, finding: Finding, decided: Decided, used: set[tuple[Comment, str] | str]
) -> Suppressed | None:
    decision = decided.all.get(finding.fingerprint)
    if decision is None:
        return None
    used.add(decision.fingerprint)
    if not desk.over(decision.until):
        return Suppressed(finding, "decision", decision.why, decision.who, decision.until)
    desk.say(_EXPIRED, finding.span, other=f"The decision of {decision.who}", wanted=decision.until)
    return None


def _about_comments(desk: _Desk, told: Sequence[Comment], used: set[tuple[Comment, str] | str]) -> None:
    known = {word for rule in desk.rules.values() for word in (rule.name, rule.code)}
    for comment in told:
        span = _word(desk.document, comment.home.start, comment.home.end)
        name = f"The comment on line {comment.line}"
        if comment.wrong:
            desk.say(_INVALID, span, other=name, why=comment.wrong)
        for word in () if comment.wrong else comment.rules:
            if word not in known:
                why = f"no rule “{word}” is in force here{nearest(word, known)}"
                desk.say(_INVALID, span, other=name, why=why)
            elif (comment, word) not in used:
                desk.say(_UNUSED, span, other=f"{name}, for {word},")


def _of(decision: Decision) -> str:
    return f"The decision to let “{decision.words}” stand ({decision.rule}, by {decision.who} on {decision.when})"


def _start(document: Document) -> Span | None:
    return _word(document, 0, len(document.text))


def _word(document: Document, start: int, end: int) -> Span | None:
    """The first word from `start` on and before `end`."""
    at = bisect_left(document.tokens, start, key=lambda token: token.start)
    inside: Iterator[Span] = (Span(t.start, t.end) for t in document.tokens[at:] if t.end <= end)
    return next(inside, None)


def _place(finding: Finding) -> tuple[Span, str]:
    return finding.span, finding.rule.code
