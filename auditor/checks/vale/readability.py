"""The school grade that a story asks for, as Vale's metrics reckon it."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.vale.metric import judged
from auditor.document import Document
from auditor.model import Rule
from auditor.report import Finding

GRADES = {
    "Automated Readability": "4.71 * characters / words + 0.5 * words / sentences - 21.43",
    "Coleman-Liau": "5.88 * characters / words - 29.6 * sentences / words - 15.8",
    "Flesch-Kincaid": "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
    "Gunning Fog": "0.4 * (words / sentences + 100 * complex_words / words)",
    "SMOG": "1.043 * math.sqrt(30 * polysyllabic_words / sentences) + 3.1291",
}


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding where the mean of the grades by `metrics` is above `grade`."""
    asked = rule.options["vale"]
    sums = " + ".join(f"({GRADES[name]})" for name in asked["metrics"])
    yield from judged(document, rule, f"({sums}) / {len(asked['metrics'])}", f"> {asked['grade']}")
