"""An archive on the command line: what every command takes that reads one, and a plan for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.articles import TYPES, complain
from auditor.cli.options import as_of, configured, of_a_case
from auditor.model import AuditError

if TYPE_CHECKING:
    from auditor.archive.run import Plan


@contextmanager
def needed(extra: str) -> Iterator[None]:
    """Say what to install where a package that only a part of the program needs is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise AuditError(f"this needs {error.name}; install it with: pip install 'auditor[{extra}]'") from None


def of_an_archive(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command SOURCE and how to read it; it gets the `plan`, and `broken`, the lines about what is not there."""
    for option in (
        click.argument("source"),
        click.option("--workers", type=click.IntRange(min=1), metavar="N",
                     help="Processes that audit.  [default: all processors]"),
        click.option("--address", metavar="ADDRESS",
                     help="The Ray cluster, such as ray://head:10001.  [default: one here]"),
        click.option("--engine", type=click.Choice(["native", "ray"]), default="native", show_default=True,
                     help="This machine, or a Ray cluster."),
        click.option("--type", "wanted", type=click.Choice(TYPES),
                     help="The type of the articles or of the text column, where it is told wrongly."),
        click.option("--query", metavar="SQL", help="What to read from a database; its id must be unique."),
        click.option("--columns", metavar="KEY=COLUMN,…",
                     help="Which columns are id, headline, text, date, author, section, url and outlet."),
    ):  # fmt: skip
        command = option(command)

    @configured
    @as_of
    @of_a_case
    @wraps(command)
    def run(**told: Any) -> None:
        command(**_planned(told))

    return run


def _planned(told: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a command with a plan in the place of those that make it."""
    source, columns, query, wanted, engine, address, workers, newsroom, day, case = (
        told.pop(key) for key in "source columns query wanted engine address workers newsroom as_of case".split()
    )
    if address and engine != "ray":
        raise click.UsageError("--address is for --engine ray")
    with needed("archive"):
        from auditor.archive.engine import Engine, started
        from auditor.archive.plan import Configured, planned
    given = click.get_current_context().params
    runs = started(Engine(engine, workers, address))  # before anything is read
    judge = Configured(newsroom, given["config"], given["config_from"], given["no_config"], day, case)
    plan: Plan = planned(source, judge, columns=columns, query=query or "", wanted=wanted)
    broken: list[str] = []
    for line in plan.held.broken:
        complain(line, broken)
    if plan.guessed:
        click.echo(f"audit: --columns {plan.guessed} (guessed by their names)", err=True)
    return {**told, "plan": plan._replace(engine=runs), "broken": broken}
