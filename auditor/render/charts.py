"""Charts as the paths of an inline SVG, each with a sentence for those who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Voice
from auditor.report import Measures

_WIDTH, _HEIGHT = 560, 112
_LONG = 30  # words: from here on a sentence is long
_TALLEST = 60  # words: longer sentences fill the chart too


class Arc(NamedTuple):
    """A bar for every sentence, up where it is bright and down where it is dark: paths of the two voices."""

    reporter: str
    quoted: str
    wide: float
    middle: int
    words: str


class Lengths(NamedTuple):
    """A bar for every sentence of the body in order: paths of the short and the long ones, each bar `wide` units."""

    short: str
    long: str
    wide: float
    limit: int
    words: str


def lengths(document: Document) -> Lengths | None:
    """How long the sentences are, through the story; None where fewer than three make no chart."""
    counts = [
        sum(t.word[0].isalnum() for t in document.tokens[s.first : s.last])
        for s in document.sentences
        if document.where(s) == "body"
    ]
    if len(counts) < 3:
        return None
    room = _WIDTH / len(counts)
    top = min(_TALLEST, max(*counts, _LONG + 5))

    def bars(some: Sequence[tuple[int, int]]) -> str:
        return "".join(
            f"M{(k + 0.5) * room:.1f} {_HEIGHT}V{_HEIGHT - round(_HEIGHT * min(n, top) / top)}" for k, n in some
        )

    each = list(enumerate(counts))
    long = [one for one in each if one[1] > _LONG]
    often = f"{len(long)} {'is' if len(long) == 1 else 'are'} longer than {_LONG}" if long else f"none is over {_LONG}"
    return Lengths(
        short=bars([one for one in each if one[1] <= _LONG]),
        long=bars(long),
        wide=round(min(room * 0.7, 14), 1),
        limit=_HEIGHT - round(_HEIGHT * _LONG / top),
        words=f"{len(counts)} sentences of {min(counts)} to {max(counts)} words, half of them under "
        f"{median(counts) + 1:.0f}; {often}.",
    )


def arc(measures: Measures) -> Arc | None:
    """The sentiment of each sentence through the story; None where fewer than three make no arc."""
    moods = measures.arc
    if len(moods) < 3:
        return None
    room, middle = _WIDTH / len(moods), _HEIGHT // 2

    def bars(*, quoted: bool) -> str:
        return "".join(
            f"M{(k + 0.5) * room:.1f} {middle}v{round((1 - middle) * mood.sentiment) or 1}"
            for k, mood in enumerate(moods)
            if (mood.voice == Voice.QUOTED) == quoted
        )

    means = (("the reporter’s words", measures.sentiment), ("quotations", measures.sentiment_quotes))
    told = " and ".join(f"{who} {mean:+.2f}" for who, mean in means if mean is not None).replace("-", "−")
    return Arc(
        reporter=bars(quoted=False),
        quoted=bars(quoted=True),
        wide=round(min(room * 0.7, 14), 1),
        middle=middle,
        words=f"{len(moods)} sentences, bright above the line and dark below; on average {told}.",
    )
