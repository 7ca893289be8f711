"""NITF, the wire services' XML, to Source; the same elements are read inside NewsML-G2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from auditor.model import Source
from auditor.read.html import html_job, one_headline
from auditor.read.marks import Mark
from auditor.read.segments import OUTSIDE, SKIP, Segment, segments, tell
from auditor.read.story import Story
from auditor.read.wire import typed
from auditor.read.xml import xml_marks

_KINDS = {
    "title": "title", "hl1": "headline", "hl2": "subhead", "byline": "byline", "byttl": "byline",
    "dateline": "dateline", "abstract": "standfirst", "media-caption": "caption", "media-producer": "credit",
    "bq": "blockquote", "credit": "credit", "tagline": "credit", "body.content": "paragraph", "block": "paragraph",
}  # fmt: skip
_SKIPPED = frozenset(
    "docdata distributor note copyrite series fn media-metadata media-reference media-object rights slugline".split()
)


def nitf_job(name: str, attrs: Mapping[str, str], above: str) -> str | None:
    """What the text of a NITF element is; only what stands in a known element is the story."""
    if name in _SKIPPED:
        return SKIP
    if name == "hl2" and above == "hedline":
        return "standfirst"
    if name == "hedline":
        return "hedline"
    if name in _KINDS:
        # what a caption or a quotation holds stays that, but for the name below it
        return above if above in ("caption", "blockquote") and name == "block" else _KINDS[name]
    return None if above == OUTSIDE else html_job(name, attrs, above)


def nitf_segments(marks: Sequence[Mark]) -> list[Segment]:
    """The segments of a NITF story, its first headline alone as the headline, else its title."""
    found = [s for s in typed(segments(marks, nitf_job, OUTSIDE)) if s.kind != "hedline"]
    tops = [s for s in found if s.kind == "headline"] or [s for s in found if s.kind == "title"]
    return one_headline(found, next(iter(tops), None))


def nitf_meta(marks: Sequence[Mark]) -> dict[str, str]:
    """Date and section, from the document's data."""
    meta: dict[str, str] = {}
    for mark in marks:
        if mark.name in ("date.issue", "date.release", "story.date") and mark.attrs.get("norm"):
            meta.setdefault("date", mark.attrs["norm"])
        elif mark.name == "pubdata" and mark.attrs.get("position.section"):
            meta.setdefault("section", mark.attrs["position.section"])
        elif mark.name == "tobject.subject" and mark.attrs.get("tobject.subject.type"):
            meta.setdefault("section", mark.attrs["tobject.subject.type"])
    return meta


def read(text: str, name: str) -> Source:
    """The story of a NITF file. Raises AuditError when it is not well-formed."""
    marks = xml_marks(text, name)
    story = Story(text)
    tell(story, nitf_segments(marks))
    return story.source(name, text, nitf_meta(marks))
