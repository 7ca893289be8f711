"""`audit try-rule`: what a new or changed rule would have flagged in an archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.holdings import needed, of_an_archive
from auditor.cli.progress import pace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from auditor.archive.run import Plan


@click.command("try-rule")
@click.argument("rule", type=click.Path(path_type=Path))
@of_an_archive
@click.option("--sample", type=click.IntRange(min=0), default=20, show_default=True, metavar="N",
              help="How many hits to show, drawn by lot, the same on every run.")  # fmt: skip
def try_rule(*, rule: Path, plan: Plan, broken: Sequence[str], sample: int) -> None:
    """Show what the rule in a file would have flagged: how often, where, which rules flag it already, and which of the
    articles of the last month it hits.

    SOURCE is what `audit archive` reads, or the folder of tables that it wrote, whose source is read again.
    """
    with needed("archive"):
        from auditor.archive.run import total, worked
        from auditor.archive.trial import Trial, rule_at, trial_of
        from auditor.archive.trial_text import told

    tried = rule_at(rule)
    trial = Trial(sample)
    count, done = total(plan), 0
    with pace() as tell:
        tell(0, count)
        for rows in worked(plan, trial_of(tried), {}):
            trial.add(rows.to_pylist())
            done += len(rows)
            tell(done, count)
    click.echo(told(tried, trial), nl=False)
    sys.exit(2 if broken else 0)
