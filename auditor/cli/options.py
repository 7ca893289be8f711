"""The options of every command that obeys a configuration: where it is read from, and the day whose rules hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from auditor.config.newsroom import Newsroom


def configured(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--config`, `--no-config` and `--config-from`; it gets the `newsroom` that they ask for."""

    @click.option(
        "--config",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="The configuration, instead of the audit.toml or pyproject.toml found above each article.",
    )
    @click.option("--no-config", is_flag=True, help="Read no configuration: what is built in holds.")
    @click.option(
        "--config-from",
        metavar="REF",
        help="Read configuration and house rules from a git ref, such as the base branch of a pull request.",
    )
    @wraps(command)
    def run(*args: object, config: Path | None, no_config: bool, config_from: str | None, **others: object) -> None:
        command(*args, newsroom=_newsroom(config, config_from, no_config=no_config), **others)  # fmt: skip

    return run


def as_of(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--as-of`."""
    told = "The rules and house style of a day, such as 2019-04-01.  [default: that of the article, else today]"
    return click.option("--as-of", callback=day, metavar="DATE", help=told)(command)


def of_a_case(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--proceedings` and `--jurisdiction`; it gets them as `case`, as front matter has them."""

    @click.option(
        "--proceedings",
        type=click.Choice(["none", "active", "convicted", "cleared"]),
        help="How far the case has come, if there is one; before what front matter and story say.",
    )
    @click.option("--jurisdiction", metavar="PLACE", help="Whose law holds: england, scotland, us, …")
    @wraps(command)
    def run(*args: object, proceedings: str | None, jurisdiction: str | None, **others: object) -> None:
        told = {"proceedings": proceedings, "jurisdiction": jurisdiction}
        command(*args, case={key: value for key, value in told.items() if value}, **others)  # fmt: skip

    return run


def gated(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the gate: `--fail-on`, `--max-warnings`, `--min-score` and `--exit-zero`."""
    for option in (
        click.option("--exit-zero", is_flag=True, help="Say which gate failed, and end with 0 all the same."),
        click.option("--min-score", "min_scores", multiple=True, metavar="SCORE=N",
                     help="An article that scores less makes it 1: tone=60, for any score, several times."),
        click.option("--max-warnings", type=click.IntRange(min=0), metavar="N",
                     help="More warnings than these, in all articles, make it 1."),
        click.option("--fail-on", type=click.Choice(["error", "warning", "note", "never"]),
                     help="The least severity that makes the exit status 1.  [default: error, or as configured]"),
    ):  # fmt: skip
        command = option(command)
    return command


def say_unread(lines: Iterable[str]) -> None:
    """Say what of Vale styles is not read: once for each run, and never an error."""
    for line in lines:
        click.echo(f"audit: note: {line}", err=True)


def day(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    """The day that an option names."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is no day; write it as 2019-04-01") from None


def _newsroom(config: Path | None, ref: str | None, *, no_config: bool) -> Newsroom:
    from auditor.config import newsroom

    if sum((config is not None, ref is not None, no_config)) > 1:
        raise click.UsageError("give one of --config, --config-from and --no-config")

    def copy() -> Path:
        from tempfile import TemporaryDirectory

        return Path(click.get_current_context().with_resource(TemporaryDirectory(prefix="audit-")))

    return newsroom.asked(config, ref, copy, configured=not no_config)
