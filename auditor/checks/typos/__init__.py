"""Slips of the keys, of spelling and of type; `[sic]` behind one says that it was written so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from auditor.checks.finding import Checker
from auditor.checks.typos import articles, confusions, doubled, drift, marks, misspelt, spaces, spelling
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

_SIC = re.compile(r"[”’\"')]{0,2}\s?[\[(]sic\b", re.IGNORECASE)


def _written_so(checker: Checker) -> Checker:
    """A checker without its findings on words with a [sic] behind them."""

    def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
        for finding in checker(document, rule, hits):
            if not _SIC.match(document.text, finding.span.end):
                yield finding

    return check


CHECKERS: Mapping[str, Checker] = {
    "article": _written_so(articles.check),
    "confusion": _written_so(confusions.check),
    "doubled": _written_so(doubled.check),
    "drift": _written_so(drift.check),
    "furniture": marks.furniture,
    "misspelt": _written_so(misspelt.check),
    "mixed-dialect": _written_so(spelling.mixed),
    "mixed-marks": marks.mixed_marks,
    "quote-marks": marks.quote_marks,
    "spacing": spaces.check,
}
