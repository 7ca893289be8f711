"""Whose age a number is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Name, Number, Rule, Sentence, Span, Voice

_REACH = 48  # characters from “34-year-old” to the name: “34-year-old bus driver Lee Roy”
_OLDEST = 115
CENTURY = 10_000  # of a date as a number: what stands above it is the year


class Age(NamedTuple):
    """The age that a story gives a person; `then` where it is the age at another time."""

    person: Name
    number: Number
    then: bool


def ages_told(document: Document, rule: Rule) -> Iterator[Age]:
    """Every age that is tied to one person, outside quotation marks."""
    seen: list[Name] = []
    for number in document.numbers:
        if not _may_be(document, number):
            continue
        sentence = document.sentence_at(number.start)
        if sentence is None or document.voice(number[:2]) == Voice.QUOTED:
            continue
        past = _says(document, sentence, rule.options["past"]) or _dated(document, sentence, number)
        person = None if past else _dead(document, rule, number, sentence)
        if not past and not person:
            person = _beside(document, number, sentence, rule.options["after"])
        if person:
            seen.append(person)
            yield Age(person, number, then=False)
        elif _when(document, number, sentence) and len({p.name for p in seen}) == 1:
            yield Age(seen[0], number, then=True)


def _may_be(document: Document, number: Number) -> bool:
    """Whether a number can be a person's age, by itself or by the word before it."""
    if number.modifier or number.value != number.high or not 1 <= number.value <= _OLDEST:
        return False
    before = document.text[max(0, number.start - 8) : number.start].rstrip()
    bare = number.kind == "count" and not number.unit and before.endswith((" at", " aged", " age of", " was", " is"))
    return bare or number.kind == "age" and number.unit == "year"


def _beside(document: Document, number: Number, sentence: Sentence, after: Sequence[str]) -> Name | None:
    """The person an age stands beside: “Lee Roy, 34,”, “34-year-old Lee Roy”."""
    i = bisect_left(document.mentions, number.start, key=lambda m: m[0].start)
    written = document[number[:2]]
    if i and sentence.start <= document.mentions[i - 1][0].start:
        mention, name = document.mentions[i - 1]
        between = " ".join(document.text[mention.end : number.start].split())
        behind = document.text[number.end : number.end + 1]
        closed = behind in ",.;:)–—" or "old" in written or behind.isspace() and between != ","
        if between in after and closed:
            return _sole(document, name, mention)
    if i < len(document.mentions) and "old" in written:
        mention, name = document.mentions[i]
        between = document.text[number.end : mention.start]
        if document.text.startswith(",", mention.end):  # “a 34-year-old man, Lee Roy, was held”
            between = between.replace(", ", " ")
        if mention.start - number.end < _REACH and mention.end <= sentence.end and _plain(between):
            return _sole(document, name, mention)
    return None


def _dead(document: Document, rule: Rule, number: Number, sentence: Sentence) -> Name | None:
    """The one person of a sentence that tells a death and the age: “Lee Roy has died at 34”."""
    before = document.text[max(sentence.start, number.start - 14) : number.start].rstrip()
    if not before.endswith((" at", " aged", " age of")) or not _says(document, sentence, rule.options["death"]):
        return None
    people = {n.name: n for n in document.named(sentence.start, sentence.end) if n.person}
    return next(iter(people.values())) if len(people) == 1 else None


def _plain(between: str) -> bool:
    """Whether nothing but a trade stands between an age and a name."""
    return between.isspace() or between[:1] == " " and between.strip().replace(" ", "").isalpha() and between.islower()


def _sole(document: Document, name: Name, mention: Span) -> Name | None:
    """The person, where a lone surname can be nobody else's."""
    written = document[mention].split()
    last = name.name.split()[-1]
    others = any(o is not name and last in o.name.split() for o in document.names)
    return name if name.person and (len(written) > 1 or not others) else None


def _says(document: Document, sentence: Sentence, words: Sequence[str]) -> bool:
    return any(t.word in words for t in document.tokens[sentence.first : sentence.last])


def _dated(document: Document, sentence: Sentence, age: Number) -> bool:
    """Whether a sentence tells of another year: it names one, and not as the start of what goes on (“since 2014”)."""
    first = bisect_left(document.numbers, sentence.start, key=lambda n: n.start)
    last = bisect_left(document.numbers, sentence.end, key=lambda n: n.start)
    return any(
        (n.kind == "year" or n.kind == "date" and n.value > CENTURY)
        and not (n.start > age.end and document.text.startswith("since ", n.start - 6))
        for n in document.numbers[first:last]
    )


def _when(document: Document, number: Number, sentence: Sentence) -> bool:
    """Whether an age is told of the past of a he or she: “when she was 33”."""
    i = bisect_left(document.tokens, number.start, key=lambda t: t.start)
    words = [t.word for t in document.tokens[max(sentence.first, i - 3) : i]]
    return words in (["when", "he", "was"], ["when", "she", "was"])
