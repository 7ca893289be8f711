"""Hold a rule to its own examples: one judge for pytest, `audit test PACK` and `audit explain`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from auditor.answered import SUPPRESSION
from auditor.audit import audit, check
from auditor.house import furnished, of_table
from auditor.model import Rule
from auditor.parse import parse
from auditor.read import markdown, text
from auditor.ruleset import RuleSet, compiled

_MARK = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


class Failure(NamedTuple):
    """An example that did not come out as its rule says, and what happened instead."""

    rule: str
    kind: str
    example: str
    why: str


def unmarked(example: str) -> tuple[str, list[tuple[int, int]]]:
    """An example without its ** marks, and the places that they marked."""
    plain, spans, last = "", [], 0
    for match in _MARK.finditer(example):
        plain += example[last : match.start()]
        spans.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        last = match.end()
    return plain + example[last:], spans


def judge(rule: Rule, rules: RuleSet) -> Iterator[Failure]:
    """What is wrong with the examples of a rule: bad ones must be found exactly at their marks, good ones stay silent,
    and `wrong` ones, which the rule is known to get wrong, must still fail (else they belong to `good` or `bad`).
    An example that is meant in a house style is judged in that house. Those of rules about suppressions are Markdown.
    """
    for kind in ("bad", "good", "wrong"):
        for example in getattr(rule, kind):
            house = rule.houses.get(example)
            why = _mistake(rule, rules, example) if house is None else _mistake(*_in(rule, house), example)
            if kind == "bad" and not _MARK.search(example):
                why = "a bad example marks with ** what must be found"
            if kind == "good" and _MARK.search(example):
                why = "a good example has no ** marks: nothing must be found"
            if (why is not None) != (kind == "wrong"):
                yield Failure(rule.name, kind, example, why or "comes out right now: move it to bad or good")


def _in(rule: Rule, house: Mapping[str, Any]) -> tuple[Rule, RuleSet]:
    rules = furnished((rule,), of_table(house))
    return rules[0], compiled(rules)


def _mistake(rule: Rule, rules: RuleSet, example: str) -> str | None:
    plain, wanted = unmarked(example)
    found = sorted(set(_found(rule, rules, plain)))
    if found == wanted:
        return None
    missed = [plain[a:b] for a, b in wanted if (a, b) not in found]
    extra = [plain[a:b] for a, b in found if (a, b) not in wanted]
    parts = [
        f"{word} {', '.join(f'“{w}”' for w in words)}"
        for word, words in (("missed", missed), ("found", extra))
        if words
    ]
    return "; ".join(parts)


def _found(rule: Rule, rules: RuleSet, plain: str) -> Iterable[tuple[int, ...]]:
    """The places in an example where its rule has a finding."""
    if rule.check != SUPPRESSION:
        return (tuple(f.span) for f in check(parse(text.read(plain, "example")), rules, only=rule))
    report = audit(markdown.read(plain, "example"), rules)
    return (tuple(report.document.file_span(f.span)) for f in report.findings if f.rule.name == rule.name)
