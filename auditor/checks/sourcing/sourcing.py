"""Who stands behind a sentence: the attributions in it and beside it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from auditor.document import Document
from auditor.model import Attribution, Span
from auditor.resources import sets

_REPORT = 0.4  # of a sentence's characters
_NESTED = 6  # attributions whose contents may lie inside each other


def sentence_number(document: Document, offset: int) -> int:
    """The number of the sentence at or before an offset."""
    return max(0, bisect_right(document.sentences, offset, key=lambda s: s.start) - 1)


def says(document: Document, cue: Span) -> bool:
    """Whether a cue reports words: “said”, “according to”, not “wants” or “backs”."""
    words = document[cue].lower()
    return words in sets()["cue-say"] or words in sets()["cue-phrases"]


def sourced(document: Document, number: int, reach: int = 0) -> bool:
    """Whether a sentence, or one up to `reach` sentences beside it in the body, is tied to a source."""
    first, last = max(0, number - reach), min(len(document.sentences), number + reach + 1)
    near = [s for s in document.sentences[first:last] if document.where(s) == "body"]
    if not near:
        return False
    start, end = near[0].start, near[-1].end
    own = document.sentences[number]
    return any(
        start <= a.source.start < end
        and start < a.content.end
        and not vague_source(document, a.source)
        and (own.start <= a.source.start < own.end or _is_report(document, a))
        for a in attributions(document, document.blocks[near[0].block].start, end)
        if a.source and not a.stance
    )


def vouches(document: Document, claim: Attribution) -> bool:
    """Whether an attribution may stand behind sentences beside its own: somebody in particular reports something."""
    if claim.source is None or claim.stance or vague_source(document, claim.source):
        return False
    if claim.cue and document[claim.cue].lower() in sets()["asking-verbs"]:
        return False
    return _is_report(document, claim)


def _is_report(document: Document, one: Attribution) -> bool:
    """Whether a paraphrase is what its sentence is about, so that it may vouch for the sentences beside it as well."""
    sentence = document.sentence_at(one.content.start)
    whole = sentence.end - sentence.start if sentence else 0
    return one.kind != "indirect" or one.content.end - one.content.start >= _REPORT * whole


def attributions(document: Document, start: int, end: int) -> Sequence[Attribution]:
    """Those whose content begins from `start` on and before `end`."""
    first = bisect_left(document.attributions, start, key=lambda a: a.content.start)
    return document.attributions[first : bisect_left(document.attributions, end, key=lambda a: a.content.start)]


def vague_source(document: Document, source: Span) -> bool:
    """Whether a source is nobody in particular: “studies”, “many doctors”."""
    return set(document[source].lower().split()) <= sets()["vague-sources"]


def named_speaker(document: Document, start: int, end: int, new: bool = False) -> bool:
    """Whether a person with a name says something from `start` on and before `end`; a `new` one is not named before."""
    people = {name.name for name in document.people if not new or name.mentions[0].start >= start}
    return any(a.speaker in people for a in attributions(document, start, end) if not a.stance)


def sentences_end(document: Document, number: int, ahead: int) -> int:
    """Where the sentence ends that stands `ahead` sentences behind this one, or the last one."""
    return document.sentences[min(len(document.sentences), number + ahead + 1) - 1].end


def others_words(document: Document, span: Sequence[int]) -> bool:
    """Whether words belong to what somebody else is said to have said: “she said that experts had warned her”."""
    first = bisect_right(document.attributions, span[0], key=lambda a: a.content.start)
    return any(
        a.content.end > span[0]
        and a.source
        and not span[0] <= a.source.start < span[1]
        and a.cue
        and says(document, a.cue)
        for a in document.attributions[max(0, first - _NESTED) : first]
    )


def role_before(document: Document, name: int) -> bool:
    """Whether a role stands before a name, as only a person has: “its chief executive, Ingrid Aaltonen”."""
    first = bisect_left(document.tokens, name, key=lambda t: t.start)
    words = {token.word for token in document.tokens[max(0, first - 3) : first]}
    return bool(words & sets()["generic-roles"] or words & sets()["titles"])
