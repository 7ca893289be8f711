"""Political labels that one of two sides gets, and the other does not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.people import is_person
from auditor.document import Document
from auditor.model import Name, Rule, Sentence, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_PARTS = frozenset("a an and as by for from in media of or the to with".split())  # who is that far off is another
_ROLE = 3  # words between a label and a name at most
_BEFORE = 45  # characters between a label and the name it goes with: “hard-left councillor Bernadette”
_LONGEST = 120  # characters of a label
_AFTER = 60  # characters of an apposition: “Akinola, a hard-left councillor”


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each label in a sentence that sets its bearer against somebody without one, who is the evidence.

    `terms` go with a name, `figures` (“a far-right firebrand”) may stand for one. A `contrast` word stands between the
    two sides. Names of parties (`party`) are labels of the other side as well.
    """
    marks = [h for h in hits if h.entry.group in ("terms", "figures", "party")]
    contrasts = [h for h in hits if h.entry.group == "contrast"]
    figures = [Span(h.start, h.end) for h in hits if h.entry.group == "figures"]
    for hit in hits if contrasts else ():
        sentence = document.sentence_at(hit.start)
        again = hit.entry.group == "terms" and any(_inside(hit, figure) for figure in figures)
        if hit.entry.group not in ("terms", "figures") or sentence is None or again:
            continue
        people = [(_unlabelled(hit, span), name) for span, name in _people(document, sentence)]
        here = [pair for pair in people if not _inside(hit, pair[0])]
        bearer = _bearer(document, hit, here)
        if bearer is None and hit.entry.group == "terms":
            continue
        side = Span(min(hit.start, *bearer), max(hit.end, *bearer)) if bearer else Span(hit.start, hit.end)
        for span, name in here:
            low, high = sorted((side, span))
            split = any(c.end <= high.start for c in _between(contrasts, low.end, high.start))
            if span != bearer and split and not _labelled(document, name, marks):
                yield found(document, rule, hit.start, hit.end, evidence=(span,), other=document[span])
                break


def _unlabelled(hit: Hit, span: Span) -> Span:
    """A name without the label that its capital made a part of it: “Marxist Petra Vaszil”."""
    return Span(hit.end + 1, span.end) if span.start == hit.start and hit.end < span.end else span


def _people(document: Document, sentence: Sentence) -> list[tuple[Span, Name]]:
    """The people named in a sentence, each once."""
    first = bisect_left(document.mentions, sentence.start, key=lambda m: m[0].start)
    last = bisect_left(document.mentions, sentence.end, key=lambda m: m[0].start)
    once = {name.name: (span, name) for span, name in reversed(document.mentions[first:last]) if is_person(name)}
    return sorted(once.values(), key=lambda pair: pair[0])


def _bearer(document: Document, hit: Hit, people: Sequence[tuple[Span, Name]]) -> Span | None:
    """The person that a label goes with: the next one, or the one it stands in apposition to."""
    behind = next((span for span, _ in people if hit.end <= span.start <= hit.end + _BEFORE), None)
    if behind and _leads(document.text[hit.end : behind.start]):
        return behind
    before = [span for span, _ in people if span.end <= hit.start <= span.end + _AFTER]
    return before[-1] if before and _follows(document.text[before[-1].end : hit.start]) else None


def _labelled(document: Document, name: Name, marks: Sequence[Hit]) -> bool:
    """Whether a label or a party stands beside any mention of a person."""
    return any(
        _leads(document.text[m.end : mention.start])
        if m.end <= mention.start <= m.end + _BEFORE
        else mention.end <= m.start <= mention.end + _AFTER and _follows(document.text[mention.end : m.start])
        for mention in name.mentions
        for m in _between(marks, mention.start - _BEFORE - _LONGEST, mention.end + _AFTER + 1)
    )


def _between(hits: Sequence[Hit], start: int, end: int) -> Sequence[Hit]:
    """The hits that begin from `start` on and before `end`."""
    first = bisect_left(hits, start, key=lambda hit: hit.start)
    return hits[first : bisect_left(hits, end, key=lambda hit: hit.start)]


def _leads(between: str) -> bool:
    """Whether what stands between a label and a name leaves them together: “hard-left councillor Bernadette”."""
    words = between.split()
    courtesy = sets()["courtesy-titles"]  # “the ultranationalist Mr Orsk”
    plain = all(w.islower() and w not in _PARTS or w.rstrip(".").lower() in courtesy for w in words)
    return len(words) <= _ROLE and "," not in between and plain


def _follows(between: str) -> bool:
    """Whether a label behind a name is in its apposition or its predicate: “Akinola, a hard-left councillor”."""
    words = between.replace(",", " ,").replace("(", " ( ").split()
    return bool(words) and words[0] in (",", "(", "is", "was") and len(words) <= _ROLE + 1 and "," not in words[1:]


def _inside(hit: Hit, span: Span) -> bool:
    return span.start < hit.end and hit.start < span.end
