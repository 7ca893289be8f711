"""Pet and mocking forms of the names of people in the story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.document import Document
from auditor.model import Name, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import known, rank, sets

Owners = Mapping[str, Sequence[tuple[Name, str, str]]]
_SHORTEST = 3  # letters of a clipped name: Dom, Vlad
_CLIPPED = 2  # letters that clipping takes off at least
_COMMON = 20_000  # rank up to which a clipped name is a word as well: Will, Art, Sun
_ENDINGS = ("zza", "zzer", "sy", "ie", "y", "o")  # Bazza, Smithy, Robbo
_SOFT = (("zzy", "szr"), ("zzie", "szr"), ("z", "r"))  # sounds that pet forms change: Izzy for Ismael, Gaz for Gary
_REACH = 25  # characters between “known as” and the name
_BESIDE = 8  # characters between “opponents call” and the name: “opponents call him Izzy”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """Nicknames of the rule's `terms`; pet forms of people in the story, as a note; both after a `mocking` word.

    A common word that alliterates with the pet form mocks too: Tantrum Trev.
    Silent for a name that the story introduces, by a `named` phrase, in quotation marks or before the surname. What
    opponents call somebody (`mocked`) is no introduction, and where it is told it is theirs.
    """
    mocking = {h.start: h for h in hits if h.entry.group == "mocking" and _capital(document, h.start)}
    full = [n for n in document.names if len(n.name.split()) > 1 and not any(m.start in mocking for m in n.mentions)]
    every = _by_pet(full)
    rhymed = [n for n in full if _alliterates(n) and _owner(n.name.split()[1], every)]
    people = [n for n in full if n not in rhymed]
    owners = _by_pet([n for n in people if is_person(n)])
    own = {word.strip("“”\"'‘’") for name in people for word in name.name.lower().split()}
    for hit in hits:
        word = document[hit[:2]]
        if hit.entry.group == "terms" and _capital(document, hit.start) and word.lower() not in own:
            person = _owner(word, owners)
            instead = (person.name.split()[-1],) if person else hit.entry.instead
            yield found(document, rule, hit.start, hit.end, suggestions=instead)
    known = [Span(h.start, h.end) for h in hits if h.entry.group in ("terms", "works")]
    mocked = [Span(h.start, h.end) for h in hits if h.entry.group == "mocked"]
    named = [Span(h.start, h.end) for h in hits if h.entry.group == "named"]
    named = [n for n in named if not any(m.start <= n.start < m.end for m in mocked)]
    after = {h.end: h for h in mocking.values()}
    soft = replace(rule, severity="note")
    for name in (*document.names, *_openers(document)) if owners else ():
        word = name.name.split()[-1]
        person = _owner(word, owners) if word.isalpha() and word.lower() not in own else None
        if person is None or _introduced(document, name, named):
            continue
        for mention in name.mentions:
            word_before = mocking.get(mention.start) or after.get(mention.start - 1)
            abbreviated = document.text[mention.end : mention.end + 1] == "."
            mock = word_before is not None or name in rhymed
            theirs = any(0 <= mention.start - m.end <= _BESIDE for m in mocked)
            alone = not theirs and (mock or not (" " in name.name or abbreviated))
            if alone and not any(k.start < mention.end and mention.start < k.end for k in known):
                start = min(mention.start, word_before.start) if word_before else mention.start
                instead = (person.name.split()[-1],)
                yield found(document, rule if mock else soft, start, mention.end, suggestions=instead)


def _openers(document: Document) -> Iterator[Name]:
    """First words of sentences that are no common words: the parse does not take them for names."""
    taken = {mention.start for mention, _ in document.mentions}
    for sentence in document.sentences:
        token = document.tokens[sentence.first]
        if token.start not in taken and token.word.isalpha() and rank(token.word) >= _COMMON:
            word = document.text[token.start : token.end]
            if word.istitle():
                yield Name(word, "", person=False, mentions=(Span(token.start, token.end),))


def _capital(document: Document, offset: int) -> bool:
    return document.text[offset].isupper()


def _alliterates(name: Name) -> bool:
    """Whether a name is a common word and another with the same first letter, and not a role: Tantrum Trev."""
    words = name.name.lower().split()
    roles = sets()["person-nouns"] | sets()["titles"] | sets()["courtesy-titles"]
    return (
        len(words) == 2
        and words[0][0] == words[1][0]
        and known(words[0])
        and not known(words[0].capitalize())
        and words[0] not in roles
    )


def _introduced(document: Document, name: Name, named: Sequence[Span]) -> bool:
    """Whether the story says that a name is used: in quotation marks of its own, or “known as”."""
    for mention in name.mentions:
        if any(q.inner == mention for q in document.quotes):
            return True
        if any(0 <= mention.start - n.end <= _REACH or 0 <= n.start - mention.end <= _REACH for n in named):
            return True
    return False


def _by_pet(people: Iterable[Name]) -> Owners:
    """People by what a pet form of their names can be, or begin with, and their first and last names."""
    owners: dict[str, list[tuple[Name, str, str]]] = {}
    for person in people:
        *fore, last = person.name.lower().split()  # a role may stand before the first name: Goalkeeper Kevin Brathwaite
        for first in fore[:2]:
            if first.isalpha():
                for key in {first[0], last[0], *_listed().get(first, ())}:
                    owners.setdefault(key, []).append((person, first, last))
    return owners


def _owner(word: str, owners: Owners) -> Name | None:
    """The first of the people whose name this is a pet form of."""
    word = word.lower()
    fitting = (p for p, first, last in (*owners.get(word, ()), *owners.get(word[0], ())) if _pet(word, first, last))
    return min(fitting, key=lambda person: person.mentions[0], default=None)


def _pet(word: str, first: str, last: str) -> bool:
    """Whether a word is a pet form of a first name, listed or clipped, or of a name with an ending: Bazza, Robbo."""
    if word in (first, last):
        return False
    if word in _listed().get(first, ()):
        return True
    clipped = len(word) >= _SHORTEST and len(first) - len(word) >= _CLIPPED and first.startswith(word)
    if clipped and rank(word) >= _COMMON:
        return True
    if known(word) or known(word.capitalize()):
        return False
    for ending, sounds in _SOFT:
        stem = word.removesuffix(ending)
        if stem != word and any(first.startswith(stem + sound) for sound in sounds) and len(first) > len(stem) + 1:
            return True
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        stem = stem[:-1] if len(stem) > _SHORTEST and stem[-1] == stem[-2] else stem
        if stem != word and (len(stem) >= _SHORTEST or ending.startswith("zz") and len(stem) > 1):
            return any(n.startswith(stem) and (n == stem or len(n) - len(stem) >= _CLIPPED) for n in (first, last))
    return False


@cache
def _listed() -> dict[str, set[str]]:
    """Full first names to their short ones."""
    table: dict[str, set[str]] = {}
    for row in sets()["nicknames"]:
        full, *short = row.split()
        table.setdefault(full, set()).update(short)
    return table
