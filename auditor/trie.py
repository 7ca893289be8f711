"""All phrases of all rules in one tree of words, found in a single walk over the tokens of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.model import Document
from auditor.phrases import Entry, Hit, Part, places, tail, words_of


class Node:
    """What may follow a row of words: further words, and the phrases that end here.

    Phrases are written out word by word, and only where a text leads: few of the words of the rules occur in one
    article, and start-up is a feature. Until then they wait here as (words, later places, form of the `~` word, entry).
    """

    __slots__ = ("children", "entries", "waiting")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.children: dict[str, Node] = {}
        self.entries: list[Entry] = []
        self.waiting: list[tuple[Sequence[str], Sequence[Sequence[Part]], str, Entry]] = []

    def put(self, words: Sequence[str], later: Sequence[Sequence[Part]], form: str, entry: Entry) -> None:
        """Let a phrase wait where its next word leads, at each of them; where none is left it ends here."""
        if words:
            child = self.children.get(words[0])
            if child is None:
                child = self.children[words[0]] = Node()
            child.waiting.append((words[1:], later, form, entry))
        elif later:
            for spelling, other in later[0]:
                ahead = words_of(spelling)
                own = entry._replace(kept=entry.kept + len(ahead)) if len(later) <= entry.tail else entry
                self.put(ahead, later[1:], other if form == "base" else form, own)
        else:
            self.entries.append(entry.inflected(form))

    def open(self) -> None:
        """Write out what waits."""
        waiting, self.waiting = self.waiting, []
        for words, later, form, entry in waiting:
            self.put(words, later, form, entry)


class Trie:
    """All phrases of all rules; `root` holds the words they begin with."""

    def __init__(self) -> None:
        """Begin with no phrase."""
        self.root = Node()

    def add(self, phrase: str, rule: str, group: str, instead: Iterable[str] = ()) -> None:
        """Take a phrase up; raises AuditError when it is not of the language."""
        words, later = places(phrase)
        write = tuple(instead)
        keeps = tail(phrase) if any("_" in one for one in write) else 0
        self.root.put(words, later, "base", Entry(rule, group, write, keeps))


def _wild(word: str) -> str:
    """What a token can stand for in a phrase beside itself: # for a number, _ for any word."""
    first = word[0]
    return "#" if first.isdigit() else "_" if first.isalpha() else ""


def _phrases(node: Node, keys: Sequence[tuple[str, str]], behind: int, last: int) -> Iterator[tuple[int, Entry]]:
    """(token behind, entry) of every phrase that ends before `last`, from a node and the token behind its words."""
    open_ends = [(node, behind)]
    while open_ends:
        node, i = open_ends.pop()
        if node.waiting:
            node.open()
        for entry in node.entries:
            yield i, entry
        children = node.children
        if i < last and children:
            word, wild = keys[i]
            if wild in children:
                open_ends.append((children[wild], i + 1))
            if word in children:
                open_ends.append((children[word], i + 1))


def find(trie: Trie, document: Document) -> Mapping[str, list[Hit]]:
    """All hits by rule, in order, inside sentences; where hits of one rule and group overlap, the longest stays."""
    tokens = document.tokens
    keys = [(token.word, _wild(token.word)) for token in tokens]
    heads = trie.root.children
    found: dict[str, list[Hit]] = {}
    for sentence in document.sentences:
        last = sentence.last
        for i in range(sentence.first, last):
            for key in keys[i]:
                node = heads.get(key)
                if node is None:
                    continue
                for end, entry in _phrases(node, keys, i + 1, last):
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
