"""TOML files to Rules. A mistake in a rule names its file and its key, and the mend."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from auditor.model import AuditError, Rule, Voice
from auditor.phrases import Trie
from auditor.resources import data, read_toml

SEVERITIES = ("error", "warning", "note")
PLACEHOLDERS = {"match", "instead", "other", "count", "speaker", "passage"}
DIALECTS = ("US", "GB", "GB-Oxford", "CA", "AU")  # in the order of rules/words/dialects.txt
_HOUSE = ("misspelt", "drift", "mixed-dialect")  # checks that know how a house spells
_DATA = ("sets.toml", "measured.toml")  # beside the rules, but none
_TEXT = ("code", "name", "title", "check", "severity", "message", "rationale")
_LISTS = ("bad", "good", "wrong")
_KEYS = (*_TEXT, "confidence", "fix", "source", *_LISTS, "voices", "options")


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Rules in the order of their codes, and the trie of all their phrases."""

    rules: tuple[Rule, ...]
    trie: Trie


def nearest(word: str, known: Iterable[str]) -> str:
    """' (did you mean “x”?)' for the closest known word, or nothing."""
    close = difflib.get_close_matches(word, list(known), 1)
    return f" (did you mean “{close[0]}”?)" if close else ""


def load_rule(path: Path) -> Rule:
    """One rule file; raises AuditError for unknown or missing keys, wrong types, unknown placeholders."""
    table: dict[str, Any] = dict(read_toml(path))

    def wrong(key: str, why: str) -> AuditError:
        return AuditError(f"{path}: key “{key}” {why}")

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
    if table.get("fix", "safe") != "safe":
        raise wrong("fix", 'must be "safe", or left out: what is not safe is for people')
    source = table.get("source")
    if not isinstance(source, list) or not source or not all(isinstance(s, dict) and s.get("guide") for s in source):
        raise wrong("source", 'must be a list like [{ guide = "Guardian-style" }]')
    options = table.get("options", {})
    if not isinstance(options, dict):
        raise wrong("options", "must be a table")
    for placeholder in string.Template(str(table["message"])).get_identifiers():
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
        options=_with_lists(options, path),
        path=str(path),
        fix=str(table.get("fix", "")),
    )


def _voices(value: object, error: AuditError) -> frozenset[Voice]:
    names = {v.name.lower(): v for v in Voice}
    if not isinstance(value, list) or not value or not all(v in names for v in value):
        raise error
    return frozenset(names[v] for v in value)


def _with_lists(options: dict[str, Any], path: Path) -> Mapping[str, Any]:
    """Options with the phrases of the list file in `terms`: `list = "x.txt"`, lines `phrase -> instead, instead`."""
    name = options.pop("list", None)
    if name is None:
        return options
    if not isinstance(name, str) or Path(name).name != name:
        raise AuditError(f"{path}: key “options.list” must name a file beside the rule")
    try:
        lines = (path.parent / name).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AuditError(f"{path}: key “options.list” names a file that cannot be read: {error}") from error
    terms = dict(options.get("terms", {}))
    for line in lines:
        phrase, _, instead = line.partition("->")
        if phrase.strip() and not phrase.startswith("#"):
            terms[phrase.strip()] = [word.strip() for word in instead.split(",") if word.strip()]
    return options | {"terms": terms}


def _phrases(rule: Rule) -> Iterable[tuple[str, str, list[str]]]:
    """(phrase, group, instead) of a rule: `terms`, `unless` and the named `groups` of its options."""
    terms = rule.options.get("terms", {})
    if not isinstance(terms, dict):
        raise AuditError(f"{rule.path}: key “options.terms” must be a table of phrase = [what to write]")
    for phrase, instead in terms.items():
        yield phrase, "terms", instead
    groups = {"unless": rule.options.get("unless", [])} | dict(rule.options.get("groups", {}))
    for group, phrases in groups.items():
        for phrase in phrases:
            yield phrase, group, []


def read_rules(*folders: Path) -> tuple[Rule, ...]:
    """The rules of these folders (default: the built-in ones) by code, checked against each other."""
    roots = folders or (data("rules"),)
    rules: dict[str, Rule] = {}
    for path in (p for root in roots for p in sorted(root.rglob("*.toml")) if p.name not in _DATA):
        rule = load_rule(path)
        for other in rules.values():
            if rule.name == other.name or rule.code == other.code:
                raise AuditError(f"{path}: code {rule.code} or name {rule.name} is taken by {other.path}")
        rules[rule.name] = rule
    return tuple(sorted(rules.values(), key=lambda r: r.code))


def load(*folders: Path) -> RuleSet:
    """The same rules with the trie of their phrases; raises AuditError that names the file and the phrase."""
    rules = read_rules(*folders)
    trie = Trie()
    for rule in rules:
        for phrase, group, instead in _phrases(rule):
            if not isinstance(instead, list) or not all(isinstance(word, str) for word in instead):
                raise AuditError(f"{rule.path}: key “options.terms.{phrase}” must be a list of texts")
            try:
                trie.add(phrase, rule.name, group, instead)
            except AuditError as error:
                raise AuditError(f"{rule.path}: phrase “{phrase}”: {error}") from error
    return RuleSet(rules, trie)


def with_house(rules: RuleSet, *, dialect: str = "", accepted: Iterable[str] = ()) -> RuleSet:
    """The rules for a house that spells in one of DIALECTS and to which these words and names are right.

    "" leaves the dialect to each story. Raises AuditError for a dialect that is not known.
    """
    if dialect not in ("", *DIALECTS):
        raise AuditError(f"no dialect “{dialect}”{nearest(dialect, DIALECTS)}; there are {', '.join(DIALECTS)}")
    words = frozenset(word for name in accepted for word in name.lower().replace("’", "'").replace("-", " ").split())
    house = {"dialect": dialect, "accepted": words}
    own = [replace(r, options={**r.options, **house}) if r.check in _HOUSE else r for r in rules.rules]
    return RuleSet(tuple(own), rules.trie)
