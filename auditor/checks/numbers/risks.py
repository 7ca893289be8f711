"""Relative risks with no absolute figure: “60% more likely”, and nobody says of how many."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import words_after, words_between
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Number, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_NEAR = 2  # sentences behind a relative risk in which the absolute figures may stand
_FAR = 10  # tokens from the risk to the share by which it changes: “risk of dying of a stroke by a third”
_SHARES = ("percent", "fraction")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A relative risk with no absolute figure in its sentence or the next ones.

    `hits`: `terms` (a relative risk by itself: “doubles the risk”), `change` (“cut the risk”, before a share),
    `likelier` (“more likely”, behind a share), `health`, `hazard` (“risk of floods”), `absolute` (“out of 1,000”).
    """
    groups = ("health", "hazard", "absolute")
    at = {g: {sentence_number(document, h.start) for h in hits if h.entry.group == g} for g in groups}
    told: set[int] = set()
    for start, end in sorted(_relative(document, hits)):
        number = sentence_number(document, start)
        last = min(number + _NEAR, len(document.sentences) - 1)
        around = set(range(max(0, number - 1), last + 1))
        harm = number in at["hazard"] or at["health"] & {number, number - 1}
        if number in told or not harm or at["absolute"] & around:
            continue
        first = document.sentences[max(0, number - 1)].start
        end_of_last = document.sentences[last].end
        ratios = [n for n in document.numbers_in(first, end_of_last) if n.kind == "ratio"]
        if all(_is_return(document, n) for n in ratios):
            told |= around
            yield found(document, rule, start, end)


def _relative(document: Document, hits: Sequence[Hit]) -> Iterator[Span]:
    """The words of each relative risk."""
    shares: list[Number] = [n for n in document.numbers if n.kind in _SHARES] if hits else []
    for hit in hits:
        if hit.entry.group == "terms":
            yield Span(hit.start, hit.end)
        elif hit.entry.group == "change":
            for share in shares[bisect_left(shares, hit.end, key=lambda n: n.start) :]:
                gap = [t.word for t in words_between(document, hit.end, share.start)]
                if len(gap) > _FAR or "." in gap:
                    break
                if "by" in gap[-4:]:
                    yield Span(hit.start, share.end)
                    break
        elif hit.entry.group == "likelier":
            i = bisect_left(shares, hit.start, key=lambda n: n.start) - 1
            if i >= 0 and 0 < hit.start - shares[i].end < 3:
                yield Span(shares[i].start, hit.end)


def _is_return(document: Document, ratio: Number) -> bool:
    """“a one-in-20-year flood” says how often one comes, not how the risk has changed."""
    return "year" in [t.word for t in words_after(document, ratio.end, 2)]
