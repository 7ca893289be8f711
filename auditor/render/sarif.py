"""SARIF 2.1.0, the OASIS format that code hosts and editors read."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from auditor.document import Document
from auditor.render.as_json import dumps, rows, tool
from auditor.render.format import Context, Format
from auditor.render.places import has_lines, literal, path, region
from auditor.render.sarif_rules import descriptor, message
from auditor.report import Finding, Report, Suppressed

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def _head(context: Context) -> str:
    driver = {**tool(), "rules": [descriptor(rule) for rule in context.rules]}
    # Columns count code points, and lines end where the parser ends them: at a lone \r too.
    return (
        f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {dumps({"driver": driver})},\n'
        '"columnKind": "unicodeCodePoints", "newlineSequences": ["\\r\\n", "\\n", "\\r"], "results": [\n'
    )


def _article(report: Report, context: Context) -> str:
    indices = {rule.code: index for index, rule in enumerate(context.rules)}
    file = {"uri": _uri(path(report.document))}
    found = [_result(report.document, finding, file, indices) for finding in report.findings]
    stand = [
        _result(report.document, one.finding, file, indices) | {"suppressions": [_suppression(one)]}
        for one in report.suppressed
    ]
    return rows([*found, *stand])


def _suppression(one: Suppressed) -> dict[str, object]:
    told = {"who": one.who, "until": str(one.until) if one.until else ""}
    answer = {key: value for key, value in told.items() if value}
    kind = "inSource" if one.kind == "comment" else "external"
    return {"kind": kind, "status": "accepted", "justification": one.why, **({"properties": answer} if answer else {})}


def _uri(name: str) -> str:
    """A relative reference; a file outside the working folder has its whole address."""
    return Path(name).as_uri() if Path(name).is_absolute() else quote(os.fsencode(name))


def _result(
    document: Document, finding: Finding, file: Mapping[str, str], indices: Mapping[str, int]
) -> dict[str, object]:
    rule = finding.rule
    found: dict[str, object] = {"ruleId": rule.code}
    if rule.code in indices:
        found["ruleIndex"] = indices[rule.code]
    found |= {
        "level": rule.severity,
        "rank": round(rule.confidence * 100, 1),
        "message": message(finding.message),
        "locations": [_location(document, finding.span, file)],
        "partialFingerprints": {"audit/v1": finding.fingerprint},
    }
    if finding.evidence:
        found["relatedLocations"] = [
            {"id": number, **_location(document, span, file), "message": message(document[span])}
            for number, span in enumerate(finding.evidence)
        ]
    if len(finding.suggestions) == 1 and literal(document, finding.span):
        found["fixes"] = [_fix(document, finding, file)]
    return found


def _location(document: Document, span: Sequence[int], file: Mapping[str, str]) -> dict[str, object]:
    there: dict[str, object] = {
        "physicalLocation": {"artifactLocation": file, "region": _region(document, span, snippet=True)}
    }
    if not has_lines(document):
        there["message"] = {"text": f"Paragraph {document.position(span)[0]}"}
    return there


def _region(document: Document, span: Sequence[int], *, snippet: bool) -> dict[str, object]:
    place = region(document, span)
    found: dict[str, object] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    if has_lines(document):  # the characters of a Word file are not those of its story
        found |= {"charOffset": place.start, "charLength": place.end - place.start}
    if snippet:
        found["snippet"] = {"text": document.source.original[place.start : place.end]}
    return found


def _fix(document: Document, finding: Finding, file: Mapping[str, str]) -> dict[str, object]:
    (instead,) = finding.suggestions
    swap = {"deletedRegion": _region(document, finding.span, snippet=False), "insertedContent": {"text": instead}}
    told = f"Write “{instead}”." if instead else "Take it out."
    return {"description": message(told), "artifactChanges": [{"artifactLocation": file, "replacements": [swap]}]}


def _tail(context: Context) -> str:
    notes = [{"level": "error", "message": message(line)} for line in context.errors]
    invocation = {"executionSuccessful": not notes, "toolExecutionNotifications": notes}
    return f'\n], "invocations": [{dumps(invocation)}]}}]}}\n'


FORMAT = Format(_article, _head, _tail, between=",\n")
