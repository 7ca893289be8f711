"""The command `audit`: thin; every command is a few lines over what the package does."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

import click

from auditor import __version__
from auditor.model import AuditError

_COMMANDS = {
    "archive": "archive",
    "baseline": "decide",
    "check": "check",
    "config": "config",
    "decide": "decide",
    "explain": "rules",
    "init": "init",
    "new-rule": "rules",
    "rules": "rules",
    "sources": "articles",
    "test": "rules",
    "trends": "trends",
    "try-rule": "try_rule",
}  # and the module of each, which is loaded when it is asked for


class _Group(click.Group):
    """`audit FILE` is `audit check FILE`; a file called like a command is reached as `./rules`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click calls it so
        """Their names, in order."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        """The command of a name; None for another."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = getattr(
            import_module(f"auditor.cli.{_COMMANDS[cmd_name]}"), cmd_name.replace("-", "_")
        )
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the default command before arguments that name none."""
        if args and args[0] not in (*_COMMANDS, "--help", "--version"):
            args = ["check", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Group, no_args_is_help=True, context_settings={"help_option_names": ["--help"]})
@click.version_option(__version__, prog_name="audit")
def cli() -> None:
    """Audit news copy before it is published: loaded words, claims nobody stands behind, headlines that say more than
    the story, slips of the keys.

    `audit article.txt` prints the findings and writes article.audit.html beside the article.
    """


def main() -> None:
    """Run the command; whatever the user can mend comes out as one line on stderr, with exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal without our quotation marks shows ? instead of failing
            stream.reconfigure(errors="replace")
    status = _status()
    gc.freeze()  # at the end the collector need not look at all
    if "daft" in sys.modules:
        _leave(status)
    sys.exit(status)


def _status() -> int:
    """What the command ends with."""
    try:
        cli.main(standalone_mode=False)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        return 130
    except AuditError as error:
        click.echo(f"audit: {error}", err=True)
        return 2
    return 0


def _leave(status: int) -> NoReturn:
    """End the process without tidying up Python: a thread of Daft's that still holds it would crash it then."""
    atexit._run_exitfuncs()  # noqa: SLF001  # Ray's among them
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # nobody reads any more
            stream.flush()
    os._exit(status)
