"""The articles of a command: their arguments, reading them, and who speaks in them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from auditor.cli.options import configured
from auditor.cli.progress import ERASE
from auditor.model import AuditError

if TYPE_CHECKING:
    from auditor.config.newsroom import Newsroom
    from auditor.model import Source
    from auditor.read.many import Place

TYPES = ("txt", "md", "html", "docx", "nitf", "newsml", "ninjs", "archieml")  # the keys of read.READERS


def reads(command: Callable[..., None]) -> Callable[..., None]:
    """The arguments of every command that reads articles."""
    for option in (
        click.option("--stdin-filename", "stdin_name", metavar="NAME", default="<stdin>",
                     help="What to call the article on standard input; its ending tells the type."),
        click.option("--type", "wanted", type=click.Choice(TYPES),
                     help="The type of the articles, where contents and ending tell it wrongly."),
        click.argument("paths", nargs=-1, required=True),
    ):  # fmt: skip
        command = option(command)
    return command


def complain(message: str, broken: list[str]) -> None:
    """Say once what could not be done, and keep it for the exit status."""
    if message not in broken:
        broken.append(message)
        click.echo(f"{ERASE if sys.stderr.isatty() else ''}audit: {message}", err=True)


def placed(names: Sequence[str], stdin_name: str, newsroom: Newsroom) -> list[Place | AuditError]:
    """Where the articles lie that are named, in order, with an error for what is none."""
    from auditor.read.many import places

    return list(places(names, sys.stdin.buffer, stdin_name, newsroom.left_out))


def read(
    names: Sequence[str], wanted: str | None, stdin_name: str, newsroom: Newsroom, broken: list[str]
) -> Iterator[Source]:
    """Every article that can be read; errors are said as they come."""
    from auditor.read.many import read_place

    for place in placed(names, stdin_name, newsroom):
        try:
            if isinstance(place, AuditError):
                raise place
            source = read_place(place, wanted)
        except AuditError as error:
            complain(str(error), broken)
        else:
            yield source


@click.command()
@reads
@configured
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def sources(paths: Sequence[str], *, wanted: str | None, stdin_name: str, newsroom: Newsroom, form: str) -> None:
    """Show who speaks in articles: named or not, how much, in which words."""
    from auditor.gate import status
    from auditor.parse import parse
    from auditor.render.sources import as_json, table
    from auditor.speakers import speakers

    broken: list[str] = []
    articles = read(paths, wanted, stdin_name, newsroom, broken)
    found = [(source.name, speakers(parse(source))) for source in articles]
    click.echo(as_json(found) if form == "json" else "".join(table(*article) for article in found), nl=False)
    sys.exit(status((), broken))
