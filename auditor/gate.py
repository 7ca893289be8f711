"""What the exit status says: 0 passed, 1 a gate failed, 2 something could not be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from auditor.model import AuditError
from auditor.report import Report
from auditor.ruleset import nearest

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
    """What one article brings to the gate: its findings by severity, and its scores."""

    path: str
    severities: Mapping[str, int]
    scores: Mapping[str, int]


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


def weigh(report: Report) -> Weighed:
    """An article for the gate, without its text."""
    severities = Counter(finding.rule.severity for finding in report.findings)
    return Weighed(report.document.source.name, severities, {score.name: score.value for score in report.scores})


def failures(weighed: Sequence[Weighed], limits: Limits) -> tuple[str, ...]:
    """Which gates failed, one phrase for each; nothing if all were passed."""
    total: Counter[str] = Counter()
    for article in weighed:
        total.update(article.severities)
    said = []
    if over := [_count(total[s], s) for s in reversed(LEVELS) if total[s] and reaches(s, limits.fail_on)]:
        said.append(f"{' and '.join(', '.join(over).rsplit(', ', 1))} at or above --fail-on {limits.fail_on}")
    warnings = total["warning"]
    if limits.max_warnings is not None and warnings > limits.max_warnings:
        verb = "is" if warnings == 1 else "are"
        said.append(f"{_count(warnings, 'warning')} {verb} more than --max-warnings {limits.max_warnings}")
    for name, floor in limits.floors.items():
        low = [(article.scores[name], article.path) for article in weighed if article.scores[name] < floor]
        if low:
            (first, where), others = low[0], low[1:_SHOWN]
            rest = f" and in {_count(len(low) - _SHOWN, 'more article')}" if len(low) > _SHOWN else ""
            more = "".join(f", {value} in {path}" for value, path in others)
            said.append(f"{name} {first} is under {floor} in {where}{more}{rest}")
    return tuple(said)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def status(failed: Sequence[str], broken: Sequence[str], *, forgiving: bool = False) -> int:
    """The exit status for the gates that failed and the errors that were met; `forgiving` lets the gates pass."""
    return BROKEN if broken else FAILED if failed and not forgiving else PASSED
