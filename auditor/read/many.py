"""The articles that a person names: files, folders of files, standard input; one that fails costs only itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from auditor.model import AuditError, Source
from auditor.read import raw_file, read_bytes
from auditor.read.kinds import ENDINGS, by_content

LeftOut = Callable[[Path], Callable[[Path, bool], bool]]


class Place(NamedTuple):
    """Where an article lies: its name as messages have it, and its file, or what standard input held.

    `alone` says whether a person named the article itself, and not its folder.
    """

    name: str
    path: Path | None
    alone: bool = False
    held: bytes = b""

    def raw(self) -> bytes:
        """The bytes of the article; raises AuditError with the mend where they cannot be read."""
        return raw_file(self.path, self.name) if self.path else self.held


def places(
    names: Sequence[str],
    stdin: BinaryIO,
    stdin_name: str = "<stdin>",
    left_out: LeftOut = lambda _: lambda _path, _is_folder: False,
) -> Iterator[Place | AuditError]:
    """The place of every article in order, or the error that stands there instead.

    Standard input is called `stdin_name`, whose ending counts. For a folder `left_out` tells which paths in it (and
    whether that is a folder) are passed over.
    """
    for name in names:
        path = Path(name)
        if name == "-":
            yield Place(stdin_name, None, alone=True, held=stdin.read())
        elif path.is_dir():
            try:
                found = paths_in(path, left_out(path))
            except AuditError as error:
                found = [error]
            yield from (one if isinstance(one, AuditError) else Place(str(one), one) for one in found)
        else:
            yield Place(str(path), path, alone=True)


def read_place(place: Place, wanted: str | None = None) -> Source:
    """The article there, of the type `wanted` where it is given; raises AuditError with the mend."""
    return read_bytes(place.raw(), place.name, wanted)


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
