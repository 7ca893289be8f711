"""The phrase language of the rules.

A phrase is words as `Token.word` folds them, with `slam~` for every form of a word, `[a|the|]` for alternatives,
`{be}` for a named set of `rules/sets.toml`, `#` for a number and `_` for any one word. It never needs backtracking:
phrases are walked token by token, so no rule can hang.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from auditor.inflect import expand, inflected
from auditor.model import AuditError
from auditor.resources import sets

MOST_SPELLINGS = 5000
_PART = re.compile(r"\[([^\]]*)\]|\{([\w-]+)\}|(\S+)")
_NESTED = re.compile(r"\[[^\]]*\[|^[^\[]*\]|\][^\[]*\]|\[[^\]]*$")
Part = tuple[str, str]  # what may stand in a place, and the form of the `~` word in it ("base" without one)


class Entry(NamedTuple):
    """A phrase of a rule: `group` is the option it stands in, `instead` what to write, by form of the `~` word."""

    rule: str
    group: str
    instead: tuple[str, ...]

    def inflected(self, form: str) -> Entry:
        """The same with what to write in the form of the `~` word that was found."""
        if form == "base" or not self.instead:
            return self
        return self._replace(instead=tuple(inflected(word, form) for word in self.instead))


_PLAIN = re.compile(r"[a-z -]+$")  # most phrases: words, and nothing that stands for others


class Hit(NamedTuple):
    """A phrase found: characters `start` to `end`, tokens `first` to `last` (exclusive)."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


def words_of(text: str) -> tuple[str, ...]:
    """Words as the tokeniser would cut them: hyphens open words, 's stands alone."""
    if text.isalpha():
        return (text,)
    text = text.replace("’", "'").replace("-", " ")
    return tuple(re.sub(r"(?<=\w)'(?=s\b|\s|$)", " '", text).split())


def places(phrase: str) -> tuple[Sequence[str], Sequence[Sequence[Part]]]:
    """The plain words with which a phrase begins, and for each place behind them what may stand there.

    Raises AuditError when the phrase is not of the language.
    """
    if _PLAIN.match(phrase):
        words = phrase.replace("-", " ").split()
        if not words:
            raise AuditError("it has no words")
        return words, ()
    later: list[list[Part]] = []
    count = 1
    if _NESTED.search(phrase):
        raise AuditError("brackets do not nest, and each one closes; write the phrase twice instead")
    for match in _PART.finditer(phrase.lower()):
        choices, name, word = match.groups()
        if choices is not None:
            spelt = [pair for choice in choices.split("|") for pair in expand(choice.strip())]
        elif name is not None:
            if name not in sets():
                raise AuditError(f"unknown set {{{name}}}; the sets are in rules/sets.toml")
            spelt = [(member, "base") for member in sorted(sets()[name])]
        else:
            spelt = list(expand(word))
        later.append(spelt)
        count *= len(spelt)
    if not later:
        raise AuditError("it has no words")
    if count > MOST_SPELLINGS:
        raise AuditError(f"the phrase stands for {count} spellings; the limit is {MOST_SPELLINGS}")
    return (), later
