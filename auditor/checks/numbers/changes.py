"""A change held to the two figures that it leads from and to: “from 80 to 100, up 20%”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import bounds, by_sentence, shown, words_before, words_between
from auditor.checks.numbers.change_pairs import AMOUNTS, Change, changes, moves, ordered, parted
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.model import Document, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_MULTIPLES = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4, "halved": 0.5}
_WAYS = {"rose": 1, "increased": 1, "grew": 1, "fell": -1, "dropped": -1, "declined": -1, "decreased": -1, "shrank": -1}
_LOOSE = {"more": (0.97, 9), "over": (0.97, 9), "than": (0.97, 9), "nearly": (0.7, 1.03), "almost": (0.7, 1.03)}


def points(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A difference of two percentages that is called per cent of the first one.

    `hits` of group `rates` are words for what is itself a percentage: “cut interest rates by 0.25%”.
    """
    for change in changes(document, hits):
        apart = abs(change.new.high - change.old.high)
        fits = change.low - 0.051 <= apart <= change.high + 0.051 and change.old.kind == "percent"
        if fits and not change.points and not change.low <= _share_of(change) <= change.high:
            right = _in_points(apart)
            other = f"from {shown(change.old.high, '%')} to {shown(change.new.high, '%')} is {right}"
            evidence = (Span(*change.old[:2]), Span(*change.new[:2]))
            yield found(document, rule, *change.span, evidence=evidence, suggestions=[right], other=other)
    rates = [hit for hit in hits if hit.entry.group == "rates"]
    if rates:
        yield from _of_rates(document, rule, rates)
    yield from _since(document, rule)


def _since(document: Document, rule: Rule) -> Iterator[Finding]:
    """“has gained 6% since April, when he was on 28%”, where a sentence beside it has the 34%."""
    shares = [n for n in document.numbers if n.kind == "percent" and n.value == n.high]
    for one, base in pairwise(shares):
        gap = [t.word for t in words_between(document, one.end, base.start)]
        here = sentence_number(document, one.start)
        if "when" not in gap or len(gap) > 9 or not moves(document, Span(*one[:2])):
            continue
        for other in shares:
            near = abs(sentence_number(document, other.start) - here) <= 3 and other not in (one, base)
            if near and abs(other.value - base.value) == one.value:
                evidence = (Span(*base[:2]), Span(*other[:2]))
                right = _in_points(one.value)
                between = f"from {shown(base.value, '%')} to {shown(other.value, '%')} is {right}"
                yield found(document, rule, *one[:2], evidence=evidence, suggestions=[right], other=between)
                break


def _in_points(apart: float) -> str:
    return f"{shown(apart)} percentage point{'s' if apart != 1 else ''}"


def _of_rates(document: Document, rule: Rule, rates: Sequence[Hit]) -> Iterator[Finding]:
    """“raised interest rates by 0.25%”: a rate is a percentage, and so small a share of it is never meant."""
    for sentence, numbers in by_sentence(document):
        here = [hit for hit in rates if sentence.start <= hit.start < sentence.end]
        for one in (part for n in numbers for part in parted(document, n)) if here else ():
            before = [t.word for t in words_before(document, one.start, 2)]
            named = any(0 < one.start - hit.end < 20 for hit in here)
            if one.kind == "percent" and one.high == one.value <= 1 and before[-1:] == ["by"] and named:
                right = _in_points(one.value)
                yield found(document, rule, *one[:2], suggestions=[right], other=f"a rate moves by {right}")


def arithmetic(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A change that its own two figures contradict, however they were rounded."""
    for change in changes(document, hits):
        apart = abs(change.new.high - change.old.high)
        if change.points:
            wrong = change.old.kind == "percent" and not change.low <= apart <= change.high
            right = _in_points(apart)
        else:
            wrong = not _relative(document, change)
            wrong = wrong and not (change.old.kind == "percent" and change.low - 1 <= apart <= change.high + 1)
            right = f"{shown(round(_share_of(change), 0 if _share_of(change) >= 10 else 1))}%"
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


def _share_of(change: Change) -> float:
    return 100 * abs(change.new.high - change.old.high) / change.old.high


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
