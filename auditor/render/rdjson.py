"""The Reviewdog Diagnostic Format, whose columns count bytes of UTF-8: proto/rdf/reviewdog.proto of reviewdog."""

from __future__ import annotations

from auditor.document import Document
from auditor.render.as_json import rows
from auditor.render.format import Context, Format
from auditor.render.places import literal, path, region
from auditor.report import Finding, Report

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def _article(report: Report, _: Context) -> str:
    name = path(report.document)
    return rows(_diagnostic(report.document, finding, name) for finding in report.findings)


def _diagnostic(document: Document, finding: Finding, name: str) -> dict[str, object]:
    place = region(document, finding.span)
    there = {
        "start": _position(document, place.line, place.column),
        "end": _position(document, place.end_line, place.end_column),
    }
    found: dict[str, object] = {
        "message": finding.message,
        "location": {"path": name, "range": there},
        "severity": _SEVERITIES[finding.rule.severity],
        "code": {"value": finding.rule.name},
    }
    if finding.suggestions and literal(document, finding.span):
        found["suggestions"] = [{"range": there, "text": text} for text in finding.suggestions]
    return found


def _position(document: Document, line: int, column: int) -> dict[str, int]:
    start = document.lines[line - 1]
    before = document.source.original[start : start + column - 1]
    return {"line": line, "column": len(before.encode(errors="replace")) + 1}


def _head(_: Context) -> str:
    return '{"source": {"name": "audit"}, "diagnostics": [\n'


def _tail(_: Context) -> str:
    return "\n]}\n"


FORMAT = Format(_article, _head, _tail, between=",\n")
