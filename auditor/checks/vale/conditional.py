"""What may stand in a story only if something else does: an acronym and what it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.checks.vale.patterns import compiled, matches
from auditor.checks.vale.places import places
from auditor.checks.vale.told import on_words
from auditor.document import Document
from auditor.model import Rule
from auditor.report import Finding


def check(document: Document, rule: Rule) -> Iterator[Finding]:
    """A finding for each fit of `first` that no group of `second` has held before, up to the end of its place.

    Where `second` has no groups it must stand in the same place.
    """
    asked = rule.options["vale"]
    grouped = compiled(asked["second"]).groups > 0
    known: set[str | None] = set()
    for place in places(document, asked["scope"]):
        found = list(matches(asked["second"], place.text))
        known.update(group for match in found for group in match.groups)
        if found and not grouped:
            continue
        for match, span in place.matches(asked["first"]):
            if place.text[match.start : match.end] not in known:
                yield from on_words(rule, place, match, span)
