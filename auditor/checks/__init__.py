"""From the `check` key of a rule to the checker that reads it: one table for each group, and what serves them all.

A checker is `(document, rule, hits) -> findings`: hits are the phrases of that rule, found in one walk for all rules.
"""

from __future__ import annotations

from collections.abc import Mapping

from auditor.checks import fairness, headline, lexicon, loaded, numbers, sourcing, style, typos, vale, wording
from auditor.checks.finding import Checker

CHECKERS: Mapping[str, Checker] = {
    "lexicon": lexicon.check,
    "wording": wording.check,
    **sourcing.CHECKERS,
    **loaded.CHECKERS,
    **headline.CHECKERS,
    **typos.CHECKERS,
    **style.CHECKERS,
    **numbers.CHECKERS,
    **fairness.CHECKERS,
    **vale.CHECKERS,
}
