"""`audit check`: audit articles, write what was found in every format that is asked for, and say which gate failed."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli import fixing
from auditor.cli.articles import complain, read, reads
from auditor.cli.options import as_of, configured, of_a_case, say_unread
from auditor.cli.progress import progress
from auditor.cli.reports import reporting
from auditor.model import AuditError
from auditor.render import FORMATS

if TYPE_CHECKING:
    from datetime import date

    from auditor.config.newsroom import Newsroom
    from auditor.config.settings import Settings
    from auditor.model import Rule, Source
    from auditor.report import Finding, Report


@click.command()
@reads
@configured
@as_of
@of_a_case
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=PATH]",
              help=f"What to print or write, several at once: {', '.join(FORMATS)}.  [default: text]")  # fmt: skip
@click.option("--output-file", metavar="PATH", help="Where to write the --format that names no file of its own.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]),
              help="The least severity that makes the exit status 1.  [default: error, or as configured]")  # fmt: skip
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N",
              help="More warnings than these, in all articles, make it 1.")  # fmt: skip
@click.option("--min-score", "min_scores", multiple=True, metavar="SCORE=N",
              help="An article that scores less makes it 1: tone=60, for any score, several times.")  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Say which gate failed, and end with 0 all the same.")
@click.option("--show-suppressed", is_flag=True, help="Show in the text, too, what is let stand, and why.")
@click.option("--fix", is_flag=True, help="First write to the files what is certain, outside quotations.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option("--html", metavar="PATH",
              help="Where to write the HTML report: a file for one article, a folder for several.")  # fmt: skip
@click.option("--no-html", is_flag=True, help="Write no HTML report.")
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
) -> None:
    """Audit articles: files, folders, or - for standard input.

    Exit status: 0 no gate failed, 1 one did (--fail-on, --max-warnings, --min-score), 2 wrong usage or a file that
    cannot be read. The last line on standard error says which gate it was.
    """
    from auditor.auditing import audited
    from auditor.gate import Limits, Weighed, failures, floors, status, weigh
    from auditor.published import today
    from auditor.render.format import Context
    from auditor.render.outputs import outputs, writing

    if (fix or diff) and "-" in paths:
        raise click.UsageError("standard input is no file to be fixed; give a file")

    def settled(source: Source) -> tuple[Report, Settings]:
        report, settings = audited(source, newsroom, as_of, case)
        unread.update(dict.fromkeys(settings.unread))
        return report, settings

    def alone(source: Source) -> Report:
        return settled(source)[0]

    asked = () if diff else outputs(formats, output_file)
    lowest = floors(min_scores)
    broken: list[str] = []
    unread: dict[str, None] = {}
    weighed: list[Weighed] = []
    printed = next((output.form for output in asked if output.path is None), None)
    if printed not in ("text", None) and isinstance(sys.stdout, io.TextIOWrapper):  # what programs read is UTF-8
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    colour = printed == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    in_force = _in_force(paths, newsroom, as_of or today())
    context = Context(in_force, partial(_fails, level="error"), broken, colour=colour, standing=show_suppressed)
    with (
        reporting(html, paths, broken, beside=printed == "text" and not no_html, quiet=printed != "text") as show,
        suppress(BrokenPipeError),
        writing(asked, context, partial(_say, colour=colour), paths) as write,
        progress(wanted=not (fix or sys.stdout.isatty() and (diff or printed))) as tell,
    ):
        for source, path in read(paths, wanted, stdin_name, newsroom, broken):
            tell(source.name)
            if diff:
                fixing.show(source, wanted, alone, broken)
                continue
            try:
                report, settings = settled(fixing.mend(source, wanted, alone, broken) if fix else source)
            except AuditError as error:
                complain(str(error), broken)
                continue
            limits = Limits(fail_on or settings.fail_on, None, {**settings.floors, **lowest})
            weighed.append(weigh(report, limits))
            write(report, fails=partial(_fails, level=limits.fail_on))
            show(report, path)
    say_unread(unread)
    failed = failures(weighed, Limits(max_warnings=max_warnings))
    if failed:
        click.echo(f"audit: {'; '.join(failed)}", err=True)
    sys.exit(status(failed, broken, forgiving=exit_zero))


def _fails(finding: Finding, level: str) -> bool:
    from auditor.gate import reaches

    return reaches(finding.rule.severity, level)


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
