"""`audit archive`: audit what a newsroom has published, into tables that can be asked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.holdings import of_an_archive
from auditor.cli.progress import pace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.archive.run import Plan


@click.command()
@of_an_archive
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
              help="Where the tables go; a run that was stopped goes on there.")  # fmt: skip
@click.option("--part", type=click.IntRange(min=1), default=1000, show_default=True, metavar="N",
              help="Records in a part of the output; a run that is killed loses one at most.")  # fmt: skip
def archive(*, plan: Plan, broken: Sequence[str], out: Path, part: int) -> None:
    """Audit an archive into Parquet tables: a folder or glob of articles, JSON lines, CSV, Parquet, WARC (also at s3://
    and https://), or a database with --query.

    Exit status: 0 every record came out as an article or an error, 2 wrong usage, or the run could not be finished;
    what is done is kept, and the same command goes on.
    """
    from auditor.archive.run import run

    with pace() as tell:
        tally = run(plan._replace(part=part), out, tell)
    click.echo(f"{tally} in {out}")
    sys.exit(2 if broken else 0)
