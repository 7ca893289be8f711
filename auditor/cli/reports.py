"""Where HTML reports go: one file for one article, a folder with an index for several."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.articles import complain
from auditor.model import AuditError

if TYPE_CHECKING:
    from auditor.render.index import Entry
    from auditor.report import Report

_Show = Callable[["Report", Path | None], None]


@contextmanager
def reporting(
    target: str | None, articles: Sequence[str], broken: list[str], *, beside: bool, quiet: bool
) -> Iterator[_Show]:
    """A function that writes the page of a report; it takes the article's path where that was named itself.

    Pages go to `target` (a folder gets an index too), or `beside` the articles that were named. `quiet` says on
    standard error where they are. Raises AuditError for a target that would be written over.
    """
    if target and _is_folder(target, articles):
        with _folder(Path(target), broken, quiet=quiet) as show:
            yield show
    else:
        if target and any(name != "-" and _same(name, target) for name in articles):
            raise AuditError(f"--html {target}: is an article, and is not written over; name another file")

        def write(report: Report, path: Path | None) -> None:
            from auditor.render.page import page

            place = target or (str(path.with_suffix(".audit.html")) if path and beside else None)
            if place and _written(Path(place), lambda: page(report), broken):
                click.echo(f"The report is in {place}", err=quiet)

        yield write


def _is_folder(target: str, articles: Sequence[str]) -> bool:
    several = len(articles) > 1 or Path(articles[0]).is_dir()
    if several and (Path(target).suffix.lower() in (".html", ".htm") or Path(target).is_file()):
        raise AuditError(f"--html {target}: several articles need a folder, such as --html audit-report")
    return several or Path(target).is_dir() or target.endswith(("/", os.sep))


def _same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


@contextmanager
def _folder(folder: Path, broken: list[str], *, quiet: bool) -> Iterator[_Show]:
    from auditor.read.many import is_ours
    from auditor.render.index import entry, index, page_path
    from auditor.render.page import page

    place = folder / "index.html"
    if place.exists() and not is_ours(place):
        raise AuditError(f"{place}: is there, and is no report of ours; name another folder with --html")
    entries: list[Entry] = []
    names: list[str] = []
    taken: set[str] = set()

    def write(report: Report, _path: Path | None) -> None:
        where = page_path(report, taken)
        home = "../" * (len(where.parts) - 1) + "index.html"
        with suppress(OSError):  # it is said where the page cannot be written
            (folder / where).parent.mkdir(parents=True, exist_ok=True)
        if _written(folder / where, lambda: page(report, home), broken):
            entries.append(entry(report, where))
            names[:] = [score.name for score in report.scores]

    yield write
    if entries and _written(place, lambda: index(entries, names, broken), broken):
        click.echo(f"The reports are in {place}", err=quiet)


def _written(place: Path, text: Callable[[], str], broken: list[str]) -> bool:
    try:
        place.write_text(text(), encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        complain(f"{place}: cannot write the HTML report ({error.strerror}); name another place with --html", broken)
        return False
    return True
