"""The measures in words, each on a scale where there is one."""

from __future__ import annotations

from typing import NamedTuple

from auditor.report import Measures

_WIDTH = 140  # of a scale, in its own units
_DARK = (-1, 1, -0.15, 0.15)  # least, most, and what plain news has


class Scale(NamedTuple):
    """A value at `at` on a line of 140 units, with what plain news has from `low` on, `wide` units of it."""

    at: int
    low: int
    wide: int
    label: str


class Figure(NamedTuple):
    """A measure in words: what it is called, its value as printed, what that means, and its scale if it has one."""

    name: str
    value: str
    meaning: str
    scale: Scale | None


def figures(m: Measures) -> list[Figure]:
    """The measures as a reader without statistics wants them."""
    minutes, seconds = divmod(round(m.reading_seconds), 60)
    ease, grade, fog = m.flesch_reading_ease, m.flesch_kincaid_grade, m.gunning_fog
    return [
        Figure("Words", f"{m.words:,}", f"{m.reporter_words:,} of them in the reporter’s own voice.", None),
        Figure("Sentences", f"{m.sentences:,}", "The shorter they are, the easier the story reads.", None),
        Figure("Reading time", f"{minutes} min {seconds:02} s", "Read silently, at 238 words a minute.", None),
        _on_scale("Flesch reading ease", ease, "Higher is easier; plain English is 60 to 70.", (0, 100, 60, 70)),
        _on_scale("Flesch–Kincaid grade", grade, "Years of school a reader needs to follow it.", (0, 20, 7, 10)),
        _on_scale("Gunning fog", fog, "Years of school by the share of long words; above 12 is hard.", (0, 20, 8, 12)),
        _on_scale("Sentiment, reporter", m.sentiment, "−1 is all dark words, +1 all bright; 0 is even.", _DARK),
        _on_scale("Sentiment, quotes", m.sentiment_quotes, "The same for the words of those quoted.", _DARK),
    ]


def _on_scale(name: str, value: float | None, meaning: str, scale: tuple[float, float, float, float]) -> Figure:
    if value is None:
        return Figure(name, "—", meaning, None)
    least, most, low, high = scale

    def at(number: float) -> int:
        return round(_WIDTH * (min(max(number, least), most) - least) / (most - least))

    shown = f"{value:+.2f}" if least < 0 else f"{value:.1f}"
    label = f"{shown} on a scale from {least} to {most}; plain news has {low} to {high}".replace("-", "−")
    drawn = Scale(min(max(at(value), 4), _WIDTH - 4), at(low), at(high) - at(low), label)
    return Figure(name, shown.replace("-", "−"), meaning, drawn)
