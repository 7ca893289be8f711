"""The articles that a person names: files, folders of files, standard input; one that fails costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from auditor.model import AuditError, Source
from auditor.read import read_bytes, read_file
from auditor.read.kinds import ENDINGS, by_content

LeftOut = Callable[[Path], Callable[[Path, bool], bool]]


def read_many(
    names: Sequence[str],
    stdin: BinaryIO,
    wanted: str | None = None,
    stdin_name: str = "<stdin>",
    left_out: LeftOut = lambda _: lambda _path, _is_folder: False,
) -> Iterator[tuple[Source | AuditError, Path | None]]:
    """Every article in order, or the error that stands in its place; with its path where it was named itself.

    All are of the type `wanted` where it is given; standard input is called `stdin_name`, whose ending counts. For a
    folder `left_out` tells which paths in it (and whether that is a folder) are passed over.
    """
    for name in names:
        path = Path(name)
        try:
            if name == "-":
                yield read_bytes(stdin.read(), stdin_name, wanted), None
            elif path.is_dir():
                yield from _folder(path, wanted, left_out(path))
            else:
                yield read_file(path, wanted=wanted), path
        except AuditError as error:
            yield error, None


def _folder(
    folder: Path, wanted: str | None, passes_over: Callable[[Path, bool], bool]
) -> Iterator[tuple[Source | AuditError, None]]:
    """The articles of a folder and the folders in it, by name; hidden ones and our own reports are left out."""
    for path in paths_in(folder, passes_over):
        try:
            yield path if isinstance(path, AuditError) else read_file(path, wanted=wanted), None
        except AuditError as error:
            yield error, None


def paths_in(folder: Path, passes_over: Callable[[Path, bool], bool]) -> list[Path | AuditError]:
    """Where the articles of a folder lie, by name, and what cannot be read of it; raises AuditError for one without."""
    paths = _files(folder, passes_over)
    articles = [p for p in paths if isinstance(p, AuditError) or ENDINGS[p.suffix.lower()] or _holds_story(p)]
    if not articles:
        raise AuditError(f"{folder}: holds no articles; give a folder with files such as .txt, .md, .html or .docx")
    return articles


def _files(folder: Path, passes_over: Callable[[Path, bool], bool]) -> Iterator[Path | AuditError]:
    """The files that may be articles, by name; folders that are passed over, and links to folders, are not entered."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        yield AuditError(f"{folder}: cannot be read ({error.strerror}); check its permissions")
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if not path.is_symlink() and not passes_over(path, True):
                yield from _files(path, passes_over)
        elif path.suffix.lower() in ENDINGS and path.is_file() and not is_ours(path) and not passes_over(path, False):
            yield path


def is_ours(path: Path) -> bool:
    """Whether a file is one of our reports: the page of an article by its name, the index of a folder by its mark."""
    if path.name != "index.html":
        return path.name.endswith(".audit.html")
    try:
        with path.open("rb") as file:
            return b'<meta name="generator" content="auditor">' in file.read(500)
    except OSError:
        return False


def _holds_story(path: Path) -> bool:
    """Whether an .xml or .json file is a story and not some other data; one that cannot be read says so later."""
    try:
        with path.open("rb") as file:
            return by_content(file.read(2_000_000)) is not None
    except OSError:
        return True
