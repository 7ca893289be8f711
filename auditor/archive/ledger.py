"""The manifest of an archive: which records are done, and in which files; whatever else lies there is swept out."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from auditor.archive.tables import COLUMNS
from auditor.model import AuditError

MANIFEST, ABOUT = "manifest.jsonl", "archive.json"


@dataclass(slots=True)
class Done:
    """What of an input is done: ranges of rows (first, last), and ids where rows have no numbers."""

    rows: list[tuple[int, int]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Ledger:
    """The manifest as it stands: `parts` are its lines, one for each part of the output."""

    folder: Path
    parts: list[dict[str, Any]]

    @property
    def counts(self) -> Counter[str]:
        """How many records came to be articles, and how many each kind of error."""
        told = Counter({"articles": sum(part["articles"] for part in self.parts)})
        for part in self.parts:
            told.update(part["set_aside"])
        return told

    def done(self) -> dict[str, Done]:
        """What is done of each input."""
        found: dict[str, Done] = {}
        for part in self.parts:
            for name, rows in part["inputs"].items():
                found.setdefault(name, Done()).rows.extend(map(tuple, rows))
            for name, ids in part["ids"].items():
                found.setdefault(name, Done()).ids.update(ids)
        for one in found.values():
            one.rows = _joined(one.rows)
        return found

    def add(self, outcomes: pa.ChunkedArray) -> None:
        """Write a part: its files under other names first, then their own names, then the line of the manifest."""
        number = len(self.parts) + 1
        written: list[tuple[Path, Path]] = []
        try:
            for name, table in _by_file(outcomes):
                place = self.folder / name / f"part-{number:06}.parquet"
                place.parent.mkdir(parents=True, exist_ok=True)
                written.append((place.with_name(f".{place.name}"), place))
                pq.write_table(table, written[-1][0], compression="zstd")
                _to_disk(written[-1][0])
            for hidden, place in written:
                hidden.rename(place)
            line = _line(outcomes, [place.relative_to(self.folder).as_posix() for _, place in written])
            with (self.folder / MANIFEST).open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            for hidden, _ in written:
                hidden.unlink(missing_ok=True)
            raise
        self.parts.append(line)

    def in_tables(self) -> tuple[int, int]:
        """How many articles and errors the files really hold."""
        files = [name for part in self.parts for name in part["files"]]
        articles, errors = (
            sum(pq.read_metadata(self.folder / name).num_rows for name in files if name.startswith(f"{table}/"))
            for table in ("articles", "errors")
        )
        return articles, errors


def opened(folder: Path, about: Mapping[str, Any]) -> Ledger:
    """The ledger of a folder, new or begun; raises AuditError where it is another archive's, or damaged.

    Files that no line of the manifest names are what a killed run left, and are removed.
    """
    place = folder / ABOUT
    if had := begun(folder):
        _held_to(place, had, about)
    elif any(folder.iterdir()) and any(not path.name.startswith(".") for path in folder.iterdir()):
        raise AuditError(f"{folder}: holds other things; name an empty folder with --out")
    else:
        hidden = folder / f".{ABOUT}"
        hidden.write_text(json.dumps(about, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        hidden.rename(place)
    ledger = Ledger(folder, parts(folder, mend=True))
    known = {name for part in ledger.parts for name in part["files"]}
    for name in known:
        if not (folder / name).is_file():
            raise AuditError(f"{folder / name}: is missing, and the manifest names it; put it back, or start anew")
    for table in COLUMNS:
        for path in (folder / table).glob("**/*.parquet"):
            if path.relative_to(folder).as_posix() not in known:
                path.unlink()
    return ledger


def begun(folder: Path) -> dict[str, Any] | None:
    """What a folder of tables was begun with; None for another folder. Raises AuditError where it is damaged."""
    place = folder / ABOUT
    if not place.is_file():
        return None
    try:
        return dict(json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise AuditError(f"{place}: cannot be read ({error}); name another folder") from None


def _held_to(place: Path, had: Mapping[str, Any], about: Mapping[str, Any]) -> None:
    for key, value in json.loads(json.dumps(about)).items():
        if had.get(key) != value:
            then = json.dumps(had.get(key), ensure_ascii=False)
            raise AuditError(
                f"{place}: was begun with {key} {then}, now {json.dumps(value)}; name another folder with --out"
            )


def parts(folder: Path, *, mend: bool = False) -> list[dict[str, Any]]:
    """The lines of the manifest of a folder, but for one that a killed run did not finish: its files are nobody's.

    `mend` cuts that one off. Raises AuditError where it is damaged.
    """
    manifest = folder / MANIFEST
    if not manifest.exists():
        return []
    raw = manifest.read_bytes()
    whole = raw[: raw.rfind(b"\n") + 1]
    if mend and whole != raw:
        os.truncate(manifest, len(whole))
    try:
        return [json.loads(line) for line in whole.splitlines()]
    except ValueError as error:
        raise AuditError(f"{manifest}: is damaged ({error}); name another folder with --out") from None


def _by_file(outcomes: pa.ChunkedArray) -> Iterable[tuple[str, pa.Table]]:
    """Tables by where they go: articles/month=2026-11."""
    whole = outcomes.combine_chunks()
    months = whole.field("month")
    for month in sorted(pc.unique(months).to_pylist()):
        some = whole.filter(pc.equal(months, month))
        for name in COLUMNS:
            rows = some.field(name)
            rows = pc.list_flatten(rows) if pa.types.is_list(rows.type) else rows.filter(pc.is_valid(rows))
            if len(rows):
                yield f"{name}/month={month}", pa.Table.from_struct_array(rows)


def _line(outcomes: pa.ChunkedArray, files: Sequence[str]) -> dict[str, Any]:
    whole = outcomes.combine_chunks()
    articles, errors = ((told := whole.field(name)).filter(pc.is_valid(told)) for name in ("articles", "errors"))
    rows: dict[str, list[tuple[int, int]]] = {}
    ids: dict[str, list[str]] = {}
    for told in (articles, errors):
        for name, row, key in zip(*(told.field(c).to_pylist() for c in ("input", "row", "id")), strict=True):
            if row is None:
                ids.setdefault(name, []).append(key)
            else:
                rows.setdefault(name, []).append((row, row))
    return {
        "records": len(whole),
        "articles": len(articles),
        "set_aside": dict(sorted(Counter(errors.field("kind").to_pylist()).items())),
        "files": list(files),
        "inputs": {name: _joined(some) for name, some in rows.items()},
        "ids": {name: sorted(some) for name, some in ids.items()},
    }


def _joined(rows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges in order, those that touch as one."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(rows):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
