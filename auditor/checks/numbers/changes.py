"""A change held to the two figures that it leads from and to: “from 80 to 100, up 20%”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import bounds, by_sentence, in_points, shown, words_before
from auditor.checks.numbers.change_pairs import AMOUNTS, Change, changes, ordered, share_of
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_MULTIPLES = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4, "halved": 0.5}
_WAYS = {"rose": 1, "increased": 1, "grew": 1, "fell": -1, "dropped": -1, "declined": -1, "decreased": -1, "shrank": -1}
_LOOSE = {"more": (0.97, 9), "over": (0.97, 9), "than": (0.97, 9), "nearly": (0.7, 1.03), "almost": (0.7, 1.03)}


def arithmetic(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A change that its own two figures contradict, however they were rounded."""
    for change in changes(document, hits):
        apart = abs(change.new.high - change.old.high)
        if change.plain:
            wrong = change.old.kind != "measure" and not change.low <= apart <= change.high
            right = in_points(apart) if change.old.kind == "percent" else shown(apart, change.old.unit)
        else:
            wrong = not _relative(document, change)
            wrong = wrong and not (change.old.kind == "percent" and change.low - 1 <= apart <= change.high + 1)
            right = f"{shown(round(share_of(change), 0 if share_of(change) >= 10 else 1))}%"
        if wrong:
            other = f"{shown(change.old.high, change.old.unit)} to {shown(change.new.high, change.new.unit)}"
            evidence = (Span(*change.old[:2]), Span(*change.new[:2]))
            passage = f"a {'rise' if change.new.high > change.old.high else 'fall'} of {right}"
            yield found(
                document, rule, *change.span, evidence=evidence, suggestions=[right], other=other, passage=passage
            )
    yield from _verbs(document, rule, hits)


def _verbs(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“doubled from 12 to 18”, “fell from 400 to 500”: the verb is wrong, or a figure is."""
    ranks = {sentence_number(document, hit.start) for hit in hits}
    for sentence, numbers in by_sentence(document):
        amounts = [n for n in numbers if n.kind in AMOUNTS and n.value > 0 and n.modifier == ""]
        for one, two in pairwise(amounts):
            if "from" not in document.text[max(sentence.start, one.start - 8) : two.start]:
                continue
            before = [t for t in words_before(document, one.start, 5) if t.start >= sentence.start]
            pair = ordered(document, one, two) if before and before[-1].word in ("from", "to") else None
            verb = next((t for t in reversed(before) if t.word in _MULTIPLES or t.word in _WAYS), None)
            if pair is None or verb is None or sentence_number(document, sentence.start) in ranks:
                continue
            ratio = pair[1].high / pair[0].high
            loose = [_LOOSE[t.word] for t in words_before(document, verb.start, 2) if t.word in _LOOSE]
            low, high = loose[-1] if loose else (0.85, 1.2)
            multiple = _MULTIPLES.get(verb.word, 0)
            against = verb.word in _WAYS and verb is before[-2] and _WAYS[verb.word] * (ratio - 1) < 0
            if against or multiple and not low * multiple <= ratio <= high * multiple:
                other = f"{shown(pair[0].high, pair[0].unit)} to {shown(pair[1].high, pair[1].unit)}"
                evidence = (Span(*pair[0][:2]), Span(*pair[1][:2]))
                passage = f"{shown(ratio)} times as much" if multiple else "a rise" if ratio > 1 else "a fall"
                yield found(document, rule, verb.start, verb.end, evidence=evidence, other=other, passage=passage)


def _relative(document: Document, change: Change) -> bool:
    """Whether the two figures, rounded in any way, can give this change in per cent of the first one."""
    (low, high), (new_low, new_high) = bounds(document, change.old), bounds(document, change.new)
    if low <= 0:
        return True
    least, most = sorted((100 * (new_low / high - 1), 100 * (new_high / low - 1)))
    if least < 0 < most:
        least, most = 0.0, max(-least, most)
    elif most <= 0:
        least, most = -most, -least
    return least <= change.high and change.low <= most
