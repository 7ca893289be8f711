"""What the desk gives back of an article: a piece in every format, its page, its line in the index, its weight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from auditor.gate import Limits, Weighed, reaches, weigh
from auditor.model import AuditError
from auditor.read import read_bytes
from auditor.render.format import Context
from auditor.render.outputs import Output, pieces

if TYPE_CHECKING:
    from datetime import date

    from auditor.changes import Changes
    from auditor.config.newsroom import Newsroom
    from auditor.config.settings import Settings
    from auditor.read.many import Place
    from auditor.render.index import Entry
    from auditor.report import Finding, Report


class Order(NamedTuple):
    """What is asked of the desk for every article.

    `fail_on` and `floors` stand before what is configured; `pages` says which articles get an HTML page: "" none,
    "alone" those that were named themselves, "all", or "folder" for all, each with a link to the index; `lines` asks
    for the findings in the lines that changed, and no others.
    """

    newsroom: Newsroom
    outputs: tuple[Output, ...]
    context: Context
    wanted: str | None = None
    as_of: date | None = None
    case: Mapping[str, str] = {}
    fail_on: str | None = None
    floors: Mapping[str, int] = {}
    pages: str = ""
    lines: Changes | None = None


class Proof(NamedTuple):
    """An article as it leaves the desk, without its text; or the `error` that stands in its place.

    `unread` has a line for each thing of a Vale style that is not read.
    """

    name: str
    pieces: tuple[str, ...] = ()
    page: str = ""
    entry: Entry | None = None
    weighed: Weighed | None = None
    unread: tuple[str, ...] = ()
    error: str = ""


def proof(place: Place, raw: bytes, order: Order) -> Proof:
    """The proof of the article at a place, whose bytes are `raw`."""
    from auditor.auditing import audited  # imports all checks, and most articles of most runs are kept

    def audit(raw: bytes) -> tuple[Report, Settings]:
        return audited(read_bytes(raw, place.name, order.wanted), order.newsroom, order.as_of, order.case)

    try:
        report, settings = audit(raw)
        if order.lines and place.path:
            from auditor.narrowing import narrowed

            report = narrowed(report, place.path, order.lines, lambda before: audit(before)[0])
    except AuditError as error:
        return Proof(place.name, error=str(error))
    limits = Limits(order.fail_on or settings.fail_on, None, {**settings.floors, **order.floors})

    def fails(finding: Finding) -> bool:
        return reaches(finding.rule.severity, limits.fail_on)

    told = pieces(report, order.outputs, order.context._replace(fails=fails))
    page, entry = _page(report, place, order.pages)
    return Proof(place.name, told, page, entry, weigh(report, limits), settings.unread)


def _page(report: Report, place: Place, pages: str) -> tuple[str, Entry | None]:
    if not pages or pages == "alone" and not place.alone:
        return "", None
    from auditor.render.page import page

    if pages != "folder":
        return page(report), None
    from auditor.render.index import entry, home_of

    return page(report, home_of(place.name)), entry(report)
