"""Words that take sides."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.checks.finding import Checker
from auditor.checks.loaded import accidents, labels, moods, nicknames

CHECKERS: Mapping[str, Checker] = {
    "accident": accidents.check,
    "moods": moods.check,
    "nickname": nicknames.check,
    "uneven-labels": labels.check,
}
