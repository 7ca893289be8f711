"""All phrases of all rules in one tree of words, which is opened where a text leads."""

from __future__ import annotations

from collections.abc import Iterable, KeysView, Mapping, Sequence

from auditor.phrases import Beginning, Entry, after, begun, complete, following, openings, tail

Row = list[str]  # a phrase, its rule, its group, and what to write
Begun = tuple[Beginning, Entry]  # what is left of a phrase, and what it is
NUMBER, ANY = "#", "_"  # what a token can stand for in a phrase beside itself


class Node:
    """What may follow a row of words: the phrases that end here, and by word those that go on.

    What lies behind a word is found when a text has it: few of the words of the rules occur in one article, and
    start-up is a feature.
    """

    __slots__ = ("_behind", "_next", "_open", "entries")

    def __init__(self, begun: Sequence[Begun]) -> None:
        """Begin with what is left of the phrases that led here."""
        self.entries = [entry.inflected(rest[2]) for rest, entry in begun if complete(rest)]
        self._open = [(rest, entry) for rest, entry in begun if rest[0] or rest[1]]
        self._next: frozenset[str] | None = None if self._open else frozenset()
        self._behind: dict[str, Node] = {}

    def step(self, word: str) -> Node | None:
        """What may follow one more word; None where no phrase has it here."""
        if self._next is None:
            self._next = frozenset().union(*(following(rest) for rest, _ in self._open))
        if word not in self._next:
            return None
        node = self._behind.get(word)
        if node is None:
            node = self._behind[word] = Node(_onward(self._open, word))
        return node


def _onward(begun: Iterable[Begun], word: str) -> list[Begun]:
    """Those of the phrases that have this word next, behind it."""
    return [
        (left, entry.keeping(count) if count and len(left[1]) < entry.tail else entry)  # a place counts once
        for rest, entry in begun
        for left, count in after(rest, word)
    ]


class Trie:
    """All phrases of all rules: `rows`, and `heads`, for each word that a phrase can begin with a line of the words
    that can stand behind it, with the numbers of the rows: “over 12,40 up 7  3”, where nothing need follow in row 3.
    """

    __slots__ = ("_heads", "_opened", "_seconds", "rows")

    def __init__(self, rows: Iterable[Row] = (), heads: Mapping[str, str] | None = None) -> None:
        """Begin with these phrases; they are known to be right."""
        self.rows = list(rows)
        self._heads = dict(heads or {})
        self._seconds: dict[str, dict[str, str]] = {}
        self._opened: dict[tuple[str, str], Node] = {}

    def add(self, phrase: str, rule: str, group: str, instead: Iterable[str] = ()) -> None:
        """Take a phrase up; raises AuditError when it is not of the language."""
        for head, second in openings(phrase):
            self._heads.setdefault(head, "")
            seconds = self._words_behind(head)
            seconds[second] = f"{seconds[second]},{len(self.rows)}" if second in seconds else str(len(self.rows))
            self._opened.pop((head, second), None)
        self.rows.append([phrase, rule, group, *instead])

    def plain(self) -> tuple[list[Row], dict[str, str]]:
        """What another one can begin with."""
        lines = {head: " ".join(f"{word} {rows}" for word, rows in s.items()) for head, s in self._seconds.items()}
        return self.rows, self._heads | lines

    @property
    def heads(self) -> KeysView[str]:
        """The words with which phrases begin."""
        return self._heads.keys()

    def seconds(self, head: str) -> KeysView[str]:
        """The words that can stand behind one with which phrases begin, "" for none."""
        return self._words_behind(head).keys()

    def _words_behind(self, head: str) -> dict[str, str]:
        found = self._seconds.get(head)
        if found is None:
            parts = self._heads[head].split(" ")
            found = self._seconds[head] = dict(zip(parts[::2], parts[1::2], strict=False))
        return found

    def node(self, head: str, second: str) -> Node:
        """What may follow two words with which phrases begin; behind the second one "", what ends with the first."""
        node = self._opened.get((head, second))
        if node is None:
            begun = _onward(map(self._begun, self._words_behind(head)[second].split(",")), head)
            node = self._opened[head, second] = Node(_onward(begun, second) if second else begun)
        return node

    def _begun(self, row: str) -> Begun:
        phrase, rule, group, *instead = self.rows[int(row)]
        kept = tail(phrase) if any(ANY in one for one in instead) else 0
        return begun(phrase), Entry(rule, group, tuple(instead), kept)
