"""One name in two spellings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.model import Document, Name, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import word_ranks

_SHORTEST = 5  # letters: Lee and Lea are two people
_RARE = 15_000  # rank from which a word at the start of a sentence may be a name
_SLIPS = 2  # at most
_LONG = 8  # letters from which two slips still make the same name
_ENDINGS = ("s", "es", "n", "an", "ian", "ish", "i", "ese", "er", "ers", "y", "ic", "a", "e", "o", "ns", "ans", "ians")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each mention of a name that is one slip from a better-supported one, which is the evidence."""
    names = [*document.names, *_openers(document)]
    names = [n for n in names if all(w.isalpha() for w in n.name.replace("-", "").replace("’", "").split())]
    names = [n for n in names if not _compound(n)]
    support = {n.name: (len(n.name.split()) > 1, len(n.mentions), -n.mentions[0].start) for n in names}
    words = {n.name: _words(n) for n in names}
    initials: dict[str, list[Name]] = {}
    for name in names:
        for letter in {word[0] for word in words[name.name]}:
            initials.setdefault(letter, []).append(name)
    for name in names:
        twins = initials[words[name.name][-1][0]]  # a slip in the last word keeps its first letter
        better = (o for o in twins if o is not name and support[o.name] > support[name.name])
        same = (o for o in better if _same(words[name.name], words[o.name], person=name.person and o.person))
        other = next(same, None)
        if other:
            for mention in name.mentions:
                right = _spelling(document, mention, words[name.name], words[other.name])
                yield found(
                    document, rule, *mention, evidence=(other.mentions[0],), suggestions=[right], other=other.name
                )


def _compound(name: Name) -> bool:
    """“Israeli-Palestinian”: known names tied by a hyphen are no surname."""
    parts = name.name.split("-")
    return len(parts) > 1 and all(part in word_ranks() for part in parts)


def _openers(document: Document) -> Iterator[Name]:
    """Capitalised first words of sentences that are no common words: they may be names that stand only there."""
    taken = {m.start for n in document.names for m in n.mentions}
    for sentence in document.sentences:
        token = document.tokens[sentence.first]
        written = document.text[token.start : token.end]
        if written.istitle() and token.start not in taken and word_ranks().get(token.word, _RARE) >= _RARE:
            yield Name(written, "", person=False, mentions=(Span(token.start, token.end),))


def _words(name: Name) -> list[str]:
    return name.name.removesuffix("’s").removesuffix("'s").lower().split()


def _same(words: Sequence[str], others: Sequence[str], *, person: bool) -> bool:
    """Whether two names differ by a slip in one word; of two full names the rest must be the same."""
    if len(words) == 1:
        return any(_slip(words[0], other, person=person) for other in (others[-1], *others[:1]))
    if len(words) != len(others):
        return False
    unlike = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(unlike) == 1 and unlike[0][0] == words[-1] and _slip(*unlike[0], person=person)


def _slip(word: str, other: str, *, person: bool = False) -> bool:
    """Whether a word is another one mistyped: not its plural or adjective, not two words of the dictionary.

    A person has no adjective: “Mr Mulcaire” is no form of “Mulcair”.
    """
    if word[0] != other[0] or word == other:
        return False
    short, long = sorted((word, other), key=len)
    if len(short) < _SHORTEST or len(long) - len(short) > _SLIPS:
        return False
    if long.startswith(short) and long[len(short) :] in _ENDINGS and not (person and long[len(short) :] in ("e", "a")):
        return False
    ranks = word_ranks()
    known = [w in ranks or w.capitalize() in ranks for w in (word, other)]
    if known[0] and (known[1] or word.capitalize() in ranks):
        return False
    return _distance(word, other) <= (2 if len(short) >= _LONG else 1)


def _distance(a: str, b: str) -> int:
    """Damerau's distance: letters put in, left out, changed, or swapped with their neighbour."""
    if abs(len(a) - len(b)) > 2:
        return 3
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, start=1):
        row = [i]
        for j, y in enumerate(b, start=1):
            cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, rows[i - 2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _spelling(document: Document, mention: Span, words: Sequence[str], others: Sequence[str]) -> str:
    """The mention with the other spelling put in."""
    written = document[mention]
    for word in words:
        for other in others:
            if word != other and _slip(word, other, person=True):
                at = written.lower().find(word)
                return written[:at] + other.capitalize() + written[at + len(word) :] if at >= 0 else other.capitalize()
    return written
