"""Parts held to their total: “12 men, nine women and four children, 27 people in all”."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.numbers import periods, prison_terms, shares
from auditor.checks.numbers.arithmetic import by_sentence, shown, words_after, words_before, words_between
from auditor.checks.numbers.periods import Item
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_OPENS = ([":"], ["("], ["-"], ["made", "up", "of"], ["consisting", "of"], ["comprising"], ["comprised", "of"])
_CLOSES = (["total", "of"], ["totalling"], ["totaling"], ["making"], ["in", "all", ","])
_BEHIND = frozenset("altogether combined overall".split())
_LONGEST = 10  # words of one part: “£400,000 from the sale of four buildings”
_WHOLE = 6  # words that may name the total: “61 people from Mali and Senegal: …”
_OVERLAP = 1.2  # parts that come to more than this may be told twice: “600 people, with 550 hurt and 400 flown out”
_UNSURE = frozenset("a an another couple each every few least many more most or others other pair rest several".split())
_UNSURE |= frozenset("some than up against versus about remainder remaining".split())
_PLACED = frozenset(("at", "from", "in", "to"))
_OF_IT = frozenset("them these which whom".split())
_POTS = frozenset("budget fund grant package pool pot prize programme".split())  # “the £10m fund gives £6m to …”
_JOINS = frozenset(", ; and plus &".split())


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding at each total, yearly rate or share that its parts contradict; they are the evidence.

    `hits`: `rest` (the share that is left), `consecutive` and `concurrent` (how terms of prison run), `jailed`.
    """
    for _, numbers in by_sentence(document):
        if len(numbers) < 2:
            continue
        for two, span, passage in periods.disagreeing(document, numbers):
            yield found(document, rule, two.start, two.end, evidence=(span,), passage=passage)
        for share, spans, passage in shares.disagreeing(document, numbers):
            yield found(document, rule, share.start, share.end, evidence=spans, passage=passage)
        yield from _lists(document, rule, periods.items(document, numbers))
    rest = [h for h in hits if h.entry.group == "rest"]
    yield from _over_a_hundred(document, rule, rest)
    for span, evidence, passage in prison_terms.disagreeing(document, hits):
        yield found(document, rule, *span, evidence=evidence, passage=passage)


def _lists(document: Document, rule: Rule, amounts: Sequence[Item]) -> Iterator[Finding]:
    i = 0
    while i < len(amounts):
        run = _run(document, amounts, i)
        whole, at_most = _whole(document, amounts, i, i + len(run))
        shared = len(run) > 2 and (_of_it(document, run[1]) or _shared_out(document, run[0], run[1:]))
        if whole is None and len(run) > 2 and (shared or _divided(document, run)):
            whole, at_most, run, i = run[0], shared, run[1:], i + 1
        if whole and whole.first not in [part.first for part in run] and (len(run) > 1 or " × " in run[0].written):
            low, high = sum(p.low for p in run), sum(p.high for p in run)
            # “12 rows and six columns, a total of 72 boxes” are multiplied
            table = len(run) == 2 and math.prod(p.first.high for p in run) == whole.first.high
            if not table and (low > whole.high or high < whole.low and not at_most):
                unit = run[0].unit
                total = sum((p.low + p.high) / 2 for p in run)
                passage = f"{' + '.join(p.written for p in run)} is {shown(total, unit)}"
                spans = tuple(Span(p.start, p.end) for p in run)
                yield found(document, rule, whole.start, whole.end, evidence=spans, passage=passage)
        i += max(1, len(run))


def _run(document: Document, amounts: Sequence[Item], i: int) -> Sequence[Item]:
    """The amounts from the `i`th on that stand in one list: alike, and joined by commas and “and”."""
    run = [amounts[i]]
    for one in amounts[i + 1 :]:
        gap = [t.word for t in words_between(document, run[-1].end, one.start)]
        if " × " in run[-1].written and _told_as_total(document, one):
            break
        joined = _JOINS & set(gap) and not _UNSURE & set(gap) and len(gap) <= _LONGEST + 1
        if not joined or (one.kind, one.unit) != (run[0].kind, run[0].unit) or gap[-1] not in _JOINS:
            break
        run.append(one)
        if "and" in gap or "plus" in gap:
            break
    return run


def _whole(document: Document, amounts: Sequence[Item], i: int, stop: int) -> tuple[Item | None, bool]:
    """The total of the list from `i` to `stop`, before or behind it; and whether the list may leave something out."""
    before = amounts[i - 1] if i else None
    last = amounts[stop - 1]
    tail = [t.word for t in words_after(document, last.end, 4)]
    if {"a", "an", "others", "more"} & set(tail[:3]) and "and" in tail[:3]:
        return None, False
    if before and before.kind == amounts[i].kind and before.unit == amounts[i].unit:
        gap = [t.word for t in words_between(document, before.end, amounts[i].start)]
        if len(gap) <= _WHOLE and any(gap[-len(o) :] == o and not _JOINS & set(gap) for o in _OPENS):
            return before, False
        parts = sum(a.high for a in amounts[i:stop])
        if gap[-2:] == [",", "with"] and stop - i > 1 and len(gap) <= _WHOLE and parts < _OVERLAP * before.high:
            return before, True
        if gap[-1:] in (["including"], ["them"], ["whom"]) and len(gap) <= _WHOLE:
            return before, True
        if gap[:1] and gap[0] in _POTS and stop - i > 1 and len(gap) <= _WHOLE and not _UNSURE & set(gap):
            return before, True
    behind = amounts[stop] if stop < len(amounts) else None
    product = " × " in last.written
    listed = product or not {"and", "plus"}.isdisjoint(
        t.word for t in words_between(document, amounts[i].start, last.start)
    )
    if behind and behind.kind == last.kind and behind.unit == last.unit and listed:
        gap = [t.word for t in words_between(document, last.end, behind.start)]
        said = any(gap[-len(c) :] == c for c in _CLOSES) or _told_as_total(document, behind)
        if said and len(gap) <= _LONGEST + 4 and not ({"and"} | _UNSURE - {"a"}) & set(gap):
            return behind, False
    return None, False


def _told_as_total(document: Document, amount: Item) -> bool:
    """“£5m in all”, “27 people altogether”."""
    after = [t.word for t in words_after(document, amount.end, 3)]
    return not _BEHIND.isdisjoint(after) or any(after[k : k + 2] in (["in", "all"], ["in", "total"]) for k in range(2))


def _of_it(document: Document, part: Item) -> bool:
    """“nine were hurt, four of them badly and six slightly”: there can be no more of them, but fewer."""
    behind = [t.word for t in words_after(document, part.end, 2)]
    return behind[:1] == ["of"] and behind[-1] in _OF_IT


def _shared_out(document: Document, whole: Item, parts: Sequence[Item]) -> bool:
    """“14 were taken to hospital, ten to Margate and five to Ashford”: all go on with one preposition."""
    behind = {t.word for part in parts for t in words_after(document, part.end, 1)}
    told = {t.word for t in words_between(document, whole.end, parts[0].start)} & (
        sets()["be"] | {"have", "has", "had"}
    )
    return len(behind) == 1 and behind <= _PLACED and bool(told)


def _divided(document: Document, run: Sequence[Item]) -> bool:
    """“61 people, 48 men, nine women and four children”: the first is the total where the rest are its kinds."""
    nouns = [words_after(document, one.end, 2) for one in run]
    kinds = all(n and n[0].word in sets()["people-kinds"] for n in nouns[1:])
    if kinds and nouns[0] and nouns[0][0].word == "," and not run[0].unit:  # “a jury of 12, six men and five women”
        return [t.word for t in words_before(document, run[0].start, 1)] == ["of"]
    return kinds and len(nouns[0]) > 1 and nouns[0][0].word in sets()["people-wholes"] and nouns[0][1].word == ","


def _over_a_hundred(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“47% in favour, 45% against and 12% undecided”: `hits` of group `rest` name the share that is left."""
    for sentence, numbers in by_sentence(document) if hits else ():
        rest = [h for h in hits if sentence.start <= h.start < sentence.end]
        shares_here = [n for n in numbers if n.kind == "percent"]
        words = {t.word for t in words_between(document, sentence.start, sentence.end)}
        if rest and len(shares_here) == 3 and not words & {"from", "among", "than", "men", "compared", "least"}:
            total = sum(n.value for n in shares_here)
            if total > 102:
                passage = f"{' + '.join(shown(n.value) for n in shares_here)} is {shown(total)}%, more than the whole"
                spans = tuple(Span(*n[:2]) for n in shares_here[:-1])
                yield found(document, rule, *shares_here[-1][:2], evidence=spans, passage=passage)
