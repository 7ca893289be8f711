"""A smile, a shrug or a growl in the place of “said”."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Quote, Rule, Voice
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_LONGEST = 12  # tokens between a quotation and its verb: “…,” the manager, Renato Castagna, 54, shrugged
_SPOKEN = 4  # words
_OWNERS = frozenset(("a", "an", "the", "his", "her", "their", "my", "your", "our", "its", "no", "some", "'s"))


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each verb of the rule that stands as the tag of a quotation.

    Option `breaks`: words that between a quotation and a verb say that the verb tells of something else.
    """
    for hit in hits:
        form = document.tokens[hit.first].word
        noun = hit.first > 0 and document.tokens[hit.first - 1].word in _OWNERS
        if hit.entry.group != "terms" or noun or form.endswith("ing"):
            continue
        if document.voice((hit.start, hit.end)) == Voice.QUOTED:
            continue
        if _behind_words(document, rule, hit) or _before_words(document, hit):
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead)


def _behind_words(document: Document, rule: Rule, hit: Hit) -> bool:
    """“…,” he grinned · “…!” grinned Ana Ruiz · “…,” the manager, Renato Castagna, shrugged."""
    i = bisect_right(document.quotes, hit.start, key=lambda q: q.span.start) - 1
    if i < 0 or document.quotes[i].span.end > hit.start:
        return False
    quote = document.quotes[i]
    first = bisect_left(document.tokens, quote.span.end, key=lambda t: t.start)
    between = [t.word for t in document.tokens[first : hit.first]]
    sentence = document.sentence_at(hit.start)
    if sentence is None or sentence.start >= quote.span.end or len(between) > _LONGEST:
        return False
    mark = document[quote.inner].rstrip()[-1:]
    open_ended = mark in ",?!—–" or mark not in ".…" and between[:1] == [","]
    verbs = sets()["cue-say"] | sets()["finite"]
    other = any(word in verbs or word in rule.options["breaks"] for word in between)
    return _begins(document, quote) and open_ended and not other


def _begins(document: Document, quote: Quote) -> bool:
    """Whether a quotation is what its sentence begins with, or goes on in one: no nickname inside it."""
    sentence = document.sentence_at(quote.inner.start)
    before = document[sentence.start, quote.span.start].strip() if sentence else ""
    titled = len(document[quote.inner].split()) < _SPOKEN  # “His last film, ‘The Trap,’ …”
    return not before or before[-1] in ",:—–" and not titled


def _before_words(document: Document, hit: Hit) -> bool:
    """Whether a quotation follows at once: she grinned: “…” · she smiled, “We …”."""
    i = bisect_left(document.quotes, hit.end, key=lambda q: q.span.start)
    quote = document.quotes[i] if i < len(document.quotes) else None
    if quote is None or quote.kind != "speech" or not document.text[quote.inner.start].isupper():
        return False
    return document[hit.end, quote.span.start].strip() in (",", ":")
