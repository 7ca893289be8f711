"""Who speaks in the page: every source with a tint for its quotations, its share of the words quoted, its place."""

from __future__ import annotations

from typing import NamedTuple

from auditor.document import Document
from auditor.model import Quote, Span
from auditor.speakers import Speaker, speakers

TINTS = 6  # as many as can be told apart; further speakers share the plain one


class Source(NamedTuple):
    """A speaker; `tint` is 1 to TINTS, 0 for the plain one, `share` the per cent of all words quoted, whole.

    `anchor` stands where the source speaks first, at `span`.
    """

    speaker: Speaker
    tint: int
    share: int
    anchor: str
    span: Span


def sources(document: Document) -> tuple[Source, ...]:
    """The sources of the story, most quoted words first."""
    table = speakers(document)
    total = sum(one.words for one in table)
    first: dict[str | None, Span] = {}
    for said in document.attributions:
        if not said.stance:
            first.setdefault(said.speaker, said.content)
    found = []
    for number, one in enumerate(table, 1):
        tint = number if number <= TINTS and one.words and one.name else 0
        share = round(100 * one.words / total) if total else 0
        found.append(Source(one, tint, share, f"s-{number}", first[one.name]))
    return tuple(found)


def summary(found: tuple[Source, ...]) -> str:
    """One sentence: how many speak, how many of them have a name, and who has most of the words quoted."""
    if not found:
        return "Nobody speaks in this story."
    heard = [one for one in found if one.speaker.name]
    named = sum(one.speaker.named for one in heard)
    who = f"{len(heard)} source{'' if len(heard) == 1 else 's'}"
    how = "all named" if heard and named == len(heard) else "none named" if not named else f"{named} named"
    loudest = found[0]
    if not heard:
        return "What is said in this story has no source."
    if loudest.share and loudest.speaker.name and len(heard) > 1:
        return f"{who}, {how}; {loudest.speaker.name} has {loudest.share} % of the words quoted."
    return f"{who}, {how}."


def speaker_of(document: Document, quote: Quote) -> str | None:
    """Who says it, in the form that the table of sources has."""
    said = (one for one in document.attributions if one.content.start == quote.span.start and one.kind != "indirect")
    return next((one.speaker for one in said), None)
