"""NewsML-G2 (and its forerunner NewsML 1) to Source: the story that one news item carries as NITF, XHTML or text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from auditor.model import AuditError, Source
from auditor.read.html import html_job, one_headline
from auditor.read.marks import Mark, html_marks
from auditor.read.nitf import nitf_job, nitf_meta
from auditor.read.segments import OUTSIDE, SKIP, Segment, parts, segments, tell
from auditor.read.story import Atom, Story
from auditor.read.wire import plain, typed
from auditor.read.xml import xml_marks

_INLINE = ("inlinexml", "inlinedata", "datacontent")
_KINDS = {"headline": "title", "by": "byline", "byline": "byline", "dateline": "dateline", "subheadline": "standfirst"}
_META = {"versioncreated": "date", "contentcreated": "date", "firstcreated": "date", "thisrevisioncreated": "date",
         "slugline": "slug"}  # fmt: skip
_STORY = frozenset({"paragraph", "item", "blockquote"})


def _job(name: str, attrs: Mapping[str, str], above: str) -> str | None:
    if name in _INLINE:
        return "inline"
    if above == "inline" and name in ("nitf", "html"):
        return OUTSIDE if name == "nitf" else "paragraph"
    if above == "inline":
        return html_job(name, attrs, "paragraph") or "paragraph"
    if name in ("partmeta", "remotecontent", "iconset", "link"):
        return SKIP
    if name == "headline" and "sub" in attrs.get("role", "").lower():
        return "standfirst"
    if name in _KINDS and above == OUTSIDE:
        return _KINDS[name]
    return nitf_job(name, attrs, above)


def _items(marks: Sequence[Mark]) -> Iterator[Sequence[Mark]]:
    """The marks of each news item."""
    start = -1
    for i, mark in enumerate(marks):
        if mark.kind == "open" and mark.name == "newsitem":
            start = i
        elif mark.kind == "close" and mark.name == "newsitem" and start >= 0:
            yield marks[start : i + 1]
            start = -1


def _inline(segment: Segment) -> list[Segment]:
    """The segments of text in an inlineData: HTML written with entities or in a CDATA section, or plain paragraphs."""
    text = "".join(atom.text for atom in segment.atoms)
    if not re.search(r"<(?:p|div|h\d|br|ul|blockquote)\b", text, re.IGNORECASE):
        return list(plain(segment))
    marks = list(html_marks(text))
    spans = ((mark.atom.origin, mark.atom.origin + max(mark.atom.width, 1)) for mark in marks)
    back: list[Mark] = []
    for mark, stands in zip(marks, parts(segment.atoms, spans), strict=True):
        if mark.kind == "text" and mark.atom.width == len(mark.atom.text):
            back += [mark._replace(atom=atom) for atom in stands]
        elif stands:
            begin, end = stands[0].origin, stands[-1].origin + stands[-1].width
            back.append(mark._replace(atom=Atom(mark.atom.text, begin, end - begin)))
        else:
            back.append(mark)
    return list(segments(back, html_job, "paragraph"))


def _story(marks: Sequence[Mark]) -> list[Segment]:
    """The segments of one news item; what the story itself says goes before what the item says about it."""
    found: list[Segment] = []
    for segment in segments(marks, _job, OUTSIDE):
        found += _inline(segment) if segment.kind == "inline" else [] if segment.kind == "hedline" else [segment]
    found = list(typed(found))
    inside = {s.kind for s in found if s.place.has(*_INLINE)}
    found = [s for s in found if s.place.has(*_INLINE) or s.kind == "title" or s.kind not in inside]
    tops = [s for s in found if s.kind == "headline"] or [s for s in found if s.kind == "title"]
    headline = next(iter(tops), None)
    return one_headline(sorted(found, key=lambda s: s is not headline), headline)


def read(text: str, name: str) -> Source:
    """The story of a NewsML file. Raises AuditError when it holds none, or several."""
    marks = xml_marks(text, name)
    items = list(_items(marks))
    told = [(item, _story(item)) for item in items]
    told = [(item, found) for item, found in told if any(s.kind in _STORY for s in found)]
    if not told:
        raise AuditError(f"{name}: is NewsML without the text of a story; export the text with it")
    if len(told) > 1:
        raise AuditError(f"{name}: holds {len(told)} stories; give one file per article")
    item, found = told[0]
    meta = nitf_meta(item)
    for one, following in pairwise(item):
        if one.kind == "open" and one.name in _META and following.kind == "text":
            meta.setdefault(_META[one.name], following.atom.text.strip())
    story = Story(text)
    tell(story, found)
    return story.source(name, text, meta)
