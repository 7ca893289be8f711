"""The whole run on one screen: what lies there, what of it is done, audit the rest, write it part by part, count."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
from filelock import FileLock, Timeout

from auditor.archive import frames, ledger
from auditor.archive.desk import AUDIT, Brief, Work
from auditor.archive.engine import Engine, failing_clearly, worker
from auditor.archive.sources import Holdings
from auditor.model import AuditError

PART = 1000  # records in a part of the output: about half a minute of work, lost at most when the run is killed
_AT_ONCE = 16  # tables in one query
Tell = Callable[[int, int], None]


class Plan(NamedTuple):
    """What is to be done: the holdings, the brief of the workers, the engine as it was started, the size of a part.

    `about` is what must not change between two runs into the same folder, `guessed` the columns that nobody named.
    """

    held: Holdings
    brief: Brief
    about: Mapping[str, Any]
    guessed: str = ""
    engine: Engine = Engine(workers=1)
    part: int = PART


class Tally(NamedTuple):
    """The records of a finished run: how many `counts` there are of articles and of each kind of error."""

    records: int
    counts: Counter[str]

    def __str__(self) -> str:
        """“1,000 records: 990 articles, 10 set aside (7 no article, 3 unreadable)”."""
        aside = {kind: n for kind, n in sorted(self.counts.items()) if kind != "articles" and n}
        kinds = ", ".join(f"{n:,} {kind}" for kind, n in aside.items())
        told = f"{sum(aside.values()):,} set aside ({kinds})" if aside else "none set aside"
        articles = self.counts["articles"]
        records = f"{self.records:,} record{'' if self.records == 1 else 's'}"
        return f"{records}: {articles:,} article{'' if articles == 1 else 's'}, {told}"


def run(plan: Plan, out: Path, tell: Tell = lambda _done, _total: None) -> Tally:
    """Audit what is not yet done into the folder `out`; `tell` hears how many records are done, of how many.

    Raises AuditError, with all finished parts kept, where an input cannot be read on or nothing can be written, and
    where in the end the records are not as many as the source has.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with FileLock(out / ".lock", blocking=False):
            return _run(plan, out, tell)
    except Timeout:
        raise AuditError(f"{out}: another run is writing there; wait for it, or stop it") from None
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else error
        raise AuditError(f"{out}: cannot be written ({why}); what is done is kept, run it again to go on") from None


def _run(plan: Plan, out: Path, tell: Tell) -> Tally:
    books, count = ledger.opened(out, plan.about), total(plan)
    already = books.counts.total()
    tell(already, count)
    for outcomes in _parts(worked(plan, AUDIT, books.done()), plan.part, lambda more: tell(already + more, count)):
        books.add(outcomes)
    return _counted(books, count, out)


def total(plan: Plan) -> int:
    """How many records the source has; raises AuditError where it cannot be read."""
    held = plan.held
    with failing_clearly(held.inputs[0].place if len(held.inputs) == 1 else held.root):
        return frames.count(held, held.inputs)


def worked(plan: Plan, work: Work, done: Mapping[str, ledger.Done]) -> Iterator[pa.Array]:
    """What the work on all records gives but for those that are done, in the order in which they come."""
    held = plan.held
    left = [one for one in held.inputs if held.kind != "files" or one.name not in done]
    if not left:
        return
    call = worker(work, plan.brief, plan.engine, plan.part)
    size = len(left) if held.kind == "files" else _AT_ONCE
    for first in range(0, len(left), size):
        some = left[first : first + size]
        with failing_clearly(some[0].place if len(some) == 1 else held.root):
            frame = frames.records(held, some, plan.brief.wanted.columns, done)
            for rows in frames.worked(frame, call):
                yield rows.cast(work.shape)


def _parts(outcomes: Iterable[pa.Array], size: int, tell: Callable[[int], None]) -> Iterator[pa.ChunkedArray]:
    """Outcomes gathered to parts of `size` or a little more; the last has what is left."""
    gathered: list[pa.Array] = []
    finished = 0
    for some in outcomes:
        if len(some):
            gathered.append(some)
        finished += len(some)
        tell(finished)
        if sum(map(len, gathered)) >= size:
            yield pa.chunked_array(gathered)
            gathered = []
    if gathered:
        yield pa.chunked_array(gathered)


def _counted(books: ledger.Ledger, total: int, out: Path) -> Tally:
    counts = books.counts
    articles, errors = books.in_tables()
    if (articles, errors) != (counts["articles"], counts.total() - counts["articles"]):
        raise AuditError(f"{out}: holds {articles:,} articles and {errors:,} errors, and its manifest says otherwise")
    if counts.total() != total:
        raise AuditError(
            f"{out}: {counts.total():,} records are done, and the source has {total:,}; it changed since it was begun"
        )
    return Tally(total, counts)
