"""Fix one file: what is certain is written to it, or shown as a diff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from auditor.atomic import replace
from auditor.fix import FIXED, Change, diff, fix
from auditor.model import Source
from auditor.read import raw_file, read_bytes
from auditor.read.kinds import type_of
from auditor.report import Report


class Mended(NamedTuple):
    """A file and what was changed in it, or would be (`diff`); `note` says why a kind of file cannot be fixed."""

    path: str
    changes: tuple[Change, ...] = ()
    diff: str = ""
    note: str = ""


def fix_file(name: str, wanted: str | None, audited: Callable[[Source], Report], *, dry: bool) -> Mended:
    """Mend the article in a file of a type that is told, or is `wanted`; `dry` writes nothing.

    Raises AuditError where it cannot be read, audited or written.
    """
    path = Path(name)
    raw = raw_file(path, name)
    kind = type_of(raw, name, wanted)
    if kind not in FIXED:
        return Mended(
            name, note=f"{name}: cannot be fixed here, in a file of the type {kind}; mend it where it was made"
        )
    fixed = fix(raw, kind, lambda now: audited(read_bytes(now, name, wanted)))
    if fixed.changes and not dry:
        replace(path, fixed.raw)
    return Mended(name, fixed.changes, diff(raw, fixed.raw, path.as_posix().lstrip("/")))
