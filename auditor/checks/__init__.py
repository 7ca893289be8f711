"""From the `check` key of a rule to the checker that reads it.

A checker is `(document, rule, hits) -> findings`: hits are the phrases of that rule, found in one walk for all rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from auditor.checks import (
    articles,
    confusions,
    doubled,
    drift,
    figures,
    headline_certainty,
    headline_names,
    headline_numbers,
    headline_quotes,
    headline_sources,
    lexicon,
    marks,
    misspelt,
    sourcing,
    spaces,
    spelling,
)
from auditor.model import Document, Rule
from auditor.phrases import Hit
from auditor.report import Finding

Checker = Callable[[Document, Rule, Sequence[Hit]], Iterable[Finding]]

CHECKERS: dict[str, Checker] = {
    "agentless": sourcing.agentless,
    "article": articles.check,
    "confusion": confusions.check,
    "cue-verb": sourcing.cue_verb,
    "doubled": doubled.check,
    "drift": drift.check,
    "figure": figures.check,
    "furniture": marks.furniture,
    "headline-body": headline_certainty.wrong_body,
    "headline-entity": headline_names.check,
    "headline-number": headline_numbers.check,
    "headline-overclaim": headline_certainty.overclaim,
    "headline-quote": headline_quotes.check,
    "headline-sources": headline_sources.check,
    "lexicon": lexicon.check,
    "lost-hedge": headline_certainty.lost_hedge,
    "mind": sourcing.mind,
    "misspelt": misspelt.check,
    "mixed-dialect": spelling.mixed,
    "mixed-marks": marks.mixed_marks,
    "quote-marks": marks.quote_marks,
    "spacing": spaces.check,
    "study": sourcing.study,
    "unnamed": sourcing.unnamed,
    "unsourced": sourcing.unsourced,
    "vague": sourcing.vague,
}
