"""Who should not be recognised from a story: victims of sexual offences, children, people in court over a trifle."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Number, Rule, Span, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_REACH = 8  # words between “the girl” and what identifies her
_BEHIND = 12  # words of the detail in which the place is named
_LONGEST_NAME = 60  # characters
_PLACED = (["at"], ["by"], ["from"], ["in"], ["of"], ["on"], ["since"], ["until"])  # before a month or a place
_NAMED = re.compile(
    r"(?: \w+)?,? (?:who (?:was|is|has been) )?(?:named|identified|called)(?: locally| online)?(?: as)? "
)
_LEAD = 2  # sentences back in which the offence of a named person is told


def detail(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """What lets a victim be recognised: a `victims` phrase, a `details` phrase behind it, a named `places` word in it.

    Or the other way round, before a `claims` phrase: “a vet from Mill Close said she had been raped”. Only where the
    story has a phrase of `story`, and none of `not-story`. With a limit of age in the options (`under`),
    it also finds the children who are named with their age in a sentence with a phrase of `beside` or a named place.
    """
    told = {hit.entry.group for hit in hits}
    if "story" not in told or "not-story" in told:
        return
    here = _by_sentence(document, hits)
    for groups in here.values():
        for victim in groups.get("victims", ()):
            span = _identifying(document, victim, groups)
            if span and document.voice((victim.start, victim.end)) != Voice.QUOTED:
                yield found(document, rule, *span, evidence=(Span(victim.start, victim.end),))
                break
        for claim in groups.get("claims", ()):
            span = _identified(document, claim, groups)
            if span and document.voice((claim.start, claim.end)) != Voice.QUOTED:
                yield found(document, rule, *span, evidence=(Span(claim.start, claim.end),))
                break
    if "under" in rule.options:
        yield from _children(document, rule, here)


def _by_sentence(document: Document, hits: Sequence[Hit]) -> Mapping[int, Mapping[str, Sequence[Hit]]]:
    here: dict[int, dict[str, list[Hit]]] = {}
    for hit in hits:
        groups = here.setdefault(sentence_number(document, hit.start), {})
        groups.setdefault(hit.entry.group, []).append(hit)
    return here


def _identifying(document: Document, victim: Hit, groups: Mapping[str, Sequence[Hit]]) -> tuple[int, int] | None:
    """From the detail behind a victim to the place that is named in it."""
    tokens = document.tokens
    for one in groups.get("details", ()):
        between = tokens[victim.last : one.first]
        spoken = any(token.word in sets()["cue-say"] for token in between)
        if not 0 <= one.first - victim.last <= _REACH or spoken:
            continue
        near = [p.end for p in groups.get("places", ()) if 0 <= p.last - one.last <= _BEHIND and _proper(document, p)]
        if near:
            return one.start, near[-1]
    return None


def _identified(document: Document, claim: Hit, groups: Mapping[str, Sequence[Hit]]) -> tuple[int, int] | None:
    """From the detail to the named place between it and what somebody says was done to her or him."""
    for one in groups.get("details", ()):
        placed = (
            p.end for p in groups.get("places", ()) if one.first <= p.first < claim.first and _proper(document, p)
        )
        if 0 <= claim.first - one.last <= _BEHIND and (end := next(placed, None)):
            return one.start, end
    return None


def _proper(document: Document, place: Hit) -> bool:
    """Whether a place has a name of its own: “Cooper Street”, not “the street”."""
    back = 2 if document.tokens[place.first - 1].word == "'s" else 1  # “St Brannock's Hospital”
    before = document.tokens[place.first - back] if place.first >= back else None
    return document.text[place.start].isupper() and before is not None and document.text[before.start].isupper()


def _children(document: Document, rule: Rule, here: Mapping[int, Mapping[str, Sequence[Hit]]]) -> Iterator[Finding]:
    seen: set[int] = set()
    for age in document.numbers:
        number = sentence_number(document, age.start) if document.sentences else 0
        placed = any(p.end == age.start - 2 for p in here.get(number, {}).get("places", ()))
        years = age.kind == "age" and age.unit == "year" or _bare(document, age) and not placed
        if not years or age.value >= rule.options["under"] or number in seen:
            continue
        groups = here.get(number, {})
        start = _named_with_age(document, age)
        if start is not None and ("beside" in groups or "places" in groups) and "not-sentence" not in groups:
            seen.add(number)
            yield found(document, rule, start, age.end)


def _bare(document: Document, age: Number) -> bool:
    """“Alfie, eight, a pupil”: a number in words alone between commas, and not “in March, two, maybe three”."""
    word, before = document.text[age.start : age.end], document.text[max(0, age.start - _LONGEST_NAME) : age.start]
    placed = before.lower().split()[-2:-1] in _PLACED
    return word.isalpha() and word.islower() and document.text[age.end : age.end + 1] == "," and not placed


def _named_with_age(document: Document, age: Number) -> int | None:
    """Where somebody is named with this age: “Mia Roy, 9,”, “nine-year-old Mia Roy” or “a girl, 9, named as Mia Roy”;
    None where nobody is.
    """
    named = _NAMED.match(document.text, age.end)
    starts = (age.end + 1, *([named.end()] if named else []))
    if any(is_person(name) for start in starts for name in document.named(start, start + 1)):
        return age.start
    before = document.text[max(0, age.start - _LONGEST_NAME) : age.start].rstrip()
    if not before.endswith(","):
        return None
    i = bisect_left(document.mentions, age.start, key=lambda m: m[0].start) - 1
    span = document.mentions[i][0] if i >= 0 else None
    if span and age.start <= span.end + 2:
        return span.start
    word = before[:-1].split()[-1:]
    if not word or not word[0][0].isupper():
        return None
    return document.text.rindex(word[0], 0, age.start)


def trifle(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Somebody named with an age in a court report about a trifle.

    A trifle is a phrase of `terms`, or a sum under the option `under` in a sentence with a phrase of `offence`; it is
    told in the sentence that names or in the ones just before. One of `paid` beside one of `terms` is a fine.
    Phrases of `public` in that sentence silence it.
    """
    here = _by_sentence(document, hits)
    small = {n for n, groups in here.items() if "terms" in groups}
    for sum_ in document.numbers:
        if sum_.kind == "money" and 0 < sum_.high < rule.options.get("under", 100) and document.sentences:
            number = sentence_number(document, sum_.start)
            small |= {number} if "offence" in here.get(number, {}) else set()
    if not small:
        return
    for age in document.numbers:
        number = sentence_number(document, age.start)
        if age.kind != "age" or age.unit != "year" or document.voice((age.start, age.end)) == Voice.QUOTED:
            continue
        groups = here.get(number, {})
        near = small & set(range(number - _LEAD, number + 1))
        start = _named_with_age(document, age)
        fined = "court" in groups or {"paid", "terms"} <= groups.keys()
        if near and start is not None and fined and "public" not in groups:
            yield found(document, rule, start, age.end)
