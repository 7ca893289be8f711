"""Fix the articles that a person names: what is certain is written to their files, or shown as a diff."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from auditor.audit import audit
from auditor.fix import FIXED, Change, diff, fix
from auditor.model import AuditError
from auditor.read import read_bytes
from auditor.read.kinds import type_of
from auditor.read.many import read_many
from auditor.report import Report
from auditor.ruleset import RuleSet


class Mended(NamedTuple):
    """A file and what was changed in it, or would be (`diff`); `note` says why a kind of file cannot be fixed."""

    path: str
    changes: tuple[Change, ...] = ()
    diff: str = ""
    note: str = ""


def fix_files(
    names: Sequence[str], rules: RuleSet, wanted: str | None = None, *, dry: bool
) -> Iterator[Mended | AuditError]:
    """Mend every article among the files and folders, or say why one could not be; `dry` writes nothing.

    Articles that cannot be read are told only then. Raises AuditError for standard input, which is no file.
    """
    if "-" in names:
        raise AuditError("-: standard input is no file to be fixed; give a file")
    for source, _ in read_many(names, sys.stdin.buffer, wanted):
        if isinstance(source, AuditError):
            yield from (source,) if dry else ()  # the audit that follows says it
            continue
        try:
            yield _mended(Path(source.name), rules, wanted, dry=dry)
        except AuditError as error:
            yield error


def _mended(path: Path, rules: RuleSet, wanted: str | None, *, dry: bool) -> Mended:
    name = str(path)

    def audited(raw: bytes) -> Report:
        return audit(read_bytes(raw, name, wanted), rules)

    raw = path.read_bytes()
    kind = type_of(raw, name, wanted)
    if kind not in FIXED:
        return Mended(
            name, note=f"{name}: cannot be fixed here, in a file of the type {kind}; mend it where it was made"
        )
    fixed = fix(raw, kind, audited)
    if fixed.changes and not dry:
        replace(path, fixed.raw)
    return Mended(name, fixed.changes, diff(raw, fixed.raw, path.as_posix()))


def replace(path: Path, raw: bytes) -> None:
    """Put `raw` in the place of a file, whole or not at all, with its mode; a link stays one.

    Raises AuditError, and then the file is as it was.
    """
    place = Path(os.path.realpath(path))
    part = None
    try:
        handle, part = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(place, part)
        Path(part).replace(place)
    except OSError as error:
        if part:
            with suppress(OSError):
                Path(part).unlink()
        raise AuditError(f"{path}: cannot be written ({error.strerror}); it is as it was") from error
