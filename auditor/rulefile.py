"""One TOML file to a Rule. A mistake in it names the file and the key, and the mend."""

from __future__ import annotations

import difflib
import re
import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from auditor.listed import with_list
from auditor.model import AuditError, Rule, Voice
from auditor.resources import read_toml

SEVERITIES = ("error", "warning", "note")
PLACEHOLDERS = {"match", "instead", "other", "count", "speaker", "passage", "wanted", "why"}
_TEXT = ("code", "name", "title", "check", "severity", "message", "rationale")
_LISTS = ("bad", "good", "wrong")
_SOURCE = ("guide", "section", "url", "since", "until")
_DATED = ("since", "until")
_KEYS = (*_TEXT, "confidence", "fix", "source", *_LISTS, "in_house", "voices", "options")


def nearest(word: str, known: Iterable[str]) -> str:
    """' (did you mean “x”?)' for the closest known word, in small letters or capitals, or nothing."""
    words = sorted(known)
    close = difflib.get_close_matches(word, words, 1) or [one for one in words if one.lower() == word.lower()]
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
    lists: dict[str, tuple[str, ...]] = dict.fromkeys(_LISTS, ())
    houses: dict[str, Mapping[str, Any]] = {}
    for examples, house in _examples(table, wrong):
        for key, more in examples.items():
            if house and (twice := {*more} & {*lists["bad"], *lists["good"], *lists["wrong"]}):
                raise wrong("in_house", f"has an example that stands twice: {twice.pop()!r}")
            lists[key] += more
            houses |= dict.fromkeys(more, house) if house else {}
    for key in ("bad", "good"):
        if not lists[key]:
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
    wishes = options.get("house", {})
    if not isinstance(wishes, dict) or not all(isinstance(key, str) for key in wishes.values()):
        raise wrong("options.house", "must be a table of option = key of the house")
    message = string.Template(str(table["message"]))
    if not message.is_valid():
        raise wrong("message", "has a $ without a placeholder; write $$ for the sign itself")
    for placeholder in message.get_identifiers():
        if placeholder not in PLACEHOLDERS:
            raise wrong("message", f"has the unknown placeholder ${placeholder}{nearest(placeholder, PLACEHOLDERS)}")
    texts = {key: str(table[key]).strip() for key in _TEXT}
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
        houses=houses,
        fix=str(table.get("fix", "")),
    )


def _examples(
    table: Mapping[str, Any], wrong: Callable[[str, str], AuditError]
) -> Iterator[tuple[dict[str, tuple[str, ...]], Mapping[str, Any]]]:
    """The lists of examples, each with the house style that they are meant in: `[[in_house]]` has a table `house`."""
    others = table.get("in_house", [])
    if not isinstance(others, list) or not all(isinstance(one, dict) for one in others):
        raise wrong("in_house", "must be a list of tables")
    for one in (table, *others):
        house = one.get("house", {}) if one is not table else {}
        if one is not table and (not _is_house(house) or not {*one} <= {"house", *_LISTS}):
            raise wrong("in_house", "must have a table house as a configuration has it, and the lists bad and good")
        for key in _LISTS:
            value = one.get(key, [])
            if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
                raise wrong(key, "must be a list of example texts")
        yield {key: tuple(one.get(key, ())) for key in _LISTS}, house


def _is_house(house: object) -> bool:
    if not isinstance(house, dict) or not house:
        return False
    terms, names = house.get("terms", {}), house.get("names", [])
    rights = terms.values() if isinstance(terms, dict) else [0]
    return all(isinstance(one, str | list) for one in rights) and isinstance(names, list)


def _voices(value: object, error: AuditError) -> frozenset[Voice]:
    names = {v.name.lower(): v for v in Voice}
    if not isinstance(value, list) or not value or not all(v in names for v in value):
        raise error
    return frozenset(names[v] for v in value)
