"""The articles that a person names: files, folders of files, standard input; one that fails costs only itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from auditor.model import AuditError, Source
from auditor.read import READERS, read_bytes, read_file


def read_many(names: Sequence[str], stdin: BinaryIO) -> Iterator[tuple[Source | AuditError, Path | None]]:
    """Every article in order, or the error that stands in its place; with its path where it was named itself."""
    for name in names:
        path = Path(name)
        try:
            if name == "-":
                yield read_bytes(stdin.read(), "<stdin>"), None
            elif path.is_dir():
                yield from _folder(path)
            else:
                yield read_file(path), path
        except AuditError as error:
            yield error, None


def _folder(folder: Path) -> Iterator[tuple[Source | AuditError, None]]:
    """The articles of a folder and the folders in it, by name; hidden ones are left out."""
    inside = (path for path in sorted(folder.rglob("*")) if path.suffix and path.suffix.lower() in READERS)
    articles = [
        path
        for path in inside
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not articles:
        raise AuditError(f"{folder}: holds no articles; give a folder with .txt or .md files")
    for path in articles:
        try:
            yield read_file(path), None
        except AuditError as error:
            yield error, None
