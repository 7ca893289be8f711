"""Rules in a set: read from folders, checked against each other, those of a day, and the trie of their phrases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from auditor.listed import phrases
from auditor.model import AuditError, Rule
from auditor.resources import data
from auditor.rulefile import load_rule
from auditor.trie import Trie

_DATA = ("sets.toml", "measured.toml", "percentiles.toml", "presets")  # among the rules, but none


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in the order of their codes, and the trie of all their phrases."""

    rules: tuple[Rule, ...]
    trie: Trie

    def on(self, day: date) -> RuleSet:
        """The rules of a day: those that some guide stood behind then."""
        kept = of_the_day(self.rules, day)
        return self if len(kept) == len(self.rules) else RuleSet(kept, self.trie)


def of_the_day(rules: Iterable[Rule], day: date) -> tuple[Rule, ...]:
    """The rules that some guide stood behind on a day."""
    return tuple(rule for rule in rules if any(holds(source, day) for source in rule.source))


def holds(dated: Mapping[str, Any], day: date) -> bool:
    """Whether a day lies in the time of something with `since`, and `until`, the first day on which it is over."""
    since, until = dated.get("since"), dated.get("until")
    return (since is None or _day(since) <= day) and (until is None or day < _day(until))


def _day(value: date | int) -> date:
    """A day, or the first day of a year."""
    return date(value, 1, 1) if isinstance(value, int) else value


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder and the folders in it, in order."""
    return [p for p in sorted(folder.rglob("*.toml")) if p.name not in _DATA and p.parent.name not in _DATA]


def read_rules(*folders: Path) -> tuple[Rule, ...]:
    """The rules of these folders (default: the built-in ones) by code, checked against each other."""
    roots = folders or (data("rules"),)
    return distinct(load_rule(path) for root in roots for path in rule_files(root))


def distinct(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules by code; raises AuditError where a code or a name is taken by one before."""
    taken: dict[str, Rule] = {}
    for rule in rules:
        other = taken.get(rule.name) or taken.get(rule.code)
        if other:
            raise AuditError(f"{rule.path}: code {rule.code} or name {rule.name} is taken by {other.path}")
        taken[rule.name] = taken[rule.code] = rule
    return tuple(sorted({rule.code: rule for rule in taken.values()}.values(), key=lambda r: r.code))


def compiled(rules: tuple[Rule, ...]) -> RuleSet:
    """Rules with the trie of their phrases; raises AuditError that names the file and the phrase."""
    trie = Trie()
    for rule in rules:
        for phrase, group, instead in phrases(rule):
            try:
                trie.add(phrase, rule.name, group, instead)
            except AuditError as error:
                raise AuditError(f"{rule.path}: phrase “{phrase}”: {error}") from error
    return RuleSet(rules, trie)
