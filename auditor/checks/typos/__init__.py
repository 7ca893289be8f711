"""Slips of the keys, of spelling and of type."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.checks.finding import Checker
from auditor.checks.typos import articles, confusions, doubled, drift, marks, misspelt, spaces, spelling

CHECKERS: Mapping[str, Checker] = {
    "article": articles.check,
    "confusion": confusions.check,
    "doubled": doubled.check,
    "drift": drift.check,
    "furniture": marks.furniture,
    "misspelt": misspelt.check,
    "mixed-dialect": spelling.mixed,
    "mixed-marks": marks.mixed_marks,
    "quote-marks": marks.quote_marks,
    "spacing": spaces.check,
}
