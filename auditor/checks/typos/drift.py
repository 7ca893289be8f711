"""One name in two spellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.checks.typos.likeness import COMMON, is_same_given, is_slip, sound, unaccented
from auditor.document import Document
from auditor.model import Name, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import known, rank

_ADDRESS = re.compile(r"\.[a-z]{2}")  # factcheck.org
_BETWEEN = 4  # characters between two people who are told of together: “Jon Smith and John Smith”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each mention of a name that is one slip from a better-supported one, which is the evidence.

    Where only an accent is missing it is a note. First names are compared where the story has no word of `family`.
    """
    names = [*document.names, *_openers(document)]
    names = [n for n in names if all(w.isalpha() for w in n.name.replace("-", "").replace("’", "").split())]
    names = [n for n in names if not _compound(n) and not _corrected(document, n)]
    support = {n.name: (len(n.name.split()) > 1, len(n.mentions), -n.mentions[0].start) for n in names}
    words = {n.name: _words(n) for n in names}
    initials: dict[str, list[Name]] = {}
    for name in names:
        for letter in {word[0] for word in words[name.name]}:
            initials.setdefault(letter, []).append(name)
    related = frozenset(rule.options["family"]).intersection(t.word for t in document.tokens)
    for name in names:
        mine = words[name.name]
        twins = initials[mine[-1][0]]  # a slip in the last word keeps its first letter
        for other in twins:
            if other is name or support[other.name] <= support[name.name]:
                continue
            if _same(mine, words[other.name], person=name.person and other.person):
                right = [_spelling(document, mention, mine, other) for mention in name.mentions]
            elif not related and _one_given(document, name, other, mine, words[other.name]):
                right = [" ".join(other.name.split()[: len(mine)]) for _ in name.mentions]
            else:
                continue
            for mention, instead in zip(name.mentions, right, strict=True):
                accent = unaccented(document[mention]).lower() == unaccented(instead).lower()
                own = replace(rule, severity="note") if accent else rule
                evidence = (other.mentions[0],)
                yield found(document, own, *mention, evidence=evidence, suggestions=[instead], other=other.name)
            break
        yield from _ways(document, rule, name, (-1,) if related else (0, -1)) if name.person else ()


def _ways(document: Document, rule: Rule, name: Name, places: Sequence[int]) -> Iterator[Finding]:
    """One person written in two ways, the rarer of them: “MacDonald” and “Macdonald”, “Steven” and “Stephen Roe”."""
    written = [(document[m].split(), m) for m in name.mentions if not _ADDRESS.match(document.text, m.end)]
    for at in places:
        forms = [(words[at], m) for words, m in written if (at or len(words) > 1) and not words[at].isupper()]
        ways = Counter(word for word, _ in forms)
        usual = max(ways, key=lambda word: ways[word], default="")  # of the first to come, where they are as frequent
        for word, mention in forms:
            if word != usual and word[0].isupper() and usual[0].isupper() and _one_way(word, usual, given=at == 0):
                instead = document[mention].replace(word, usual)
                evidence = (next(m for w, m in forms if w == usual),)
                yield found(document, rule, *mention, evidence=evidence, suggestions=[instead], other=usual)


def _one_way(word: str, usual: str, *, given: bool) -> bool:
    one, other = word.lower(), usual.lower()
    named = given and len(one) > 3 and min(map(rank, (one, other))) >= COMMON
    return one == other or named and sound(one) == sound(other)


def _one_given(document: Document, name: Name, other: Name, words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a full name that stands once is another with its first name mistyped, and no relation of theirs."""
    if len(name.mentions) > 1 or not (name.person or other.person) or len(words) < 2 or len(words) != len(others):
        return False
    if list(words[1:]) != list(others[1:]) or not is_same_given(words[0], others[0]):
        return False
    here = name.mentions[0]
    return all(abs(m.start - here.end) > _BETWEEN and abs(here.start - m.end) > _BETWEEN + 1 for m in other.mentions)


def _corrected(document: Document, name: Name) -> bool:
    """Whether a name stands only where it is put right: “Privorozki, not Privorotzki”."""
    return all(document.text.endswith(", not ", 0, m.start) for m in name.mentions)


def _compound(name: Name) -> bool:
    """“Israeli-Palestinian”: known names tied by a hyphen are no surname."""
    parts = name.name.split("-")
    return len(parts) > 1 and all(map(known, parts))


def _openers(document: Document) -> Iterator[Name]:
    """Capitalised first words of sentences that are no common words: they may be names that stand only there."""
    taken = {m.start for n in document.names for m in n.mentions}
    found: dict[str, list[Span]] = {}
    for sentence in document.sentences:
        token = document.tokens[sentence.first]
        written = document.text[token.start : token.end]
        if written.istitle() and token.start not in taken and rank(token.word) >= COMMON:
            found.setdefault(written, []).append(Span(token.start, token.end))
    for written, mentions in found.items():
        yield Name(written, "", person=False, mentions=tuple(mentions))


def _words(name: Name) -> list[str]:
    return name.name.removesuffix("’s").removesuffix("'s").lower().split()


def _same(words: Sequence[str], others: Sequence[str], *, person: bool) -> bool:
    """Whether two names differ by a slip in one word; of two full names the rest must be the same."""
    if len(words) == 1:
        return any(is_slip(words[0], other, person=person) for other in (others[-1], *others[:1]))
    if len(words) != len(others):
        return False
    unlike = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(unlike) == 1 and unlike[0][0] == words[-1] and is_slip(*unlike[0], person=person)


def _spelling(document: Document, mention: Span, words: Sequence[str], other: Name) -> str:
    """The mention with the other spelling put in, as it is written there: “McDonald”."""
    written = document[mention]
    forms = {w.lower(): w for w in other.name.removesuffix("’s").removesuffix("'s").split() if not w.islower()}
    for word in words:
        for right in _words(other):
            if word != right and is_slip(word, right, person=True):
                at = written.lower().find(word)
                instead = forms.get(right, right.capitalize())
                return written[:at] + instead + written[at + len(word) :] if at >= 0 else instead
    return written
