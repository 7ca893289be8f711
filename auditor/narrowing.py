"""Of what was found in an article that changed, only what the changes brought."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from auditor.changes import Changes
from auditor.model import AuditError, Span
from auditor.render.places import region
from auditor.report import Finding, Report


def narrowed(report: Report, path: Path, changes: Changes, audit: Callable[[bytes], Report]) -> Report:
    """The report of the article in a changed file, without the findings in other lines.

    A finding stays where it, or the evidence for it, touches a changed line, and about a headline where it was none
    before; to know that, the article as it was is given to `audit`. In files without lines all stay.
    """
    lines = changes.lines(path)
    if lines is None or report.document.source.unit != "line":
        return report
    brought = [any(_touches(report, span, lines) for span in (f.span, *f.evidence)) for f in report.findings]
    told = list(zip(report.findings, brought, strict=True))
    about_headline = any(f.rule.group == "HED" and not touched for f, touched in told)
    then = _found(audit, changes.before(path)) if about_headline else frozenset()
    kept = [f for f, touched in told if touched or f.rule.group == "HED" and f.fingerprint not in then]
    return replace(report, findings=tuple(kept))


def _touches(report: Report, span: Span, lines: tuple[range, ...]) -> bool:
    place = region(report.document, span)
    return any(place.line < some.stop and some.start <= place.end_line for some in lines)


def _found(audit: Callable[[bytes], Report], raw: bytes) -> frozenset[str]:
    """The fingerprints of what is found, or let stand, in an article; nothing where there was none."""
    try:
        report = audit(raw)
    except AuditError:
        return frozenset()
    every: tuple[Finding, ...] = (*report.findings, *(one.finding for one in report.suppressed))
    return frozenset(finding.fingerprint for finding in every)
