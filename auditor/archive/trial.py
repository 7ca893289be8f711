"""A new or changed rule tried on an archive: what it would have flagged, and what stands there already."""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa

from auditor.archive.desk import Brief, Work
from auditor.archive.intervals import Figure, wilson
from auditor.archive.records import Found
from auditor.audit import check, ready
from auditor.config.newsroom import Newsroom
from auditor.config.packs import house_rule
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.parse import parse
from auditor.published import published, today
from auditor.rulefile import load_rule
from auditor.ruleset import RuleSet, read_rules

RECENT = timedelta(days=30)  # before the newest article of the archive
_AROUND = 50  # characters on either side of a hit
_TEXT = pa.string()
_HIT = {
    "line": pa.int32(), "column": pa.int32(), "before": _TEXT, "match": _TEXT, "after": _TEXT, "message": _TEXT,
    "beside": pa.list_(_TEXT),
}  # fmt: skip
SHAPE = pa.struct(
    {
        **dict.fromkeys(("path", "headline", "url", "kind"), _TEXT),
        "date": pa.date32(),
        "hits": pa.list_(pa.struct(_HIT)),
    }
)


class Hit(NamedTuple):
    """A place that the rule would flag, with the words around it; `beside` are the rules that flag it already."""

    path: str
    headline: str
    url: str
    date: date | None
    line: int
    column: int
    before: str
    match: str
    after: str
    message: str
    beside: tuple[str, ...]


@dataclass(slots=True)
class Trial:
    """What a rule did to an archive so far: counts, a sample of `size` hits that no order of reading changes."""

    size: int
    articles: int = 0
    aside: int = 0
    hit: int = 0
    hits: int = 0
    again: int = 0
    beside: Counter[str] = field(default_factory=Counter)
    days: Counter[date] = field(default_factory=Counter)
    days_hit: dict[date, list[Hit]] = field(default_factory=dict)
    sample: list[tuple[int, Hit]] = field(default_factory=list)

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Count the rows of some records."""
        for row in rows:
            if row["kind"]:
                self.aside += 1
                continue
            self.articles += 1
            day, found = row["date"], [_hit(row, one) for one in row["hits"]]
            self.hits += len(found)
            self.hit += bool(found)
            if day:
                self.days[day] += 1
                if found:
                    self.days_hit.setdefault(day, []).append(found[0])
            for one in found:
                self.again += bool(one.beside)
                self.beside.update(one.beside)
                self._draw(one)

    def _draw(self, one: Hit) -> None:
        told = f"{one.path}:{one.line}:{one.column}".encode()
        lot = -int.from_bytes(hashlib.sha256(told).digest()[:8], "big")
        (heapq.heappush if len(self.sample) < self.size else heapq.heappushpop)(self.sample, (lot, one))

    @property
    def per_thousand(self) -> Figure:
        """Articles with a hit in 1,000, and the 95 % interval."""
        return Figure(*(1000 * share for share in wilson(self.hit, self.articles)))

    def recent(self) -> tuple[date | None, int, list[Hit]]:
        """The first recent day, how many articles are recent, and the first hit of each that has one, newest first."""
        if not self.days:
            return None, 0, []
        first = max(self.days) - RECENT
        days = sorted((day for day in self.days_hit if day >= first), reverse=True)
        hits = [one for day in days for one in sorted(self.days_hit[day])]
        return first, sum(count for day, count in self.days.items() if day >= first), hits


def rule_at(path: Path) -> Rule:
    """The rule in a file: a changed one of ours, whatever it reads, else a house rule. Raises AuditError."""
    known = {rule.code: rule.name for rule in read_rules()}
    rule = load_rule(path)
    return rule if known.get(rule.code) == rule.name else house_rule(path)


def trial_of(rule: Rule) -> Work:
    """The work of a worker who tries a rule."""
    return Work(partial(_tried, rules=ready((rule,))), _aside, SHAPE)


def _tried(_: Mapping[str, Any], found: Found, newsroom: Newsroom, brief: Brief, *, rules: RuleSet) -> dict[str, Any]:
    source, day = found.source, published(found.source)
    document = parse(source)
    settings = newsroom.settings(Path(source.name), brief.as_of or day or today())
    flagged = sorted(check(document, rules), key=lambda one: one.span)
    standing = list(check(document, settings.rules.on(brief.as_of or day or today()))) if flagged else []
    head = document.headline
    return {
        "path": source.name,
        "headline": " ".join(document[head.start, head.end].split()) if head else "",
        "url": found.url,
        "date": day,
        "kind": None,
        "hits": [
            {
                **_place(document, one.span),
                "message": one.message,
                "beside": sorted({o.rule.name for o in standing if _overlap(o.span, one.span)}),
            }
            for one in flagged
        ],
    }


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _place(document: Document, span: Span) -> dict[str, Any]:
    line, column = document.position(span)
    before = document[max(0, span.start - _AROUND), span.start].rpartition("\n")[2]
    after = document[span.end, span.end + _AROUND].partition("\n")[0]
    return {"line": line, "column": column, "before": before, "match": document[span], "after": after}


def _aside(_: Mapping[str, Any], path: str, kind: str, reason: str) -> dict[str, Any]:
    return {"path": path, "headline": reason, "url": "", "date": None, "kind": kind, "hits": []}


def _hit(row: Mapping[str, Any], one: Mapping[str, Any]) -> Hit:
    about = {key: row[key] for key in ("path", "headline", "url", "date")}
    return Hit(**about, **{**one, "beside": tuple(one["beside"])})
