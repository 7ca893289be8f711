"""Opinion polls of which the story does not say how they were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditor.checks.finding import found
from auditor.checks.numbers.arithmetic import words_after, words_before, words_between
from auditor.checks.sourcing.sourcing import sentence_number
from auditor.document import Document
from auditor.model import Number, Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_ARTICLES = ("a", "an", "another", "one")
_SHARES = ("percent", "points", "fraction", "ratio")
_CITES = 7  # tokens from “poll” to its verb
_ASKED = 4  # tokens from a number to the people who were asked: “1,004 registered likely voters”
_TELLING = ("terms", "poll", "margin", "pollster", "when")
_PLACING = frozenset("gave gives placed places put puts".split())  # “put Labour on 38 per cent”
_ASKING = frozenset("sample polled surveyed interviewed asked questioned".split())
_SMALLEST, _LARGEST = 50, 100_000


def method(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """The first mention of a poll of which the story does not say how many were asked.

    `hits`: `terms` (a poll is cited), `asked` (those who answer polls), `margin`, `pollster` (who made it), `when`,
    `even` (a poll's result in words: “neck and neck”), `other` (“a poll last month”: not the one told so far).
    """
    asked = sample(document, hits)
    if any(h.entry.group == "named" for h in hits):
        return
    polls = [h for h in hits if h.entry.group == "terms" and document.where((h.start, h.end)) == "body"]
    if asked:  # of one poll, and the story may tell of another
        other = {sentence_number(document, h.start) for h in hits if h.entry.group == "other"}
        told = sentence_number(document, asked.start)
        polls = [h for h in polls if (n := sentence_number(document, h.start)) in other and n > told + 1]
    even = {sentence_number(document, h.start) for h in hits if h.entry.group == "even"}
    polls = [h for h in polls if sentence_number(document, h.start) in even or _has_shares(document, rule, h)]
    first = next((span for h in polls if (span := _cited(document, rule, h))), None)
    if first:
        groups = {h.entry.group for h in hits}
        lacks = ["how many were asked"]
        lacks += [words for group, words in (("pollster", "by whom"), ("when", "when")) if group not in groups]
        lacks += ["with what margin of error"] if "margin" not in groups else []
        passage = ", ".join(lacks[:-1]) + " or " + lacks[-1] if len(lacks) > 1 else lacks[0]
        yield found(document, rule, *first, passage=passage)


def _cited(document: Document, rule: Rule, hit: Hit) -> Span | None:
    """“a poll released Monday shows”, “according to a survey”: the words that cite a poll, if these do."""
    before = document.tokens[max(0, hit.first - _ASKED) : hit.first]
    if before and document.text[before[-1].start].isupper() and before[-1].word not in ("a", "an", "the", "one"):
        return None  # “a Gallup poll”, “the CNN/ORC poll”: its maker is named
    if before and before[-1].word in ("same", "that", "this"):
        return None  # spoken of before
    start = next((t.start for t in reversed(before) if t.word in ("a", "an", "the", "one", "another")), hit.start)
    according = next((t.start for t in before if t.word == "according"), None)
    behind = words_after(document, hit.end, _CITES)
    stop = next((k for k, t in enumerate(behind) if t.word in ('"', ".", ";")), len(behind))
    if behind and behind[0].word == "of" and not {t.word for t in behind} & set(rule.options["opinion"]):
        return None  # “a survey of the river found”
    verb = next((t.end for t in behind[:stop] if t.word in rule.options["shows"]), None)
    if according is not None:
        return Span(according, hit.end)
    words = [t.word for t in before[-3:]]
    opening = any(pair[0] == "in" and pair[1] in _ARTICLES for pair in pairwise(words))
    if opening and not verb:  # “In a poll of residents, 68% were against the plan”
        comma = next((t.start for t in words_after(document, hit.end, _CITES) if t.word == ","), None)
        end = comma or (hit.end if behind and behind[0].word == "." else None)  # “54% wanted him out, in a survey.”
        return Span(next(t.start for t in before[-3:] if t.word == "in"), end) if end else None
    return Span(start, verb) if verb else None


def _has_shares(document: Document, rule: Rule, hit: Hit) -> bool:
    """Whether figures, and words for what people think, stand in this sentence or the next one."""
    number = sentence_number(document, hit.start)
    start, end = document.sentences[number].start, document.sentences[min(number + 1, len(document.sentences) - 1)].end
    here = document.numbers_in(start, end)
    shares = [n for n in here if n.kind in _SHARES or [t.word for t in words_after(document, n.end, 1)] == ["points"]]
    words = {t.word for t in words_between(document, start, end)}
    placed = words & _PLACING and any(
        t.word in ("at", "on") for n in shares for t in words_before(document, n.start, 1)
    )
    return bool(shares and (placed or words & set(rule.options["opinion"])))


def sample(document: Document, hits: Sequence[Hit]) -> Number | None:
    """How many were asked, where the story tells of the poll: “1,004 adults”, “polled 1,200 people”."""
    told = {sentence_number(document, h.start) + k for h in hits if h.entry.group in _TELLING for k in (-1, 0, 1)}
    for number in document.numbers:
        if number.kind != "count" or not _SMALLEST <= number.high <= _LARGEST:
            continue
        behind = words_after(document, number.end, _ASKED)
        stop = behind[-1].end if behind else number.end
        asked = any(h.entry.group == "asked" and number.end <= h.start < stop for h in hits)
        before = {t.word for t in words_before(document, number.start, 3)}
        if asked and sentence_number(document, number.start) in told or before & _ASKING:
            return number
    return None
