"""`audit archive`: audit what a newsroom has published, into tables that can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.articles import TYPES, complain
from auditor.cli.options import as_of, configured, of_a_case
from auditor.cli.progress import pace
from auditor.model import AuditError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from auditor.config.newsroom import Newsroom


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Say what to install where a package that only a part of the program needs is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise AuditError(f"this needs {error.name}; install it with: pip install 'auditor[{extra}]'") from None


@click.command()
@configured
@as_of
@of_a_case
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
              help="Where the tables go; a run that was stopped goes on there.")  # fmt: skip
@click.option("--columns", metavar="KEY=COLUMN,…",
              help="Which columns are id, headline, text, date, author, section, url and outlet.")  # fmt: skip
@click.option("--query", metavar="SQL", help="What to read from a database; its id must be unique.")
@click.option("--type", "wanted", type=click.Choice(TYPES),
              help="The type of the articles or of the text column, where it is told wrongly.")  # fmt: skip
@click.option("--engine", type=click.Choice(["native", "ray"]), default="native", show_default=True,
              help="This machine, or a Ray cluster.")  # fmt: skip
@click.option("--address", metavar="ADDRESS", help="The Ray cluster, such as ray://head:10001.  [default: one here]")
@click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="Processes that audit.  [default: all processors]"
)
@click.option("--part", type=click.IntRange(min=1), default=1000, show_default=True, metavar="N",
              help="Records in a part of the output; a run that is killed loses one at most.")  # fmt: skip
@click.argument("source")
@click.pass_context
def archive(
    context: click.Context,
    source: str,
    *,
    newsroom: Newsroom,
    as_of: date | None,
    case: Mapping[str, str],
    out: Path,
    columns: str | None,
    query: str | None,
    wanted: str | None,
    engine: str,
    address: str | None,
    workers: int | None,
    part: int,
) -> None:
    """Audit an archive into Parquet tables: a folder or glob of articles, JSON lines, CSV, Parquet, WARC (also at s3://
    and https://), or a database with --query.

    Exit status: 0 every record came out as an article or an error, 2 wrong usage, or the run could not be finished;
    what is done is kept, and the same command goes on.
    """
    if address and engine != "ray":
        raise click.UsageError("--address is for --engine ray")
    with needed("archive"):
        from auditor.archive.engine import Engine, started
        from auditor.archive.plan import Configured, planned
        from auditor.archive.run import run
    given = context.params
    runs = started(Engine(engine, workers, address))  # before anything is read
    judge = Configured(newsroom, given["config"], given["config_from"], given["no_config"], as_of, case)
    plan = planned(source, judge, columns=columns, query=query or "", wanted=wanted)
    broken: list[str] = []
    for line in plan.held.broken:
        complain(line, broken)
    if plan.guessed:
        click.echo(f"audit: --columns {plan.guessed} (guessed by their names)", err=True)
    with pace() as tell:
        tally = run(plan._replace(engine=runs, part=part), out, tell)
    click.echo(f"{tally} in {out}")
    context.exit(2 if broken else 0)
