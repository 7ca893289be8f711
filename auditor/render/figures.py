"""Scores, readability and sentiment as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.model import Voice
from auditor.report import Measures, Mood, Report, Score

_BAR = 10  # columns of a bar: each is ten points
_ARC = 40  # columns of an arc at most
_HEIGHTS = "▁▂▃▄▅▆▇█"
_REASONS = 3  # of each score
_PEOPLE = 3


def scores(report: Report) -> Iterator[tuple[str, str]]:
    """Each score with a bar, and its reasons: the first beside it, the others below. Lines in two parts."""
    for score in report.scores:
        full = round(score.value * _BAR / 100)
        bar = "█" * full + "░" * (_BAR - full)
        first, *others = _reasons(score) or [""]
        yield f"  {score.name:<9} {score.value:>3}  {bar}", first
        yield from ((" " * (17 + _BAR), one) for one in others)


def _reasons(score: Score) -> list[str]:
    if score.name == "overall":
        return []  # the scores below say it
    return [f"−{-reason.points} {reason.text}" for reason in score.reasons[:_REASONS]]


def measures(report: Report) -> Iterator[str]:
    """Readability, the hardest sentences and why, sentiment along the story and of the people spoken of."""
    m = report.measures
    if m.flesch_reading_ease is not None:
        yield f"  reading   {_reading(m)}"
    unit = "¶" if report.document.source.unit == "paragraph" else "line"
    for hard in m.hardest:
        yield f"  hard      {unit} {report.document.position(hard.span)[0]}: {hard.why}"
    for name, mean, quoted in (("voice", m.sentiment, False), ("quoted", m.sentiment_quotes, True)):
        if mean is not None and len(m.arc) > 2:
            yield f"  {name:<9} {_signed(mean)}  {arc(m.arc, quoted=quoted)}".rstrip()
    for person in m.people[:_PEOPLE]:
        yield f"            {_signed(person.sentiment)}  {person.name}, in {person.sentences} sentences"


def _reading(m: Measures) -> str:
    minutes, seconds = divmod(round(m.reading_seconds), 60)
    return (
        f"{minutes} min {seconds} s · Flesch {m.flesch_reading_ease:.0f} · school grade {m.flesch_kincaid_grade:.1f} · "
        f"fog {m.gunning_fog:.1f} · SMOG {m.smog:.1f} · Dale–Chall {m.dale_chall:.1f}"
    )


def _signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def arc(moods: Sequence[Mood], *, quoted: bool) -> str:
    """The sentiment of one voice through the story, from ▁ (dark) to █ (bright); blank where the other speaks."""
    columns = min(_ARC, len(moods))
    shown = []
    for i in range(columns):
        part = moods[i * len(moods) // columns : (i + 1) * len(moods) // columns]
        values = [mood.sentiment for mood in part if (mood.voice == Voice.QUOTED) == quoted]
        mean = sum(values) / len(values) if values else None
        shown.append(" " if mean is None else _HEIGHTS[min(7, int((mean + 1) * 4))])
    return "".join(shown)
