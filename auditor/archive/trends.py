"""What an archive shows over time and by desk: scores, findings per 1,000 words, and the rules that moved most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import sqrt
from operator import attrgetter
from typing import NamedTuple

from auditor.archive.asked import KINDS, Bundle, Tables
from auditor.archive.intervals import Figure, ratio, wilson
from auditor.gate import SCORES
from auditor.report import GROUPS
from auditor.ruleset import read_rules

FEWEST = 20  # articles: of fewer nothing is shown
RECENT, BEFORE = 3, 12  # months that are held against each other
_MOVED = 2.6  # standard errors (one in a hundred by chance) from which a rule has moved
_MOST, _SHOWN = 10, 3  # rules that moved, and examples of each


class Group(NamedTuple):
    """Articles of a month, a desk, an outlet or an author: findings per 1,000 words, and the mean of each score."""

    name: str
    articles: int
    words: int
    rate: Figure
    scores: Sequence[Figure]


class Moved(NamedTuple):
    """A rule that finds more or less than it did: in which share of the articles, before and now, with examples.

    `examples` are (path, url, headline, message).
    """

    name: str
    title: str
    before: Figure
    now: Figure
    examples: Sequence[tuple[str, str, str, str]]


class Trends(NamedTuple):
    """All that is told of an archive. `kinds` has the groups of each kind, by month first; `rates` the findings per
    1,000 words of each group of rules, month by month; `recent` and `before` are the months held against each other.
    """

    articles: int
    undated: int
    aside: int
    kinds: Mapping[str, Sequence[Group]]
    rates: Mapping[str, Sequence[float]]
    recent: Sequence[str]
    before: Sequence[str]
    moved: Sequence[Moved]


def trends(tables: Tables, *, authors: bool = False) -> Trends:
    """What the tables show; authors stand against each other only where that is asked for."""
    articles, undated = tables.totals()
    kinds = {kind: list(groups(tables.bundles(kind))) for kind in KINDS if authors or kind != "author"}
    months = kinds["month"]
    recent, before = _windows([group.name for group in months])
    found = tables.by_group_of_rules()
    rates = {
        title: [1000 * found.get((month.name, code), 0) / month.words if month.words else 0.0 for month in months]
        for code, title in GROUPS.items()
        if any(found.get((month.name, code)) for month in months)
    }
    return Trends(articles, undated, tables.aside, kinds, rates, recent, before, _moved(tables, months, recent, before))


def groups(bundles: Iterable[Bundle]) -> Iterator[Group]:
    """The groups that bundles are of, in their order; small ones are left out."""
    for name, some in groupby(bundles, attrgetter("group")):
        told = list(some)
        articles = sum(one.articles for one in told)
        if articles < FEWEST:
            continue
        rate = ratio([(1000.0 * one.findings, one.words) for one in told])
        scores = [ratio([(one.scores[k], one.articles) for one in told]) for k in range(len(SCORES))]
        yield Group(name, articles, sum(one.words for one in told), rate, scores)


def _windows(months: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The last three months and the twelve before them; of a shorter archive its last third and the rest."""
    count = min(RECENT, len(months) // 3)
    return (months[-count:], months[-count - BEFORE : -count]) if count else ((), ())


def _moved(tables: Tables, months: Sequence[Group], recent: Sequence[str], before: Sequence[str]) -> Sequence[Moved]:
    """The rules whose share of articles differs most from before, by a test of two proportions; the farthest first."""
    titles = {rule.name: rule.title for rule in read_rules()}
    then, now = tables.hit(before), tables.hit(recent)
    of_then, of_now = (sum(m.articles for m in months if m.name in some) for some in (before, recent))
    if not (of_then and of_now):
        return ()
    far: list[tuple[float, str]] = []
    for name in {**then, **now}:
        first, last = then.get(name, 0), now.get(name, 0)
        share = (first + last) / (of_then + of_now)
        error = sqrt(share * (1 - share) * (1 / of_then + 1 / of_now))
        if error and abs(last / of_now - first / of_then) >= _MOVED * error:
            far.append((-abs(last / of_now - first / of_then) / error, name))
    return [
        Moved(name, titles.get(name, name), wilson(then.get(name, 0), of_then), wilson(now.get(name, 0), of_now),
              tables.examples(name, recent, _SHOWN))
        for _, name in sorted(far)[:_MOST]
    ]  # fmt: skip
