"""House rules: folders of rule files inside the root of the configuration. Data only, and only so much of it."""

from __future__ import annotations

import string
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from auditor.config.files import File
from auditor.config.folders import contents, inside, lines_of, named_in
from auditor.config.schema import Key
from auditor.model import AuditError, Rule
from auditor.rulefile import load_rule, nearest
from auditor.ruleset import distinct, read_rules

VALE = "vale:"  # before the folder of a Vale style
# the checks that words alone decide, and the options that they read; the others belong to rules of ours
_OPTIONS = {"terms": dict, "groups": dict, "unless": list, "words": list, "notes": list, "weak-message": str,
            "bare-message": str, "gather": int, "called": bool, "spoken": bool}  # fmt: skip
_CHECKS = ("headline-words", "lexicon", "wording")
_GIVEN = ("match", "instead")


class Packs(NamedTuple):
    """The built-in rules and the house's, by code, and a line for each thing of a Vale style that is not read."""

    rules: tuple[Rule, ...]
    unread: tuple[str, ...]


def packs_of(file: File) -> Packs:
    """The built-in rules and those of the folders and Vale styles that the configuration extends them by.

    Raises AuditError for a folder outside its root, too much in it, a wrong rule, a code or name that is taken.
    """
    named = [(("extend", place), name) for place, name in enumerate(file.table.get("extend", ()))]
    for place, (key, name) in enumerate(named):
        if PurePath(name) in (PurePath(other) for _, other in named[:place]):
            raise file.wrong(key, f"names {name} a second time; take it out")
    house = [rule for key, name in named if not name.startswith(VALE) for rule in _pack(file, name, key)]
    styles = [(key, name.removeprefix(VALE)) for key, name in named if name.startswith(VALE)]
    unread: tuple[str, ...] = ()
    if styles:
        from auditor.config.vale.styles import styles_of  # imports RE2 and YAML

        read = styles_of(file, styles)
        house += [one.rule for one in read if one.rule]
        unread = tuple(line for one in read for line in one.unread)
    return Packs(distinct([*read_rules(), *house]), unread)


def folders_of(file: File) -> tuple[str, ...]:
    """The folders of house rules that a configuration extends the built-in ones by, without its Vale styles."""
    return tuple(name for name in file.table.get("extend", ()) if not name.startswith(VALE))


def needed(file: File) -> Iterator[str]:
    """The files and folders that a configuration reads."""
    for name in file.table.get("extend", ()):
        yield name.removeprefix(VALE)
        if name.startswith(VALE):
            yield f"{name.removeprefix(VALE)}/../config"  # where Vale has the lists of words that its styles ignore
    tables = (file.table, *file.table.get("per_path", ()))
    yield from (table["names"] for table in tables if isinstance(table.get("names"), str))


def names_of(file: File, key: Key, value: str | list[str]) -> list[str]:
    """House names: a list, or the lines of a file in the root, but for those that begin with #."""
    if isinstance(value, list):
        return value
    path = inside(file, value, key)
    if not path.is_file():
        raise file.wrong(key, f"names no file: there is no {file.named(value)}")
    return lines_of(file, path)


def _pack(file: File, name: str, key: Key) -> Iterator[Rule]:
    found = [path for path in contents(file, name, key) if path.suffix == ".toml"]
    if not found:
        raise file.wrong(key, f"{file.named(name)} holds no rules; a rule is one .toml file")
    yield from (house_rule(path, named_in(file, path)) for path in found)


def house_rule(path: Path, label: str = "") -> Rule:
    """A rule of a house. Raises AuditError for what one may not ask for: a check that reads more than words, an option
    that such a check does not know, examples in another house.
    """
    rule = load_rule(path, label)
    if rule.check not in _CHECKS:
        known = f"{', '.join(_CHECKS[:-1])} and {_CHECKS[-1]}"
        raise AuditError(f"{rule.path}: key “check” is “{rule.check}”; house rules may use {known}")
    for option, value in rule.options.items():
        if option not in _OPTIONS:
            raise AuditError(f"{rule.path}: key “options.{option}” is not known{nearest(option, _OPTIONS)}")
        strange = isinstance(value, list) and not all(isinstance(one, str) for one in value)
        if type(value) is not _OPTIONS[option] or strange:
            raise AuditError(f"{rule.path}: key “options.{option}” is of the wrong type")
    messages = {f"options.{case}-message": rule.options.get(f"{case}-message", "") for case in ("weak", "bare")}
    for key, text in {"message": rule.message, **messages}.items():
        template = string.Template(text)
        if not template.is_valid() or not set(template.get_identifiers()) <= set(_GIVEN):
            raise AuditError(f"{rule.path}: key “{key}” may hold $match and $instead, and $$ for the sign itself")
    if rule.houses:
        raise AuditError(
            f"{rule.path}: key “in_house” is for rules that obey a house style; this one is the house's own"
        )
    return rule
