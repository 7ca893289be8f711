"""People of a trade who are heard without a name: a cellist who insults the conductor, one senior player."""

from __future__ import annotations

from bisect import bisect_left

from auditor.checks.sourcing.sourcing import says
from auditor.document import Document
from auditor.model import Attribution, Rule
from auditor.resources import sets

_BEFORE = 4  # tokens before an insult in which it is taken back


def of_a_trade(document: Document, claim: Attribution) -> bool:
    """Whether the source of words is somebody without a name who ought not to judge others so: “a cellist”."""
    words = document[claim.source].lower().split() if claim.source and not claim.stance else []
    trades = sets()["person-nouns"] | sets()["other-trades"]
    one = len(words) > 1 and words[0] in ("a", "an", "another", "one")
    return one and words[-1] in trades and words[-1] not in sets()["open-judges"]


def inside(document: Document, rule: Rule, claim: Attribution) -> bool:
    """Whether somebody of a trade is a source: “one senior player”, or a cellist who insults the conductor."""
    words = document[claim.source].lower().replace("-", " ").split() if claim.source else []
    if any(word in rule.options["inside"] for word in words):
        known = says(document, claim.cue) if claim.cue else False
        return known and not set(words) & set(rule.options["official"])
    first = bisect_left(document.tokens, claim.content.start, key=lambda t: t.start)
    last = bisect_left(document.tokens, claim.content.end, key=lambda t: t.start)
    insults = (i for i in range(first, last) if document.tokens[i].word in sets()["insults"])
    return calls(document, claim) and any(not takes_back(document, i) for i in insults)


def takes_back(document: Document, insult: int) -> bool:
    """Whether a denial or “I” stands before an insult: “he is no fool”, “I was an idiot”."""
    before = {token.word for token in document.tokens[max(0, insult - _BEFORE) : insult]}
    return bool(before & (sets()["denials"] | {"i", "we"})) or any(word.endswith("n't") for word in before)


def calls(document: Document, claim: Attribution) -> bool:
    """Whether words in quotation marks judge for certain: a whole quotation, or one behind “called him”."""
    named = claim.cue is not None and document[claim.cue].lower() in sets()["cue-act"]
    return claim.kind == "direct" or claim.kind == "mixed" and named
