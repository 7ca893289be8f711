"""Findings and measures to scores from 0 to 100, higher is better, each with the reasons that moved it, in points.

A score says where a piece stands: 100 has nothing to mend, 50 is the median news article, 0 is worse than all of them.
Each comes from a burden, which findings and hard sentences can only add to, so mending one never lowers a score:

- tone, sourcing, copy: the findings of some groups of rules, an error weighing 6, a warning 3 and a note 1, for each
  1,000 words of the story. A story shorter than the median news article counts as long as that: what is missing is
  taken to be faultless, so one word does not sink a brief.
- headline: the weight of its findings, whatever the length. More than four in five news headlines have nothing to mend
  and score 100; 50 is the median of the others.
- clarity: by how much the school grade (Flesch–Kincaid, names aside) lies over 8, which is plain English, and half a
  grade for each note of overlong sentences in 1,000 words. A short story that reads harder than the median is taken to
  be nearer to it, as if `_PRIOR` words of median news followed.
- overall: what the five have lost, weighted by `_SHARE`, and set against the same sum of news articles.

What a burden is worth says `auditor.standing`, by percentiles of news articles. Sentiment moves no score: a sad story
told soberly is no fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from auditor.document import Document
from auditor.report import Finding, Measures, Reason, Score
from auditor.standing import News, more_than, news, standing

WEIGHTS = {"error": 6, "warning": 3, "note": 1}
PARTS = ("clarity", "tone", "sourcing", "headline", "copy")
PLAIN = 8.0  # the school grade of plain English, which needs no mending
_SHARE = {"clarity": 15, "tone": 25, "sourcing": 30, "headline": 15, "copy": 15}  # of the overall score, in per cent
_PRIOR = 200  # words of median news behind a short story that reads hard
_SENTENCE = 0.5  # grades for each note of an overlong sentence in 1,000 words
_LONG = frozenset(("heavy-sentence", "reading-grade"))  # rules of style that are about clarity


class Kind(NamedTuple):
    """What is counted for a score: one of it, and many."""

    part: str
    one: str
    many: str


KINDS = {
    "LONG": Kind("clarity", "sentence too long", "sentences too long"),
    "LOD": Kind("tone", "loaded word", "loaded words"),
    "FAI": Kind("tone", "wording that may be unfair or do harm", "wordings that may be unfair or do harm"),
    "ATT": Kind("sourcing", "claim without a clear source", "claims without a clear source"),
    "TYP": Kind("copy", "slip of the keys", "slips of the keys"),
    "STY": Kind("copy", "point of style", "points of style"),
    "NUM": Kind("copy", "figure to check", "figures to check"),
}


class Factor(NamedTuple):
    """A part of a burden, and what it is, for people."""

    burden: float
    text: str


def score(document: Document, findings: Sequence[Finding], measures: Measures) -> tuple[Score, ...]:
    """Overall, clarity, tone, sourcing, headline and copy; the reasons of each add up to what it lacks of 100."""
    known = news()
    parts = scores(factors(document, findings, measures, known), known)
    return (_made("overall", losses(parts), known.burdens["overall"]), *parts)


def scores(burdened: Mapping[str, Sequence[Factor]], known: News) -> tuple[Score, ...]:
    """The score of each part by what burdens it."""
    return tuple(_made(part, burdened[part], known.burdens[part]) for part in PARTS)


def factors(
    document: Document, findings: Sequence[Finding], measures: Measures, known: News
) -> Mapping[str, list[Factor]]:
    """What burdens each part, and by how much."""
    found: dict[str, list[Factor]] = {part: [] for part in PARTS}
    found["clarity"] += _grade(measures, known)
    counts, heavy = Counter(map(kind_of, findings)), densities(findings, measures, known)
    for kind, (part, one, many) in KINDS.items():
        if count := counts[kind]:
            noun = one if count == 1 else many
            text = f"{count:,} {noun} in {measures.words:,} words, {_place(heavy[kind], known.rates[kind])}"
            found[part].append(Factor(heavy[kind] * (_SENTENCE if part == "clarity" else 1), text))
    found["headline"] += (
        Factor(WEIGHTS[f.rule.severity], f"{f.rule.title.lower()}: “{' '.join(document[f.span].split())}”")
        for f in findings
        if f.rule.group == "HED"
    )
    return found


def kind_of(finding: Finding) -> str:
    """What a finding is counted as: the group of its rule, or LONG."""
    return "LONG" if finding.rule.name in _LONG else finding.rule.group


def densities(findings: Iterable[Finding], measures: Measures, known: News) -> Mapping[str, float]:
    """What the findings of each kind weigh in 1,000 words, where a short story counts as long as the median one."""
    weights: Counter[str] = Counter()
    for finding in findings:
        weights[kind_of(finding)] += WEIGHTS[finding.rule.severity]
    length = max(measures.words, known.words)
    return {kind: 1000 * weights[kind] / length for kind in KINDS}


def losses(parts: Iterable[Score]) -> list[Factor]:
    """What the parts take from the overall score."""
    return [Factor((100 - p.value) * _SHARE[p.name] / 100, f"{p.name} {p.value}") for p in parts]


def _grade(measures: Measures, known: News) -> Iterable[Factor]:
    grade = measures.news_grade
    if grade is None:
        return
    told = grade
    if grade > known.grade:
        grade = (measures.words * grade + _PRIOR * known.grade) / (measures.words + _PRIOR)
    if grade > PLAIN:
        place = _place(grade, known.rates["grade"], "harder", "easier")
        yield Factor(grade - PLAIN, f"reads at school grade {told:.1f}, {place}")


def _place(value: float, row: Sequence[float], more: str = "more", less: str = "less") -> str:
    place = more_than(value, row)
    return f"{more} than {place} % of news articles" if place >= 50 else f"{less} than {100 - place} % of news articles"


def _made(name: str, parts: Sequence[Factor], row: Sequence[float]) -> Score:
    burden = sum(factor.burden for factor in parts)
    lost = max(1, round(standing(burden, row))) if burden > 0 else 0
    return Score(name, 100 - lost, _shared(lost, [factor for factor in parts if factor.burden > 0]))


def _shared(lost: int, parts: Sequence[Factor]) -> tuple[Reason, ...]:
    """The points lost, shared out by burden in whole points, largest first; what is worth none is left out."""
    whole = sum(factor.burden for factor in parts)
    exact = [lost * factor.burden / whole for factor in parts]
    points = [int(one) for one in exact]
    for i in sorted(range(len(parts)), key=lambda i: (points[i] - exact[i], i))[: lost - sum(points)]:
        points[i] += 1
    told = (Reason(-n, factor.text) for n, factor in zip(points, parts, strict=True) if n)
    return tuple(sorted(told, key=lambda reason: reason.points))
