"""People whom a story counts by telling of them: “a mother and her five children”, “Ann Roy and Bob Lee”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from auditor.checks.headline.match import stem
from auditor.document import Document
from auditor.model import Number, Sentence
from auditor.resources import sets

_MOST = 9  # people whom a story would tell of one by one
_APART = 45  # characters between two that stand together
_PHRASE = 3  # words between “a” and the noun: “a six-year-old boy”
_ONE = frozenset("a an another her his the their".split())


@cache
def of_people() -> frozenset[str]:
    """The stems of words that say of a number that it counts people: “men”, “drivers”, “killed” in a headline."""
    known = sets()
    return frozenset(
        map(stem, known["people-kinds"] | known["people-wholes"] | known["people-fates"] | known["person-nouns"])
    )


def told(document: Document, number: Number, start: int) -> bool:
    """Whether some sentence from `start` on tells of as many people as a headline counts, or two of one fate do.

    “Two women and a boy died on the A9. Two men died near Perth.”
    """
    if number.kind != "count" or not 2 <= number.value <= _MOST:
        return False
    body = [s for s in document.sentences if s.start >= start]
    people = [_people(document, s) for s in body]
    sums = [_sums(places) | {value for _, _, value in places} for places in people]
    fates = [_fates(document, s) for s in body]
    if any(number.value in _sums(places) for places in people):
        return True
    pairs = (k for k in range(len(body) - 1) if fates[k] & fates[k + 1])
    return any(number.value in {a + b for a in sums[k] for b in sums[k + 1]} for k in pairs)


def _fates(document: Document, sentence: Sentence) -> set[str]:
    """What becomes of people in a sentence: to die and to be killed are one fate."""
    tokens = document.tokens[sentence.first : sentence.last]
    deaths = {"killed", "died", "dead", "die"}
    return {"died" if t.word in deaths else t.word for t in tokens if t.word in sets()["people-fates"] | deaths}


def _people(document: Document, sentence: Sentence) -> Sequence[tuple[int, int, float]]:
    """Where a sentence tells of how many people: figures, “a boy”, names; one place for a name and its role."""
    first = bisect_left(document.numbers, sentence.start, key=lambda n: n.start)
    last = bisect_left(document.numbers, sentence.end, key=lambda n: n.start)
    places = [(n.start, n.end, n.value) for n in document.numbers[first:last] if n.kind == "count" and n.value <= _MOST]
    nouns = sets()["person-nouns"] | sets()["people-kinds"]
    tokens = document.tokens
    for i in range(sentence.first, sentence.last):
        if tokens[i].word in _ONE:
            behind = tokens[i + 1 : min(i + 2 + _PHRASE, sentence.last)]
            noun = next((t for t in behind if t.word in nouns), None)
            if noun and not any(a <= noun.start and tokens[i].start <= a for a, _, _ in places):
                places.append((tokens[i].start, noun.end, 1))
    seen: set[str] = set()
    for span, name in document.mentions:
        if sentence.start <= span.start < sentence.end and name.person and name.name not in seen:
            seen.add(name.name)
            places.append((span.start, span.end, 1))
    return sorted(places)


def _sums(places: Sequence[tuple[int, int, float]]) -> set[float]:
    """What the counts of places that stand together come to."""
    sums: set[float] = set()
    for i, place in enumerate(places):
        total, end = place[2], place[1]
        for start, stop, value in places[i + 1 :]:
            if start - end > _APART:
                break
            total, end = total + value, stop
            sums.add(total)
    return sums
