"""The articles that a person names: files, folders of files, standard input; one that fails costs only itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from auditor.model import AuditError, Source
from auditor.read import read_bytes, read_file
from auditor.read.kinds import ENDINGS, by_content


def read_many(
    names: Sequence[str], stdin: BinaryIO, wanted: str | None = None, stdin_name: str = "<stdin>"
) -> Iterator[tuple[Source | AuditError, Path | None]]:
    """Every article in order, or the error that stands in its place; with its path where it was named itself.

    All are of the type `wanted` where it is given; standard input is called `stdin_name`, whose ending counts.
    """
    for name in names:
        path = Path(name)
        try:
            if name == "-":
                yield read_bytes(stdin.read(), stdin_name, wanted), None
            elif path.is_dir():
                yield from _folder(path, wanted)
            else:
                yield read_file(path, wanted=wanted), path
        except AuditError as error:
            yield error, None


def _folder(folder: Path, wanted: str | None) -> Iterator[tuple[Source | AuditError, None]]:
    """The articles of a folder and the folders in it, by name; hidden ones and our own reports are left out."""
    articles = [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in ENDINGS
        and not path.name.endswith(".audit.html")
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
        and (ENDINGS[path.suffix.lower()] or _holds_story(path))
    ]
    if not articles:
        raise AuditError(f"{folder}: holds no articles; give a folder with files such as .txt, .md, .html or .docx")
    for path in articles:
        try:
            yield read_file(path, wanted=wanted), None
        except AuditError as error:
            yield error, None


def _holds_story(path: Path) -> bool:
    """Whether an .xml or .json file is a story and not some other data; one that cannot be read says so later."""
    try:
        with path.open("rb") as file:
            return by_content(file.read(2_000_000)) is not None
    except OSError:
        return True
