"""A weekday held to its date: “Saturday 1 November 2026” was a Sunday."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Number, Rule
from auditor.phrases import Hit
from auditor.report import Finding

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TIES = ("", ",", " the", ", the", ",the", " (", ", a", " (a", ", which is a", "(")
_OLDEST = 1925  # before it a date may be of the old calendar
_FAR = 150  # days from the day of publication within which a date without a year is of the year that is nearest
_VERBS = ("would", "will")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A weekday beside a date on which it does not fall. The year stands in the date or follows from the day of
    publication in the front matter; where there is neither, nothing is said.
    """
    published = _published(document)
    for one, two in pairwise(document.numbers):
        day, stated = (one, two) if one.kind == "weekday" else (two, one)
        if day.kind != "weekday" or stated.kind != "date" or not stated.value % 100:
            continue
        gap = " ".join(document.text[one.end : two.start].split(" ")).rstrip()
        first = _date(stated.value, published)
        last = _date(stated.high, published)
        if gap not in _TIES or _apart(document, one, two) or _opens_clause(document, one, two):
            continue
        if first is None or last is None:
            continue
        fits = {(first + timedelta(n)).isoweekday() for n in range((last - first).days + 1)}
        if int(day.value) not in fits:
            right = _DAYS[first.isoweekday() - 1]
            written = f"{first.day} {first:%B %Y}"
            end = two.end + (gap.startswith(" (") and document.text.startswith(")", two.end))
            suggestion = document.text[one.start : day.start] + right + document.text[day.end : end]
            yield found(document, rule, one.start, end, suggestions=[suggestion], other=written, passage=right)


def _apart(document: Document, one: Number, two: Number) -> bool:
    """Whether the two stand in different paragraphs."""
    places = [document.sentence_at(n.start) for n in (one, two)]
    return len({place.block for place in places if place}) > 1


def _opens_clause(document: Document, one: Number, two: Number) -> bool:
    """“said on Monday May 7 would be the last day”: the date is the subject of what follows."""
    behind = document.text[two.end : two.end + 12].split()
    return one.kind == "weekday" and bool(behind) and behind[0] in _VERBS and "," not in document[(one.end, two.start)]


def _published(document: Document) -> date | None:
    if document.source.unit == "paragraph":  # Word dates a file when its template was made
        return None
    try:
        return date.fromisoformat(document.source.meta.get("date", "")[:10])
    except ValueError:
        return None


def _date(value: float, published: date | None) -> date | None:
    """The day of a number such as 20261124 or, without a year, the one nearest to the day of publication."""
    year, month, day = int(value) // 10_000, int(value) // 100 % 100, int(value) % 100
    try:
        if year:
            return date(year, month, day) if year >= _OLDEST else None
        if published is None:
            return None
        years = (published.year - 1, published.year, published.year + 1)
        nearest = min((date(y, month, day) for y in years), key=lambda d: abs((d - published).days))
    except ValueError:
        return None
    return nearest if abs((nearest - published).days) <= _FAR else None
