"""`audit config`: what holds for a path, and where each value comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.options import as_of, configured, say_unread

if TYPE_CHECKING:
    from datetime import date

    from auditor.config.newsroom import Newsroom


@click.command()
@configured
@as_of
@click.argument("path", default=".", type=click.Path(path_type=Path))
def config(path: Path, *, newsroom: Newsroom, as_of: date | None) -> None:
    """Show what is set for an article or a folder, and where each value comes from."""
    from auditor.config.told import rows
    from auditor.published import published, today
    from auditor.read import read_file

    dated = None if as_of or not path.is_file() else published(read_file(path))
    day = as_of or dated or today()
    article = path / "*" if path.is_dir() else path
    file = newsroom.file_of(article.parent)
    why = "--as-of" if as_of else "the article's date" if dated else "today"
    settings = newsroom.settings(article, day)
    table = [("as_of", str(day), why), *rows(file, settings)]
    wide, wider = (max(len(row[column]) for row in table) for column in (0, 1))
    click.echo(f"{path}: {file.label if file else 'no configuration'}")
    for key, value, where in table:
        click.echo(f"  {key:<{wide}}  {value:<{wider}}  {where}")
    say_unread(settings.unread)
