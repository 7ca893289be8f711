"""House rules: folders of rule files inside the root of the configuration. Data only, and only so much of it."""

from __future__ import annotations

import os
import string
from collections.abc import Iterator
from pathlib import Path

from auditor.config.files import File
from auditor.config.schema import Key
from auditor.model import AuditError, Rule
from auditor.rulefile import load_rule, nearest
from auditor.ruleset import distinct, read_rules

FILES = 500  # in one folder of house rules
BYTES = 1_000_000  # of one file
ALL_BYTES = 10_000_000  # of the files of one folder
# the checks that words alone decide, and the options that they read; the others belong to rules of ours
_OPTIONS = {"terms": dict, "groups": dict, "unless": list, "words": list, "notes": list, "weak-message": str,
            "bare-message": str, "gather": int, "called": bool, "spoken": bool}  # fmt: skip
_CHECKS = ("headline-words", "lexicon", "wording")
_GIVEN = ("match", "instead")


def rules_of(file: File) -> tuple[Rule, ...]:
    """The built-in rules and those of the folders that the configuration extends them by, by code.

    Raises AuditError for a folder outside its root, too much in it, a wrong rule, a code or name that is taken.
    """
    house = (rule for place, name in enumerate(file.table.get("extend", ())) for rule in _pack(file, name, place))
    return distinct([*read_rules(), *house])


def names_of(file: File, key: Key, value: str | list[str]) -> list[str]:
    """House names: a list, or the lines of a file in the root, but for those that begin with #."""
    if isinstance(value, list):
        return value
    path = _inside(file, value, key)
    if not path.is_file():
        raise file.wrong(key, f"names no file: there is no {file.named(value)}")
    _measured(file, path, value)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise AuditError(f"{file.named(value)}: cannot be read as UTF-8 text ({error})") from None
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _pack(file: File, name: str, place: int) -> Iterator[Rule]:
    folder = _inside(file, name, ("extend", place))
    if not folder.is_dir():
        raise file.wrong(("extend", place), f"names no folder: there is no {file.named(name)}")
    found = sorted(_files(file, folder))
    total = sum(_measured(file, path, str(path.relative_to(file.place))) for path in found)
    if len(found) > FILES or total > ALL_BYTES:
        raise file.wrong(
            ("extend", place), f"{file.named(name)} has {len(found):,} files of {total:,} bytes; "
            f"{FILES:,} files and {ALL_BYTES:,} bytes are the most")  # fmt: skip
    paths = [path for path in found if path.suffix == ".toml"]
    if not paths:
        raise file.wrong(("extend", place), f"{file.named(name)} holds no rules; a rule is one .toml file")
    yield from (house_rule(path, file.named(path.relative_to(file.place).as_posix())) for path in paths)


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


def _inside(file: File, name: str, key: Key) -> Path:
    """A path of the configuration; raises AuditError where it leads out of the root, by itself or by a link."""
    path = file.place / name
    if Path(name).is_absolute() or ".." in Path(name).parts or "\\" in name or not _within(path, file.place):
        raise file.wrong(key, f"leads out of the folder of {file.label}: {name}")
    return path


def _within(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _files(file: File, folder: Path) -> Iterator[Path]:
    """The files of a folder and the folders in it; raises AuditError for a link that leads out of the root."""
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(parent, name)
            if path.is_symlink() and not _within(path, file.place):
                raise AuditError(f"{file.named(path.relative_to(file.place).as_posix())}: is a link that leads out of "
                                 f"the folder of {file.label}")  # fmt: skip
        yield from (Path(parent, name) for name in names)


def _measured(file: File, path: Path, name: str) -> int:
    size = path.stat().st_size
    if size > BYTES:
        raise AuditError(f"{file.named(name)}: {size:,} bytes are too many; {BYTES:,} are the most")
    return size
