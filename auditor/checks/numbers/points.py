"""Differences of percentages that are called per cent: “from 50% to 45%, a fall of 5%” is five points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import by_sentence, in_points, shown, words_after, words_before, words_between
from auditor.checks.numbers.change_pairs import changes, moves, parted, share_of
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Number, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding
from auditor.resources import sets

_REACH = 3  # sentences on either side in which the story may have told the other share
_GAP = 9  # tokens between a change and the share from which it leads: “gained 6% since April, when he was on 28%”
_APART = 15  # tokens between two shares and behind them: “40% passed at the start and 34% at the end, a drop of 6%”
_DETERMINERS = frozenset("her his its just only the their".split())
_APPOSED = frozenset("a an by decrease difference jump just of only or some".split())
_TIMES = frozenset("ago earlier later last month now then today year years".split())
_BREAKS = frozenset("and as but ; though while".split())
_ENDS = frozenset(", . ; ) -".split())


def points(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A difference of two percentages that is called per cent of the first one.

    `hits` of group `rates` are words for what is itself a percentage: “cut interest rates by 0.25%”.
    """
    seen: set[int] = set()
    for change in changes(document, hits):
        seen.add(change.span.start)
        apart = abs(change.new.high - change.old.high)
        fits = change.low - 0.051 <= apart <= change.high + 0.051 and change.old.kind == "percent"
        if fits and not change.plain and not change.low <= share_of(change) <= change.high:
            yield _finding(document, rule, change.span, change.old, change.new)
    rates = [hit for hit in hits if hit.entry.group == "rates"]
    if rates:
        yield from _of_rates(document, rule, rates)
    shares = [n for n in document.numbers if n.kind == "percent" and n.value == n.high]
    for i, one in enumerate(shares):
        share_of_it = [t.word for t in words_after(document, one.end, 1)] == ["of"]  # “lost 4% of its staff”
        if one.start in seen or one.modifier or share_of_it or not moves(document, Span(*one[:2])):
            continue
        pair = _from_share(document, shares, i) or _side_by_side(document, shares, i)
        if pair:
            yield _finding(document, rule, Span(*one[:2]), *pair)


def _finding(document: Document, rule: Rule, span: Span, old: Number, new: Number) -> Finding:
    right = in_points(round(abs(new.high - old.high), 2))
    other = f"from {shown(old.high, '%')} to {shown(new.high, '%')} is {right}"
    evidence = (Span(*old[:2]), Span(*new[:2]))
    return found(document, rule, *span, evidence=evidence, suggestions=[right], other=other)


def _from_share(document: Document, shares: Sequence[Number], i: int) -> tuple[Number, Number] | None:
    """“slipped by 6%, from 48%”, “gained 6% since April, when he was on 28%”: the other share stands elsewhere."""
    one, here = shares[i], sentence_number(document, shares[i].start)
    low = document.sentences[here - _REACH].start if here > _REACH else 0
    behind = document.sentences[here + _REACH + 1 : here + _REACH + 2]
    high = behind[0].start if behind else len(document.text)
    begin, end = (bisect_left(shares, at, key=lambda n: n.start) for at in (low, high))
    near = [n for n in shares[begin:end] if n is not one]
    for base in (*shares[max(0, i - 1) : i], *shares[i + 1 : i + 2]):
        first, second = sorted((one, base))
        gap = [t.word for t in words_between(document, first.end, second.start)]
        before = [t.word for t in words_before(document, base.start, 2)]
        since = base is second and "when" in gap
        if sentence_number(document, base.start) != here or len(gap) > _GAP or not (since or _leads(before)):
            continue
        if base is second and _is_level(document, one, gap) or not _BREAKS.isdisjoint(gap):
            continue
        for other in near:
            if other is not base and _moved(document, one, base.value, other.value):
                return base, other
    return None


def _is_level(document: Document, one: Number, gap: Sequence[str]) -> bool:
    """“fell to 3%, from 5%”, “44%, down from 50%”, “rose 5% in May, from 4% in April”: no change but where it led."""
    last = [t.word for t in words_before(document, one.start, 1)]
    return last == ["to"] or gap[-2:-1] in (["up"], ["down"]) or gap[:1] == ["in"] and last != ["by"]


def _leads(before: Sequence[str]) -> bool:
    return before[-1:] == ["from"] or before[:1] == ["from"] and before[-1] in _DETERMINERS


def _moved(document: Document, one: Number, old: float, new: float) -> bool:
    """Whether the two are as far apart as the change says, in its direction, and it is no share of the first one."""
    near = {t.word for t in (*words_before(document, one.start, 4), *words_after(document, one.end, 2))}
    up, down = not near.isdisjoint(sets()["rise-words"]), not near.isdisjoint(sets()["fall-words"])
    direction = new > old if up and not down else new < old if down and not up else True
    return direction and abs(abs(new - old) - one.value) < 0.051 and old != 100


def _side_by_side(document: Document, shares: Sequence[Number], i: int) -> tuple[Number, Number] | None:
    """“40% passed at the start and 34% at the end, a drop of 6%”: the change is set behind the two shares.

    The earlier one may stand in the sentence before, where a time is told between them.
    """
    if i < 2:
        return None
    one, old, new = shares[i], shares[i - 2], shares[i - 1]
    gap = [t.word for t in words_between(document, old.end, new.start)]
    sentences = [sentence_number(document, n.start) for n in (old, new, one)]
    timed = not (_TIMES | sets()["months"]).isdisjoint(gap)
    if sentences[1] != sentences[2] or sentences[1] - sentences[0] > timed:
        return None
    tail = [t.word for t in words_between(document, new.end, one.start)]
    stop = len(tail) - tail[::-1].index(",") if "," in tail else 0
    words = set(tail[stop:]) - _APPOSED - sets()["rise-words"] - sets()["fall-words"]
    after = [t.word for t in words_after(document, one.end, 2)]
    ended = not after or not _ENDS.isdisjoint(after)
    joined = len(gap) <= _APART >= len(tail) and not {".", ";"} & set(tail)
    apart = abs(abs(new.value - old.value) - one.value) < 0.051 and 100 not in (old.value, new.value)
    return (old, new) if stop and joined and ended and not words and apart else None


def _of_rates(document: Document, rule: Rule, rates: Sequence[Hit]) -> Iterator[Finding]:
    """“raised interest rates by 0.25%”: a rate is a percentage, and so small a share of it is never meant."""
    for sentence, numbers in by_sentence(document):
        here = [hit for hit in rates if sentence.start <= hit.start < sentence.end]
        for one in (part for n in numbers for part in parted(document, n)) if here else ():
            before = [t.word for t in words_before(document, one.start, 2)]
            named = any(0 < one.start - hit.end < 20 for hit in here)
            if one.kind == "percent" and one.high == one.value <= 1 and before[-1:] == ["by"] and named:
                right = in_points(one.value)
                yield found(document, rule, *one[:2], suggestions=[right], other=f"a rate moves by {right}")
