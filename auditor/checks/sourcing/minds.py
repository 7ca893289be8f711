"""What goes on in somebody's head, told as fact."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.sourcing.sourcing import attributions, role_before, says, sentence_number
from auditor.document import Document
from auditor.model import Rule, Sentence
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_ARTICLES = frozenset("the a his her their".split())
_OF = 4  # tokens from “of” to the verb


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """What goes on in a head, told as fact: one person, no word of theirs in this sentence or beside it.

    Groups of the rule's phrases: `terms`, and `inner`, for which only this sentence counts.
    """
    for hit in hits:
        sentence = document.sentence_at(hit.start)
        if (
            hit.entry.group not in ("terms", "inner")
            or sentence is None
            or document.where((hit.start, hit.end)) == "headline"
        ):
            continue
        number = sentence_number(document, hit.start)
        reach = 0 if hit.entry.group == "inner" else 1
        if _one_person(document, rule, sentence, hit.first) and not _speaks_nearby(document, number, reach):
            yield found(document, rule, hit.start, hit.end)


def _one_person(document: Document, rule: Rule, sentence: Sentence, verb: int) -> bool:
    """Whether the words before a verb are a person's name or a single role: “the mayor fears”."""
    words = [token.word for token in document.tokens[sentence.first : verb]]
    if words[-1:] == ["who"]:  # “Mr Lee, who dreads it,”
        verb -= 1
    elif words[-1:] == [","] and "who" in words[1:-1]:  # “Mr Lee, who came on late, longs for it”
        verb = sentence.first + len(words) - 1 - words[::-1].index("who")
    apposed = verb - 2 >= sentence.first and document.tokens[verb - 1].word == ","
    before = document.tokens[max(sentence.first, verb - 1 - apposed)]
    i = bisect_right(document.mentions, before.start, key=lambda m: m[0].start) - 1
    if i >= 0 and before.start < document.mentions[i][0].end:
        span, name = document.mentions[i]
        opening = document[span].lower().split()[0]  # “Winger Sam Tolley”
        return name.person or opening in sets()["person-nouns"] or role_before(document, span.start)
    return _role(document, rule, sentence, verb - 1) or any(
        document.words[of] == "of" and _role(document, rule, sentence, of - 1)
        for of in range(max(sentence.first + 2, verb - _OF), verb - 1)  # “the leader of the council”
    )


def _role(document: Document, rule: Rule, sentence: Sentence, i: int) -> bool:
    """Whether a token is a role with an article before it."""
    word = document.words[i]
    role = word in sets()["generic-roles"] or word in sets()["titles"] or word in rule.options["roles"]
    return role and not _ARTICLES.isdisjoint(document.words[max(sentence.first, i - 2) : i])


def _speaks_nearby(document: Document, number: int, reach: int) -> bool:
    """Whether words of saying tie this sentence, or one up to `reach` beside it in its paragraph, to a source."""
    block = document.blocks[document.sentences[number].block]
    first, last = max(0, number - reach), min(len(document.sentences), number + reach + 1)
    start = max(block.start, document.sentences[first].start)
    end = min(block.end, document.sentences[last - 1].end)
    quote = bisect_left(document.quotes, start, key=lambda q: q.span.start)
    return any(
        a.source and a.cue and start <= a.cue.start < end and says(document, a.cue)
        for a in attributions(document, block.start, end)
    ) or any(q.kind == "speech" and start <= q.span.start < end for q in document.quotes[quote : quote + 3])
