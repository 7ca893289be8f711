"""Rules of Vale styles: a module for each kind of rule, imported when a style has one.

Vale knows no voices. Here what stands in quotation marks is a speaker's, and no rule of a style is asked about it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from itertools import islice

from auditor.checks.finding import Checker
from auditor.document import Document
from auditor.model import Rule
from auditor.phrases import Hit
from auditor.report import Finding

KINDS = (
    "capitalization",
    "conditional",
    "consistency",
    "existence",
    "metric",
    "occurrence",
    "readability",
    "repetition",
    "sequence",
    "spelling",
    "substitution",
)


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """The findings of a rule by its kind, at most its `limit`; its options `vale` are the keys of its file."""
    asked = rule.options["vale"]
    kind = import_module(f"{__name__}.{asked['extends']}")
    yield from islice(kind.check(document, rule), asked["limit"] or None)


CHECKERS: Mapping[str, Checker] = {"vale": check}
