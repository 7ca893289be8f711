"""Whoever is accused has not been found guilty: labels and flat statements before a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from auditor.checks.fairness import case
from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.checks.sourcing.sourcing import sentence_number, sourced
from auditor.document import Document
from auditor.model import Name, Rule
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_NEAR = 6  # words between “the robber” and “was arrested”
_NAMED_AS = frozenset((",", "identified", "named", "as", "called"))
_DECIDED = frozenset(("convicted", "cleared"))
_DID = frozenset(
    "bought broke came drove fled got had has hid is kept knew left made ran sold spent stole took was went".split()
)
_CAUGHT = frozenset("arrested caught collared cornered detained nabbed seized".split())
_PASSIVE = frozenset("was were has have been is are later then now".split())


def guilt(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A person called “the robber”, or said to have done it, while the story tells of no verdict.

    Groups: `terms` (what a person is called), `acts` (what an accused person is flatly said to have done), `fiction`
    (the story is about a novel or a film), `doubt` (a sentence in which nobody knows who it was), `awaiting` (words
    that keep a case open in a story that tells of the verdict on somebody else).
    """
    told = {hit.entry.group for hit in hits}
    pending = case.pending(document, hits)
    if case.proceedings(document) == "convicted":
        return
    if not told & {"terms", "acts"} or "fiction" in told or not told & {*case.PENDING, "awaiting"} and not pending:
        return
    tried = case.accused(document, hits, ("convicted", "cleared"))
    people, done = case.accused(document, hits), case.done_with(document, hits)
    here = _by_sentence(document, hits)
    for hit in hits:
        told_here = here[sentence_number(document, hit.start)]
        if hit.entry.group == "terms" and _follows(document, hit, here, tried):
            yield found(document, rule, hit.start, hit.end)
        elif hit.entry.group == "terms" and "convicted" not in told_here and (pending or "awaiting" in told_here):
            name = _beside_name(document, hit)
            meant = name and name.name not in done and (name.name in people or told_here & {*case.PENDING, "awaiting"})
            labelled = meant if name else _in_custody(document, hit, hits)
            if labelled:
                yield found(document, rule, hit.start, hit.end)
        if hit.entry.group == "acts" and pending:
            subject = case.doer(document, hit)
            number = sentence_number(document, hit.start)
            if subject and subject[1].name in people and not sourced(document, number):
                yield found(document, rule, subject[0], hit.end)


def _by_sentence(document: Document, hits: Sequence[Hit]) -> Mapping[int, frozenset[str]]:
    """The groups that have a hit in each sentence."""
    here: dict[int, set[str]] = {}
    for hit in hits:
        here.setdefault(sentence_number(document, hit.start), set()).add(hit.entry.group)
    return {number: frozenset(groups) for number, groups in here.items()}


def _follows(document: Document, hit: Hit, here: Mapping[int, frozenset[str]], tried: frozenset[str]) -> bool:
    """“Lee Roy pleaded not guilty to theft. The thief bought …”: a charge, and the label as the next subject."""
    number = sentence_number(document, hit.start)
    told, before = here[number], here.get(number - 1, frozenset())
    if hit.first != document.sentences[number].first or document.tokens[hit.first].word != "the":
        return False
    if told & {"doubt", *_DECIDED} or before & _DECIDED or not before & {"charged", "tried"}:
        return False
    behind = document.tokens[hit.last].word if hit.last < document.sentences[number].last else ""
    if behind not in _DID and not behind.endswith("ed"):
        return False  # “The thief alarm”
    previous = document.sentences[number - 1]
    named = [name.name for name in document.named(previous.start, previous.end) if is_person(name)]
    return bool(named) and not tried.intersection(named)


def _beside_name(document: Document, hit: Hit) -> Name | None:
    """Who is meant in “the robber, Lee Roy” or “Lee Roy, the robber,”."""
    tokens, sentence = document.tokens, document.sentence_at(hit.start)
    if sentence is None:
        return None
    within = case.mention(document, tokens[hit.last - 1].start)
    if within:
        return within  # at the start of a sentence a name may take in the noun: “Fraudster Lee Roy”
    after = hit.last
    if after < sentence.last and tokens[after].word in sets()["person-nouns"]:
        after += 1  # “paedophile teacher Lee Roy”
    while after < min(sentence.last, hit.last + _NEAR) and tokens[after].word in _NAMED_AS:
        after += 1
    behind = case.mention(document, tokens[after].start, starts=True) if after < sentence.last else None
    if behind:
        return behind
    comma = hit.first > sentence.first and tokens[hit.first - 1].word == ","
    closed = hit.last < sentence.last and tokens[hit.last].word in (",", ".", "of")
    return case.mention(document, tokens[hit.first - 2].end - 1) if comma and closed else None


def _in_custody(document: Document, hit: Hit, hits: Sequence[Hit]) -> bool:
    """“the robber was arrested”, “arrested two robbers”: words of the case, with no other noun phrase between."""
    tokens = document.tokens
    if hit.first and tokens[hit.first - 1].word in _CAUGHT:
        return True  # “caught the arsonist”
    for other in hits:
        if other.entry.group not in case.PENDING:
            continue
        between = [token.word for token in tokens[hit.last : other.first]]
        relative = between[:1] == ["who"] and len(between) <= 2 * _NEAR
        if other.first >= hit.last and (len(between) <= _NEAR and _PASSIVE.issuperset(between) or relative):
            return True
        seized = document[other.start, other.end].lower() == "arrested"
        if seized and 0 <= hit.first - other.last <= 1 and tokens[other.last].word[0].isalnum():
            return True
    return False


def title(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“alleged fraudster Lee Roy”: an allegation set before a name like a title."""
    for hit in hits:
        end = document.tokens[min(hit.last, len(document.tokens) - 1)].end
        near = (s for s, n in document.mentions if hit.start < s.end and s.start < end and is_person(n))
        span = next((s for s in near if s.end >= hit.end), None)
        if hit.entry.group == "terms" and span:
            yield found(document, rule, hit.start, span.end)


def alleged(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“Alleged” doubled or on a known event (`terms`), or in a story in which nobody alleges anything (`bare`)."""
    told = {hit.entry.group for hit in hits}
    for hit in hits:
        alone = hit.entry.group == "bare" and "allegers" not in told
        if hit.entry.group == "terms" or alone and not sourced(document, sentence_number(document, hit.start), reach=1):
            yield found(document, rule, hit.start, hit.end)


def murder(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“Murder” for a killing that is before a court: a `homicide` case in the story, or a pending one in the sentence.

    `formal` are the names of charges, inquiries and pleas, which are right; `awaiting` in the sentence keeps its case
    open in a story that tells of the verdict in another.
    """
    told = {hit.entry.group for hit in hits}
    pending = case.pending(document, hits)
    if "terms" not in told or not (pending or "awaiting" in told):
        return
    here = _by_sentence(document, hits)
    killing = any(hit.entry.group == "homicide" for hit in hits)
    formal = [hit for hit in hits if hit.entry.group == "formal"]
    for hit in hits:
        told_here = here[sentence_number(document, hit.start)]
        named = any(f.first < hit.last and hit.first < f.last for f in formal)
        waiting = "awaiting" in told_here and "convicted" not in told_here
        still = killing or bool(case.PENDING & told_here)
        if hit.entry.group == "terms" and not named and (waiting or pending and still):
            yield found(document, rule, hit.start, hit.end, suggestions=hit.entry.instead)
