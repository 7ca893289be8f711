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


@contextmanager
def pace() -> Iterator[Callable[[int, int], None]]:
    """A function to call with how much is done, of how much: it shows rate and time left where somebody watches."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    began: tuple[float, int] | None = None  # when, and with how much done by runs before
    shown = 0.0

    def tell(done: int, total: int) -> None:
        nonlocal began, shown
        now = monotonic()
        began = began or (now, done)
        if now - shown < _PACE:
            return
        shown, rate = now, (done - began[1]) / max(now - began[0], _PACE)
        left = f"{rate:.0f} a second, {_time((total - done) / rate)} left" if rate else "starting"
        click.echo(f"{ERASE}{done:,} of {total:,} records; {left}", err=True, nl=False)

    try:
        yield tell
    finally:
        click.echo(ERASE, err=True, nl=False)


def _time(seconds: float) -> str:
    minutes = seconds / 60
    if minutes < 1:
        return f"{seconds:.0f} s"
    return f"{minutes:.0f} min" if minutes < 100 else f"{minutes / 60:.0f} h"
