"""Folders and files that a configuration names: inside its root, and only so much of them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from auditor.config.files import File
from auditor.config.schema import Key
from auditor.model import AuditError

FILES = 500  # in one folder
BYTES = 1_000_000  # of one file
ALL_BYTES = 10_000_000  # of the files of one folder


def inside(file: File, name: str, key: Key) -> Path:
    """A path of the configuration; raises AuditError where it leads out of the root, by itself or by a link."""
    path = file.place / name
    if Path(name).is_absolute() or ".." in Path(name).parts or "\\" in name or not _within(path, file.place):
        raise file.wrong(key, f"leads out of the folder of {file.label}: {name}")
    return path


def contents(file: File, name: str, key: Key) -> list[Path]:
    """The files of a folder and the folders in it, in order; raises AuditError where there is none, or too much in it,
    or a link that leads out of the root.
    """
    folder = inside(file, name, key)
    if folder.is_file():
        raise file.wrong(key, f"names a file: {file.named(name)}; name the folder that it lies in")
    if not folder.is_dir():
        raise file.wrong(key, f"names no folder: there is no {file.named(name)}")
    if folder == file.place:
        raise file.wrong(key, f"names the folder of {file.label} itself; name a folder in it")
    found = sorted(_files(file, folder))
    total = sum(_measured(file, path) for path in found)
    if len(found) > FILES or total > ALL_BYTES:
        raise file.wrong(
            key, f"{file.named(name)} has {len(found):,} files of {total:,} bytes; "
            f"{FILES:,} files and {ALL_BYTES:,} bytes are the most")  # fmt: skip
    return found


def text_of(file: File, path: Path) -> str:
    """The text of a file; raises AuditError where it is too large, or none."""
    _measured(file, path)
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AuditError(f"{named_in(file, path)}: cannot be read as UTF-8 text ({error})") from None


def lines_of(file: File, path: Path) -> list[str]:
    """The lines of a list, but for empty ones and those that begin with #."""
    lines = text_of(file, path).splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def named_in(file: File, path: Path) -> str:
    """What messages call a file that lies in the root of the configuration."""
    return file.named(path.relative_to(file.place).as_posix())


def _within(path: Path, root: Path) -> bool:
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a link to itself
        return False


def _files(file: File, folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        for name in (*folders, *names):
            path = Path(parent, name)
            if path.is_symlink() and not _within(path, file.place):
                raise AuditError(f"{named_in(file, path)}: is a link that leads out of the folder of {file.label}")
        yield from (Path(parent, name) for name in names)


def _measured(file: File, path: Path) -> int:
    if not path.is_file():
        raise AuditError(f"{named_in(file, path)}: is no file that can be read; take it out")
    size = path.stat().st_size
    if size > BYTES:
        raise AuditError(f"{named_in(file, path)}: {size:,} bytes are too many; {BYTES:,} are the most")
    return size
