"""A real word in the place of another that sounds or looks alike, by the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Any

from auditor.checks.finding import found
from auditor.checks.typos.neighbours import misplaced
from auditor.document import Document
from auditor.model import Rule, Sentence, Span, Voice
from auditor.phrases import Hit
from auditor.report import Finding

_HYPHENS = frozenset("-‐‑")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each phrase of the rule's `terms` and each of its `frames`, at the words to be changed.

    Words in a phrase of the group `innocent` stand right.

    A frame is a table: `wrong` and `right`, a word each, and lists of which all must fit: `before` and `behind`, words
    beside it; `after` and `never`, words that may not stand before or behind it; `without`, words that may not come
    earlier in the sentence. A list is words between spaces, with # for a number, ^ and $ for the ends of the sentence,
    ~er for an ending and =name for another list of the options. In a quotation it is for the speaker to say.
    """
    taken = [Span(hit.start, hit.end) for hit in hits if hit.entry.group == "innocent"]
    for hit in hits:
        span = _narrowed(document, hit)
        if hit.entry.group == "terms" and document.text[hit.end : hit.end + 1] not in _HYPHENS and _free(span, taken):
            taken.append(span)
            yield _found(document, rule, span, hit.entry.instead)
    # sentence by sentence, the frames before what the neighbours say
    told = [
        *((0, *one) for one in _framed(document, rule.options)),
        *((1, *one) for one in misplaced(document, rule.options)),
    ]
    for _, _, span, right in sorted(told, key=lambda one: (one[1].first, one[0], one[2])):
        if _free(span, taken):
            taken.append(span)
            yield _found(document, rule, span, [right])


def _free(span: Span, taken: Sequence[Span]) -> bool:
    return not any(span.start < other.end and other.start < span.end for other in taken)


def _found(document: Document, rule: Rule, span: Span, instead: Sequence[str]) -> Finding:
    """The finding; what to write begins as the story's words do."""
    if document.text[span.start].isupper():
        instead = [word[:1].upper() + word[1:] for word in instead]
    quoted = document.voice(span) == Voice.QUOTED
    passage = " It is in a quotation: check with the speaker before you change it." if quoted else ""
    return found(document, rule, *span, suggestions=instead, passage=passage)


def _narrowed(document: Document, hit: Hit) -> Span:
    """The part of a phrase that its correction replaces: of “more then the”, for “than”, only “then”."""
    tokens = document.tokens[hit.first : hit.last]
    size = len(hit.entry.instead[0].split()) if hit.entry.instead else len(tokens)
    if size >= len(tokens):
        return Span(hit.start, hit.end)
    likeness = SequenceMatcher(b=hit.entry.instead[0].lower(), autojunk=False)
    best, most = 0, -1.0
    for i in range(len(tokens) - size + 1):
        likeness.set_seq1(document.text[tokens[i].start : tokens[i + size - 1].end].lower())
        if likeness.ratio() > most:
            best, most = i, likeness.ratio()
    end = best + size
    if end < len(tokens) and tokens[end].word == "'s":
        end += 1
    return Span(tokens[best].start, tokens[end - 1].end)


def _framed(document: Document, options: Mapping[str, Any]) -> Iterator[tuple[Sentence, Span, str]]:
    """The places where a frame fits, each with its sentence and with what to write there."""
    frames: dict[str, list[Mapping[str, str]]] = {}
    for frame in options.get("frames", ()):
        frames.setdefault(frame["wrong"], []).append(frame)
    tokens = document.tokens
    for i in document.standing(wrong.removesuffix("'s") for wrong in frames):
        sentence, word, last = document.sentence_of(i), tokens[i].word, i + 1
        if last < sentence.last and tokens[last].word == "'s":
            word, last = word + "'s", last + 1
        shouted = document.text[tokens[i].start : tokens[last - 1].end].isupper()  # LED lights
        for frame in () if shouted else frames.get(word, ()):
            before = tokens[i - 1].word if i > sentence.first else "^"
            behind = tokens[last].word if last < sentence.last else "$"
            earlier = (t.word for t in tokens[sentence.first : i]) if "without" in frame else ()
            if (
                ("before" not in frame or _in(before, frame["before"], options))
                and ("behind" not in frame or _in(behind, frame["behind"], options) and not _compound(document, last))
                and not _in(before, frame.get("after", ""), options)
                and not _in(behind, frame.get("never", ""), options)
                and not any(_in(w, frame["without"], options) for w in earlier)
            ):
                yield sentence, Span(tokens[i].start, tokens[last - 1].end), frame["right"]
                break


def _compound(document: Document, i: int) -> bool:
    """Whether a hyphen ties a word to the next: “record-breaking” is not a record."""
    end = document.tokens[i].end if i < len(document.tokens) else len(document.text)
    return document.text[end : end + 1] in _HYPHENS


def _in(word: str, words: str, options: Mapping[str, str]) -> bool:
    """Whether a word is of a list."""
    plain, endings, names = _listed(words)
    if word in plain or word[0].isdigit() and "#" in plain or endings and word.endswith(endings):
        return True
    return any(_in(word, options[name], options) for name in names)


@cache
def _listed(words: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """The words of a list, its endings, and the names of the lists that it takes up."""
    parts = words.split()
    endings = tuple(w[1:] for w in parts if w[0] == "~")
    return frozenset(parts), endings, tuple(w[1:] for w in parts if w[0] == "=")
