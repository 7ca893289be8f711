"""What to write in the place of a phrase: with the words that stay, in its capitals, behind the right article."""

from __future__ import annotations

from functools import cache

from auditor.document import Document
from auditor.inflect import expand
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.resources import sets

_BARE = frozenset("a an many more the".split())  # what begins with these takes no article


def in_place(document: Document, hit: Hit) -> tuple[Span, tuple[str, ...]]:
    """The characters to replace, with an article before them that must change, and what to write there."""
    span = Span(hit.start, hit.end)
    words = [_kept(document, hit, word) for word in hit.entry.instead]
    before = document.tokens[hit.first - 1] if hit.first else None
    if words and before and before.word in ("a", "an") and document.text[before.end : hit.start].isspace():
        whole = [_with_article(word) for word in words]
        if any(one.partition(" ")[0] != before.word for one in whole):
            return Span(before.start, hit.end), tuple(_capitals(document.text[before.start], one) for one in whole)
        words = [one.partition(" ")[2] for one in whole]
    written = document[span]
    named = not _opens(document, hit) and any(word.islower() for word in written.split()[1:])  # “the Muslim ban”
    letter = "" if named else written[0]
    return span, tuple(w.upper() if _shouted(written) else _capitals(letter, w) for w in words)


def narrowed(document: Document, rule: Rule, hit: Hit) -> Hit:
    """The first of the rule's `words` inside a hit, whose phrases are the surroundings; the hit where it has none."""
    words = _forms(tuple(rule.options.get("words", ())))
    for i in range(hit.first, hit.last if words else hit.first):
        token = document.tokens[i]
        if token.word in words:
            return hit._replace(start=token.start, end=token.end, first=i, last=i + 1)
    return hit


@cache
def _forms(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for word in words for form, _ in expand(word))


def article(word: str) -> str:
    """“A” or “an” by the sound of a word in lower case."""
    if word.startswith(tuple(sets()["consonant-sounds"])):
        return "a"
    return "an" if word[:1] in "aeiou" or word.startswith(tuple(sets()["vowel-sounds"])) else "a"


def _kept(document: Document, hit: Hit, word: str) -> str:
    """What to write, with the words of the phrase that stay in the place of `_`."""
    if "_" not in word:
        return word
    return word.replace("_", document.text[document.tokens[hit.last - hit.entry.kept].start : hit.end])


def _with_article(words: str) -> str:
    first = words.partition(" ")[0]
    return words if first in _BARE else f"{article(first.lower())} {words}"


def _opens(document: Document, hit: Hit) -> bool:
    sentence = document.sentence_at(hit.start)
    return sentence is not None and sentence.first == hit.first


def _capitals(letter: str, words: str) -> str:
    return words[:1].upper() + words[1:] if letter.isupper() else words


def _shouted(written: str) -> bool:
    return written.isupper() and len(written) > 1
