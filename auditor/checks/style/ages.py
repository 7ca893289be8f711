"""One person, two ages: stated twice and not alike, or not fitting the year of birth."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.checks.style.ages_told import CENTURY, Age, ages_told
from auditor.document import Document
from auditor.model import Name, Number, Rule, Span, Voice
from auditor.phrases import Hit
from auditor.report import Finding

_NEAR = 3  # years by which “the 46-year-old” may miss and still mean the same person


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding at an age that cannot be right if the commonest (or first) of the same person is, the evidence.

    “When she was 33” only has to be below the age of today. The rule's options list the words between a name and an age
    (`after`), those that say that an age is of another time (`past`), and those of a death (`death`).
    """
    ages = list(ages_told(document, rule))
    told: dict[str, list[Age]] = {}
    for age in ages:
        if not age.then:
            told.setdefault(age.person.name, []).append(age)
    first = {name: _likeliest(same) for name, same in told.items()}
    for age in ages:
        known = first.get(age.person.name)
        value = age.number.value
        if known and known is not age and (value > known.number.value if age.then else value != known.number.value):
            yield _drift(document, rule, age.person, age.number, known.number)
    if len(first) == 1:
        [only] = first.values()
        yield from _born(document, rule, only)
        yield from _the_old(document, replace(rule, severity="warning"), only)


def _likeliest(ages: Sequence[Age]) -> Age:
    """The first of the ages that are told most often."""
    values = [age.number.value for age in ages]
    return max(ages, key=lambda age: values.count(age.number.value))


def _drift(document: Document, rule: Rule, person: Name, number: Number, known: Number) -> Finding:
    evidence = (Span(known.start, known.end),)
    return found(
        document, rule, number.start, number.end, evidence=evidence, speaker=person.name, other=document[evidence[0]]
    )


def _born(document: Document, rule: Rule, known: Age) -> Iterator[Finding]:
    """A year of birth that the age does not fit, in a story that says when it was written."""
    written = document.source.meta.get("date", "")[:4]
    for number in document.numbers if written.isdigit() and len(written) == 4 else ():
        year = number.value if number.kind == "year" else number.value // CENTURY if number.kind == "date" else 0
        sentence = document.sentence_at(number.start)
        if year < 1800 or number.high != number.value or sentence is None:
            continue
        i = bisect_left(document.tokens, number.start, key=lambda t: t.start)
        before = [t.word for t in document.tokens[max(sentence.first, i - 4) : i]]
        people = {n.name for n in document.named(sentence.start, sentence.end) if n.person}
        born = "born" in before and "to" not in before and people <= {known.person.name}
        if born and int(written) - year - known.number.value not in (0, 1):
            yield _drift(document, rule, known.person, number, known.number)


def _the_old(document: Document, rule: Rule, known: Age) -> Iterator[Finding]:
    """“The 46-year-old said”, where the only person with an age is of nearly that age, and nobody else is of that."""
    ages = [n for n in document.numbers if n.kind == "age"]
    for number in ages:
        if number.start < known.number.end or any(n.value == number.value and n.start < number.start for n in ages):
            continue
        miss = abs(number.value - known.number.value)
        written = document[number[:2]]
        close = 0 < miss <= _NEAR and written.endswith("year-old")
        the = document.text[max(0, number.start - 4) : number.start].lower() == "the "
        i = bisect_left(document.tokens, number.end, key=lambda t: t.start)
        behind = document.tokens[i].word if i < len(document.tokens) else "."
        verb = behind in rule.options["verbs"] or not behind[0].isalnum()
        if close and the and verb and document.voice(number[:2]) != Voice.QUOTED:
            yield _drift(document, rule, known.person, number, known.number)
