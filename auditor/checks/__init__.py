"""From the `check` key of a rule to the checker that reads it.

A checker is `(document, rule, hits) -> findings`: hits are the phrases of that rule, found in one walk for all rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from auditor.checks import lexicon
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Finding

Checker = Callable[[Document, Rule, Sequence[Hit]], Iterable[Finding]]

CHECKERS: dict[str, Checker] = {
    "lexicon": lexicon.check,
}
