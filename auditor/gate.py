"""What the exit status says: 0 passed, 1 a gate failed, 2 something could not be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.model import AuditError
from auditor.report import Report
from auditor.rulefile import nearest

PASSED, FAILED, BROKEN = 0, 1, 2
LEVELS = ("never", "note", "warning", "error")
SCORES = ("overall", "clarity", "tone", "sourcing", "headline", "copy")
_SHOWN = 3  # articles named for each score floor; the rest are counted


class Limits(NamedTuple):
    """What an audit must keep to: the least severity that fails, how many warnings at most, a floor for any score."""

    fail_on: str = "error"
    max_warnings: int | None = None
    floors: Mapping[str, int] = {}


class Weighed(NamedTuple):
    """What one article brings to the gate: its findings by severity, its scores, and limits where it has its own."""

    path: str
    severities: Mapping[str, int]
    scores: Mapping[str, int]
    limits: Limits | None = None


def floors(wanted: Sequence[str]) -> dict[str, int]:
    """`tone=60` as {"tone": 60}; raises AuditError for another score, or another number than 0 to 100."""
    found = {}
    for one in wanted:
        name, _, value = one.partition("=")
        if name not in SCORES:
            raise AuditError(f"--min-score: no score “{name}”{nearest(name, SCORES)}; there are {', '.join(SCORES)}")
        if not (value.isascii() and value.isdigit() and int(value) <= 100):
            raise AuditError(f"--min-score {one}: give a whole number from 0 to 100, as {name}=60")
        found[name] = int(value)
    return found


def reaches(severity: str, fail_on: str) -> bool:
    """Whether a severity stands at or above a level; none does at “never”."""
    return fail_on != "never" and LEVELS.index(severity) >= LEVELS.index(fail_on)


def weigh(report: Report, limits: Limits | None = None) -> Weighed:
    """An article for the gate, without its text."""
    severities = Counter(finding.rule.severity for finding in report.findings)
    return Weighed(
        report.document.source.name, severities, {score.name: score.value for score in report.scores}, limits
    )


def failures(weighed: Sequence[Weighed], limits: Limits) -> tuple[str, ...]:
    """Which gates failed, one phrase for each; nothing if all were passed.

    An article is held to its own level and floors where it has them; how many warnings are allowed is for all together.
    """
    own = [(article, article.limits or limits) for article in weighed]
    said = []
    for level in LEVELS:
        total = _total(article for article, its in own if its.fail_on == level)
        if over := [_count(total[s], s) for s in reversed(LEVELS) if total[s] and reaches(s, level)]:
            said.append(f"{' and '.join(', '.join(over).rsplit(', ', 1))} at or above --fail-on {level}")
    warnings = _total(weighed)["warning"]
    if limits.max_warnings is not None and warnings > limits.max_warnings:
        verb = "is" if warnings == 1 else "are"
        said.append(f"{_count(warnings, 'warning')} {verb} more than --max-warnings {limits.max_warnings}")
    for name, floor in dict.fromkeys(pair for _, its in own for pair in its.floors.items()):
        held = [article for article, its in own if its.floors.get(name) == floor]
        if low := [(article.scores[name], article.path) for article in held if article.scores[name] < floor]:
            said.append(_under(name, floor, low))
    return tuple(said)


def _total(weighed: Iterable[Weighed]) -> Counter[str]:
    total: Counter[str] = Counter()
    for article in weighed:
        total.update(article.severities)
    return total


def _under(name: str, floor: int, low: Sequence[tuple[int, str]]) -> str:
    (first, where), others = low[0], low[1:_SHOWN]
    rest = f" and in {_count(len(low) - _SHOWN, 'more article')}" if len(low) > _SHOWN else ""
    more = "".join(f", {value} in {path}" for value, path in others)
    return f"{name} {first} is under {floor} in {where}{more}{rest}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def status(failed: Sequence[str], broken: Sequence[str], *, forgiving: bool = False) -> int:
    """The exit status for the gates that failed and the errors that were met; `forgiving` lets the gates pass."""
    return BROKEN if broken else FAILED if failed and not forgiving else PASSED
