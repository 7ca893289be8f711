"""One line for each finding, as compilers write them and editors read them."""

from __future__ import annotations

from auditor.render.characters import one_line
from auditor.render.format import Context, Format
from auditor.render.places import path
from auditor.report import Report


def _article(report: Report, _: Context) -> str:
    document, name = report.document, one_line(path(report.document))
    lines = []
    for finding in report.findings:
        line, column = document.position(finding.span)
        rule = finding.rule
        lines.append(f"{name}:{line}:{column}: {rule.severity} {rule.name} {one_line(finding.message)}\n")
    return "".join(lines)


FORMAT = Format(_article)
