"""Workflow commands that GitHub's runner turns into annotations.

The escapes are those that actions/runner undoes in ActionCommand.cs: % and line ends in the message, colons and commas
too in the properties.
"""

from __future__ import annotations

from auditor.render.characters import fit
from auditor.render.format import Context, Format
from auditor.render.places import has_lines, path, region
from auditor.report import Finding, Report

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def _article(report: Report, _: Context) -> str:
    name = path(report.document)
    return "".join(_annotation(report, finding, name) for finding in report.findings)


def _annotation(report: Report, finding: Finding, name: str) -> str:
    rule, place = finding.rule, region(report.document, finding.span)
    paragraph = "" if has_lines(report.document) else f", ¶ {place.line}"
    properties = {"file": name, "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # the runner refuses columns on several lines
        properties |= {"col": place.column, "endColumn": place.end_column}
    properties["title"] = f"{rule.title} ({rule.name}{paragraph})"
    told = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[rule.severity]} {told}::{_data(finding.message)}\n"


def _data(text: str) -> str:
    return fit(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _tail(context: Context) -> str:
    return "".join(f"::error title=audit::{_data(line)}\n" for line in context.errors)


FORMAT = Format(_article, tail=_tail)
