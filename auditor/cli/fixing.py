"""`audit --fix` and `--diff`: before an article is audited, what is certain is written to its file, or shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.articles import complain
from auditor.model import AuditError

if TYPE_CHECKING:
    from auditor.model import Source
    from auditor.report import Report


def show(source: Source, wanted: str | None, audited: Callable[[Source], Report], broken: list[str]) -> None:
    """Print what --fix would write to the file of an article."""
    from auditor.fix_file import fix_file

    try:
        mended = fix_file(source.name, wanted, audited, dry=True)
    except AuditError as error:
        complain(str(error), broken)
        return
    if mended.note:
        click.echo(f"audit: {mended.note}", err=True)
    click.echo(mended.diff, nl=False)


def mend(source: Source, wanted: str | None, audited: Callable[[Source], Report], broken: list[str]) -> Source:
    """Fix the file of an article, say on standard error what was changed, a line each; the article as it is now."""
    from auditor.fix_file import fix_file
    from auditor.read import read_file

    try:
        mended = fix_file(source.name, wanted, audited, dry=False)
    except AuditError as error:
        complain(str(error), broken)
        return source
    if mended.note:
        click.echo(f"audit: {mended.note}", err=True)
    for change in mended.changes:
        place = f"{mended.path}:{change.line}:{change.column}"
        click.echo(f"{place}: “{change.old}” is now “{change.new}” ({change.rule})", err=True)
    return read_file(Path(source.name), wanted=wanted) if mended.changes else source
