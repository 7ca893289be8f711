"""Checkstyle's XML, which Jenkins and many review tools read."""

from __future__ import annotations

from auditor.render.format import Context, Format
from auditor.render.markup import DECLARATION, element, start
from auditor.render.places import path
from auditor.report import Finding, Report

_SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def _article(report: Report, _: Context) -> str:
    errors = "".join("\n" + _error(report, finding) for finding in report.findings)
    return element("file", {"name": path(report.document)}, errors + "\n" if errors else "") + "\n"


def _error(report: Report, finding: Finding) -> str:
    line, column = report.document.position(finding.span)
    rule = finding.rule
    return element(
        "error",
        {
            "line": line,
            "column": column,
            "severity": _SEVERITIES[rule.severity],
            "message": finding.message,
            "source": f"audit.{rule.name}",
        },
    )


def _head(_: Context) -> str:
    return DECLARATION + start("checkstyle", {"version": "4.3"}) + "\n"


def _tail(_: Context) -> str:
    return "</checkstyle>\n"


FORMAT = Format(_article, _head, _tail)
