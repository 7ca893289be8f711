"""The trends of an archive as one HTML page, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from auditor.archive.intervals import Figure
from auditor.archive.trends import FEWEST, Group, Trends
from auditor.gate import SCORES
from auditor.render.page import rendered

_WIDTH, _HEIGHT = 300, 84
_TITLES = {"month": "month", "section": "desk", "outlet": "outlet", "author": "author"}


class Line(NamedTuple):
    """A figure month by month: the path of the line, that of the band of its intervals, and its ends in words."""

    title: str
    path: str
    band: str
    top: str
    last: str
    words: str


class Row(NamedTuple):
    """A group in a table: every figure as it is shown, and its interval."""

    name: str
    articles: str
    words: str
    figures: Sequence[tuple[str, str]]


def page(trends: Trends, name: str) -> str:
    """The page of an archive that people call `name`: the same trends always give the same text."""
    months = trends.kinds["month"]
    return rendered(
        "trends",
        name=name,
        articles=f"{trends.articles:,}",
        undated=f"{trends.undated:,}" if trends.undated else "",
        aside=f"{trends.aside:,}" if trends.aside else "",
        fewest=FEWEST,
        months=[month.name for month in months],
        span=_span([month.name for month in months]),
        scores=_score_lines(months),
        rates=_rate_lines(trends, months),
        tables=[(_TITLES[kind], [_row(one) for one in some]) for kind, some in trends.kinds.items() if some],
        names=SCORES,
        recent=_span(trends.recent),
        before=_span(trends.before),
        moved=[
            (one.name, one.title, _percent(one.before), _percent(one.now), one.now.value > one.before.value,
             [(_link(path, url), path, headline, message) for path, url, headline, message in one.examples])
            for one in trends.moved
        ],
        width=_WIDTH,
        height=_HEIGHT,
    )  # fmt: skip


def as_csv(trends: Trends) -> str:
    """All figures of the groups, a row each: kind, group, articles, words, measure, value, low, high."""
    told = io.StringIO()
    out = csv.writer(told, lineterminator="\n")
    out.writerow(("kind", "group", "articles", "words", "measure", "value", "low", "high"))
    for kind, some in trends.kinds.items():
        for group in some:
            for measure, figure in zip(("findings per 1,000 words", *SCORES), (group.rate, *group.scores), strict=True):
                rounded = (round(value, 3) for value in figure)
                out.writerow((_TITLES[kind], group.name, group.articles, group.words, measure, *rounded))
    return told.getvalue()


def _score_lines(months: Sequence[Group]) -> list[Line]:
    if len(months) < 2:
        return []
    return [_line(name, [month.scores[k] for month in months], 100, months, digits=0) for k, name in enumerate(SCORES)]


def _rate_lines(trends: Trends, months: Sequence[Group]) -> list[Line]:
    if len(months) < 2:
        return []
    rates = [month.rate for month in months]
    lines = [_line("all findings", rates, max(one.high for one in rates), months, digits=1)]
    for title, values in trends.rates.items():
        figures = [Figure(value, value, value) for value in values]
        lines.append(_line(title, figures, max(values), months, digits=1))
    return lines


def _line(title: str, figures: Sequence[Figure], top: float, months: Sequence[Group], digits: int) -> Line:
    top = top or 1.0
    step = _WIDTH / (len(figures) - 1)

    def at(k: int, value: float) -> str:
        return f"{k * step:.1f} {_HEIGHT - _HEIGHT * min(value, top) / top:.1f}"

    path = "M" + "L".join(at(k, one.value) for k, one in enumerate(figures))
    upper = [at(k, one.high) for k, one in enumerate(figures)]
    lower = [at(k, one.low) for k, one in enumerate(figures)]
    band = f"M{'L'.join(chain(upper, reversed(lower)))}Z" if upper != lower else ""
    first, last = figures[0], figures[-1]
    words = f"{title}: {first.value:.{digits}f} in {months[0].name}, {last.value:.{digits}f} in {months[-1].name}"
    return Line(title, path, band, f"{top:.{digits}f}", f"{last.value:.{digits}f}", words)


def _row(group: Group) -> Row:
    figures = ((group.rate, 1), *((score, 0) for score in group.scores))
    shown = [(f"{one.value:.{digits}f}", f"{one.low:.{digits}f}–{one.high:.{digits}f}") for one, digits in figures]
    return Row(group.name, f"{group.articles:,}", f"{group.words:,}", shown)


def _percent(share: Figure) -> str:
    value, low, high = (100 * one for one in share)
    return f"{value:.1f} % ({low:.1f}–{high:.1f})"


def _span(months: Sequence[str]) -> str:
    return " to ".join(dict.fromkeys((months[0], months[-1]))) if months else ""


def _link(path: str, url: str) -> str:
    """Where an example can be read: at its address, else in its file if it is one."""
    if url.startswith(("http://", "https://")):
        return url
    return Path(quote(str(Path(path).absolute()))).as_posix() if Path(path).is_file() else ""


def lines(trends: Trends) -> Iterator[str]:
    """The trends in short, for a terminal."""
    yield f"{trends.articles:,} articles, {len(trends.kinds['month'])} months of {FEWEST} articles or more"
    for one in trends.moved:
        way = "more" if one.now.value > one.before.value else "less"
        yield f"  {one.name}: {way}, {_percent(one.before)} of the articles then, {_percent(one.now)} now"
