"""From the name of a format to the function that writes it: reports in, text out, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from auditor.report import Report

Format = Callable[[Iterable[Report], bool], Iterator[str]]


def text(reports: Iterable[Report], colour: bool) -> Iterator[str]:
    """Findings for a person at a terminal."""
    from auditor.render import terminal

    return terminal.render(reports, colour=colour)


def data(reports: Iterable[Report], colour: bool) -> Iterator[str]:  # noqa: ARG001 (data has no colours)
    """The JSON format, version 1."""
    from auditor.render import as_json

    return as_json.render(reports)


def html(reports: Iterable[Report], colour: bool) -> Iterator[str]:  # noqa: ARG001 (a page has its own)
    """The HTML report, one document after the other."""
    from auditor.render import page

    return (page.page(report) for report in reports)


FORMATS: dict[str, Format] = {"text": text, "json": data, "html": html}
