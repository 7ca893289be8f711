"""The file that holds for a folder: found upwards, read, and held to the schema; where a key stands in it."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from auditor.config.schema import Key, faults, schema
from auditor.model import AuditError

NAMES = ("audit.toml", "pyproject.toml")
_LARGEST = 1_000_000
_REACH = 50  # lines over which the end of a value is looked for; a longer one ends somewhere in the file


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """Configuration as it was read: `label` is its name in messages, `root` the folder that its paths count from.

    `place` is where the file really lies: `root`, or a copy of that folder as a git ref has it. `table` is valid by the
    schema; `inside` is where it stands in the file: ("tool", "audit") in pyproject.toml.
    """

    label: str
    root: Path
    place: Path
    text: str
    table: Mapping[str, Any]
    inside: tuple[str, ...] = ()

    def wrong(self, key: Key, why: str) -> AuditError:
        """An error that names the file, the line and the key."""
        return AuditError(f"{self.where(key)}: key “{dotted(key or self.inside)}” {why}")

    def named(self, name: str) -> str:
        """What messages call a file or folder that lies beside this one."""
        return f"{self.label.removesuffix(Path(self.label).name)}{name}"

    def where(self, key: Key) -> str:
        """The file, and the line of a key where it can be told."""
        line = line_of(self.text, (*self.inside, *key))
        return f"{self.label} line {line}" if line else self.label


def dotted(key: Key) -> str:
    """A key as people write it: per_path[2].severity.fight-verb."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in key).removeprefix(".")


def shown(path: Path) -> str:
    """A path as messages name it: from the working folder where it lies in it."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def read(path: Path, root: Path | None = None, label: str = "") -> File | None:
    """The configuration in a file, None where a pyproject.toml has none; raises AuditError with file, line and key.

    `root` is the folder that its paths count from, where that is not the file's own.
    """
    label = label or shown(path)
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text) if len(raw) <= _LARGEST else None
    except OSError as error:
        raise AuditError(f"{label}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise AuditError(f"{label}: cannot be read as UTF-8 text ({error})") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AuditError(f"{label}: not valid TOML: {error}") from None
    if table is None:
        raise AuditError(f"{label}: {len(raw):,} bytes are too many for a configuration; {_LARGEST:,} are the most")
    inside = ("tool", "audit") if path.name == "pyproject.toml" else ()
    for i, part in enumerate(inside):
        if not isinstance(table, dict):
            raise AuditError(f"{label}: key “{dotted(inside[:i])}” must be a table")
        table = table.get(part)
        if table is None:
            return None
    file = File(label, root or path.parent, path.parent, text, table, inside)
    for fault in faults(table, schema()):
        raise file.wrong(fault.key, fault.why)
    return file


def beside(folder: Path, root: Path | None = None, label: str = "") -> File | None:
    """The configuration that lies in a folder; raises AuditError where there are two."""
    paths = [folder / name for name in NAMES if (folder / name).is_file()]
    found = [file for path in paths if (file := read(path, root, label and f"{label}{path.name}"))]
    if len(found) > 1:
        raise AuditError(f"{found[0].label}: {found[1].label} has [tool.audit] too; keep one of them")
    return found[0] if found else None


def line_of(text: str, key: Key) -> int:
    """The line on which a key begins, from 1; 0 where it cannot be told. TOML's own reader decides, not our reading.

    Where the lines before do not know the key, and the lines up to some later one do, it begins on the line between.
    """
    if not key:
        return 0
    lines = text.split("\n")
    name = next((part for part in reversed(key) if isinstance(part, str)), "")
    named = re.compile(rf"""(?:^|[\s\["'.{{,]){re.escape(name)}["']?\s*[=.\]]""")
    for number, line in enumerate(lines):
        if named.search(line) and _has(text, number, key) is False:
            ends = (*range(number + 1, min(number + _REACH, len(lines)) + 1), len(lines))
            if next((has for end in ends if (has := _has(text, end, key)) is not None), False):
                return number + 1
    return 0


def _has(text: str, number: int, key: Key) -> bool | None:
    """Whether so many lines of a text hold a key; None where they end in the middle of something."""
    value: Any = _table(text, number)
    if value is None:
        return None
    for part in key:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True


@lru_cache(maxsize=4)  # for the key on the next line
def _table(text: str, number: int) -> dict[str, Any] | None:
    try:
        return tomllib.loads("\n".join(text.split("\n")[:number]))
    except tomllib.TOMLDecodeError:
        return None


def absolute(path: Path) -> Path:
    """A path from the root of the file system, without “..”; links are kept as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve would follow links)
