"""`audit check`: audit articles, write what was found in every format that is asked for, and say which gate failed."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import fixing
from auditor.cli.articles import complain, placed, reads
from auditor.cli.many import chosen, of_many
from auditor.cli.options import as_of, configured, gated, of_a_case, say_unread
from auditor.cli.progress import progress
from auditor.cli.reports import pages, reporting
from auditor.model import AuditError
from auditor.render import DECLARING, FORMATS

if TYPE_CHECKING:
    from datetime import date

    from auditor.cache import Cache
    from auditor.changes import Changes
    from auditor.config.newsroom import Newsroom
    from auditor.model import Rule
    from auditor.proof import Order
    from auditor.read.many import Place


@click.command()
@reads
@configured
@as_of
@of_a_case
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=PATH]",
              help=f"What to print or write, several at once: {', '.join(FORMATS)}.  [default: text]")  # fmt: skip
@click.option("--output-file", metavar="PATH", help="Where to write the --format that names no file of its own.")
@gated
@click.option("--show-suppressed", is_flag=True, help="Show in the text, too, what is let stand, and why.")
@click.option("--fix", is_flag=True, help="First write to the files what is certain, outside quotations.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option("--html", metavar="PATH",
              help="Where to write the HTML report: a file for one article, a folder for several.")  # fmt: skip
@click.option("--no-html", is_flag=True, help="Write no HTML report.")
@of_many
def check(
    paths: Sequence[str],
    *,
    wanted: str | None,
    stdin_name: str,
    formats: Sequence[str],
    output_file: str | None,
    newsroom: Newsroom,
    as_of: date | None,
    case: Mapping[str, str],
    fail_on: str | None,
    max_warnings: int | None,
    min_scores: Sequence[str],
    exit_zero: bool,
    show_suppressed: bool,
    fix: bool,
    diff: bool,
    html: str | None,
    no_html: bool,
    changes: Changes | None,
    lines: Changes | None,
    jobs: int | None,
    no_cache: bool,
    force_exclude: bool,
) -> None:
    """Audit articles: files, folders, or - for standard input.

    Exit status: 0 no gate failed, 1 one did (--fail-on, --max-warnings, --min-score), 2 wrong usage or a file that
    cannot be read. The last line on standard error says which gate it was.
    """
    from auditor.gate import Limits, Weighed, failures, floors, status
    from auditor.jobs import Desk, cores, proofs
    from auditor.proof import Order
    from auditor.published import today
    from auditor.render.format import Context
    from auditor.render.outputs import outputs, writing

    if (fix or diff) and "-" in paths:
        raise click.UsageError("standard input is no file to be fixed; give a file")
    asked = outputs(formats, output_file)
    printed = next((output.form for output in asked if output.path is None), None)
    if printed not in ("text", None) and isinstance(sys.stdout, io.TextIOWrapper):  # what programs read is UTF-8
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    colour = printed == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    broken: list[str] = []
    declared = _in_force(paths, newsroom, as_of or today()) if any(o.form in DECLARING for o in asked) else ()
    context = Context(declared, errors=broken, colour=colour, standing=show_suppressed)
    paged = pages(html, paths, beside=printed == "text" and not no_html)
    order = Order(newsroom, asked, context, wanted, as_of, case, fail_on, floors(min_scores), paged, lines)
    where = chosen(placed(paths, stdin_name, newsroom), newsroom, changes, force_exclude=force_exclude)
    if fix or diff:
        fixing.each(where, order, broken, dry=diff)
    if diff:
        sys.exit(status((), broken))
    unread: dict[str, None] = {}
    weighed: list[Weighed] = []
    with (
        reporting(html, paged, broken, quiet=printed != "text") as show,
        suppress(BrokenPipeError),
        writing(asked, context, partial(_say, colour=colour), paths) as write,
        progress(wanted=not (sys.stdout.isatty() and printed)) as tell,
        closing(proofs(where, Desk(order, _cache(order, where, wanted=not no_cache)), jobs or cores())) as made,
    ):
        for place, proof in zip(where, made, strict=True):
            tell(proof.name)
            if proof.weighed is None or isinstance(place, AuditError):
                complain(proof.error, broken)
                continue
            unread.update(dict.fromkeys(proof.unread))
            weighed.append(proof.weighed)
            write(proof.name, proof.pieces)
            show(proof, place)
    say_unread(unread)
    failed = failures(weighed, Limits(max_warnings=max_warnings))
    if failed:
        click.echo(f"audit: {'; '.join(failed)}", err=True)
    sys.exit(status(failed, broken, forgiving=exit_zero))


def _cache(order: Order, articles: Sequence[Place | AuditError], *, wanted: bool) -> Cache | None:
    """Where proofs are kept, but for those that only tell what changed."""
    if not wanted or order.lines or not order.newsroom.kept:
        return None
    from auditor.cache import opened

    return opened(order, articles)


def _in_force(paths: Sequence[str], newsroom: Newsroom, day: date) -> Sequence[Rule]:
    """The rules that formats declare, by code: those of the articles and folders that were named."""
    rules: dict[str, Rule] = {}
    for path in dict.fromkeys(Path(name) if Path(name).is_dir() else Path(name).parent for name in paths):
        with suppress(AuditError):  # it is said where an article needs it
            rules |= {rule.code: rule for rule in newsroom.settings(path / "*", day).rules.on(day).rules}
    return sorted(rules.values(), key=lambda rule: rule.code)


def _say(piece: str, *, colour: bool) -> None:
    try:
        click.echo(piece, nl=False, color=colour)
    except BrokenPipeError:  # the reader has gone (| head): say nothing more, also not when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise
