"""The index of a folder of reports: a line for each article, and what desks and authors come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import quote

from auditor.render.notes import SEVERITIES
from auditor.render.page import rendered
from auditor.render.places import path, slashed
from auditor.report import Report

_BINS, _WIDTH, _HEIGHT = 24, 96, 18  # of a sparkline, in its own units
_UNFIT = str.maketrans(dict.fromkeys('<>:"|?*\\', "_") | dict.fromkeys(map(chr, (*range(32), 127)), "_"))
_LONGEST = 180  # bytes of a file's name, which file systems allow 255


class Entry(NamedTuple):
    """What the index keeps of an article: never its text. `spark` is the path of its sparkline, `href` its page."""

    path: str
    headline: str
    desk: str
    author: str
    date: str
    words: int
    counts: tuple[int, ...]
    scores: tuple[int, ...]
    spark: str
    told: str
    href: str = ""


class Group(NamedTuple):
    """What the articles of a desk or an author come to: how many, their findings by severity, their mean scores."""

    name: str
    articles: int
    counts: tuple[int, ...]
    scores: tuple[int, ...]


def home_of(name: str) -> str:
    """The link to the index from the page of an article of this name."""
    return "../" * _base(name).count("/") + "index.html"


def page_path(name: str, taken: set[str]) -> PurePosixPath:
    """Where the page of an article lies in the folder: as the article does, whatever its name; `taken` gets it."""
    base = _base(name)
    name, number = base, 1
    while name.casefold() in taken:  # there are file systems that do not tell A from a
        number += 1
        name = f"{base}-{number}"
    taken.add(name.casefold())
    return PurePosixPath(f"{name}.audit.html")


def _base(name: str) -> str:
    parts = [_part(part) for part in PurePosixPath(slashed(name)).parts if part not in ("/", ".")]
    return "/".join(parts) or "article"


def _part(part: str) -> str:
    clean = "up" if part == ".." else part.translate(_UNFIT).rstrip(". ") or "_"
    return clean.encode()[:_LONGEST].decode(errors="ignore")


def entry(report: Report) -> Entry:
    """The line of an article, which does not yet know where its page lies."""
    document = report.document
    head, meta = document.headline, document.source.meta
    count = Counter(f.rule.severity for f in report.findings)
    places = [f.span.start / max(1, len(document.text)) for f in report.findings]
    return Entry(
        path=path(document),
        headline=" ".join(document[head.start, head.end].split()) if head else "",
        desk=meta.get("section", "").strip(),
        author=meta.get("author", "").strip(),
        date=meta.get("date", "").strip()[:10],
        words=report.measures.words,
        counts=tuple(count[s] for s in SEVERITIES),
        scores=tuple(score.value for score in report.scores),
        spark=_spark(places),
        told=_thirds(places),
    )


def placed(one: Entry, page: PurePosixPath) -> Entry:
    """The line of an article whose page lies there."""
    return one._replace(href=quote(str(page)))


def _spark(places: Sequence[float]) -> str:
    """A bar for each part of the story that has findings, higher for more."""
    bins = Counter(min(_BINS - 1, int(at * _BINS)) for at in places)
    step = _WIDTH // _BINS
    return "".join(f"M{k * step + step // 2} {_HEIGHT}v-{min(_HEIGHT, 3 + 3 * n)}" for k, n in sorted(bins.items()))


def _thirds(places: Sequence[float]) -> str:
    if not places:
        return "no findings"
    first, second, last = (sum(k <= 3 * at < k + 1 for at in places) for k in range(3))
    return f"findings in the first third of the story {first}, in the second {second}, in the last {last}"


def index(entries: Iterable[Entry], names: Sequence[str], unread: Sequence[str]) -> str:
    """The index as a complete HTML document: articles that need most first; `names` are those of the scores."""
    rows = sorted(entries, key=lambda one: (one.scores, one.path))
    return rendered(
        "index",
        entries=rows,
        names=names,
        groups=[
            (title, found)
            for title, told in (("desk", lambda one: one.desk), ("author", lambda one: one.author))
            if (found := list(_groups(rows, told)))
        ],
        verdict=_verdict(rows),
        worst=next((s for k, s in enumerate(SEVERITIES) if any(one.counts[k] for one in rows)), ""),
        unread=unread,
    )


def _groups(rows: Sequence[Entry], told: Callable[[Entry], str]) -> Iterator[Group]:
    by: dict[str, list[Entry]] = {}
    for row in rows:
        if told(row):
            by.setdefault(told(row), []).append(row)
    for name, some in sorted(by.items()):
        counts = tuple(sum(column) for column in zip(*(one.counts for one in some), strict=True))
        means = tuple(round(sum(column) / len(some)) for column in zip(*(one.scores for one in some), strict=True))
        yield Group(name, len(some), counts, means)


def _verdict(rows: Sequence[Entry]) -> str:
    parts = []
    for k, severity in enumerate(SEVERITIES):
        total, where = sum(one.counts[k] for one in rows), sum(one.counts[k] > 0 for one in rows)
        if total:
            parts.append(f"{total:,} {severity}{'' if total == 1 else 's'} in {where:,}")
    articles = f"{len(rows):,} article{'' if len(rows) == 1 else 's'}"
    return f"{articles}: {', '.join(parts)}." if parts else f"{articles}, and nothing to change."
