"""The kinds of Vale's rules, each with its keys; here those that count and measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from auditor.checks.vale.metric import COUNTS, FOUND, value
from auditor.checks.vale.readability import GRADES
from auditor.config.vale.asked import Asked, UnaskedError, exceptions, needed
from auditor.config.vale.keys import Keys
from auditor.config.vale.regex import one_of
from auditor.config.vale.wordings import conditional, consistency, existence, repetition, sequence, substitution


def occurrence(keys: Keys) -> Asked:
    """The pattern, and how often it may and must be there."""
    pattern = one_of(needed(keys, "token"), words=False, ignorecase=keys.flag("ignorecase"))
    most, least = int(keys.number("max")), int(keys.number("min"))
    if not most and not least:
        raise UnaskedError("max", "neither max nor min says how often")
    return {"pattern": pattern, "max": most, "min": least}


def capitalization(keys: Keys) -> Asked:
    """The case, or a pattern of what is right, and what is right anyhow."""
    match = keys.text("match")
    if match not in ("$title", "$sentence", "$lower", "$upper"):
        match = needed(keys, "match")[0]
    return {
        "match": match,
        "style": keys.text("style", "AP"),
        "threshold": keys.number("threshold") or 0.8,
        "indicators": keys.texts("indicators"),
        "prefix": keys.text("prefix"),
        "exceptions": exceptions(keys),
    }


def metric(keys: Keys) -> Asked:
    """A formula, and when its value is wrong; both are tried out."""
    formula, condition = keys.text("formula"), keys.text("condition")
    counts = dict.fromkeys(COUNTS, 1.0)
    for key, expression in (("formula", formula), ("condition", f"{FOUND} {condition}")):
        try:
            value(expression, {**counts, FOUND: 1.0} if key == "condition" else counts)
        except ArithmeticError:
            continue
        except ValueError as error:
            raise UnaskedError(key, f"it {error}") from None
    return {"formula": formula, "condition": condition}


def readability(keys: Keys) -> Asked:
    """The metrics, and the highest grade."""
    metrics = [name for name in keys.texts("metrics") if name in GRADES]
    if not metrics or len(metrics) < len(keys.texts("metrics")):
        raise UnaskedError("metrics", f"there are {', '.join(GRADES)}")
    return {"metrics": metrics, "grade": keys.number("grade")}


def spelling(keys: Keys) -> Asked:
    """Patterns of words to leave alone. The lists of its `ignore` come from elsewhere; the dictionary is ours."""
    for key in ("dictionaries", "dicpath", "aff", "dic"):
        if keys.table.get(key):
            keys.pass_over(key, "words are looked up in the dictionary of audit")
    return {"filters": keys.patterns("filters"), "known": [], "exceptions": exceptions(keys)}


KINDS: Mapping[str, tuple[Callable[[Keys], Asked], tuple[str, ...]]] = {
    "capitalization": (
        capitalization, ("match", "style", "exceptions", "indicators", "threshold", "vocab", "prefix")),
    "conditional": (conditional, ("first", "second", "exceptions", "ignorecase", "vocab")),
    "consistency": (consistency, ("either", "nonword", "ignorecase")),
    "existence": (
        existence, ("tokens", "raw", "append", "exceptions", "ignorecase", "nonword", "vocab")),
    "metric": (metric, ("formula", "condition")),
    "occurrence": (occurrence, ("token", "max", "min", "ignorecase")),
    "readability": (readability, ("metrics", "grade")),
    "repetition": (repetition, ("tokens", "max", "alpha", "exceptions", "ignorecase", "vocab")),
    "sequence": (sequence, ("tokens", "exceptions", "ignorecase")),
    "spelling": (
        spelling, ("filters", "ignore", "exceptions", "custom", "append", "dictionaries", "dicpath", "aff", "dic")),
    "substitution": (
        substitution, ("swap", "exceptions", "ignorecase", "nonword", "vocab", "capitalize")),
}  # fmt: skip
