"""One to three words in quotation marks that nobody is said to have used."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.nearness import paragraph
from auditor.document import Document
from auditor.model import Quote, Rule, Sentence
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import known, sets

_MOST = 3  # words
_TELLS = frozenset(("calls", "said", "says", "tells", "told", "writes", "wrote"))  # others are nouns as well: “replies”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for a few common words in quotation marks behind “the”, “this” or “his”, with no speaker in the
    sentence nor in the one before it, that no speaker of the story uses.

    Options, lists of words: `behind`, one of which stands before the quotation, with an adjective between at most;
    `defines`, which before it say that a word is meant; `labels`, which behind it say what kind of name it is.
    """
    said = "\n".join(document[q.inner].lower() for q in document.quotes if q.speaker or q.kind == "speech" and q.cue)
    text = document.text.lower()
    seen: set[str] = set()
    for quote in document.quotes:
        words = document[quote.inner].strip(" ,.").lower()
        if quote.speaker or words in seen or not _plain(document, quote) or words in said:
            continue
        if " " in words and text.count(words) > 1:  # a phrase that the story uses without marks as well
            continue
        sentence = document.sentence_at(quote.inner.start)
        if sentence and _sneers(document, rule, quote, sentence) and not _spoken(document, quote, sentence):
            seen.add(words)
            yield found(document, rule, *quote.span, suggestions=[words])


def _plain(document: Document, quote: Quote) -> bool:
    """Whether a quotation is a few common words in small letters, inside the story."""
    words = document[quote.inner].strip(" ,.").replace("-", " ").split()
    common = all(word.islower() and word.isalpha() and known(word) for word in words)
    return 1 <= len(words) <= _MOST and common and quote.closed and paragraph(document, quote.span) is not None


def _sneers(document: Document, rule: Rule, quote: Quote, sentence: Sentence) -> bool:
    """Whether the words around a quotation use it as a name for something, and do not explain it."""
    tokens, options = document.tokens, rule.options
    first = bisect_left(tokens, quote.span.start, key=lambda t: t.start)
    last = bisect_left(tokens, quote.span.end, key=lambda t: t.start)
    before = [t.word for t in tokens[max(sentence.first, first - 4) : first]]
    behind = [t.word for t in tokens[last : min(last + 2, sentence.last)]]
    if any(word in options["labels"] for word in behind) or behind[:1] in (["("], ["-"], ["—"], ["–"]):
        return False
    if before[-2:] == ["so", "called"]:
        return True
    if not before or any(word in options["defines"] for word in before):
        return False
    described = len(before) > 1 and before[-2] in options["behind"] and before[-2] != "'s" and before[-1].isalpha()
    return before[-1] in options["behind"] or described


def _spoken(document: Document, quote: Quote, sentence: Sentence) -> bool:
    """Whether somebody may have used the words: one who speaks in the sentence before it in its paragraph or earlier in
    this one, or behind any verb of saying, calling or praising.
    """
    i = bisect_right(document.sentences, sentence.start, key=lambda s: s.start) - 1
    above = document.sentences[i - 1] if i else None
    start = above.start if above and above.block == sentence.block else sentence.start
    verbs = sets()["cue-say"] | sets()["cue-act"]
    first = bisect_left(document.tokens, quote.span.start, key=lambda t: t.start)
    last = bisect_left(document.tokens, quote.span.end, key=lambda t: t.start)
    if [t.word for t in document.tokens[first - 2 : first]] == ["so", "called"]:
        first -= 2
    around = (*document.tokens[sentence.first : first], *document.tokens[last : sentence.last])
    return any(t.word in verbs and (t.word in _TELLS or t.word.endswith("ed")) for t in around) or any(
        a.source is not None and start <= a.source.start < quote.span.start for a in document.attributions
    )
