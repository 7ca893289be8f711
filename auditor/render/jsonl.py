"""Reports as JSON lines: one article of the JSON format on each line, for archives."""

from __future__ import annotations

from auditor.render.as_json import dumps
from auditor.render.format import Context, Format
from auditor.report import Report


def _article(report: Report, _: Context) -> str:
    return dumps(report.to_dict()) + "\n"


FORMAT = Format(_article)
