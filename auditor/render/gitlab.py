"""GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from auditor.render.as_json import rows
from auditor.render.format import Context, Format
from auditor.render.places import path, region
from auditor.report import Report

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def _article(report: Report, _: Context) -> str:
    return rows(_issues(report))


def _issues(report: Report) -> Iterator[dict[str, object]]:
    document, name = report.document, path(report.document)
    for finding in report.findings:
        place = region(document, finding.span)
        # GitLab shows one issue for each fingerprint, and fingerprints are of one article
        unique = hashlib.sha256(f"{name}\x1f{finding.fingerprint}".encode(errors="replace")).hexdigest()
        yield {
            "type": "issue",
            "check_name": finding.rule.name,
            "description": finding.message,
            "severity": _SEVERITIES[finding.rule.severity],
            "fingerprint": unique,
            "location": {"path": name, "lines": {"begin": place.line, "end": place.end_line}},
        }


def _head(_: Context) -> str:
    return "[\n"


def _tail(_: Context) -> str:
    return "\n]\n"


FORMAT = Format(_article, _head, _tail, between=",\n")
