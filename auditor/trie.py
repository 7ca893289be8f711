"""All phrases of all rules in one tree of words, found in a single walk over the tokens of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from auditor.model import Document
from auditor.phrases import Beginning, Entry, Hit, behind, onward, openings, tail

_NONE = (" ", "")  # behind a sentence stands no word
Row = list[str]  # a phrase, its rule, its group, and what to write


class Node:
    """What may follow a row of words: further words, and the phrases that end here.

    Phrases are written out word by word, and only where a text leads: few of the words of the rules occur in one
    article, and start-up is a feature. Until then they wait here.
    """

    __slots__ = ("children", "entries", "waiting")

    def __init__(self) -> None:
        """Begin with nothing."""
        self.children: dict[str, Node] = {}
        self.entries: list[Entry] = []
        self.waiting: list[tuple[Beginning, Entry]] = []

    def open(self) -> None:
        """Let each phrase that waits go on to its next word; where none is left it ends here."""
        waiting, self.waiting = self.waiting, []
        for beginning, entry in waiting:
            kept = entry.tail if not beginning[0] else 0  # words of a place count once, when it is reached
            for words, later, form in onward(*beginning):
                if words:
                    child = self.children.get(words[0])
                    if child is None:
                        child = self.children[words[0]] = Node()
                    own = entry.keeping(len(words)) if len(later) < kept else entry
                    child.waiting.append(((words[1:], later, form), own))
                else:
                    self.entries.append(entry.inflected(form))


class Trie:
    """All phrases of all rules: `rows`, and `heads`, for each word that a phrase can begin with a line of the words
    that can stand behind it, with the number of the row: “over 12 up 7  3”, where nothing need follow in row 3.
    """

    __slots__ = ("_opened", "_seconds", "heads", "rows")

    def __init__(self, rows: Iterable[Row] = (), heads: Mapping[str, str] | None = None) -> None:
        """Begin with these phrases; they are known to be right."""
        self.rows = list(rows)
        self.heads = dict(heads or {})
        self._seconds: dict[str, dict[str, list[int]]] = {}
        self._opened: dict[tuple[str, str], Node] = {}

    def add(self, phrase: str, rule: str, group: str, instead: Iterable[str] = ()) -> None:
        """Take a phrase up; raises AuditError when it is not of the language."""
        for head, second in openings(phrase):
            line = f"{second} {len(self.rows)}"
            self.heads[head] = f"{self.heads[head]} {line}" if head in self.heads else line
            self._seconds.pop(head, None)
            self._opened.pop((head, second), None)
        self.rows.append([phrase, rule, group, *instead])

    def plain(self) -> tuple[list[Row], dict[str, str]]:
        """What another one can begin with."""
        return self.rows, self.heads

    def seconds(self, head: str) -> Mapping[str, Sequence[int]]:
        """The words that can stand behind one with which phrases begin, "" for none, and the rows where they do."""
        found = self._seconds.get(head)
        if found is None:
            found = self._seconds[head] = {}
            parts = self.heads[head].split(" ")
            for word, number in zip(parts[::2], parts[1::2], strict=True):
                found.setdefault(word, []).append(int(number))
        return found

    def node(self, head: str, second: str) -> Node:
        """What may follow two words with which phrases begin; behind the second one "", what ends with the first."""
        node = self._opened.get((head, second))
        if node is None:
            first = Node()
            for number in self.seconds(head)[second]:
                phrase, rule, group, *instead = self.rows[number]
                kept = tail(phrase) if any("_" in one for one in instead) else 0
                entry = Entry(rule, group, tuple(instead), kept)
                for words, later, form in behind(head, phrase):
                    own = entry.keeping(1 + len(words)) if len(later) < kept else entry
                    first.waiting.append(((words, later, form), own))
            first.open()
            node = first.children[second] if second else first
            first.children = {}
            self._opened[head, second] = node
        return node


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
    tokens, heads = document.tokens, trie.heads
    keys = [(token.word, _wild(token.word)) for token in tokens]
    found: dict[str, list[Hit]] = {}
    for sentence in document.sentences:
        last = sentence.last
        following = *keys[sentence.first + 1 : last], _NONE
        for i, (word, wild) in enumerate(following, sentence.first):
            for head in keys[i]:
                if head not in heads:
                    continue
                known = trie.seconds(head)
                for second in ("", word, wild) if wild else ("", word):
                    if second not in known:
                        continue  # most words lead nowhere
                    for end, entry in _phrases(trie.node(head, second), keys, i + 1 + (second != ""), last):
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
