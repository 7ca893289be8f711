"""A headline that counts more sources than speak in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditor.checks.finding import found
from auditor.document import Document
from auditor.model import Rule, Span
from auditor.phrases import Hit
from auditor.report import Finding

_UNNAMED = ("a ", "an ", "one ")  # “a doctor in Hull” is most often the one who is named next
_LONGEST = 90  # characters of a clause behind a name
_LIVES = re.compile(r",(?: \d{1,3},)? (?:of|from|who lives)\b")  # “Joan Bell, 61, of Dell Street”
_LEARNED = re.compile(r"\b(?:Dr|Prof|Professor)\b")


def check(document: Document, rule: Rule, hits: Sequence[Hit]) -> Iterator[Finding]:
    """“Experts warn” over one expert. A plural that speaks in the body itself (“officials said”) bears it out."""
    head = document.headline
    if head is None:
        return
    for hit in hits:
        if hit.entry.group != "terms" or hit.start >= head.end:
            continue
        words = document[hit.start, hit.end].lower().split()
        group = next((w for w in words if w in rule.options["nouns"]), "")
        speakers = _speakers(document, rule, group, head.end)
        if speakers is not None and len(speakers) == 1:
            name, place = next(iter(speakers.items()))
            yield found(document, rule, hit.start, hit.end, evidence=(place,), speaker=name, other=group)


def _speakers(document: Document, rule: Rule, group: str, start: int) -> dict[str, Span] | None:
    """The body's speakers that belong to a group, each with where they are named; None when the group itself speaks.

    To a group of the options' `learned`, all those belong who have a word of `scholarly` beside their name; to one of
    `local`, people of whom the story says no more than their age and where they live.
    """
    single = {"charities": "charity", "witnesses": "witness"}.get(group, group.removesuffix("s"))
    learned, local = group in rule.options["learned"], group in rule.options["local"]
    plural = rf"\b(?:{'|'.join(rule.options['learned']) if learned else re.escape(group)})\b"
    roles = {n.name: n.role.lower() for n in document.people}
    titled = {
        n.name
        for n in document.people
        for m in n.mentions
        if _LEARNED.search(document.text[max(0, m.start - 10) : m.start])
    }
    heard: dict[str, Span] = {}
    for one in document.attributions:
        if not one.source or one.source.start < start or one.speaker is None:
            continue
        written = document[one.source].lower()
        if re.search(plural, written):
            return None
        plain = one.speaker in roles and not roles[one.speaker] or bool(_LIVES.match(document.text, one.source.end))
        words = set(re.findall(r"[\w’'-]+", f"{written} {roles.get(one.speaker, '')} {_clause(document, one.source)}"))
        if (
            single in words
            or local
            and plain
            or learned
            and (one.speaker in titled or not words.isdisjoint(rule.options["scholarly"]))
        ):
            heard.setdefault(one.speaker, one.source)
    named = {name: place for name, place in heard.items() if not name.lower().startswith(_UNNAMED)}
    return named or heard


def _clause(document: Document, source: Span) -> str:
    """What stands between commas behind a speaker's name: “, who lectures in politics at Hull,”."""
    behind = document.text[source.end : source.end + _LONGEST].lower()
    return behind[1:].partition(",")[0] if behind.startswith(", who ") else ""
