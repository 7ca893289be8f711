"""What an audit says: findings, measures and scores, and the one shape in which they leave the program."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from auditor.model import Document, Rule, Span

# what the groups of rules are about, in the order in which a report speaks of them
GROUPS = {
    "ATT": "sourcing",
    "LOD": "loaded language",
    "HED": "headline",
    "TYP": "typos",
    "STY": "style",
    "NUM": "numbers",
    "FAI": "fairness",
}


class Edit(NamedTuple):
    """`text` in the place of the characters `start` to `end` of the story."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a sub-editor would point at. `evidence` are other places in the story that bear on it.

    `edits` mend it where there can be no doubt: `audit --fix` makes them. They may lie elsewhere where a finding
    stands for others like it.
    """

    rule: Rule
    span: Span
    message: str
    evidence: tuple[Span, ...] = ()
    suggestions: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()


class Reason(NamedTuple):
    """What moved a score, and by how many points."""

    points: int
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """0 to 100, higher is better, with what moved it, largest first."""

    name: str
    value: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """Readability of the story's sentences, and sentiment (VADER compound, -1 to 1) of each voice apart.

    Words and sentences are counts, `reading_seconds` is at 238 words a minute; None where the story is too short.
    """

    words: int
    reporter_words: int
    sentences: int
    reading_seconds: float
    flesch_reading_ease: float | None
    flesch_kincaid_grade: float | None
    gunning_fog: float | None
    sentiment: float | None
    sentiment_quotes: float | None
    hardest: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the audit of one article found; renderers turn it into text and decide nothing."""

    document: Document
    findings: tuple[Finding, ...]
    measures: Measures
    scores: tuple[Score, ...]

    def to_dict(self) -> dict[str, Any]:
        """One article of the JSON format, version 1. Offsets are characters of the decoded file."""
        document = self.document
        head = document.headline
        measures = asdict(self.measures)
        measures["hardest"] = [_pair(document, span) for span in self.measures.hardest]
        return {
            "path": document.source.name,
            "headline": " ".join(document[head.start, head.end].split()) if head else None,
            "scores": {score.name: score.value for score in self.scores},
            "reasons": {score.name: [reason._asdict() for reason in score.reasons] for score in self.scores},
            "measures": measures,
            "attributions": [
                {
                    "content": list(document.file_span(one.content)),
                    "source": list(document.file_span(one.source)) if one.source else None,
                    "cue": list(document.file_span(one.cue)) if one.cue else None,
                    "kind": one.kind,
                    "speaker": one.speaker,
                }
                for one in document.attributions
            ],
            "findings": [_finding(document, finding) for finding in self.findings],
        }


def _pair(document: Document, span: Span) -> dict[str, int]:
    start, end = document.file_span(span)
    return {"start": start, "end": end}


def _finding(document: Document, finding: Finding) -> dict[str, Any]:
    line, column = document.position(finding.span)
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.rule.severity,
        "confidence": finding.rule.confidence,
        "where": document.where(finding.span),
        "message": finding.message,
        **_pair(document, finding.span),
        "line": line,
        "column": column,
        "evidence": [_pair(document, span) for span in finding.evidence],
        "suggestions": list(finding.suggestions),
        "fingerprint": fingerprint(document, finding),
    }


def fingerprint(document: Document, finding: Finding) -> str:
    """16 hex digits of the rule, the words and their sentence, never of a place: it survives edits elsewhere."""
    sentence = document.sentence_at(finding.span.start)
    around = document[sentence[:2]] if sentence else ""
    parts = (finding.rule.name, document[finding.span], around)
    folded = "\x1f".join(" ".join(part.lower().split()) for part in parts)
    return hashlib.sha256(folded.encode()).hexdigest()[:16]
