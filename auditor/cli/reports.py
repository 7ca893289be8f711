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
    from auditor.proof import Proof
    from auditor.read.many import Place
    from auditor.render.index import Entry

_Show = Callable[["Proof", "Place"], None]


def pages(target: str | None, articles: Sequence[str], *, beside: bool) -> str:
    """Which articles get a page, as `Order.pages` has it; raises AuditError for a target that would be written over."""
    if not target:
        return "alone" if beside else ""
    if _is_folder(target, articles):
        from auditor.read.many import is_ours

        place = Path(target, "index.html")
        if place.exists() and not is_ours(place):
            raise AuditError(f"{place}: is there, and is no report of ours; name another folder with --html")
        return "folder"
    if any(name != "-" and _same(name, target) for name in articles):
        raise AuditError(f"--html {target}: is an article, and is not written over; name another file")
    return "all"


@contextmanager
def reporting(target: str | None, which: str, broken: list[str], *, quiet: bool) -> Iterator[_Show]:
    """A function that writes the page of a proof; `which` articles have one is what `pages` said.

    Pages go to `target` (a folder gets an index too), or beside the articles. `quiet` says on standard error where
    they are.
    """
    if which == "folder":
        with _folder(Path(target or ""), broken, quiet=quiet) as show:
            yield show
        return

    def write(proof: Proof, at: Place) -> None:
        place = target or (str(at.path.with_suffix(".audit.html")) if at.path else None)
        if proof.page and place and _written(Path(place), proof.page, broken):
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
    from auditor.render.index import index, page_path, placed

    entries: list[Entry] = []
    names: list[str] = []
    taken: set[str] = set()

    def write(proof: Proof, _at: Place) -> None:
        if not (proof.entry and proof.weighed):
            return
        where = page_path(proof.name, taken)
        with suppress(OSError):  # it is said where the page cannot be written
            (folder / where).parent.mkdir(parents=True, exist_ok=True)
        if _written(folder / where, proof.page, broken):
            entries.append(placed(proof.entry, where))
            names[:] = proof.weighed.scores

    yield write
    place = folder / "index.html"
    if entries and _written(place, index(entries, names, broken), broken):
        click.echo(f"The reports are in {place}", err=quiet)


def _written(place: Path, text: str, broken: list[str]) -> bool:
    try:
        place.write_text(text, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        complain(f"{place}: cannot write the HTML report ({error.strerror}); name another place with --html", broken)
        return False
    return True
