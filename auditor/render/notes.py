"""The findings as notes in a margin: numbered in reading order, each with its evidence, its reason and its anchor."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from auditor.document import Document
from auditor.model import Rule, Span
from auditor.report import GROUPS, Finding, Report

SEVERITIES = ("error", "warning", "note")
VOICES = ("reporter", "quoted", "attributed")  # by the number of model.Voice
# A longer passage needs no context; a longer context is cut.
_PASSAGE, _CONTEXT = 160, 110
_COMMENTED = frozenset((".md", ".markdown", ".mdown", ".html", ".htm", ".xhtml"))  # these files can hold a comment
_SAID = re.compile("“([^“”]+)”")


class Place(NamedTuple):
    """A passage elsewhere in the story, with the rest of its sentence on both sides; `anchor` stands at its start."""

    anchor: str
    span: Span
    before: str
    words: str
    after: str


class Guide(NamedTuple):
    """An authority for a rule; `url` is empty or a web address."""

    name: str
    section: str
    url: str


class Standing(NamedTuple):
    """A finding that somebody lets stand: its words, the title of its rule, why, and whose word it is."""

    words: str
    title: str
    why: str
    answer: str


class Piece(NamedTuple):
    """Part of a message; `kind` is "said" for words between quotation marks, "write" for what to write, else ""."""

    text: str
    kind: str


class Note(NamedTuple):
    """A finding with its number in reading order; `first` is the number of its rule's first note.

    `anchor` is the fingerprint of the finding: a link to it holds while its sentence stays. `write` is what to write
    instead, as far as the message does not say it. `silence` is what a reporter copies to have it let stand.
    """

    number: int
    first: int
    anchor: str
    rule: Rule
    group: str
    voice: str
    words: str
    message: tuple[Piece, ...]
    write: tuple[str, ...]
    places: tuple[Place, ...]
    guides: tuple[Guide, ...]
    rationale: tuple[str, ...]
    silence: str
    span: Span


def shorten(text: str, limit: int) -> str:
    """The text on one line; beyond `limit` characters its middle gives way to an ellipsis, at word borders."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head = text[: limit * 2 // 3].rsplit(" ", 1)[0]
    tail = text[-(limit // 3) :].split(" ", 1)[-1]
    return f"{head} … {tail}"


def place(document: Document, span: Span, anchor: str) -> Place:
    """The passage in its sentence, so that a few words still make sense away from their place."""
    sentence = document.sentence_at(span.start)
    if sentence is None or span.end > sentence.end or span.end - span.start > _PASSAGE:
        return Place(anchor, span, "", shorten(document[span], 320), "")
    before, after = document[sentence.start, span.start], document[span.end, sentence.end]
    if len(before) > _CONTEXT:
        before = "… " + before[-_CONTEXT:].split(" ", 1)[-1]
    if len(after) > _CONTEXT:
        after = after[:_CONTEXT].rsplit(" ", 1)[0] + " …"
    return Place(anchor, span, before, document[span], after)


def notes(report: Report) -> tuple[Note, ...]:
    """Every finding, numbered from 1 in reading order."""
    first: dict[str, int] = {}
    numbered = enumerate(sorted(report.findings, key=lambda f: (f.span, f.rule.code)), 1)
    return tuple(_note(report.document, f, number, first.setdefault(f.rule.code, number)) for number, f in numbered)


def standing(report: Report) -> tuple[Standing, ...]:
    """What is let stand, in the order of the text."""
    return tuple(
        Standing(shorten(report.document[one.finding.span], 110), one.finding.rule.title, one.why, one.by)
        for one in report.suppressed
    )


def worst(covering: Iterable[Note]) -> str:
    """The gravest severity among the notes; "" if there are none."""
    return min((n.rule.severity for n in covering), key=SEVERITIES.index, default="")


def _note(document: Document, finding: Finding, number: int, first: int) -> Note:
    rule = finding.rule
    words = shorten(document[finding.span], 110)
    message = tuple(_pieces(finding.message, finding.suggestions))
    told = {piece.text for piece in message if piece.kind == "write"}
    return Note(
        number=number,
        first=first,
        anchor=finding.fingerprint,
        rule=rule,
        group=GROUPS.get(rule.group, rule.group),
        voice=VOICES[document.voice(finding.span)],
        words="" if any(piece.text.casefold() == words.casefold() for piece in message) else words,
        message=message,
        write=() if told.issuperset(finding.suggestions) else finding.suggestions,
        places=tuple(place(document, span, f"e-{number}-{k}") for k, span in enumerate(finding.evidence, 1)),
        guides=tuple(Guide(s["guide"], s.get("section", ""), _web(s.get("url", ""))) for s in rule.source),
        rationale=tuple(part for part in re.split(r"\n\s*\n", rule.rationale.strip()) if part),
        silence=_silence(document, finding),
        span=finding.span,
    )


def _silence(document: Document, finding: Finding) -> str:
    name = document.source.name
    if PurePath(name).suffix.lower() in _COMMENTED and document.where(finding.span) == "body":
        return f"<!-- audit: ignore {finding.rule.name} -- reason -->"
    return f'audit decide {finding.fingerprint} {shlex.quote(name)} --why "reason"'


def _pieces(message: str, suggestions: Sequence[str]) -> Iterator[Piece]:
    """The message, with its quotations apart: their marks stay, so that it reads the same without any style."""
    at = 0
    for said in _SAID.finditer(message):
        yield Piece(message[at : said.start(1)], "")
        yield Piece(said[1], "write" if said[1] in suggestions else "said")
        at = said.end(1)
    yield Piece(message[at:], "")


def _web(url: str) -> str:
    # A rule pack may come from a stranger's pull request: `javascript:` must never become a link.
    return url if re.match(r"https?://", url, re.IGNORECASE) else ""
