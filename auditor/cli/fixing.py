"""`audit --fix` and `--diff`: before an article is audited, what is certain is written to its file, or shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

from auditor.cli.articles import complain
from auditor.model import AuditError

if TYPE_CHECKING:
    from auditor.fix_file import Mended
    from auditor.model import Source
    from auditor.proof import Order
    from auditor.read.many import Place
    from auditor.report import Report


def each(places: Iterable[Place | AuditError], order: Order, broken: list[str], *, dry: bool) -> None:
    """Fix the files of articles, and say on standard error what was changed, a line each; `dry` prints it instead."""
    from auditor.auditing import audited

    def report(source: Source) -> Report:
        return audited(source, order.newsroom, order.as_of, order.case)[0]

    for place in places:
        if isinstance(place, AuditError):
            complain(str(place), broken)
        elif mended := _fixed(place.name, order.wanted, report, broken, dry=dry):
            if dry:
                click.echo(mended.diff, nl=False)
                continue
            for change in mended.changes:
                at = f"{place.name}:{change.line}:{change.column}"
                click.echo(f"{at}: “{change.old}” is now “{change.new}” ({change.rule})", err=True)


def _fixed(
    name: str, wanted: str | None, audited: Callable[[Source], Report], broken: list[str], *, dry: bool
) -> Mended | None:
    from auditor.fix_file import fix_file

    try:
        mended = fix_file(name, wanted, audited, dry=dry)
    except AuditError as error:
        complain(str(error), broken)
        return None
    if mended.note:
        click.echo(f"audit: {mended.note}", err=True)
    return mended
