"""TOML files to Rules. A mistake in a rule names its file and its key, and the mend."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from auditor.listed import phrases, with_list
from auditor.model import AuditError, Rule, Voice
from auditor.resources import data, read_toml
from auditor.trie import Trie

SEVERITIES = ("error", "warning", "note")
PLACEHOLDERS = {"match", "instead", "other", "count", "speaker", "passage"}
_DATA = ("sets.toml", "measured.toml", "presets")  # among the rules, but none
_TEXT = ("code", "name", "title", "check", "severity", "message", "rationale")
_LISTS = ("bad", "good", "wrong")
_SOURCE = ("guide", "section", "url", "since", "until")
_DATED = ("since", "until")
_KEYS = (*_TEXT, "confidence", "source", *_LISTS, "voices", "options")


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


def nearest(word: str, known: Iterable[str]) -> str:
    """' (did you mean “x”?)' for the closest known word, or nothing."""
    close = difflib.get_close_matches(word, list(known), 1)
    return f" (did you mean “{close[0]}”?)" if close else ""


def load_rule(path: Path, label: str = "") -> Rule:
    """One rule file; raises AuditError for unknown or missing keys, wrong types, unknown placeholders.

    `label` is what messages call the file, where that is not its path.
    """
    label = label or str(path)
    table: dict[str, Any] = dict(read_toml(path, label))

    def wrong(key: str, why: str) -> AuditError:
        return AuditError(f"{label}: key “{key}” {why}")

    for key in table:
        if key not in _KEYS:
            raise wrong(key, f"is not known{nearest(key, _KEYS)}")
    for key in _TEXT:
        if not isinstance(table.get(key), str) or not str(table[key]).strip():
            raise wrong(key, "must be a text that says something")
    for key in _LISTS:
        value = table.get(key, [] if key == "wrong" else None)
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            raise wrong(key, "must be a list of example texts")
        if key != "wrong" and not value:
            raise wrong(key, "needs at least one example")
    name, code, severity = str(table["name"]), str(table["code"]), str(table["severity"])
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name) or name != path.stem:
        raise wrong("name", "must be lower case with hyphens, and the name of its file")
    if not re.fullmatch(r"[A-Z]{3,6}\d{3}", code):
        raise wrong("code", "must be three to six capitals and three digits, as LOD004")
    if severity not in SEVERITIES:
        raise wrong("severity", f"must be one of {', '.join(SEVERITIES)}")
    confidence = table.get("confidence", 0.8)
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0 < confidence <= 1:
        raise wrong("confidence", "must be a number above 0 and up to 1")
    source = table.get("source")
    if not isinstance(source, list) or not source or not all(isinstance(s, dict) and s.get("guide") for s in source):
        raise wrong("source", 'must be a list like [{ guide = "Guardian-style" }]')
    for key, value in (pair for one in source for pair in one.items()):
        if key not in _SOURCE:
            raise wrong(f"source.{key}", f"is not known{nearest(key, _SOURCE)}")
        dated = type(value) is date or type(value) is int and 1800 <= value <= 2200
        if not (dated if key in _DATED else isinstance(value, str)):
            raise wrong(
                f"source.{key}", "must be a day such as 2019-04-01, or a year" if key in _DATED else "must be a text"
            )
    options = table.get("options", {})
    if not isinstance(options, dict):
        raise wrong("options", "must be a table")
    message = string.Template(str(table["message"]))
    if not message.is_valid():
        raise wrong("message", "has a $ without a placeholder; write $$ for the sign itself")
    for placeholder in message.get_identifiers():
        if placeholder not in PLACEHOLDERS:
            raise wrong("message", f"has the unknown placeholder ${placeholder}{nearest(placeholder, PLACEHOLDERS)}")
    texts = {key: str(table[key]).strip() for key in _TEXT}
    lists = {key: tuple(table.get(key, ())) for key in _LISTS}
    return Rule(
        code=code,
        name=name,
        title=texts["title"],
        check=texts["check"],
        severity=severity,
        confidence=float(confidence),
        message=texts["message"],
        rationale=texts["rationale"],
        source=tuple(source),
        bad=lists["bad"],
        good=lists["good"],
        wrong=lists["wrong"],
        voices=_voices(table.get("voices", ["reporter"]), wrong("voices", "must list reporter, quoted or attributed")),
        options=with_list(options, path, label),
        path=label,
    )


def _voices(value: object, error: AuditError) -> frozenset[Voice]:
    names = {v.name.lower(): v for v in Voice}
    if not isinstance(value, list) or not value or not all(v in names for v in value):
        raise error
    return frozenset(names[v] for v in value)


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
