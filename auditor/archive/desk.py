"""One worker of an archive: audits the records that Daft hands it, as the configuration of their folder asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pyarrow as pa

from auditor.archive.records import Reader, SetAside, Wanted, of_file, of_line, of_row
from auditor.archive.tables import OUTCOME, error, outcome
from auditor.archive.warc import of_page
from auditor.auditing import audited
from auditor.config import newsroom
from auditor.config.newsroom import Newsroom
from auditor.model import AuditError

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


class Desk:
    """A worker, made once in its process: rules and configuration are read when its first record comes."""

    def __init__(self, brief: Brief) -> None:
        """Read what the brief names; raises AuditError with the mend where that is wrong."""
        self.brief = brief
        self.copy = TemporaryDirectory(prefix="audit-") if brief.ref else None  # gone when the worker is
        self.newsroom = _newsroom(brief, Path(self.copy.name if self.copy else ""))

    def audited(self, inputs: Any, rows: Any, records: Any) -> pa.Array:
        """An OUTCOME for each record of a batch (Daft series: names of inputs, numbers in them, structs)."""
        told = zip(inputs.to_pylist(), rows.to_pylist(), records.to_pylist(), strict=True)
        return pa.array([self._one(*one) for one in told], OUTCOME)

    def _one(self, name: str, row: int | None, record: Mapping[str, Any]) -> dict[str, Any]:
        brief, whence = self.brief, {"input": name, "row": row, "id": record.get("id")}
        path = record["place"] if brief.kind == "files" else f"{record['place']}#{record['id'] if row is None else row}"
        try:
            found = _READERS[brief.kind](path, record, brief.wanted)
            report, _ = audited(found.source, self.newsroom, brief.as_of, brief.case)
            return outcome(whence, found, report)
        except SetAside as aside:
            return error(whence, path, aside.kind, str(aside))
        except AuditError as wrong:
            return error(whence, path, "unreadable", str(wrong))
        except Exception as fault:  # noqa: BLE001 - one article in a million that we trip over costs only itself
            return error(whence, path, "not audited", f"{path}: {type(fault).__name__}: {fault}")


def _newsroom(brief: Brief, copy: Path) -> Newsroom:
    if brief.config is not None:
        return newsroom.named(Path(brief.config))
    if brief.ref is not None:
        from auditor.config.ref import opened

        return newsroom.as_in(opened(brief.ref, Path.cwd(), copy))
    return newsroom.found() if brief.configured else newsroom.unset()
