"""What an audit says: findings, measures and scores, and the one shape in which they leave the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, NamedTuple

from auditor.document import Document
from auditor.model import Rule, Span, Voice

# what the groups of rules are about, in the order in which a report speaks of them
GROUPS = {
    "ATT": "sourcing",
    "LOD": "loaded language",
    "HED": "headline",
    "TYP": "typos",
    "STY": "style",
    "NUM": "numbers",
    "FAI": "fairness",
    "SUP": "suppression",
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
    stands for others like it. `fingerprint` says which finding it is, wherever the article is moved and edited.
    """

    rule: Rule
    span: Span
    message: str
    evidence: tuple[Span, ...] = ()
    suggestions: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    fingerprint: str = ""


class Decision(NamedTuple):
    """Somebody's word that a finding may stand: which finding, in which words of which rule, why, who, when.

    `path` is the article's, from the folder of the decisions; on the day `until` the decision is over.
    """

    fingerprint: str
    rule: str
    words: str
    path: str
    why: str
    who: str
    when: date
    until: date | None = None


class Decided(NamedTuple):
    """The decisions of a newsroom by fingerprint, and those that were made about this article."""

    all: Mapping[str, Decision] = {}
    here: Sequence[Decision] = ()


class Suppressed(NamedTuple):
    """A finding that somebody lets stand, by a comment in the article or by a decision: `kind`; for how long, or None.

    `who` is empty for a comment: version control knows it.
    """

    finding: Finding
    kind: str
    why: str
    who: str = ""
    until: date | None = None

    @property
    def by(self) -> str:
        """Who answers for it, and how long: “by Ann Roy, until 2027-01-31”."""
        who = f"by {self.who}" if self.who else "by a comment in the article"
        return f"{who}, until {self.until}" if self.until else who


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


class HardSentence(NamedTuple):
    """A sentence that is hard to read; `long_words` have three syllables or more and are no names."""

    span: Span
    words: int
    clauses: int
    long_words: int

    @property
    def why(self) -> str:
        """What makes it hard: “48 words, 4 clauses, 9 words of three syllables or more”."""
        counts = ((self.words, "word", ""), (self.clauses, "clause", ""))
        long = (self.long_words, "word", " of three syllables or more")
        said = [f"{n} {noun}{'' if n == 1 else 's'}{rest}" for n, noun, rest in (*counts, long) if n]
        return ", ".join(said)


class Mood(NamedTuple):
    """A sentence of the story, whose words it is, and its sentiment (VADER compound, -1 to 1)."""

    span: Span
    voice: Voice
    sentiment: float


class SpokenOf(NamedTuple):
    """A person spoken of: the mean sentiment of the `sentences` (three or more) that name them."""

    name: str
    sentences: int
    sentiment: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Readability of the story's sentences, and sentiment (VADER compound, -1 to 1) of each voice apart.

    Words and sentences are counts, `reading_seconds` is at 238 words a minute; None where the story is too short.
    `news_grade` is the Flesch–Kincaid grade without what a reporter cannot choose: the syllables of names.
    `arc` has every sentence of the body, in order; `people` those who are spoken of, most sentences first.
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
    hardest: tuple[HardSentence, ...] = ()
    smog: float | None = None
    dale_chall: float | None = None
    news_grade: float | None = None
    arc: tuple[Mood, ...] = ()
    people: tuple[SpokenOf, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything the audit of one article found; renderers turn it into text and decide nothing.

    `suppressed` findings are no part of `findings`, and move no score.
    """

    document: Document
    findings: tuple[Finding, ...]
    measures: Measures
    scores: tuple[Score, ...]
    suppressed: tuple[Suppressed, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """One article of the JSON format, version 1. Offsets are characters of the decoded file."""
        document = self.document
        head = document.headline
        return {
            "path": document.source.name,
            "headline": " ".join(document[head.start, head.end].split()) if head else None,
            "scores": {score.name: score.value for score in self.scores},
            "reasons": {score.name: [reason._asdict() for reason in score.reasons] for score in self.scores},
            "measures": _measures(document, self.measures),
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
            "suppressed": [_suppressed(document, one) for one in self.suppressed],
        }


def _measures(document: Document, measures: Measures) -> dict[str, Any]:
    told: dict[str, Any] = {field.name: getattr(measures, field.name) for field in fields(measures)}
    return told | {
        "hardest": [
            {
                **_pair(document, hard.span),
                "words": hard.words,
                "clauses": hard.clauses,
                "long_words": hard.long_words,
                "why": hard.why,
            }
            for hard in measures.hardest
        ],
        "arc": [
            {**_pair(document, mood.span), "voice": mood.voice.name.lower(), "sentiment": mood.sentiment}
            for mood in measures.arc
        ],
        "people": [person._asdict() for person in measures.people],
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
        "fingerprint": finding.fingerprint,
    }


def _suppressed(document: Document, one: Suppressed) -> dict[str, Any]:
    until = str(one.until) if one.until else None
    answer = {"kind": one.kind, "why": one.why, "who": one.who or None, "until": until}
    return _finding(document, one.finding) | {"suppression": answer}
