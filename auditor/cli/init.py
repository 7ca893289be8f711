"""`audit init`: what a repository of articles needs to be audited, written where it is missing."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--ci", "host", type=click.Choice(["github", "gitlab", "none"]),
              help="Whose CI the job is for.  [default: as git's remote tells, else github]")  # fmt: skip
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), default=".")
def init(folder: Path, *, host: str | None) -> None:
    """Begin in a repository of articles: write audit.toml, a job for its CI and a hook for pre-commit.

    What is there is left as it is.
    """
    from auditor.config.beginning import begin
    from auditor.config.files import absolute, shown

    begun = begin(absolute(folder), host)
    for path in begun.written:
        click.echo(f"wrote {shown(path)}")
    for line in begun.left:
        click.echo(f"left  {line}")
    click.echo(
        "Next: read audit.toml, then `audit baseline .` lets stand what is there now, so that only new faults count."
    )
