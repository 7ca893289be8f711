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
_NESTED = re.compile(r"\[[^\]]*\[|^[^\[]*\]|\][^\[]*\]|\[[^\]]*$")
_LEAF = ""  # no token is empty, so the key is free for what ends here
Node = dict[str, Any]
Part = tuple[tuple[str, ...], str]  # tokens in a row, and the form of the `~` word among them ("base" without one)


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


def _words(text: str) -> tuple[str, ...]:
    """A phrase's words as the tokeniser would cut them: hyphens open words, 's stands alone."""
    if text.isalpha():
        return (text,)
    text = text.replace("’", "'").replace("-", " ")
    return tuple(re.sub(r"(?<=\w)'(?=s\b|\s|$)", " '", text).split())


def _alternatives(phrase: str) -> list[list[Part]]:
    """For each place of a phrase, the tokens that may stand there, with the form of a `~` word."""
    if _PLAIN.match(phrase):
        return [[((word,), "base")] for word in phrase.replace("-", " ").split()]
    places: list[list[Part]] = []
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
        places.append([(_words(spelling), form) for spelling, form in spelt])
        count *= len(spelt)
    if count > MOST_SPELLINGS:
        raise AuditError(f"the phrase stands for {count} spellings; the limit is {MOST_SPELLINGS}")
    return places


class Trie:
    """All phrases of all rules.

    A phrase is written out when a text first has a word that it can begin with: few of the words of the rules occur in
    one article, and start-up is a feature.
    """

    def __init__(self) -> None:
        """Begin with no phrase."""
        self._waiting: dict[str, list[tuple[list[list[Part]], Entry]]] = {}
        self._nodes: dict[str, Node] = {}

    def add(self, phrase: str, rule: str, group: str, instead: Iterable[str] = ()) -> None:
        """Take a phrase up; raises AuditError when it is not of the language."""
        places = _alternatives(phrase)
        entry = Entry(rule, group, tuple(instead))
        for head in _heads(places):
            self._waiting.setdefault(head, []).append((places, entry))

    def node(self, head: str) -> Node | None:
        """What may follow a first word, or None when no phrase begins with it."""
        waiting = self._waiting.pop(head, None)
        if waiting is not None:
            node: Node = {}
            for places, entry in waiting:
                for words, form in _tails(places, head):
                    end = node
                    for word in words:
                        end = end.setdefault(word, {})
                    end.setdefault(_LEAF, []).append(entry.inflected(form))
            self._nodes[head] = node
        return self._nodes.get(head)


def _heads(places: Sequence[Sequence[Part]]) -> set[str]:
    """Every word with which a phrase can begin."""
    heads: set[str] = set()
    for place in places:
        heads |= {words[0] for words, _ in place if words}
        if all(words for words, _ in place):
            break
    return heads


def _tails(places: Sequence[Sequence[Part]], head: str) -> Iterator[Part]:
    """What stands behind `head` in every spelling of a phrase that begins with it, with the form of its `~` word."""
    for words, form in places[0] if places else ():
        if not words:
            yield from _tails(places[1:], head)
        elif words[0] == head:
            for rest in product(*places[1:]):
                forms = (form, *(other for _, other in rest))
                tail = (*words[1:], *(word for part, _ in rest for word in part))
                yield tail, next((f for f in forms if f != "base"), "base")


def _steps(node: Node, token: Token) -> Iterator[Node]:
    for key in _keys(token):
        if key in node:
            yield node[key]


def _keys(token: Token) -> tuple[str, ...]:
    """What a token can stand for in a phrase: itself, # for a number, _ for any word."""
    first = token.word[0]
    return (token.word, "#") if first.isdigit() else (token.word, "_") if first.isalpha() else (token.word,)


def _walk(node: Node, tokens: Sequence[Token], i: int, last: int) -> Iterator[tuple[int, Entry]]:
    for entry in node.get(_LEAF, ()):
        yield i, entry
    if i < last:
        for following in _steps(node, tokens[i]):
            yield from _walk(following, tokens, i + 1, last)


def find(trie: Trie, document: Document) -> Mapping[str, list[Hit]]:
    """All hits by rule, in order, inside sentences; where hits of one rule and group overlap, the longest stays."""
    tokens = document.tokens
    found: dict[str, list[Hit]] = {}
    for sentence in document.sentences:
        for i in range(sentence.first, sentence.last):
            for key in _keys(tokens[i]):
                node = trie.node(key)
                for end, entry in _walk(node, tokens, i + 1, sentence.last) if node is not None else ():
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
