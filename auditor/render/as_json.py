"""Reports as JSON, version 1: the contract that other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.metadata import version

from auditor.report import Report


def render(reports: Iterable[Report]) -> Iterator[str]:
    """One JSON document: version, tool, and an article for every report."""
    tool = {"name": "auditor", "version": version("auditor")}
    articles = [report.to_dict() for report in reports]
    yield json.dumps({"version": 1, "tool": tool, "articles": articles}, ensure_ascii=False, indent=2) + "\n"
