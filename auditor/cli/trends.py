"""`audit trends`: what an audited archive shows over time, by desk and outlet."""

from __future__ import annotations

from pathlib import Path

import click

from auditor.cli.holdings import needed
from auditor.model import AuditError


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--html", type=click.Path(path_type=Path), metavar="PATH",
              help="Where to write the page.  [default: trends.html in DIR]")  # fmt: skip
@click.option("--csv", "as_table", is_flag=True, help="Print all figures as CSV, and write no page.")
@click.option("--authors", is_flag=True, help="Show authors beside each other too, those of 20 articles or more.")
def trends(folder: Path, *, html: Path | None, as_table: bool, authors: bool) -> None:
    """Show what the tables in DIR, written by `audit archive`, tell: scores and findings per 1,000 words by month, desk
    and outlet with their intervals, the rules that moved most, and examples. Groups under 20 articles are left out.
    """
    with needed("archive"):
        from auditor.archive import trends_page
        from auditor.archive.asked import Tables
        from auditor.archive.trends import trends as found

    told = found(Tables(folder), authors=authors)
    if as_table:
        click.echo(trends_page.as_csv(told), nl=False)
        return
    place = html or folder / "trends.html"
    try:
        place.write_text(trends_page.page(told, str(folder)), encoding="utf-8", newline="\n")
    except OSError as error:
        raise AuditError(f"{place}: cannot be written ({error.strerror}); name another file with --html") from None
    for line in trends_page.lines(told):
        click.echo(line)
    click.echo(f"The page is in {place}")
