"""What holds for an article: its rules, ready to use, and its gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from auditor.audit import ready
from auditor.config.files import File
from auditor.config.layers import Flat, Held, Layer, defaults, fits, house_values, layers_of, settled
from auditor.config.packs import Packs, packs_of
from auditor.house import furnished, left_alone, parts
from auditor.model import AuditError, Rule
from auditor.report import GROUPS
from auditor.rulefile import nearest
from auditor.ruleset import RuleSet, default_rules, rules_sum
from auditor.trie import Trie


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is set for an article, by key, and the rules that follow from it, of all that are `known`.

    `unread` has a line for each thing of a Vale style that is not read. `sum` is another where anything is set
    otherwise.
    """

    held: Mapping[Flat, Held]
    rules: RuleSet
    known: tuple[Rule, ...]
    unread: tuple[str, ...] = ()
    sum: str = "built in"

    @property
    def listed(self) -> tuple[Rule, ...]:
        """All rules for people to see: as they are set, and those that are disabled with the severity “off”."""
        on = {rule.code: rule for rule in self.rules.rules}
        return tuple(on.get(rule.code, replace(rule, severity="off")) for rule in self.known)

    @property
    def fail_on(self) -> str:
        """The least severity that fails the gate, or “never”."""
        return str(self.held["fail_on",].value)

    @property
    def floors(self) -> Mapping[str, int]:
        """The lowest score that passes the gate, by the score's name."""
        return {key[1]: int(held.value) for key, held in self.held.items() if key[0] == "min_score"}


def settings(file: File | None, path: Path, day: date) -> Settings:
    """What a configuration sets for an article at `path` by the guides of a day; without one, what is built in.

    Raises AuditError for what the schema cannot tell: an unknown rule, a wrong phrase, a wrong pack.
    """
    if file is None:
        return Settings(settled([defaults()]), default_rules(), default_rules().rules)
    told = [layer for layer in layers(file) if fits(layer, path)]
    style = settled(told).get(("style",))
    ready_made = parts(style.value, day) if style else ()
    below = (Layer(part.name, dict(house_values(part.house))) for part in ready_made)
    held = settled([defaults(), *below, *told])
    values = frozenset((key, one.value) for key, one in held.items())
    return Settings(held, _rules(file, values), *_packs(file), _sum(file, values))


@cache
def layers(file: File) -> tuple[Layer, ...]:
    """What a file sets, held to the rules that there are; raises AuditError for a rule or a phrase that is none."""
    known = {word for rule in _packs(file).rules for word in _words(rule)}
    told = layers_of(file)
    for layer in told:
        for key in layer.values:
            if key[0] in ("disable", "severity") and key[1] not in known:
                spelt = (*layer.at, key[0]) if key[0] == "disable" else (*layer.at, *key)
                raise file.wrong(spelt, f"names no rule or group “{key[1]}”{nearest(key[1], known)}")
            if key[:2] == ("house", "terms"):
                try:
                    Trie().add(key[2], "", "")
                except AuditError as error:
                    raise file.wrong((*layer.at, *key), f"is no phrase: {error}") from None
                if any(not word.strip() or "~" in word for word in layer.values[key]):
                    raise file.wrong((*layer.at, *key), "must say what to write, which takes no ~")
    return told


@cache
def _packs(file: File) -> Packs:
    return packs_of(file)


def _words(rule: Rule) -> tuple[str, ...]:
    """What a rule may be called by, the closest first: its name, its code, its group."""
    return tuple(filter(None, (rule.name, rule.code, rule.group, GROUPS.get(rule.group))))


@cache
def _rules(file: File, values: frozenset[tuple[Flat, Any]]) -> RuleSet:
    """The rule set for some values, made once."""
    held = dict(values)
    house: dict[str, Any] = {key[1]: value for key, value in held.items() if key[0] == "house" and len(key) == 2}
    terms = tuple(sorted((key[2], value) for key, value in held.items() if key[:2] == ("house", "terms")))
    names = left_alone(key[1] for key in held if key[0] == "names")
    house |= {key: value for key, value in (("terms", dict(terms)), ("names", names)) if value}
    kept = [rule for rule in _packs(file).rules if _told(rule, "disable", held) is None]
    rules = (replace(rule, severity=_told(rule, "severity", held) or rule.severity) for rule in furnished(kept, house))
    return RuleSet(tuple(rules), _trie(file, terms))


@cache
def _sum(file: File, values: frozenset[tuple[Flat, Any]]) -> str:
    return f"{rules_sum(_rules(file, values).rules)} {sorted(values, key=repr)}"


def _told(rule: Rule, key: str, held: Mapping[Flat, Any]) -> Any:
    """What a key says of a rule by the closest of its words; None where it says nothing."""
    return next((held[key, word] for word in _words(rule) if (key, word) in held), None)


@cache
def _trie(file: File, terms: tuple[tuple[str, tuple[str, ...]], ...]) -> Trie:
    """All phrases of all rules, with the house's terms: the same tree for every path that has the same ones."""
    if not terms and not file.table.get("extend"):
        return default_rules().trie
    return ready(furnished(_packs(file).rules, {"terms": dict(terms)} if terms else {}), default_rules().trie).trie
