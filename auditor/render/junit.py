"""JUnit XML: a suite for each article, a case for each finding, which fails at or above the gate."""

from __future__ import annotations

from auditor.render.format import Context, Format
from auditor.render.markup import DECLARATION, element, start, words
from auditor.render.notes import shorten
from auditor.render.places import has_lines, path
from auditor.report import Finding, Report


def _article(report: Report, context: Context) -> str:
    name = path(report.document)
    failed = sum(map(context.fails, report.findings))
    seen: dict[str, int] = {}
    cases = []
    for finding in report.findings:
        # A case is called by its words and not by its line: its history goes on when lines are put above it.
        called = f"{finding.rule.name} “{shorten(report.document[finding.span], 60)}”"
        seen[called] = seen.get(called, 0) + 1
        called += f" ({seen[called]})" if seen[called] > 1 else ""
        cases.append(element("testcase", {"classname": name, "name": called}, _outcome(report, finding, name, context)))
    if not cases:  # a suite without cases counts for nothing, and may be taken for a mistake
        cases.append(element("testcase", {"classname": name, "name": "nothing to change"}))
    return _suite(name, cases, failures=failed, errors=0)


def _outcome(report: Report, finding: Finding, name: str, context: Context) -> str:
    line, column = report.document.position(finding.span)
    place = f"line {line}, column {column}" if has_lines(report.document) else f"paragraph {line}"
    rule = finding.rule
    told = f"{name}, {place}: {rule.severity}: {finding.message}"
    if context.fails(finding):
        return element("failure", {"type": rule.severity, "message": finding.message}, words(told))
    return element("system-out", {}, words(told))


def _suite(name: str, cases: list[str], *, failures: int, errors: int) -> str:
    counts = {"tests": len(cases), "failures": failures, "errors": errors, "skipped": 0}
    return element("testsuite", {"name": name, **counts}, "\n" + "\n".join(cases) + "\n") + "\n"


def _head(_: Context) -> str:
    return DECLARATION + start("testsuites", {"name": "audit"}) + "\n"


def _tail(context: Context) -> str:
    cases = [
        element(
            "testcase",
            {"classname": "audit", "name": line},
            element("error", {"type": "unreadable", "message": line}, words(line)),
        )
        for line in context.errors
    ]
    unread = _suite("files that could not be read", cases, failures=0, errors=len(cases)) if cases else ""
    return unread + "</testsuites>\n"


FORMAT = Format(_article, _head, _tail)
