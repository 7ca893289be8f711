"""Terms of prison held to the whole: “jailed for 11 years”, “six years and four, to run one after the other”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.numbers.arithmetic import shown, words_between
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Number, Span
from auditor.phrases import Hit

_OPENING = 2  # the first sentences of the body, which tell the whole term
_NEAR = 5  # tokens from “jailed” to the years
_LONGEST = 60  # years, from which a number behind “and” is none


def disagreeing(document: Document, hits: Sequence[Hit]) -> Iterator[tuple[Span, Sequence[Span], str]]:
    """Two or more terms and how they run, where headline and opening agree on another whole.

    `hits`: `consecutive` (“to run one after the other”), `concurrent` (“concurrently”), `jailed` (“was jailed for”).
    """
    running = [h for h in hits if h.entry.group in ("consecutive", "concurrent")]
    whole = (
        _whole(document, hits, {_at(document, h) for h in running})
        if len({h.entry.group for h in running}) == 1
        else None
    )
    if whole is None:
        return
    for hit in running[:1]:
        terms = _terms(document, hit)
        together = hit.entry.group == "concurrent"
        years = max((n.high for n in terms), default=0) if together else sum(n.high for n in terms)
        if len(terms) > 1 and years != whole.high:
            sign = " and " if together else " + "
            run = " at the same time" if together else ""
            passage = f"{sign.join(shown(n.high) for n in terms)} years{run} are {shown(years)} years"
            yield Span(terms[0].start, terms[-1].end), (Span(*whole[:2]),), passage


def _at(document: Document, hit: Hit) -> int:
    return sentence_number(document, hit.start)


def _whole(document: Document, hits: Sequence[Hit], running: set[int]) -> Number | None:
    """The one term that headline and opening tell, or None where they tell none, or several.

    The sentences `running` have its parts.
    """
    first = next((i for i, s in enumerate(document.sentences) if document.where(s) == "body"), 0)
    told = [
        n
        for h in hits
        if h.entry.group == "jailed" and _at(document, h) not in running and _at(document, h) < first + _OPENING
        for n in document.numbers
        if n.kind == "measure" and n.unit == "year" and n.start >= h.end
        if len(words_between(document, h.end, n.start)) <= _NEAR
        and _at(document, h) == sentence_number(document, n.start)
    ]
    return told[-1] if len({n.high for n in told}) == 1 and all(n.value == n.high for n in told) else None


def _terms(document: Document, hit: Hit) -> list[Number]:
    """The terms before the words for how they run: “six years for the first and four for the second”."""
    sentence = document.sentence_at(hit.start)
    terms: list[Number] = []
    for number in document.numbers:
        if sentence is None or not sentence.start <= number.start < hit.start:
            continue
        gap = [t.word for t in words_between(document, terms[-1].end, number.start)] if terms else []
        joined = gap[-1:] in (["and"], [","])
        if number.kind == "measure" and number.unit == "year" and number.value == number.high:
            terms = [*terms, number] if joined else [number]  # “jailed for three years in 2010, got seven years”
        elif number.kind == "measure":
            return []  # months as well
        elif number.kind == "count" and joined and number.value == number.high < _LONGEST:
            behind = [t.word for t in words_between(document, number.end, hit.end)][:1]
            if behind in (["for"], [","], ["on"], ["to"]):
                terms.append(number)
    return terms
