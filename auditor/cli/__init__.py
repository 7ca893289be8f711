"""The command `audit`: thin; every command is a few lines over what the package does."""

from __future__ import annotations

import gc
import io
import sys

import click

from auditor.cli.archive import archive
from auditor.cli.articles import TYPES as _TYPES
from auditor.cli.articles import sources
from auditor.cli.check import check
from auditor.cli.config import config
from auditor.cli.decide import baseline, decide
from auditor.cli.init import init
from auditor.cli.rules import explain, new_rule, rules, test
from auditor.cli.trends import trends
from auditor.cli.try_rule import try_rule
from auditor.model import AuditError
from auditor.unhindered import seldom

__all__ = ["_TYPES", "cli", "main"]


class _Group(click.Group):
    """`audit FILE` is `audit check FILE`; a file called like a command is reached as `./rules`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before arguments that name none."""
        if args and args[0] not in (*self.commands, "--help", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Group, no_args_is_help=True, context_settings={"help_option_names": ["--help"]})
@click.version_option(package_name="auditor", prog_name="audit")
def cli() -> None:
    """Audit news copy before it is published: loaded words, claims nobody stands behind, headlines that say more than
    the story, slips of the keys.

    `audit article.txt` prints the findings and writes article.audit.html beside the article.
    """


for _command in (
    archive,
    baseline,
    check,
    config,
    decide,
    explain,
    init,
    new_rule,
    rules,
    sources,
    test,
    trends,
    try_rule,
):
    cli.add_command(_command)


def main() -> None:
    """Run the command; whatever the user can mend comes out as one line on stderr, with exit status 2."""
    seldom()
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
    finally:
        gc.freeze()  # at the end the collector need not look at all
