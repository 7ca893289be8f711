"""One worker of an archive: reads the records that Daft hands it, and audits them as their folder is configured."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pyarrow as pa

from auditor.archive.records import Found, Reader, SetAside, Wanted, of_file, of_line, of_row
from auditor.archive.tables import OUTCOME, error, outcome
from auditor.archive.warc import of_page
from auditor.auditing import audited
from auditor.config import newsroom
from auditor.config.newsroom import Newsroom
from auditor.model import AuditError
from auditor.unhindered import seldom

_READERS: Mapping[str, Reader] = {
    "files": of_file,
    "lines": of_line,
    "csv": of_row,
    "parquet": of_row,
    "sql": of_row,
    "warc": of_page,
}


class Brief(NamedTuple):
    """What a worker must know, as it can be sent to one: the kind of records, how to read them, what is configured.

    `config` is a file, `ref` a git ref, `configured` False where no configuration is read.
    """

    kind: str
    wanted: Wanted
    config: str | None = None
    ref: str | None = None
    configured: bool = True
    as_of: date | None = None
    case: Mapping[str, str] = {}


class Work(NamedTuple):
    """What a worker does with an article, and says of a record that is none: both give a row of `shape`.

    `does` gets the record's input, row and id, the article, the newsroom and the brief; `fails` the first of these, the
    path of the record, the kind of the error and its reason.
    """

    does: Callable[[Mapping[str, Any], Found, Newsroom, Brief], dict[str, Any]]
    fails: Callable[[Mapping[str, Any], str, str, str], dict[str, Any]]
    shape: pa.DataType


class Desk:
    """A worker, made once in its process."""

    def __init__(self, brief: Brief, work: Work) -> None:
        """Read the configuration that the brief names; raises AuditError with the mend where that is wrong."""
        seldom()
        self.brief, self.work = brief, work
        self.copy = TemporaryDirectory(prefix="audit-") if brief.ref else None  # gone when the worker is
        self.newsroom = newsroom.asked(
            Path(brief.config) if brief.config else None,
            brief.ref,
            lambda: Path(self.copy.name if self.copy else ""),
            configured=brief.configured,
        )

    def batch(self, inputs: Any, rows: Any, records: Any) -> pa.Array:
        """A row for each record of a batch (Daft series: names of inputs, numbers in them, structs)."""
        told = zip(inputs.to_pylist(), rows.to_pylist(), records.to_pylist(), strict=True)
        return pa.array([self._one(*one) for one in told], self.work.shape)

    def _one(self, name: str, row: int | None, record: Mapping[str, Any]) -> dict[str, Any]:
        brief, whence = self.brief, {"input": name, "row": row, "id": record.get("id")}
        path = record["place"] if brief.kind == "files" else f"{record['place']}#{record['id'] if row is None else row}"
        try:
            found = _READERS[brief.kind](path, record, brief.wanted)
            return self.work.does(whence, found, self.newsroom, brief)
        except SetAside as aside:
            return self.work.fails(whence, path, aside.kind, str(aside))
        except AuditError as wrong:
            return self.work.fails(whence, path, "unreadable", str(wrong))
        except Exception as fault:  # noqa: BLE001 - one article in a million that we trip over costs only itself
            return self.work.fails(whence, path, "not audited", f"{path}: {type(fault).__name__}: {fault}")


def _audit(whence: Mapping[str, Any], found: Found, newsroom: Newsroom, brief: Brief) -> dict[str, Any]:
    report, _ = audited(found.source, newsroom, brief.as_of, brief.case)
    return outcome(whence, found, report)


AUDIT = Work(_audit, error, OUTCOME)
