"""Reports as JSON, version 1: the contract that other programs read."""

from __future__ import annotations

import json
from collections.abc import Iterable

from auditor import __version__
from auditor.render.format import Context, Format
from auditor.report import Report


def tool() -> dict[str, str]:
    """Who wrote a file of data."""
    return {"name": "auditor", "version": __version__}


def dumps(value: object) -> str:
    """A value on one line, readable in any script."""
    return json.dumps(value, ensure_ascii=False)


def rows(values: Iterable[object]) -> str:
    """The items of a JSON array, each on its line."""
    return ",\n".join(map(dumps, values))


def _head(_: Context) -> str:
    return f'{{\n  "version": 1,\n  "tool": {dumps(tool())},\n  "articles": ['


def _article(report: Report, _: Context) -> str:
    # A line end inside a text is written \n, so every real one is the layout's.
    return "\n    " + json.dumps(report.to_dict(), ensure_ascii=False, indent=2).replace("\n", "\n    ")


def _tail(_: Context) -> str:
    return "\n  ]\n}\n"


FORMAT = Format(_article, _head, _tail, between=",")
