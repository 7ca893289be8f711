"""Sources without a name: who they are said to be, how many, and why they are not named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from auditor.checks.finding import found
from auditor.checks.sourcing.sourcing import named_speaker, says, sentence_number, sentences_end
from auditor.checks.sourcing.trades import inside, of_a_trade
from auditor.document import Document
from auditor.model import Attribution, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_AHEAD = 3  # sentences in which a source of the intro is named
_INTRO = 1  # sentence of the body, in which a source may go without the name that follows
_DESCRIBED = 3  # words: “a former colleague”
_LONGEST = 8  # words of a source up to its noun: “a former senior treasury official”
_MAY_PRECEDE = frozenset("a an and as because but one so that though when while yet".split())


class Unnamed(NamedTuple):
    """An unnamed source as introduced: its words, the noun they hang on, and what is attributed to it."""

    span: Span
    noun: str
    plural: bool
    claim: Attribution


_PLAIN = ("source", "insider")


def unnamed(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A source of whom nothing is said: no adjective before, no “close to the talks” behind."""
    for hit in hits:
        before = document.tokens[hit.first - 1] if hit.first else None
        nouns = (i for i in range(hit.first, hit.last) if document.words[i].removesuffix("s") in _PLAIN)
        noun = next(nouns, hit.last - 1)
        behind = document.words[noun + 1] if noun + 1 < len(document.words) else ""
        sentence = document.sentence_at(hit.start)
        opens = before is None or not before.word[0].isalnum() or sentence is not None and hit.first == sentence.first
        plain = opens or before is not None and before.word in _MAY_PRECEDE
        if hit.entry.group == "terms" and plain and behind not in rule.options["describes"]:
            yield found(document, rule, hit.start, hit.end)


def unexplained(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """An unnamed source where no reason for the silence stands beside the claim, or with the source later on."""
    reasons = {sentence_number(document, hit.start) for hit in hits if hit.entry.group == "reasons"}
    others = {number for number in reasons if _own_source(document, number)}  # they are that source's reasons
    motives = {sentence_number(document, hit.start) for hit in hits if hit.entry.group == "motives"}
    body = next((i for i, s in enumerate(document.sentences) if document.where(s) == "body"), 0)
    for source in _introduced(document, rule):
        number = sentence_number(document, source.span.start)
        near = number in motives | reasons or any(number - 1 <= reason <= number + 2 for reason in reasons - others)
        later = any(_speaks_of(document, reason, source.noun) for reason in reasons | motives)
        promises = number < body + _INTRO and not source.plural or source.noun in rule.options["counted"]
        soon = sentences_end(document, number, _AHEAD)
        named = promises and named_speaker(document, document.sentences[number].end, soon)
        if not near and not later and not named:
            yield found(document, rule, *source.span)


def plural(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“Sources say” where the next words come from “the person” or “he”: there is only one."""
    for source in _introduced(document, rule):
        one = _single(document, rule, source) if source.plural else None
        if one:
            yield found(document, rule, *source.span, other=document[one], evidence=[one])


def _introduced(document: Document, rule: Rule) -> Iterator[Unnamed]:
    """The unnamed sources of the body where they first speak: “a source”, “aides to the mayor”, not “the official”."""
    seen: set[str] = set()
    for claim in document.attributions:
        source = unnamed_source(document, rule, claim) if claim.cue and _tells(document, claim) else None
        if claim.source and source is None and of_a_trade(document, claim) and inside(document, rule, claim):
            source = Unnamed(claim.source, document[claim.source].lower().split()[-1], False, claim)
        words = document[source.span].lower() if source else ""
        if source and words not in seen and document.where(source.span) == "body":
            seen.add(words)
            yield source


def unnamed_source(document: Document, rule: Rule, claim: Attribution) -> Unnamed | None:
    """The unnamed source of words, or None where it has a name, is a body, or was introduced before."""
    if claim.source is None or claim.stance or document[claim.source].lower() in sets()["pronouns"]:
        return None
    options, first = rule.options, bisect_left(document.tokens, claim.source.start, key=lambda t: t.start)
    last = first
    for token in document.tokens[first : first + _LONGEST]:
        if token.start >= claim.source.end or not token.word[0].isalpha():
            break
        if last > first and token.word in options["ends"]:
            break
        last += 1
    words = [token.word for token in document.tokens[first:last]]
    opens, noun = (words[0], words[-1]) if words else ("", "")
    behind = document.tokens[last] if last < len(document.tokens) else None
    follows = behind is not None and behind.word in options["ends"]
    many = noun in options["many"] or noun in options["counted"] and opens in options["numbers"]
    if not many and (noun not in options["one"] or opens not in options["determiners"]):
        return None
    if many and (opens in options["known"] or "and" in words):
        return None
    if not follows and (noun in options["followed"] or noun in options["described"] and len(words) < _DESCRIBED):
        return None
    inverted = claim.cue is not None and claim.cue.end <= claim.source.start
    if inverted and behind is not None and behind.word in sets()["finite"]:  # “says an aide should testify”
        return None
    cue = bisect_left(document.tokens, claim.cue.start, key=lambda t: t.start) if claim.cue else 0
    if document[claim.source].endswith(" who") or cue and document.tokens[cue - 1].word in sets()["will"]:
        return None  # “led by an executive who said”, “allies might say”
    if claim.cue and document[claim.cue].endswith("ing") and first and document.tokens[first - 1].word == "that":
        return None  # “his pledge that people could stay, explaining”
    name = document[claim.source].rpartition(", ")  # “a player from Hull, Tom Lee”
    if name[1] and name[2][:1].isupper():
        return None
    apposed = behind is not None and behind.word == "," and document.text[behind.end + 1 : behind.end + 2].isupper()
    official = noun not in options["clear"] and any(word in options["official"] for word in words)
    return None if apposed or official else Unnamed(claim.source, noun, many, claim)


def _tells(document: Document, claim: Attribution) -> bool:
    """Whether a claim reports words or thoughts, or quotes some: “said”, “reckon”, “called him ‘a fool’”."""
    cue = claim.cue
    return cue is not None and (
        says(document, cue) or claim.kind == "mixed" or document[cue].lower() in sets()["cue-mind"]
    )


def _own_source(document: Document, number: int) -> bool:
    """Whether a sentence brings in a source of its own: “a clerk who asked not to be named said”."""
    sentence = document.sentences[number]
    opens = document.tokens[sentence.first].word in ("a", "an", "another")
    return opens or any(
        a.source is not None
        and sentence.start <= a.source.start < sentence.end
        and document[a.source].lower().startswith(("a ", "an ", "another "))
        for a in document.attributions
    )


def _speaks_of(document: Document, number: int, noun: str) -> bool:
    sentence = document.sentences[number]
    return any(token.word == noun for token in document.tokens[sentence.first : sentence.last])


def _single(document: Document, rule: Rule, source: Unnamed) -> Span | None:
    """“The person” or “she” that speaks next in the paragraph and can only be one of the sources."""
    block = document.blocks[document.sentences[sentence_number(document, source.span.start)].block]
    first = bisect_left(document.tokens, source.span.start, key=lambda t: t.start)
    for claim in document.attributions:
        if claim.source is None or claim.cue is None or not source.span.end < claim.source.start < block.end:
            continue
        words = document[claim.source].lower().split()
        if words[0] in ("he", "she"):
            alone = not any(n.person for n in document.named(block.start, claim.source.start))
            return claim.source if alone and claim.source.start > source.claim.content.end else None
        known = words[0] != "the" or words[-1] not in rule.options["persons"]
        known = known or any(token.word == words[-1] for token in document.tokens[:first])
        return None if known else claim.source
    return None
