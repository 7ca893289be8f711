"""Rules in a set: read from folders or as kept, checked against each other, those of a day, with all their phrases."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from auditor.kept import kept
from auditor.listed import phrases
from auditor.model import AuditError, Rule, Voice
from auditor.resources import data
from auditor.rulefile import load_rule
from auditor.trie import Row, Trie

_TOLD = ("rationale", "bad", "good", "wrong", "houses")  # what a rule says for people and tests
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


def rules_sum(rules: Iterable[Rule]) -> str:
    """A sum over all that these rules do, the same wherever they lie."""
    told = [{key: value for key, value in _table(rule).items() if key not in ("path", *_TOLD)} for rule in rules]
    return hashlib.blake2b(json.dumps(told, sort_keys=True, default=_plain).encode(), digest_size=16).hexdigest()


def _plain(value: Any) -> Any:
    """A value as JSON can have it, in the same order on every run."""
    return sorted(value) if isinstance(value, set | frozenset) else repr(value)


def _day(value: date | int) -> date:
    """A day, or the first day of a year."""
    return date(value, 1, 1) if isinstance(value, int) else value


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a folder and the folders in it, in order."""
    return [p for p in sorted(folder.rglob("*.toml")) if p.name not in _DATA and p.parent.name not in _DATA]


def read_rules(*folders: Path) -> tuple[Rule, ...]:
    """The rules of these folders (default: the built-in ones) by code, checked against each other."""
    if not folders:
        return _built_in()
    return distinct(load_rule(path) for root in folders for path in rule_files(root))


@cache
def _built_in() -> tuple[Rule, ...]:
    rules = data("rules")
    return tuple(map(_rule, kept("rules", rules, lambda: [_table(rule) for rule in read_rules(rules)])))


@cache
def default_rules() -> RuleSet:
    """The built-in rules, ready to use; made once, and kept between runs."""
    rows, heads = kept("phrases", data("rules"), _plain_phrases)
    return RuleSet(_built_in(), Trie(rows, heads))


def _plain_phrases() -> tuple[list[Row], dict[str, str]]:
    return compiled(_built_in()).trie.plain()


def _table(rule: Rule) -> dict[str, Any]:
    """A rule as JSON has it."""
    table = {field.name: getattr(rule, field.name) for field in fields(Rule)}
    dated = [{key: str(v) if isinstance(v, date) else v for key, v in one.items()} for one in rule.source]
    return table | {"source": dated, "voices": sorted(voice.name for voice in rule.voices)}


def _rule(table: dict[str, Any]) -> Rule:
    """The rule of a table of `_table`."""
    for one in table["source"]:
        one |= {key: date.fromisoformat(one[key]) for key in ("since", "until") if isinstance(one.get(key), str)}
    lists = {key: tuple(table[key]) for key in ("source", "bad", "good", "wrong")}
    return Rule(**table | lists | {"voices": frozenset(Voice[name] for name in table["voices"])})


def distinct(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules by code; raises AuditError where a code or a name is taken by one before."""
    taken: dict[str, Rule] = {}
    for rule in rules:
        other = taken.get(rule.name) or taken.get(rule.code)
        if other:
            raise AuditError(f"{rule.path}: code {rule.code} or name {rule.name} is taken by {other.path}")
        taken[rule.name] = taken[rule.code] = rule
    return tuple(sorted({rule.code: rule for rule in taken.values()}.values(), key=lambda r: r.code))


def compiled(rules: Iterable[Rule], base: Trie | None = None) -> RuleSet:
    """Rules with the trie of their phrases, and of those of `base`; raises AuditError that names file and phrase."""
    rules = tuple(rules)
    trie = Trie(*base.plain()) if base else Trie()
    known = set(map(tuple, trie.rows))
    for rule in rules:
        for phrase, group, instead in phrases(rule):
            if (phrase, rule.name, group, *instead) in known:
                continue
            try:
                trie.add(phrase, rule.name, group, instead)
            except AuditError as error:
                raise AuditError(f"{rule.path}: phrase “{phrase}”: {error}") from error
    return RuleSet(rules, trie)
