"""Dates and times of day as the house writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.checks.written import Unlike, in_story
from auditor.document import Document
from auditor.model import Number, Rule, Span

_MONTHS = "January February March April May June July August September October November December".split()
_SHORT = {"January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.",
          "November": "Nov.", "December": "Dec."}  # fmt: skip
_CLOCK = re.compile(r"(\d{1,2})(?:[.:](\d\d))?\s?(a\.?m\.?|p\.?m\.?)?", re.IGNORECASE)
_NOON = 12


def unlike(document: Document, rule: Rule) -> Iterator[Unlike]:
    """The dates and times that are not as the options `date` and `time` have them; `named-days` are names of events."""
    date, time = (rule.options.get(key) for key in ("date", "time"))
    for number in document.numbers:
        if number.value != number.high or not in_story(document, number.start):
            continue
        if date and number.kind == "date" and number.value % 100 and number.value not in rule.options["named-days"]:
            yield from _date(document, number, date)
        if time and number.kind == "time" and number.value not in (0, _NOON):
            yield from _time(document, number, time)


def _date(document: Document, number: Number, house: str) -> Iterator[Unlike]:
    written = " ".join(document[number[:2]].split())
    year, month, day = int(number.value) // 10_000, int(number.value) // 100 % 100, int(number.value) % 100
    name = _MONTHS[month - 1]
    if house[0].isdigit():
        right = f"{day} {name}{f' {year}' if year else ''}"
    else:
        name = _SHORT.get(name, name) if house.startswith("Nov. ") else name
        right = f"{name} {day}{f', {year}' if year else ''}"
    if written == right or not any(c.isalpha() for c in written):  # 3/5/2026 is of May or of March
        return
    spoken = re.match(r"\S*(?:st|nd|rd|th)\b|.* of ", written)  # “the 3rd of May”, but “the 3 May vote”
    article = re.search(r"\bthe\s+\Z", document.text[max(0, number.start - 6) : number.start]) if spoken else None
    start = number.start - len(article[0]) if article else number.start
    yield Unlike(Span(start, number.end), right, f"the house writes dates as {house}")


def _time(document: Document, number: Number, house: str) -> Iterator[Unlike]:
    written = document[number[:2]]
    match = _CLOCK.fullmatch(written)
    if not match or not match[3] and number.value <= _NOON:  # 9:30 of the morning, or of the evening
        return
    hour, minute = int(number.value), round(number.value % 1 * 60)
    if house == "19:30":
        right = f"{hour:02}:{minute:02}"
    else:
        half = ("p.m." if hour >= _NOON else "a.m.") if house.endswith(".") else "pm" if hour >= _NOON else "am"
        minutes = f"{house[1]}{minute:02}" if minute else ""
        right = f"{(hour - 1) % 12 + 1}{minutes}{' ' if house.endswith('.') else ''}{half}"
    if " ".join(written.split()) == right:
        return
    sentence = document.sentence_at(number.start)
    ends = sentence is not None and sentence.end == number.end and written.endswith(".")
    if right.endswith(".") and document.text.startswith(".", number.end):
        right = right[:-1]
    yield Unlike(
        Span(*number[:2]),
        right + ("." if ends and not right.endswith(".") else ""),
        f"the house writes times as {house}",
    )
