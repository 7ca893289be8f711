"""Figures that must agree."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.checks.finding import Checker
from auditor.checks.numbers import (
    changes,
    contacts,
    conversions,
    magnitudes,
    points,
    poll_leads,
    polls,
    risks,
    studies,
    totals,
    weekdays,
)

CHECKERS: Mapping[str, Checker] = {
    "causal": studies.causal,
    "change": changes.arithmetic,
    "contact": contacts.check,
    "conversion": conversions.check,
    "lone": magnitudes.lone,
    "magnitude": magnitudes.drift,
    "points": points.points,
    "poll-lead": poll_leads.check,
    "poll-method": polls.method,
    "risk": risks.check,
    "study-basics": studies.basics,
    "total": totals.check,
    "weekday": weekdays.check,
}
