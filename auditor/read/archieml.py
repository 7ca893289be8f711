"""ArchieML, the newsroom's mark-up in shared documents, to Source; read by the package archieml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from auditor.model import AuditError, Source
from auditor.read.story import Story

_LINES = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_HEAD = (
    ("headline", ("headline", "title", "hed", "head")),
    ("standfirst", ("standfirst", "dek", "deck", "subhed", "summary", "subtitle")),
    ("byline", ("byline", "by", "author", "authors")),
    ("dateline", ("dateline",)),
)
_BODIES = ("body", "text", "content", "story", "article", "copy")
_KINDS = {
    **dict.fromkeys(("subhed", "subhead", "subheading", "heading", "header", "h2", "h3"), "subhead"),
    **dict.fromkeys(("quote", "blockquote"), "blockquote"),
    **dict.fromkeys(("pullquote", "pull-quote", "pull_quote"), "pull-quote"),
    **dict.fromkeys(("caption", "cutline"), "caption"),
    **dict.fromkeys(("credit", "attribution"), "credit"),
    **dict.fromkeys(("text", "p", "paragraph", "value", "body", "graf"), "paragraph"),
}


def _paragraphs(held: Any, kind: str) -> Iterator[tuple[str, str]]:
    """(kind, marked line) for all the text that a value holds; keys that name no text (image, url …) are left out."""
    if isinstance(held, str):
        yield from ((kind, line) for line in held.split("\n"))
    elif isinstance(held, list):
        for one in held:
            yield from _paragraphs(one, "item" if kind == "list" else kind)
    elif "type" in held and "value" in held:
        named = str(held["type"]).lower()
        if named in _KINDS or isinstance(held["value"], (list, dict)):
            yield from _paragraphs(
                held["value"], _KINDS.get(named, "list" if isinstance(held["value"], list) else kind)
            )
    else:
        for key, value in held.items():
            if key.lower() in _KINDS:
                named = _KINDS[key.lower()]
                yield from _paragraphs(value, kind if named == "paragraph" else named)


def _rows(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(kind, marked line) of the whole story: the head's keys, then the body."""
    for kind, keys in _HEAD:
        value = next((data[key] for key in keys if data.get(key)), None)
        if isinstance(value, str):
            yield kind, value.split("\n")[0]
        elif isinstance(value, list):
            yield from ((kind, one) for one in value if isinstance(one, str))
    body = next((data[key] for key in _BODIES if data.get(key)), None)
    if body is not None:
        yield from _paragraphs(body, "paragraph")


def read(text: str, name: str) -> Source:
    """The story of an ArchieML file. Raises AuditError when the package cannot read it."""
    from archieml import loads

    lines = [(match.start(1), match.end(1)) for match in _LINES.finditer(text)]
    # every line ends with its own number, so that each value says where it stands; the mark is one the text lacks
    mark = next(c for c in map(chr, range(0xE000, 0xF8FF)) if c not in text)
    numbered = (text[s:e] + (f"{mark}{i}" if text[s:e].strip() else "") for i, (s, e) in enumerate(lines))
    try:
        data = {key.lower(): value for key, value in loads("\n".join(numbered)).items()}
        rows = list(_rows(data))
    except Exception as error:  # noqa: BLE001 - it raises whatever it trips over
        raise AuditError(f"{name}: is not ArchieML that can be read ({type(error).__name__}); check its keys") from None
    story = Story(text)
    for kind, marked in rows:
        written, _, number = marked.rpartition(mark)
        written = written.strip()
        if written:
            start, end = lines[int(number)]
            begin = story.open()
            story.put(written, max(start, text.rfind(written, start, end)), len(written))
            story.close(kind, begin)
    meta = {key: value.partition(mark)[0].strip() for key, value in data.items() if isinstance(value, str)}
    return story.source(name, text, meta)
