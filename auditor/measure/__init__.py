"""Readability and sentiment of the story's own sentences, the reporter's voice and the quotations apart."""

from __future__ import annotations

from auditor.document import Document
from auditor.measure.hardest import hardest
from auditor.measure.proper import proper
from auditor.measure.readability import SHORTEST, Counts, counted, dale_chall, ease, fog, grade, smog
from auditor.measure.sentiment import arc, spoken_of
from auditor.model import Sentence, Voice
from auditor.report import HardSentence, Measures, Mood

WORDS_A_MINUTE = 238  # silent reading of non-fiction: Brysbaert 2019
HARD = 14.0  # school grade over which a sentence is hard in any story


def measure(document: Document) -> Measures:
    """The measures of the story's body; None where it is too short to say."""
    body, names, counts = _read(document)
    words = sum(count.words for count in counts)
    total = Counts.sum(count for count in counts if count.words > 2)  # as textstat: less is no sentence
    enough = words >= SHORTEST and total.sentences > 0
    moods = arc(document, body, names)
    return Measures(
        words=words,
        reporter_words=sum(count.reporter_words for count in counts),
        sentences=total.sentences,
        reading_seconds=round(60 * words / WORDS_A_MINUTE, 1),
        flesch_reading_ease=round(ease(total), 1) if enough else None,
        flesch_kincaid_grade=round(grade(total), 1) if enough else None,
        gunning_fog=round(fog(total), 1) if enough else None,
        smog=round(smog(total), 1) if enough else None,
        dale_chall=round(dale_chall(total), 1) if enough else None,
        news_grade=round(grade(total.without_names()), 2) if enough else None,
        sentiment=_mean([mood for mood in moods if mood.voice != Voice.QUOTED]),
        sentiment_quotes=_mean([mood for mood in moods if mood.voice == Voice.QUOTED]),
        hardest=hardest(document, body, counts, HARD),
        arc=moods,
        people=spoken_of(document, moods),
    )


def _mean(moods: list[Mood]) -> float | None:
    return round(sum(mood.sentiment for mood in moods) / len(moods), 3) if moods else None


def harder_than(document: Document, target: float) -> tuple[float, tuple[HardSentence, ...]]:
    """The story's grade, names aside, and its hardest sentences over a target; none when the story is not over it."""
    body, _, counts = _read(document)
    total = Counts.sum(count for count in counts if count.words > 2)
    years = round(grade(total.without_names()), 2) if total.sentences else 0.0
    return years, hardest(document, body, counts, target) if years > target else ()


def _read(document: Document) -> tuple[list[Sentence], frozenset[int], list[Counts]]:
    body = [s for s in document.sentences if document.where(s) == "body"]
    names = proper(document)
    return body, names, [counted(document, sentence, names) for sentence in body]
