"""Findings and measures to scores from 0 to 100, higher is better, each with the reasons that moved it.

Every score starts at 100 and only loses points, so mending a finding never lowers one. Findings weigh by severity, and
by density: so many per 1,000 words, where a text under 300 words counts as 300; one word does not sink a brief.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from auditor.model import Document
from auditor.report import Finding, Measures, Reason, Score

_WEIGHTS = {"error": 12.0, "warning": 5.0, "note": 1.5}  # points for one finding per 1,000 words
_HEADLINE = {"error": 40, "warning": 25, "note": 8}  # points for each finding: there is one headline
_SHORTEST = 300
_MOST = {"tone": 80, "sourcing": 80, "copy": 80}
_GROUPS = {"tone": ("LOD", "FAI"), "sourcing": ("ATT",), "copy": ("TYP", "STY", "NUM")}
_WHAT = {
    "tone": "loaded words",
    "sourcing": "claims without a clear source",
    "copy": "slips of spelling, style or number",
}
_SHARE = {"clarity": 15, "tone": 25, "sourcing": 30, "headline": 15, "copy": 15}  # of the overall score, in per cent
_EASY = 65.0  # Flesch reading ease of plain newspaper prose
_CALM = 0.15  # VADER means closer to 0 than this are the news itself, not its tone


def score(document: Document, findings: Sequence[Finding], measures: Measures) -> tuple[Score, ...]:
    """Clarity, tone, sourcing, headline, copy, and overall: their mean, weighted 15, 25, 30, 15 and 15."""
    parts = [
        _made("clarity", _clarity(measures)),
        _made("tone", [*_density("tone", findings, measures.reporter_words), *_sentiment(measures)]),
        _made("sourcing", _density("sourcing", findings, measures.words)),
        _made("headline", _headline(document, findings)),
        _made("copy", _density("copy", findings, measures.words)),
    ]
    value = sum(part.value * _SHARE[part.name] for part in parts) / 100
    lost = [
        Reason(-round((100 - p.value) * _SHARE[p.name] / 100), f"{p.name} {p.value}") for p in parts if p.value < 100
    ]
    return (Score("overall", round(value), tuple(sorted(lost))), *parts)


def _made(name: str, reasons: Iterable[Reason]) -> Score:
    kept = tuple(sorted(r for r in reasons if r.points))
    return Score(name, max(0, 100 + sum(r.points for r in kept)), kept)


def _clarity(measures: Measures) -> Iterator[Reason]:
    ease, grade = measures.flesch_reading_ease, measures.flesch_kincaid_grade
    if ease is not None and ease < _EASY:
        lost = min(70, round((_EASY - ease) * 1.2))
        yield Reason(
            -lost, f"Flesch reading ease {ease:.0f}, school grade {grade:.0f}; plain news prose reads at {_EASY:.0f}"
        )
    if measures.hardest:
        yield Reason(-2 * len(measures.hardest), f"{_count(len(measures.hardest), 'sentence')} of more than 30 words")


def _density(name: str, findings: Sequence[Finding], words: int) -> list[Reason]:
    ours = Counter(f.rule.severity for f in findings if f.rule.group in _GROUPS[name])
    if not ours:
        return []
    weight = sum(_WEIGHTS[severity] * n for severity, n in ours.items())
    lost = min(_MOST[name], round(1000 * weight / max(words, _SHORTEST)))
    counts = ", ".join(_count(ours[s], s) for s in _WEIGHTS if ours[s])
    return [Reason(-lost, f"{_WHAT[name]}: {counts} in {words:,} words")]


def _sentiment(measures: Measures) -> Iterator[Reason]:
    mean = measures.sentiment
    if mean is not None and measures.sentences >= 5 and abs(mean) > _CALM:
        side = "dark" if mean < 0 else "bright"
        yield Reason(
            -min(15, round((abs(mean) - _CALM) * 50)),
            f"{side} wording in the reporter's sentences (VADER mean {mean:+.2f})",
        )


def _headline(document: Document, findings: Sequence[Finding]) -> Iterator[Reason]:
    for finding in findings:
        if finding.rule.group == "HED":
            yield Reason(-_HEADLINE[finding.rule.severity], f"{finding.rule.title.lower()}: “{document[finding.span]}”")


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
