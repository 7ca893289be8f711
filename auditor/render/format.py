"""What a format is: functions from reports to text, so that articles stream and no format holds them all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from auditor.model import Rule
from auditor.report import Finding, Report


class Context(NamedTuple):
    """What a format may say beside the reports.

    `rules` are the rules that were in force, by code, for formats that declare them. `fails` says whether a finding
    stands at or above the gate of its article.
    `errors` are the lines about what could not be read; they are complete when `Format.tail` is called. `standing` asks
    a person's format to show what is let stand.
    """

    rules: Sequence[Rule] = ()
    fails: Callable[[Finding], bool] = lambda _: False
    errors: Sequence[str] = ()
    colour: bool = False
    standing: bool = False


def nothing(_: Context) -> str:
    """The head and the tail of a format that has none."""
    return ""


class Format(NamedTuple):
    """A head, a piece for every article, a tail; `between` parts the pieces that are not empty."""

    article: Callable[[Report, Context], str]
    head: Callable[[Context], str] = nothing
    tail: Callable[[Context], str] = nothing
    between: str = ""
