"""The headline against the story."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.checks.finding import Checker
from auditor.checks.headline import (
    basis,
    body,
    certainty,
    form,
    names,
    numbers,
    opinion,
    overclaim,
    polarity,
    quotes,
    sources,
)

CHECKERS: Mapping[str, Checker] = {
    "headline-basis": basis.check,
    "headline-body": body.check,
    "headline-entity": names.check,
    "headline-length": form.too_long,
    "headline-number": numbers.check,
    "headline-opinion": opinion.check,
    "headline-overclaim": overclaim.check,
    "headline-polarity": polarity.check,
    "headline-question": form.question,
    "headline-quote": quotes.check,
    "headline-quoted-claim": quotes.overclaim,
    "headline-sources": sources.check,
    "headline-words": form.words,
    "lost-hedge": certainty.lost_hedge,
}
