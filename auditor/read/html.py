"""HTML to Source: a whole page without what stands around the story, or a fragment from a CMS with all it holds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from auditor.model import Source
from auditor.read.marks import Mark, html_marks
from auditor.read.segments import SKIP, Segment, segments, tell
from auditor.read.story import Story

_KINDS = {
    "article": "", "body": "", "center": "", "details": "", "div": "", "dl": "", "fieldset": "", "figure": "",
    "header": "", "hgroup": "", "html": "", "main": "", "ol": "", "p": "", "pre": "", "section": "", "summary": "",
    "table": "", "tbody": "", "td": "", "tfoot": "", "th": "", "thead": "", "tr": "", "ul": "",
    "title": "title", "h1": "headline", **dict.fromkeys(("h2", "h3", "h4", "h5", "h6"), "subhead"),
    "li": "item", "dt": "item", "dd": "item", "blockquote": "blockquote", "figcaption": "caption", "caption": "caption",
    "address": "byline",
}  # fmt: skip
_SKIPPED = frozenset(
    "aside audio button canvas datalist dialog footer form iframe map math menu nav noscript object script "
    "select style svg template textarea video".split()
)
_CLASSES = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE), kind)
    for words, kind in (
        (r"twitter-tweet|instagram-media|tiktok-embed|bluesky-embed|fb-post", "embed"),  # on the page, not in the story
        (r"pull(?:ed)?-?quote|blockquote--pull", "pull-quote"),
        (r"stand-?first|dek|deck|sub-?title|sub-?headline", "standfirst"),
        (r"by-?line", "byline"),
        (r"author-?name", "author"),
        (r"credit|photo-?credit|copyright", "credit"),
        (r"caption", "caption"),
    )
)
_WHOLE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_META = {
    "author": ("author", "article:author"),
    "date": ("article:published_time", "date", "dc.date", "pubdate", "publishdate"),
    "section": ("article:section", "section"),
}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


def html_job(name: str, attrs: Mapping[str, str], above: str) -> str | None:
    """What the text of an HTML element is; an element inside a heading, caption or byline is a part of that."""
    if "hidden" in attrs or _HIDDEN.search(attrs.get("style", "")):
        return SKIP
    kind = _by_class(name, attrs)
    settled = above not in ("paragraph", "blockquote", "caption", "item")
    if name == "aside" and kind == "pull-quote":
        return kind
    if name == "footer" and above in ("blockquote", "pull-quote"):
        return "credit"
    if name in _SKIPPED and not (name == "form" and attrs.get("id", "").lower().startswith("aspnet")):
        return SKIP  # ASP.NET puts a form around its whole page
    if kind and not settled and name != "h1":
        return kind
    found = _KINDS.get(name)
    if found is None:
        return None
    return above if not found or settled else found


def _by_class(name: str, attrs: Mapping[str, str]) -> str | None:
    """The job that an element's class tells; inside a line (By <a rel="author">…) an author is a part of the line."""
    named = attrs.get("class", "")
    if name == "blockquote" and "pull" in named.split():
        return "pull-quote"
    kind = next((kind for words, kind in _CLASSES if words.search(named)), None) if named else None
    author = attrs.get("rel") == "author" or attrs.get("itemprop") == "author" or kind == "author"
    return kind if not author else "byline" if name in _KINDS else None


def document_meta(marks: Sequence[Mark]) -> dict[str, str]:
    """Author, date and section as the page's own <meta> elements give them."""
    given: dict[str, str] = {}
    for mark in marks:
        if mark.name == "meta" and mark.attrs.get("content"):
            key = mark.attrs.get("property") or mark.attrs.get("name") or mark.attrs.get("itemprop") or ""
            given.setdefault(key.lower(), mark.attrs["content"].strip())
    found = {key: next((given[name] for name in names if given.get(name)), "") for key, names in _META.items()}
    titles = {"title": given.get("og:title", ""), "site": given.get("og:site_name", "")}
    return {key: value for key, value in {**given, **found, **titles}.items() if value}


def one_headline(found: Sequence[Segment], headline: Segment | None) -> list[Segment]:
    """The segments with one headline; other first-level headings are subheads, page titles are nothing."""
    kinds = {"headline": "subhead", "title": ""}
    told = [s if s is headline else s._replace(kind=kinds.get(s.kind, s.kind)) for s in found]
    return [s._replace(kind="headline") if s is headline else s for s in told if s.kind]


def fragment(text: str) -> list[Segment]:
    """All the segments of a fragment; its headline is the first <h1>, or a lesser heading that it begins with."""
    found = list(segments(html_marks(text), html_job, "paragraph"))
    begins = [s for s in found[:1] if s.kind == "subhead"]
    return one_headline(found, next((s for s in found if s.kind == "headline"), next(iter(begins), None)))


def read(text: str, name: str) -> Source:
    """The story of a page or of a fragment."""
    story = Story(text)
    if not _WHOLE.search(text):
        tell(story, fragment(text))
        return story.source(name, text, {})
    from auditor.read.page import main_text

    marks = list(html_marks(text))
    meta = document_meta(marks)
    tell(story, main_text(text, list(segments(marks, html_job, "paragraph")), meta))
    return story.source(name, text, meta)
