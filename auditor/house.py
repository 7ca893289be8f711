"""House style on rules: a rule says in its options which keys of the house it obeys; and the styles that are ready."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from auditor.model import AuditError, Rule
from auditor.resources import data, read_toml
from auditor.ruleset import holds


class Part(NamedTuple):
    """A part of a ready style with the time in which it holds: `name` is “style ap, since 2019-04-01”."""

    name: str
    house: Mapping[str, Any]


@cache
def style(name: str) -> tuple[Mapping[str, Any], ...]:
    """The parts of a ready style as `rules/presets/NAME.toml` has them: keys of the house, `since` and `until`."""
    parts = read_toml(data("rules") / "presets" / f"{name}.toml").get("part")
    if not isinstance(parts, list):
        raise AuditError(f"style {name}: has no parts")
    return tuple(parts)


def parts(name: str, day: date) -> Iterator[Part]:
    """The parts of a ready style that hold on a day, later ones over earlier ones."""
    for part in style(name):
        if holds(part, day):
            dates = [f"{key} {part[key]}" for key in ("since", "until") if key in part]
            house = {key: value for key, value in part.items() if key not in ("since", "until")}
            yield Part(", ".join([f"style {name}", *dates]), house)


def furnished(rules: Iterable[Rule], house: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules as the house wants them.

    `house` are its keys: those of [house], with `terms` as phrase → what to write, and `names`, words to leave alone.
    A rule's `options.house` is a table option = key of the house; an option that the house sets overrules the rule's.
    """
    return tuple(_furnished(rule, house) for rule in rules)


def _furnished(rule: Rule, house: Mapping[str, Any]) -> Rule:
    wishes: Mapping[str, str] = rule.options.get("house", {})
    told = {option: house[key] for option, key in wishes.items() if key in house}
    return replace(rule, options={**rule.options, **told}) if told else rule


def of_table(table: Mapping[str, Any]) -> dict[str, Any]:
    """The keys of a house as `furnished` takes them, from a table as people write it."""
    house = dict(table)
    if "terms" in house:
        house["terms"] = {wrong: listed(right) for wrong, right in house["terms"].items()}
    if "names" in house:
        house["names"] = left_alone(house["names"])
    return house


def listed(right: str | Iterable[str]) -> tuple[str, ...]:
    """What to write for a term, one thing or several."""
    return (right,) if isinstance(right, str) else tuple(right)


def left_alone(names: Iterable[str]) -> frozenset[str]:
    """House names as copy may have them: whole, word by word, of many, and with a capital where a sentence begins."""
    words = {word + end for name in names for word in (name, *name.split()) for end in ("", "s")}
    return frozenset(words | {word[0].upper() + word[1:] for word in words})
