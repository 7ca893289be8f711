"""What the exit status says: 0 passed, 1 something at or above the gate, 2 something could not be done."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.report import Report

PASSED, FAILED, BROKEN = 0, 1, 2
LEVELS = ("never", "note", "warning", "error")


def failures(report: Report, fail_on: str) -> int:
    """How many findings of an article stand at or above a level; none do at "never"."""
    if fail_on == "never":
        return 0
    least = LEVELS.index(fail_on)
    return sum(LEVELS.index(finding.rule.severity) >= least for finding in report.findings)


def status(failed: int, broken: Sequence[str]) -> int:
    """The exit status for a number of findings at the gate, and the errors that were met."""
    return BROKEN if broken else FAILED if failed else PASSED
