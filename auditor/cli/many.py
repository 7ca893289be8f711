"""Many articles: only those that changed, in how many processes, and what is kept of them between runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from auditor.changes import Changes
    from auditor.config.newsroom import Newsroom
    from auditor.model import AuditError
    from auditor.read.many import Place


def of_many(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--jobs`, `--no-cache`, `--changed-since` and `--changed-lines`; it gets `changes`, and `lines`
    for those whose lines are asked for.
    """

    @click.option("--jobs", type=click.IntRange(min=1), metavar="N",
                  help="How many processes audit.  [default: as many as there are processors]")  # fmt: skip
    @click.option("--no-cache", is_flag=True, help="Audit all of it again, and keep nothing in .audit_cache.")
    @click.option("--force-exclude", is_flag=True,
                  help="Leave out what the configuration leaves out, also where it is named: for hooks.")  # fmt: skip
    @click.option("--changed-since", metavar="REF",
                  help="Audit only what changed since this branch left REF, such as origin/main.")  # fmt: skip
    @click.option("--changed-lines", is_flag=True,
                  help="Of that, report what touches changed lines, and headlines that changes break.")  # fmt: skip
    @wraps(command)
    def run(*args: object, changed_since: str | None, changed_lines: bool, **others: object) -> None:
        if changed_lines and changed_since is None:
            raise click.UsageError("--changed-lines needs --changed-since REF")
        changes = _changes(changed_since) if changed_since is not None else None
        command(*args, changes=changes, lines=changes if changed_lines else None, **others)  # fmt: skip

    return run


def chosen(
    places: Sequence[Place | AuditError], newsroom: Newsroom, changes: Changes | None, *, force_exclude: bool
) -> list[Place | AuditError]:
    """The articles that are asked for, and all errors; it is said where none of them changed."""
    from auditor.model import AuditError

    def asked(path: Path) -> bool:
        if force_exclude and newsroom.left_out(path.parent)(path, False):
            return False
        return changes is None or changes.touch(path)

    kept = [one for one in places if isinstance(one, AuditError) or one.path is None or asked(one.path)]
    if changes and not kept:
        click.echo(f"audit: no article changed since {changes.ref}", err=True)
    return kept


def _changes(ref: str) -> Changes:
    from auditor.changes import since

    return since(ref, Path.cwd())
