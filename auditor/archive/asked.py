"""The tables of an archive, asked with DuckDB: sums over articles by group, in bundles that give intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from auditor.archive import ledger
from auditor.archive.tables import COLUMNS, UNDATED
from auditor.gate import SCORES
from auditor.model import AuditError

BUNDLES = 64  # articles fall into so many by their paths, whatever the order in which they were read
KINDS = ("month", "section", "outlet", "author")  # what articles are grouped by
_SUMS = ", ".join(f"sum(scores.{name})" for name in SCORES)


class Bundle(NamedTuple):
    """Some articles of a group: how many, their words, their findings, the sums of their scores."""

    group: str
    articles: int
    words: int
    findings: int
    scores: Sequence[int]


class Tables:
    """An open archive; nothing of it is written."""

    def __init__(self, folder: Path) -> None:
        """Open the tables of a folder; raises AuditError where there are none."""
        parts = ledger.parts(folder)
        if not any(part["articles"] for part in parts):
            raise AuditError(f"{folder}: holds no audited articles; `audit archive SOURCE --out {folder}` makes them")
        self.db = duckdb.connect()
        for table in COLUMNS:
            files = [str(folder / name) for part in parts for name in part["files"] if name.startswith(f"{table}/")]
            if files:
                self.db.read_parquet(files, hive_partitioning=True).create_view(table)
        if not any(name.startswith("findings/") for part in parts for name in part["files"]):
            self.db.execute(
                "CREATE VIEW findings AS SELECT '' AS path, '' AS code, '' AS name, '' AS month WHERE false"
            )
        self.aside = sum(sum(part["set_aside"].values()) for part in parts)
        self.db.execute(
            f"""CREATE TEMP TABLE told AS
            SELECT a.path, a.month, a.section, a.outlet, a.author, a.measures.words AS words, a.scores,
                   coalesce(f.n, 0) AS findings, md5_number_lower(a.path) % {BUNDLES} AS bundle
            FROM articles a LEFT JOIN (SELECT path, count(*) AS n FROM findings GROUP BY path) f USING (path)"""  # noqa: S608 (our own names)
        )

    def bundles(self, kind: str) -> Iterator[Bundle]:
        """The bundles of each group of a kind, in order; those without one, and the undated, are left out."""
        asked = f"""SELECT {kind}, count(*), sum(words), sum(findings), {_SUMS} FROM told
            WHERE {kind} IS NOT NULL AND {kind} <> ? GROUP BY {kind}, bundle ORDER BY {kind}, bundle"""  # noqa: S608 (our own names)
        for group, articles, words, findings, *scores in self._rows(asked, UNDATED):
            yield Bundle(group, articles, int(words), int(findings), tuple(map(int, scores)))

    def by_group_of_rules(self) -> dict[tuple[str, str], int]:
        """How many findings there are in each month, by the group of their rule: (2026-11, LOD)."""
        rows = self._rows("SELECT month, left(code, 3), count(*) FROM findings WHERE month <> ? GROUP BY 1, 2", UNDATED)
        return {(month, group): n for month, group, n in rows}

    def hit(self, months: Sequence[str]) -> dict[str, int]:
        """In how many articles of these months each rule found something."""
        asked = "SELECT name, count(DISTINCT path) FROM findings WHERE list_contains(?, month) GROUP BY 1"
        return dict(self._rows(asked, list(months)))

    def examples(self, rule: str, months: Sequence[str], most: int) -> list[tuple[str, str, str, str]]:
        """(path, url, headline, message) of the surest findings of a rule in these months, the newest first."""
        return self._rows(
            """SELECT a.path, coalesce(a.url, ''), coalesce(a.headline, ''), f.message
            FROM findings f JOIN articles a USING (path) WHERE f.name = ? AND list_contains(?, f.month)
            ORDER BY f.confidence DESC, a.date DESC, a.path, f.start LIMIT ?""",
            rule, list(months), most,
        )  # fmt: skip

    def totals(self) -> tuple[int, int]:
        """How many articles there are, and how many of them have no date."""
        ((articles, undated),) = self._rows("SELECT count(*), count(*) FILTER (month = ?) FROM told", UNDATED)
        return articles, undated

    def _rows(self, asked: str, *values: Any) -> list[Any]:
        return self.db.execute(asked, values).fetchall()
