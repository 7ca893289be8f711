"""The measures in words, each on a scale where there is one, for the page."""

from __future__ import annotations

from typing import NamedTuple

from auditor.report import Measures

_WIDTH = 140  # of a scale, in its own units
_GRADES = (0, 20, 7, 10)  # least, most, and between what is plain English
_EVEN = (-1, 1, -0.05, 0.05)  # least, most, and between what VADER calls neutral


class Scale(NamedTuple):
    """A value at `at` on a line of 140 units, with what is plain or neutral from `low` on, `wide` units of it."""

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
    ease, grade = m.flesch_reading_ease, m.flesch_kincaid_grade
    return [
        Figure("Words", f"{m.words:,}", f"{m.reporter_words:,} of them in the reporter’s own voice.", None),
        Figure("Sentences", f"{m.sentences:,}", "The shorter they are, the easier the story reads.", None),
        Figure("Reading time", f"{minutes} min {seconds:02} s", "Read silently, at 238 words a minute.", None),
        _on_scale("Flesch reading ease", ease, "Higher is easier; plain English is 60 to 70.", (0, 100, 60, 70)),
        _on_scale("Flesch–Kincaid grade", grade, "Years of school a reader needs to follow it.", _GRADES),
        _on_scale("Gunning fog", m.gunning_fog, "The same, by long words; above 12 is hard.", _GRADES),
        _on_scale("SMOG", m.smog, "The same, by words of three syllables or more.", _GRADES),
        _on_scale("Dale–Chall", m.dale_chall, "By words that children of ten do not know; 8 is hard.", (4, 12, 5, 7)),
    ]


def moods(m: Measures) -> list[Figure]:
    """The sentiment of the reporter's words, of the quotations, and of what is said about people."""
    return [
        _on_scale("The reporter’s words", m.sentiment, "mean of the sentences", _EVEN),
        _on_scale("Quotations", m.sentiment_quotes, "mean of the sentences", _EVEN),
        *(_on_scale(p.name, p.sentiment, f"spoken of in {p.sentences} sentences", _EVEN) for p in m.people),
    ]


def _on_scale(name: str, value: float | None, meaning: str, scale: tuple[float, float, float, float]) -> Figure:
    if value is None:
        return Figure(name, "—", meaning, None)
    least, most, low, high = scale

    def at(number: float) -> int:
        return round(_WIDTH * (min(max(number, least), most) - least) / (most - least))

    shown = f"{value:+.2f}" if least < 0 else f"{value:.1f}"
    label = f"{shown} on a scale from {least} to {most}; {'neutral' if least < 0 else 'plain'} is {low} to {high}"
    drawn = Scale(min(max(at(value), 4), _WIDTH - 4), at(low), at(high) - at(low), label.replace("-", "−"))
    return Figure(name, shown.replace("-", "−"), meaning, drawn)
