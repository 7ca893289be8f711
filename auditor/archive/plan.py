"""From what a person asks to a plan: what lies there, which columns are which, and what must stay the same."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from auditor import __version__
from auditor.archive import frames, ledger
from auditor.archive.columns import guessed, shown, told
from auditor.archive.desk import Brief
from auditor.archive.engine import failing_clearly
from auditor.archive.records import Wanted
from auditor.archive.run import Plan
from auditor.archive.sources import Holdings, holdings
from auditor.config.files import absolute
from auditor.config.newsroom import Newsroom
from auditor.model import AuditError
from auditor.ruleset import rules_sum

_ROWS = ("lines", "csv", "parquet", "sql")


class Configured(NamedTuple):
    """How articles are judged: the newsroom, and the file or git ref it was made from, as it can be sent elsewhere."""

    newsroom: Newsroom
    config: Path | None = None
    ref: str | None = None
    unset: bool = False
    as_of: date | None = None
    case: Mapping[str, str] = {}


def planned(
    named: str, judge: Configured, *, columns: str | None = None, query: str = "", wanted: str | None = None
) -> Plan:
    """A plan for what lies at `named`; a folder of our tables stands for the source that they were made of.

    Raises AuditError with the mend where nothing can be audited there.
    """
    begun = ledger.begun(Path(named))
    if begun:
        named, query, wanted = begun["source"], query or begun["query"], wanted or begun["type"]
        columns = columns or shown(begun["columns"]) or None
    with failing_clearly(named):
        held = holdings(named, judge.newsroom.left_out, frames.listed, query)
        mapped, guess = _columns(held, columns)
    brief = Brief(
        held.kind,
        Wanted(mapped, wanted),
        str(absolute(judge.config)) if judge.config else None,
        judge.ref,
        not judge.unset,
        judge.as_of,
        judge.case,
    )
    return Plan(held, brief, _about(named, held, judge, brief), guess)


def _columns(held: Holdings, given: str | None) -> tuple[Mapping[str, str], str]:
    if held.kind not in _ROWS:
        if given:
            raise AuditError(f"--columns is for tables, and {held.root} has none")
        return {}, ""
    names = frames.column_names(held)
    mapped = told(given, names) if given else guessed(names)
    if held.kind == "sql" and "id" not in mapped:
        raise AuditError("a database has no order of its own: say which column is unique with --columns id=…")
    return mapped, "" if given else shown(mapped)


def _about(named: str, held: Holdings, judge: Configured, brief: Brief) -> dict[str, Any]:
    """What a folder of tables is made of: another run into it must have the same, or the tables are a mixture."""
    return {
        "auditor": __version__,
        "source": named if held.remote else os.path.normpath(named),
        "kind": held.kind,
        "query": held.query,
        "columns": dict(brief.wanted.columns),
        "type": brief.wanted.type,
        "as_of": str(judge.as_of) if judge.as_of else None,
        "case": dict(judge.case),
        "rules": _rules(held, judge),
    }


def _rules(held: Holdings, judge: Configured) -> str:
    """A sum over the rules as they are set at the root of the source; raises AuditError where that is wrong."""
    root = Path() if held.remote else Path(held.root)
    settings = judge.newsroom.settings(root / "*", judge.as_of or date(2000, 1, 1))  # any day, but always the same
    return rules_sum(settings.rules.rules)
