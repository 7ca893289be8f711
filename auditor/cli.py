"""The command `audit`: thin; every command is a few lines over what the package does."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.model import AuditError
from auditor.render import FORMATS

if TYPE_CHECKING:
    from auditor.model import Source
    from auditor.report import Report
    from auditor.ruleset import RuleSet

_COMMANDS = ("check", "explain", "rules", "sources", "test")


class _Group(click.Group):
    """`audit FILE` is `audit check FILE`; a file called like a command is reached as `./rules`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before arguments that name none."""
        if args and args[0] not in (*_COMMANDS, "--help", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Group, no_args_is_help=True, context_settings={"help_option_names": ["--help"]})
@click.version_option(package_name="auditor", prog_name="audit")
def cli() -> None:
    """Audit news copy before it is published: loaded words, claims nobody stands behind, headlines that say more than
    the story, slips of the keys.

    `audit article.txt` prints the findings and writes article.audit.html beside the article.
    """


_TYPES = ("txt", "md", "html", "docx", "nitf", "newsml", "ninjs", "archieml")  # the keys of read.READERS


def _reads(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments of every command that reads articles."""
    for option in (
        click.option("--stdin-filename", "stdin_name", metavar="NAME", default="<stdin>",
                     help="What to call the article on standard input; its ending tells the type."),
        click.option("--type", "wanted", type=click.Choice(_TYPES),
                     help="The type of the articles, where contents and ending tell it wrongly."),
        click.argument("paths", nargs=-1, required=True),
    ):  # fmt: skip
        command = option(command)
    return command


@cli.command()
@_reads
@click.option("--format", "formats", multiple=True, metavar="FORMAT[=PATH]",
              help=f"What to print or write, several at once: {', '.join(FORMATS)}.  [default: text]")  # fmt: skip
@click.option("--output-file", metavar="PATH", help="Where to write the --format that names no file of its own.")
@click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]), default="error", show_default=True,
              help="The least severity that makes the exit status 1.")  # fmt: skip
@click.option("--max-warnings", type=click.IntRange(min=0), metavar="N",
              help="More warnings than these, in all articles, make it 1.")  # fmt: skip
@click.option("--min-score", "min_scores", multiple=True, metavar="SCORE=N",
              help="An article that scores less makes it 1: tone=60, for any score, several times.")  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Say which gate failed, and end with 0 all the same.")
@click.option("--fix", is_flag=True, help="First write to the files what is certain, outside quotations.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
@click.option("--html", "html", type=click.Path(), help="Where to write the HTML report (for one article).")
@click.option("--no-html", is_flag=True, help="Write no HTML report.")
def check(
    paths: Sequence[str],
    *,
    wanted: str | None,
    stdin_name: str,
    formats: Sequence[str],
    output_file: str | None,
    fail_on: str,
    max_warnings: int | None,
    min_scores: Sequence[str],
    exit_zero: bool,
    fix: bool,
    diff: bool,
    html: str | None,
    no_html: bool,
) -> None:
    """Audit articles: files, folders, or - for standard input.

    Exit status: 0 no gate failed, 1 one did (--fail-on, --max-warnings, --min-score), 2 wrong usage or a file that
    cannot be read. The last line on standard error says which gate it was.
    """
    from auditor.audit import audit, default_rules
    from auditor.gate import Limits, Weighed, failures, floors, reaches, status, weigh
    from auditor.render.format import Context
    from auditor.render.outputs import outputs, writing

    if html and len(paths) != 1:
        raise click.UsageError("--html names one report; give one article, or leave it out")
    asked = outputs(formats, output_file)
    limits = Limits(fail_on, max_warnings, floors(min_scores))
    rules = default_rules()
    broken: list[str] = []
    if fix or diff:
        _fix(paths, rules, wanted, broken, dry=diff)
    if diff:
        sys.exit(status((), broken))
    weighed: list[Weighed] = []
    printed = next((output.form for output in asked if output.path is None), None)
    if printed not in ("text", None) and isinstance(sys.stdout, io.TextIOWrapper):  # what programs read is UTF-8
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    colour = printed == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    context = Context(rules.rules, lambda finding: reaches(finding.rule.severity, fail_on), broken, colour=colour)
    with suppress(BrokenPipeError), writing(asked, context, partial(_say, colour=colour), paths) as write:
        for source, path in _sources(paths, wanted, stdin_name, broken):
            try:
                report = audit(source, rules)
            except AuditError as error:
                _complain(str(error), broken)
                continue
            weighed.append(weigh(report))
            write(report)
            beside = str(path.with_suffix(".audit.html")) if path and printed == "text" and not no_html else None
            target = html or beside
            if target:
                _write(report, target, broken, quiet=printed != "text")
    failed = failures(weighed, limits)
    if failed:
        click.echo(f"audit: {'; '.join(failed)}", err=True)
    sys.exit(status(failed, broken, forgiving=exit_zero))


def _fix(paths: Sequence[str], rules: RuleSet, wanted: str | None, broken: list[str], *, dry: bool) -> None:
    """Fix the files, or show how; what was changed is said on standard error, a line each."""
    from auditor.fix_files import fix_files

    for mended in fix_files(paths, rules, wanted, dry=dry):
        if isinstance(mended, AuditError):
            _complain(str(mended), broken)
            continue
        if mended.note:
            click.echo(f"audit: {mended.note}", err=True)
        click.echo(mended.diff if dry else "", nl=False)
        for change in () if dry else mended.changes:
            place = f"{mended.path}:{change.line}:{change.column}"
            click.echo(f"{place}: “{change.old}” is now “{change.new}” ({change.rule})", err=True)


def _say(piece: str, *, colour: bool) -> None:
    try:
        click.echo(piece, nl=False, color=colour)
    except BrokenPipeError:  # the reader has gone (| head): say nothing more, also not when the interpreter ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _complain(message: str, broken: list[str]) -> None:
    broken.append(message)
    click.echo(f"audit: {message}", err=True)


def _sources(
    names: Sequence[str], wanted: str | None, stdin_name: str, broken: list[str]
) -> Iterator[tuple[Source, Path | None]]:
    """Every article that can be read, with its path where it was named itself; errors are said as they come."""
    from auditor.read.many import read_many

    for source, path in read_many(names, sys.stdin.buffer, wanted, stdin_name):
        if isinstance(source, AuditError):
            _complain(str(source), broken)
        else:
            yield source, path


def _write(report: Report, target: str, broken: list[str], *, quiet: bool) -> None:
    from auditor.render.page import page

    try:
        Path(target).write_text(page(report), encoding="utf-8", newline="\n")
    except OSError as error:
        _complain(f"{target}: cannot write the HTML report ({error.strerror}); name another place with --html", broken)
        return
    click.echo(f"The report is in {target}", err=quiet)


@cli.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Show a rule's page, by its name or its code: why, on whose authority, and examples."""
    from auditor.measured import measured
    from auditor.render.rulebook import explain as page
    from auditor.ruleset import nearest, read_rules

    known = read_rules()
    key = rule.strip().lower()
    found = next((r for r in known if key in (r.name, r.code.lower())), None)
    if found is None:
        names = [name for r in known for name in (r.name, r.code)]
        raise click.UsageError(f"no rule “{rule}”{nearest(rule, names)}; `audit rules` lists them")
    click.echo(page(found, measured().get(found.name)), nl=False)


@cli.command()
def rules() -> None:
    """List all rules: code, name, severity, how often right on labelled copy, title."""
    from auditor.measured import measured
    from auditor.render.rulebook import table
    from auditor.ruleset import read_rules

    click.echo(table(read_rules(), measured()), nl=False)


@cli.command()
@_reads
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def sources(paths: Sequence[str], wanted: str | None, stdin_name: str, form: str) -> None:
    """Show who speaks in articles: named or not, how much, in which words."""
    from auditor.gate import status
    from auditor.parse import parse
    from auditor.render.sources import as_json, table
    from auditor.speakers import speakers

    broken: list[str] = []
    found = [(source.name, speakers(parse(source))) for source, _ in _sources(paths, wanted, stdin_name, broken)]
    click.echo(as_json(found) if form == "json" else "".join(table(*article) for article in found), nl=False)
    sys.exit(status((), broken))


@cli.command()
@click.argument("folder", type=click.Path())
def test(folder: str) -> None:
    """Hold a pack of rules to their own examples."""
    from auditor.audit import rules_of
    from auditor.selftest import judge

    root = Path(folder)
    if not root.is_dir():
        raise AuditError(f"{folder}: no such folder of rules")
    pack = rules_of(root)
    if not pack.rules:
        raise AuditError(f"{folder}: holds no rules; a rule is one .toml file")
    wrong = [failure for rule in pack.rules for failure in judge(rule, pack)]
    for failure in wrong:
        click.echo(f"{failure.rule}: {failure.kind} example {' '.join(failure.example.split())!r}: {failure.why}")
    bad = len({failure.rule for failure in wrong})
    click.echo(f"{len(pack.rules) - bad} of {len(pack.rules)} rules hold")
    sys.exit(1 if wrong else 0)


def main() -> None:
    """Run the command; whatever the user can mend comes out as one line on stderr, with exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without our quotation marks shows ? instead of failing
            stream.reconfigure(errors="replace")
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except AuditError as error:
        click.echo(f"audit: {error}", err=True)
        sys.exit(2)
