"""The phrase language of the rules.

A phrase is words as `Token.word` folds them, with `slam~` for every form of a word, `[a|the|]` for alternatives,
`{be}` for a named set of `rules/sets.toml`, `#` for a number and `_` for any one word. It never needs backtracking:
phrases are walked token by token, so no rule can hang.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import prod
from typing import NamedTuple

from auditor.inflect import expand, inflected
from auditor.model import AuditError
from auditor.resources import sets

MOST_SPELLINGS = 5000
_PART = re.compile(r"\[([^\]]*)\]|\{([\w-]+)\}|(\S+)")
_NESTED = re.compile(r"\[[^\]]*\[|^[^\[]*\]|\][^\[]*\]|\[[^\]]*$")
_DASHES = frozenset("-–—")  # alone, where no word stands beside them
_PLAIN = re.compile(r"[a-z -]+$")  # most phrases: words, and nothing that stands for others
Spelling = tuple[tuple[str, ...], str]  # words that may stand in a place, and the form of the `~` word in them
Beginning = tuple[tuple[str, ...], Sequence[str], str]  # words, the places behind them, the form of the `~` word


class Entry(NamedTuple):
    """A phrase of a rule: `group` is the option it stands in, `instead` what to write, by form of the `~` word.

    In `instead`, `_` stands for the words in the last `tail` places of the phrase: the last `kept` tokens of a hit.
    """

    rule: str
    group: str
    instead: tuple[str, ...]
    tail: int = 0
    kept: int = 0

    def keeping(self, count: int) -> Entry:
        """The same with so many more words of its last places."""
        return self._replace(kept=self.kept + count)

    def inflected(self, form: str) -> Entry:
        """The same with what to write in the form of the `~` word that was found."""
        if form == "base" or not self.instead:
            return self
        return self._replace(instead=tuple(inflected(word, form) for word in self.instead))


class Hit(NamedTuple):
    """A phrase found: characters `start` to `end`, tokens `first` to `last` (exclusive)."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


def words_of(text: str) -> tuple[str, ...]:
    """Words as the tokeniser would cut them: hyphens open words, 's stands alone, and so does a dash."""
    if text.isalpha():
        return (text,)
    if text in _DASHES:
        return ("-",)
    text = text.replace("’", "'").replace("-", " ")
    return tuple(re.sub(r"(?<=\w)'(?=s\b|\s|$)", " '", text).split())


def tail(phrase: str) -> int:
    """How many places of a phrase `_` in what to write keeps: its last brackets that stand together, and what follows.

    A bracket that begins the phrase is not kept: in “[savage|vicious] [attack|beating]” only the attack is.
    """
    brackets = [match.group(1) is not None for match in _PART.finditer(phrase)]
    first = len(brackets) - 1
    while first > 0 and not brackets[first]:
        first -= 1
    while first > 1 and brackets[first - 1]:
        first -= 1
    return len(brackets) - first if brackets[first] and first else 0


def openings(phrase: str) -> Iterable[tuple[str, str]]:
    """The pairs of words with which a phrase can begin, "" behind one that is all of it.

    Raises AuditError when it is not of the language.
    """
    if _NESTED.search(phrase):
        raise AuditError("brackets do not nest, and each one closes; write the phrase twice instead")
    places = _places(phrase)
    count = prod(len(spellings(place)) for place in places)
    if count > MOST_SPELLINGS:
        raise AuditError(f"the phrase stands for {count} spellings; the limit is {MOST_SPELLINGS}")
    heads = dict.fromkeys(words[0] for words, _, _ in onward((), places, "base") if words)
    if not heads:
        raise AuditError("it has no words")
    rests = ((head, rest) for head in heads for rest, _ in after(((), places, "base"), head))
    begun = ((head, words) for head, rest in rests for words, _, _ in onward(*rest))
    return dict.fromkeys((head, words[0] if words else "") for head, words in begun)


def begun(phrase: str) -> Beginning:
    """All of a phrase, before its first word."""
    if _PLAIN.match(phrase):
        return tuple(phrase.replace("-", " ").split()), (), "base"
    return (), _places(phrase), "base"


def after(beginning: Beginning, word: str) -> Iterator[tuple[Beginning, int]]:
    """What is left of a phrase behind one more word; and how many words the place has that the word begins, else 0."""
    words, later, form = beginning
    if words:
        if words[0] == word:
            yield (words[1:], later, form), 0
    elif later:
        for spelt, other in _starts(later[0]).get(word, ()):
            yield (spelt[1:], later[1:], other if form == "base" else form), len(spelt)
        if _may_be_empty(later[0]):
            yield from after(((), later[1:], form), word)


def following(beginning: Beginning) -> Iterable[str]:
    """The words that can come next."""
    words, later, _ = beginning
    if words:
        return words[:1]
    found: set[str] = set()
    for place in later:
        found.update(_starts(place))
        if not _may_be_empty(place):
            break
    return found


def complete(beginning: Beginning) -> bool:
    """Whether nothing need follow."""
    words, later, _ = beginning
    return not words and all(map(_may_be_empty, later))


@cache
def _may_be_empty(place: str) -> bool:
    return place[0] == "[" and not all(choice.strip() for choice in place[1:-1].split("|"))


@cache
def _starts(place: str) -> Mapping[str, list[Spelling]]:
    """What may stand in a place, by its first word."""
    starts: dict[str, list[Spelling]] = {}
    for words, form in spellings(place):
        if words:
            starts.setdefault(words[0], []).append((words, form))
    return starts


def _places(phrase: str) -> Sequence[str]:
    return [match.group() for match in _PART.finditer(phrase.lower())]


def onward(words: tuple[str, ...], later: Sequence[str], form: str) -> Iterator[Beginning]:
    """Each row of words that can come next, and the places behind it; no words where the phrase ends here."""
    if words or not later:
        yield words, later, form
        return
    for spelt, other in spellings(later[0]):
        yield from onward(spelt, later[1:], other if form == "base" else form)


@cache
def spellings(place: str) -> Sequence[Spelling]:
    """What may stand in a place such as `[a|the|]`, `{be}` or `slam~`; the form of what has no `~` is "base"."""
    choices, name, word = _PART.fullmatch(place).groups()  # type: ignore[union-attr]  # cut out by it
    if name is None:
        listed = word.split() if choices is None else [choice.strip() for choice in choices.split("|")]
        if "~" not in place:
            return [((one,) if one.isalpha() else words_of(one), "base") for one in listed]
        return [(words_of(one), form) for choice in listed for one, form in expand(choice)]
    if name not in sets():
        raise AuditError(f"unknown set {{{name}}}; the sets are in rules/sets.toml")
    return [(words_of(member), "base") for member in sorted(sets()[name])]
