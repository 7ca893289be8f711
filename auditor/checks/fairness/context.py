"""Words that are out of place only in certain stories or sentences.

Groups of a rule's phrases beside `terms`: the finding needs a hit of `story` anywhere and of `sentence` in its own
sentence, and is silenced by one of `not-story` and `not-sentence`. Phrases of the group `of-accused` are terms where
they are said of somebody accused, beside words of the case, or before one of `acts`, and not behind one of `done-to`;
those of `beside` where a hit of `sentence` stands in their sentence. Options:

- `unsourced`: nobody may stand behind the sentence; `case`: the story must tell of an arrest, a charge or a verdict
- `once`: the first in the body only; `lead`: only in the first so many sentences
- `within`: so many words between the hit of `sentence` and the term behind it; `near`: so many, either way round
- `at-least`: so many terms in the sentence, told as one finding
- `lone`: the story has no other word like the one of `marks`
- `instead`: what to write for what has nothing of its own

Phrases of the group `anywhere` are terms in a story of any kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from auditor.checks.fairness import case
from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.checks.sourcing.sourcing import sentence_number, sourced
from auditor.document import Document
from auditor.model import Rule, Span, Token
from auditor.phrases import Hit
from auditor.report import Finding

_TERMS = ("terms", "of-accused", "beside", "anywhere")
_STEM = 5  # letters that tell “Romanian” and “Romania” from other words


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for every phrase of `terms` that stands in such a story and sentence."""
    if not any(hit.entry.group in _TERMS for hit in hits):
        return
    asked = rule.options.get("groups", {})
    told = {hit.entry.group for hit in hits}
    fitting = "not-story" not in told and ("story" not in asked or "story" in told)
    if not fitting and "anywhere" not in told:
        return
    sentences: dict[int, dict[str, list[Hit]]] = {}
    for hit in hits:
        here = sentences.setdefault(sentence_number(document, hit.start), {})
        here.setdefault(hit.entry.group, []).append(hit)
    if rule.options.get("case") and case.stage(document, hits) == "none":
        return
    people = case.accused(document, hits) if "of-accused" in told else frozenset()
    origins: _Origins | None = None
    for number, here in sentences.items():
        here["terms"] = here.get("anywhere", []) + (here.get("terms", []) if fitting else [])
        if "of-accused" in here and _of_accused(document, number, here, people):
            suffered = min((hit.last for hit in here.get("done-to", ())), default=len(document.tokens))
            here["terms"] += [hit for hit in here["of-accused"] if hit.first < suffered]
        if "beside" in here and "sentence" in here:
            here["terms"] += here["beside"]
        if number >= rule.options.get("lead", len(document.sentences)) or not _fits(document, rule, number, here):
            continue
        spans = [span for span in _spans(rule, here) if document.voice(span) in rule.voices]
        if spans and rule.options.get("lone"):
            origins = origins or _origins(document, hits)
            spans = [span for span in spans if _lone(document, origins, span)]
        if rule.options.get("once"):
            spans = [span for span in spans if document.where(span) == "body"][:1]
        for start, end in spans:
            own = next((h.entry.instead for h in here["terms"] if (h.start, h.end) == (start, end)), ())
            instead = own or rule.options.get("instead", ())
            yield found(document, rule, start, end, suggestions=instead)
        if spans and rule.options.get("once"):
            return


def _fits(document: Document, rule: Rule, number: int, here: Mapping[str, Sequence[Hit]]) -> bool:
    """Whether a sentence has terms, what must stand beside them, and nothing that makes them right."""
    asked = rule.options.get("groups", {})
    if "not-sentence" in here or len(here["terms"]) < rule.options.get("at-least", 1):
        return False
    if "sentence" in asked and "beside" not in asked and "sentence" not in here:
        return False
    return not (rule.options.get("unsourced") and sourced(document, number))


def _spans(rule: Rule, here: Mapping[str, Sequence[Hit]]) -> list[Span]:
    """What is pointed at in a sentence."""
    terms, beside = here["terms"], here.get("sentence", ())
    if "at-least" in rule.options:
        return [Span(terms[0].start, terms[-1].end)]
    within, near = rule.options.get("within"), rule.options.get("near")
    if near is not None:
        terms = [h for h in terms if any(h.first - c.last <= near and c.first - h.last <= near for c in beside)]
    if within is None:
        return [Span(hit.start, hit.end) for hit in terms]
    spans = []
    for hit in terms:
        cue = next((c for c in beside if c.first < hit.last and hit.first - c.last <= within), None)
        if cue:
            spans.append(Span(min(cue.start, hit.start), max(cue.end, hit.end)))
    return spans


def _of_accused(document: Document, number: int, here: Mapping[str, Sequence[Hit]], people: frozenset[str]) -> bool:
    """Whether a sentence is about somebody accused."""
    sentence = document.sentences[number]
    named = {name.name for name in document.named(sentence.start, sentence.end) if is_person(name)}
    bare = {document[span] for span, _ in document.mentions if sentence.start <= span.start < sentence.end}
    first = here["of-accused"][0]
    did = any(hit.first >= first.last for hit in here.get("acts", ()))
    surnames = {name.split()[-1] for name in people}  # “Roy” may be any Roy of the story, “Ann Roy” is herself
    return did or bool(named & people) or bool(bare & surnames) or any(group in here for group in case.STAGES)


class _Origins(NamedTuple):
    """Words for origin and faith (`marks`), all words that begin as they do, and the names with a surname."""

    marks: Sequence[Hit]
    alike: Sequence[Token]
    surnames: Sequence[Span]


def _origins(document: Document, hits: Sequence[Hit]) -> _Origins:
    marks = [hit for hit in hits if hit.entry.group == "marks"]
    stems = tuple({document.tokens[mark.first].word[:_STEM] for mark in marks})
    alike = [token for token in document.tokens if token.word.startswith(stems)]
    return _Origins(marks, alike, [span for span, _ in document.mentions if " " in document[span]])


def _lone(document: Document, origins: _Origins, span: Span) -> bool:
    """Whether nothing else in the story has to do with the origin or faith that is named."""
    mark = next((h for h in origins.marks if span.start <= h.start < span.end), None)
    if mark is None:
        return False
    stem = document.tokens[mark.first].word[:_STEM]
    alike = [token for token in origins.alike if token.word.startswith(stem) and token.start != mark.start]
    return all(any(s.start < token.start < s.end for s in origins.surnames) for token in alike)  # “Ana Black”
