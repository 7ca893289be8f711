"""How far a long run has come: one line on a terminal's standard error, gone when the run ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

import click

ERASE = "\r\x1b[K"
_PATIENCE, _PACE = 1.0, 0.1  # seconds before it first shows, and between two changes
_LONGEST = 50  # characters of a name


@contextmanager
def progress(*, wanted: bool) -> Iterator[Callable[[str], None]]:
    """A function to call before each article with its name; it is silent where nobody watches, or the run is short."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda _: None
        return
    shown, done = monotonic() + _PATIENCE - _PACE, 0

    def tell(name: str) -> None:
        nonlocal shown, done
        if monotonic() - shown >= _PACE:
            shown = monotonic()
            short = name if len(name) <= _LONGEST else f"…{name[1 - _LONGEST :]}"
            said = "".join(c if c.isprintable() else "�" for c in short)
            click.echo(f"{ERASE}{done:,} article{'' if done == 1 else 's'} audited; now {said}", err=True, nl=False)
        done += 1

    try:
        yield tell
    finally:
        click.echo(ERASE, err=True, nl=False)
