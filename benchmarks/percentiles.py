"""Where news articles stand, written to rules/percentiles.toml: the numbers by which scores are told.

.venv/bin/python benchmarks/percentiles.py ../shared/data/wire.jsonl.gz ../shared/data/news.jsonl.gz

The files are JSON lines with `headline`, `text` and `outlet`. Only numbers leave them: no word of any article.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from auditor.audit import check
from auditor.document import Document
from auditor.measure import measure
from auditor.parse import parse
from auditor.read import text
from auditor.report import Finding, Measures
from auditor.resources import data
from auditor.ruleset import default_rules
from auditor.score import KINDS, PARTS, densities, factors, losses, scores
from auditor.standing import PLACES, News

HEADER = """\
# Written by benchmarks/percentiles.py from {articles} articles of {outlets} outlets ({files}),
# from the Article-Bias-Prediction data of Baly et al. 2020: numbers only, no word of any article.
# Each row has the value of the articles at {first}, {second} … {last} per cent of them, in order.

"""


def articles(paths: Sequence[Path]) -> Iterator[Mapping[str, Any]]:
    """The articles in these files of gzipped JSON lines."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


class Audited(NamedTuple):
    """An article without its scores, which this table is needed for."""

    document: Document
    findings: tuple[Finding, ...]
    measures: Measures


def audited(article: Mapping[str, Any]) -> Audited:
    """An article's findings and measures."""
    document = parse(text.read(article["text"], "<text>", article["headline"]))
    return Audited(document, tuple(check(document, default_rules())), measure(document))


def row(values: Iterable[float]) -> list[float]:
    """The values at each of `PLACES`, in per cent of all of them."""
    ordered = sorted(values)
    return [round(ordered[round(place * (len(ordered) - 1) / 100)], 3) for place in PLACES]


def table(reports: Sequence[Audited]) -> News:
    """The percentiles of these articles: of what burdens each score, and of what is counted."""
    grades = [r.measures.news_grade or 0.0 for r in reports]
    known = News(median(r.measures.words for r in reports), round(median(grades), 2), {}, {})
    heavy = [densities(r.findings, r.measures, known) for r in reports]
    rates = {kind: row(one[kind] for one in heavy) for kind in KINDS}
    known = known._replace(rates={"grade": row(grades), **rates})
    burdens: dict[str, list[float]] = {}
    told = [factors(r.document, r.findings, r.measures, known) for r in reports]
    for part in PARTS:
        some = [sum(factor.burden for factor in one[part]) for one in told]
        if median(some) == 0:
            some = [burden for burden in some if burden]
        burdens[part] = row(some)
    known = known._replace(burdens=burdens)
    lost = [sum(factor.burden for factor in losses(scores(one, known))) for one in told]
    return known._replace(burdens={"overall": row(lost), **burdens})


def toml(known: News) -> str:
    """The table as its file has it."""
    lines = [f"[median]\nwords = {known.words}\ngrade = {known.grade}\n"]
    for name, rows in (("burdens", known.burdens), ("rates", known.rates)):
        lines.append(f"\n[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in rows.items()))
    return "".join(lines)


def main(paths: Sequence[Path]) -> None:
    """Measure the articles in these files, and write the table."""
    read = list(articles(paths))
    known = table(list(map(audited, read)))
    outlets = len({one["outlet"] for one in read})
    first, second, *_, last = PLACES
    files = ", ".join(path.name for path in paths)
    header = HEADER.format(articles=len(read), outlets=outlets, files=files, first=first, second=second, last=last)
    (data("rules") / "percentiles.toml").write_text(header + toml(known), encoding="utf-8", newline="\n")
    print(f"{len(read)} articles of {outlets} outlets: median {known.words} words, grade {known.grade}")


if __name__ == "__main__":
    main([Path(path) for path in sys.argv[1:]])
