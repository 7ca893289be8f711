"""“Today” in a story that does not say which day it was written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Number, Rule, Sentence
from auditor.phrases import Hit
from auditor.report import Finding

_TOP = 120  # characters of a story in which its date stands, where no line of its own has it
_BEFORE, _BEHIND = 6, 4  # words around “today” in which a verb says that something happened then
_SHORTEST = 4  # letters of a noun that ends like a past form: “seed”
_BESIDE = 24  # characters between “today” and the date that goes with it


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """A finding for each of the rule's `terms` where neither the front matter nor a date line gives the day.

    “Today” may be nowadays: it gives a note where no verb of the options' `events`, and no other past form, stands near
    it; “today's” where none of the `happenings` follows.
    """
    terms = [hit for hit in hits if hit.entry.group == "terms"]
    if not terms or document.source.meta.get("date") or _dated(document):
        return
    soft = replace(rule, severity="note")
    for hit in terms:
        sentence = document.sentence_at(hit.start)
        if sentence is None or _date_beside(document, hit) or _named(document, hit, sentence):
            continue
        nowadays = document[hit[:2]].lower() == "today" and not _told(document, hit, sentence, rule)
        yield found(document, soft if nowadays else rule, hit.start, hit.end)


def _named(document: Document, hit: Hit, sentence: Sentence) -> bool:
    """Whether the word is part of a name: “Food for Tomorrow”, “The Yesterday Trust”."""
    if document.blocks[sentence.block].kind != "paragraph" or not document.text[hit.start].isupper():
        return False
    opens = document.text[sentence.start : hit.start].strip("'\"“‘ ") == ""
    owns = hit.last < sentence.last and document.tokens[hit.last].word == "'s"
    behind = document.tokens[hit.last + owns] if hit.last + owns < sentence.last else None
    goes_on = behind is not None and document.text[behind.start].isupper()
    return not opens or goes_on and any(s.start <= hit.start < s.end for s, _ in document.mentions)


def _dated(document: Document) -> bool:
    """Whether the story carries its date: in a line that is no paragraph, or at its very start."""
    story = next((b for b in document.blocks if b.kind == "paragraph"), None)
    first = story.start if story else 0
    return any(_is_day(n) and n.start < first + _TOP and _outside(document, n, first) for n in document.numbers)


def _outside(document: Document, number: Number, first: int) -> bool:
    return number.start < first or document.sentence_at(number.start) is None


def _is_day(number: Number) -> bool:
    return number.kind == "date" and number.value % 100 > 0


def _date_beside(document: Document, hit: Hit) -> bool:
    """Whether a date or a weekday stands next to it: “today (24 November)”."""
    i = bisect_left(document.numbers, hit.start - _BESIDE, key=lambda n: n.start)
    near = (n for n in document.numbers[i : i + 6] if n.kind in ("date", "weekday"))
    return any(n.end <= hit.start and hit.start - n.end < 4 or 0 <= n.start - hit.end < 4 for n in near)


def _told(document: Document, hit: Hit, sentence: Sentence, rule: Rule) -> bool:
    """Whether “today” is when something happened: “exploded today”, “today's vote”."""
    behind = document.tokens[hit.last : min(hit.last + _BEHIND, sentence.last)]
    if behind and behind[0].word == "'s":
        return any(t.word in rule.options["happenings"] for t in behind)
    before = document.tokens[max(sentence.first, hit.first - _BEFORE) : hit.first]
    held = any(t.word in rule.options["happenings"] for t in before[-1:])  # “at a hearing today”
    past = any(t.word.endswith("ed") and len(t.word) > _SHORTEST for t in (*before, *behind))
    return held or past or any(t.word in rule.options["events"] for t in (*before, *behind))
