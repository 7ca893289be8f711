"""Reports as HTML: one complete document for each article."""

from __future__ import annotations

from auditor.render.format import Context, Format
from auditor.render.page import page
from auditor.report import Report


def _article(report: Report, _: Context) -> str:
    return page(report) + "\n"


FORMAT = Format(_article)
