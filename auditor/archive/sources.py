"""What a person names as an archive: its kind, and its inputs in an order that is the same on every run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from auditor.model import AuditError
from auditor.read.kinds import ENDINGS
from auditor.read.many import LeftOut, is_ours, paths_in

TABLES = {
    **dict.fromkeys((".jsonl", ".ndjson"), "lines"),
    ".csv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
}
_REMOTE = re.compile(r"(?:s3|https?)://", re.IGNORECASE)
_DATABASE = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)
_MAGIC = re.compile(r"[*?\[]")


class Input(NamedTuple):
    """A file of an archive: what the archive calls it, wherever it lies, and where to read it."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is to be audited: `kind` is files, lines, csv, parquet, warc or sql; `root` is what its names count from.

    For sql the one input is the database, and `query` what is asked of it. `broken` says what could not be listed.
    """

    kind: str
    root: str
    inputs: tuple[Input, ...]
    query: str = ""
    remote: bool = False
    broken: tuple[str, ...] = ()


def holdings(named: str, left_out: LeftOut, listed: Callable[[str], Iterable[str]], query: str = "") -> Holdings:
    """What lies at `named`: a folder, file or glob here, s3:// or https://, or a database with a `query`.

    `left_out` is as in `read_many`; `listed` gives the files that a glob of a remote store fits. Raises AuditError
    where nothing is there, or kinds are mixed.
    """
    if _REMOTE.match(named):
        return _remote(named, listed)
    if query:
        if not _DATABASE.match(named):
            raise AuditError(
                f"{named}: is no database; write it as sqlite:///archive.db or postgresql://user@host/name"
            )
        return Holdings("sql", named, (Input("query", named),), query, remote=True)
    if _DATABASE.match(named):
        raise AuditError(f"{named}: is a database; say with --query what to read from it")
    path = Path(named)
    if path.is_dir():
        found = list(paths_in(path, left_out(path)))
        broken = tuple(str(one) for one in found if isinstance(one, AuditError))
        files = [one for one in found if isinstance(one, Path)]
        return Holdings(
            "files", named, tuple(Input(p.relative_to(path).as_posix(), str(p)) for p in files), "", False, broken
        )
    if path.is_file():
        return _of_files(str(path.parent), [path])
    if not _MAGIC.search(named):
        raise AuditError(f"{named}: no such file or folder; check the path")
    fixed = next(k for k, part in enumerate(path.parts) if _MAGIC.search(part))
    root, pattern = Path(*path.parts[:fixed]), str(Path(*path.parts[fixed:]))
    files = [file for file in sorted(root.glob(pattern)) if file.is_file() and not is_ours(file)]
    if not files:
        raise AuditError(f"{named}: fits no file; check the pattern")
    return _of_files(str(root), files)


def _of_files(root: str, files: list[Path]) -> Holdings:
    kind = _one_kind(str(file) for file in files)
    return Holdings(kind, root, tuple(Input(p.relative_to(root).as_posix(), str(p)) for p in files))


def _remote(named: str, listed: Callable[[str], Iterable[str]]) -> Holdings:
    if not _MAGIC.search(named) and _ending(named):
        places, root = [named], named.rpartition("/")[0]
    else:
        pattern = named if _MAGIC.search(named) else f"{named.rstrip('/')}/**"
        places = sorted(place for place in listed(pattern) if _ending(place))
        root = _MAGIC.split(pattern)[0].rpartition("/")[0]
    if not places:
        raise AuditError(f"{named}: holds no articles or tables; check the address")
    names = (place.removeprefix(root).lstrip("/") for place in places)
    return Holdings(_one_kind(places), root, tuple(map(Input, names, places)), remote=True)


def _ending(place: str) -> str:
    """The kind that the ending of a file tells; "" for one that is neither an article nor a table."""
    suffix = Path(place.lower().removesuffix(".gz")).suffix
    return TABLES.get(suffix) or ("files" if suffix in ENDINGS and not place.lower().endswith(".gz") else "")


def _one_kind(places: Iterable[str]) -> str:
    first: dict[str, str] = {}
    for place in places:
        first.setdefault(_ending(place) or "files", place)
    if len(first) > 1:
        one, other, *_ = first.values()
        raise AuditError(f"{one} and {other} are of two kinds; name one kind, with a pattern such as '*.jsonl'")
    return next(iter(first))
