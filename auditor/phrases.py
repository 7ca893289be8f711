"""The phrase language of the rules, and one trie that finds all phrases of all rules in a single walk.

A phrase is words as `Token.word` folds them, with `slam~` for every form of a word, `[a|the|]` for alternatives,
`{be}` for a named set of `rules/sets.toml`, `#` for a number and `_` for any one word. It never needs backtracking:
phrases are written out and walked token by token, so no rule can hang.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from auditor.inflect import expand, inflected
from auditor.model import AuditError, Document, Token
from auditor.resources import sets

MOST_SPELLINGS = 5000
_PART = re.compile(r"\[([^\]]*)\]|\{([\w-]+)\}|(\S+)")
_LEAF = ""  # no token is empty, so the key is free for what ends here
Node = dict[str, Any]


class Entry(NamedTuple):
    """A phrase of a rule: `group` is the option it stands in, `instead` what to write, by form of the `~` word."""

    rule: str
    group: str
    instead: tuple[str, ...]


class Hit(NamedTuple):
    """A phrase found: characters `start` to `end`, tokens `first` to `last` (exclusive)."""

    start: int
    end: int
    first: int
    last: int
    entry: Entry


def _words(text: str) -> list[str]:
    """A phrase's words as the tokeniser would cut them: hyphens open words, 's stands alone."""
    text = text.lower().replace("’", "'").replace("-", " ")
    return re.sub(r"(?<=\w)'s\b", " 's", text).split()


def spellings(phrase: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every sequence of tokens that a phrase stands for, with the form of its `~` word ("base" without one)."""
    options: list[list[tuple[tuple[str, ...], str]]] = []
    for match in _PART.finditer(phrase.lower()):
        choices, name, word = match.groups()
        if choices is not None:
            alternatives = [pair for choice in choices.split("|") for pair in expand(choice.strip())]
        elif name is not None:
            if name not in sets():
                raise AuditError(f"unknown set {{{name}}}; the sets are in rules/sets.toml")
            alternatives = [(member, "base") for member in sorted(sets()[name])]
        else:
            alternatives = list(expand(word))
        options.append([(tuple(_words(spelling)), form) for spelling, form in alternatives])
    count = 1
    for option in options:
        count *= len(option)
    if count > MOST_SPELLINGS:
        raise AuditError(f"the phrase stands for {count} spellings; the limit is {MOST_SPELLINGS}")
    for combination in product(*options):
        words = tuple(word for part, _ in combination for word in part)
        if words:
            yield words, next((form for _, form in combination if form != "base"), "base")


def add(trie: Node, phrase: str, rule: str, group: str, instead: Iterable[str] = ()) -> None:
    """Put a phrase into the trie; raises AuditError when it is not of the language."""
    plain = tuple(instead)
    for words, form in spellings(phrase):
        node = trie
        for word in words:
            node = node.setdefault(word, {})
        put = tuple(inflected(word, form) for word in plain) if "~" in phrase else plain
        node.setdefault(_LEAF, []).append(Entry(rule, group, put))


def _steps(node: Node, token: Token) -> Iterator[Node]:
    word = token.word
    if word in node:
        yield node[word]
    if "#" in node and word[0].isdigit():
        yield node["#"]
    if "_" in node and word[0].isalpha():
        yield node["_"]


def _walk(node: Node, tokens: Sequence[Token], i: int, last: int) -> Iterator[tuple[int, Entry]]:
    for entry in node.get(_LEAF, ()):
        yield i, entry
    if i < last:
        for following in _steps(node, tokens[i]):
            yield from _walk(following, tokens, i + 1, last)


def find(trie: Node, document: Document) -> Mapping[str, list[Hit]]:
    """All hits by rule, in order, inside sentences; where hits of one rule and group overlap, the longest stays."""
    tokens = document.tokens
    found: dict[str, list[Hit]] = {}
    for sentence in document.sentences:
        for i in range(sentence.first, sentence.last):
            if tokens[i].word in trie or "#" in trie or "_" in trie:
                for end, entry in _walk(trie, tokens, i, sentence.last):
                    hit = Hit(tokens[i].start, tokens[end - 1].end, i, end, entry)
                    found.setdefault(entry.rule, []).append(hit)
    return {rule: list(_longest(hits)) for rule, hits in found.items()}


def _longest(hits: list[Hit]) -> Iterator[Hit]:
    """Drop hits that lie inside a longer hit of the same group, and all that touch an `unless` phrase."""
    innocent = [h for h in hits if h.entry.group == "unless"]
    taken: dict[str, int] = {}
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        group = hit.entry.group
        if group == "unless" or any(u.first < hit.last and hit.first < u.last for u in innocent):
            continue
        if hit.first >= taken.get(group, 0):
            taken[group] = hit.last
            yield hit
