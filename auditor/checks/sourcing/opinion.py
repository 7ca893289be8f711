"""Verdicts: who or what is said to be a disaster, a disgrace, a coward, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule, Token
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_BACK = 6  # tokens from the judging word back to its verb: “was | an utterly shameful and costly | mistake”
_SUBJECT = 10  # tokens from the verb back to where its clause opens


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A verdict in the reporter's own words: one finding for each sentence.

    Groups: `terms` (they judge by themselves: “nobody could oppose”), `nouns` and `adjectives` (they judge behind a
    form of “be” where a phrase ends with them), `rights` and `superlatives` (they judge behind a form of “be”).
    """
    head = document.headline
    kicker = document[head.start, head.end].lower().partition(":")[0] if head else ""
    if {kicker, document.source.meta.get("section", "").lower()} & set(rule.options["sections"]):
        return
    seen: set[int] = set()
    for hit in hits:
        sentence = document.sentence_at(hit.start)
        if sentence is None or sentence.start in seen or document.where(hit[:2]) == "headline":
            continue
        first = hit.first if hit.entry.group == "terms" else judged(document, hit)
        asked = any(token.word == "?" for token in document.tokens[max(hit.last, sentence.last - 2) : sentence.last])
        if first is None or asked:
            continue
        if hit.entry.group in ("nouns", "adjectives") and not _ends(document, hit):
            continue
        start = document.tokens[first].start
        if all(document.voices[i] == 0 for i in (start, hit.start)):
            seen.add(sentence.start)
            yield found(document, rule, start, hit.end, wanted=_wanted(document, rule, hit))


def _wanted(document: Document, rule: Rule, hit: Hit) -> str:
    """What the rule's `wanted` says to add: to a demand, a ranking, any other verdict."""
    demands = document.tokens[hit.first].word in ("must", "ought", "should")
    kind = "record" if hit.entry.group == "superlatives" else "demand" if demands else "other"
    return str(rule.options["wanted"][kind])


def judged(document: Document, hit: Hit) -> int | None:
    """The first token of what a judging word judges: the subject of the “be” before it, or None where there is none,
    or where the verdict is denied, supposed or told as somebody's saying.
    """
    sentence = document.sentence_at(hit.start)
    cues, tokens, opens = sets(), document.tokens, sentence.first if sentence else hit.first
    verb = next((i for i in range(hit.first - 1, max(opens, hit.first - _BACK), -1) if _is(tokens, i)), None)
    if verb is None:
        return None
    between = {token.word for token in tokens[verb + 1 : hit.first]} - {'"'}  # “she was ‘toxic’”
    if between & (cues["clause-breaks"] | cues["verdict-strays"] | cues["cue-act"]):
        return None
    first = verb
    while first > max(opens, verb - _SUBJECT) and tokens[first - 1].word not in cues["clause-breaks"]:
        first -= 1
    clause = {token.word for token in tokens[first : hit.first]}
    denied = clause & cues["verdict-denied"] or any(word.endswith("n't") for word in clause)
    return None if first == verb or denied or clause & cues["verdict-told"] or tokens[first].word == "there" else first


def _is(tokens: Sequence[Token], i: int) -> bool:
    """Whether a token is a form of “be”, with a word before it; “the woman's a fraud”, not “the woman's fraud”."""
    short = tokens[i].word == "'s" and (tokens[i - 1].word in sets()["short-is"] or tokens[i + 1].word in ("a", "an"))
    return tokens[i].word in sets()["be"] or short


def _ends(document: Document, hit: Hit) -> bool:
    """Whether a phrase ends with these words: “a disaster for them”, not “a disaster area”."""
    behind = document.tokens[hit.last].word if hit.last < len(document.tokens) else "."
    return behind in sets()["phrase-ends"] or not behind[0].isalpha()
