"""Fairness, law and harm."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.checks.fairness import accusation, contempt, context, identity, presumption
from auditor.checks.finding import Checker

CHECKERS: Mapping[str, Checker] = {
    "accusation": accusation.check,
    "accused-title": presumption.title,
    "alleged": presumption.alleged,
    "contempt": contempt.check,
    "guilt": presumption.guilt,
    "identity": identity.detail,
    "in-context": context.check,
    "murder": presumption.murder,
    "trifle": identity.trifle,
}
