"""What a style book asks for, and stories that disagree with themselves."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.checks.finding import Checker
from auditor.checks.style import (
    acronyms,
    ages,
    dangling,
    headline_case,
    lists,
    number_style,
    people_drift,
    reading_grade,
    repeats,
    sentences_long,
    terms,
    times,
    variation,
)

CHECKERS: Mapping[str, Checker] = {
    "acronyms": acronyms.check,
    "ages": ages.check,
    "dangling": dangling.check,
    "headline-case": headline_case.check,
    "house-terms": terms.check,
    "list-comma": lists.check,
    "long-sentence": sentences_long.check,
    "number-style": number_style.check,
    "reading-grade": reading_grade.check,
    "repeats": repeats.check,
    "roles-drift": people_drift.check,
    "times": times.check,
    "variation": variation.check,
}
