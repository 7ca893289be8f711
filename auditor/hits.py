"""Where the phrases of the rules stand in an article: looked for at the words that begin one, in a single walk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from auditor.document import Document
from auditor.phrases import Entry, Hit
from auditor.trie import ANY, NUMBER, Trie


@lru_cache(1 << 14)
def _wild(word: str) -> str:
    """What a token can stand for in a phrase beside itself: # for a number, _ for any word."""
    first = word[0]
    return NUMBER if first.isdigit() else ANY if first.isalpha() else ""


def find(trie: Trie, document: Document) -> dict[str, list[Hit]]:
    """All hits by rule, in order, inside sentences; where hits of one rule and group overlap, the longest stays."""
    found: dict[str, list[Hit]] = {}
    tokens = document.tokens
    for head, places in _places(trie, document):
        for i, end, entry in _phrases(trie, head, document, places):
            hit = Hit(tokens[i].start, tokens[end - 1].end, i, end, entry)
            found.setdefault(entry.rule, []).append(hit)
    return {rule: list(_longest(found.pop(rule))) for rule in list(found)}


def _places(trie: Trie, document: Document) -> Iterator[tuple[str, Iterable[int]]]:
    """The words of an article with which phrases can begin, and the tokens where each stands."""
    for word in trie.heads & document.places.keys():
        yield word, document.places[word]
    for wild in trie.heads & {NUMBER, ANY}:
        seconds = trie.seconds(wild)
        if seconds.isdisjoint(("", NUMBER, ANY)):  # what stands before the few words that can follow
            before = [i - 1 for word in seconds & document.places.keys() for i in document.places[word] if i]
        else:
            before = list(range(len(document.words)))
        yield wild, sorted([i for i in before if _wild(document.words[i]) == wild])


def _phrases(trie: Trie, head: str, document: Document, places: Iterable[int]) -> Iterator[tuple[int, int, Entry]]:
    """(first token, token behind, entry) of every phrase that begins with a word, at the tokens where it stands."""
    words, closes, seconds = document.words, document.closes, trie.seconds(head)
    alone = trie.node(head, "").entries if "" in seconds else ()
    wilds = [wild for wild in (NUMBER, ANY) if wild in seconds]
    for i in places:
        close = closes[i]
        for entry in alone if close else ():
            yield i, i + 1, entry
        if i + 1 >= close:
            continue
        word = words[i + 1]
        if word in seconds:
            open_ends = [(trie.node(head, word), i + 2)]
        elif not wilds:
            continue  # most words lead nowhere
        else:
            open_ends = []
        if wilds and (wild := _wild(word)) in wilds:
            open_ends.insert(0, (trie.node(head, wild), i + 2))
        while open_ends:
            node, j = open_ends.pop()
            for entry in node.entries:
                yield i, j, entry
            if j < close:
                word = words[j]
                for step in (_wild(word), word):
                    behind = node.step(step) if step else None
                    if behind:
                        open_ends.append((behind, j + 1))


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
