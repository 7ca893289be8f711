"""A Markdown table with a row for each article, for $GITHUB_STEP_SUMMARY: GitHub shows it on the page of the run."""

from __future__ import annotations

import re
from collections import Counter

from auditor.render.characters import one_line
from auditor.render.format import Context, Format
from auditor.render.places import path
from auditor.report import Report

_SEVERITIES = ("error", "warning", "note")
_SCORES = ("overall", "clarity", "tone", "sourcing", "headline", "copy")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")  # what GitHub's Markdown would take for mark-up, and a cell for its end


def _words(text: str) -> str:
    return _MARKS.sub(r"\\\1", one_line(text))


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _head(_: Context) -> str:
    names = ["article", *(f"{name}s" for name in _SEVERITIES), *_SCORES]
    return _row(names) + _row(["---", *["--:"] * (len(names) - 1)])


def _article(report: Report, _: Context) -> str:
    counts = Counter(finding.rule.severity for finding in report.findings)
    scores = {score.name: str(score.value) for score in report.scores}
    return _row([_words(path(report.document)), *(str(counts[s]) for s in _SEVERITIES), *(scores[s] for s in _SCORES)])


def _tail(context: Context) -> str:
    return "".join(f"\n- {_words(line)}" for line in context.errors) + "\n" if context.errors else ""


FORMAT = Format(_article, _head, _tail)
