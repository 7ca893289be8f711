"""A record of an archive to the article in it: a file, a line of JSON, a row of a table, a page of a web archive."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from auditor.model import AuditError, Block, Piece, Source
from auditor.read import read_bytes, read_file, text

_MARKUP = re.compile(r"\s*<(?:p|div|h\d|br|ul|ol|blockquote|section|article|figure)\b", re.IGNORECASE)
_META = ("date", "author", "section")


class SetAside(Exception):  # noqa: N818 - nothing went wrong
    """A record that is no article to audit: `kind` is counted, the text is its reason."""

    def __init__(self, kind: str, reason: str) -> None:
        """`kind` is a few words that read well behind a number: no article, not English."""
        super().__init__(reason)
        self.kind = kind


class Found(NamedTuple):
    """An article, and what its archive calls it; "" where it does not say."""

    source: Source
    id: str = ""
    url: str = ""
    outlet: str = ""


class Wanted(NamedTuple):
    """How to read records: `columns` of JSON lines as in `columns.NAMES`, the type of files or of a text column."""

    columns: Mapping[str, str]
    type: str | None = None


Reader = Callable[[str, Mapping[str, Any], Wanted], Found]


def of_file(name: str, record: Mapping[str, Any], wanted: Wanted) -> Found:
    """A file, by its path or (from a remote store) its bytes."""
    if "raw" not in record:
        return _paged(read_file(Path(record["place"]), name, wanted.type), record["name"])
    if record["raw"] is None:
        raise AuditError(f"{name}: cannot be read from its store; check that it is still there")
    return _paged(read_bytes(record["raw"], name, wanted.type), record["name"])


def of_line(name: str, record: Mapping[str, Any], wanted: Wanted) -> Found:
    """A line of JSON."""
    try:
        item = json.loads(record["line"])
    except (ValueError, RecursionError) as error:
        raise AuditError(f"{name}: is not valid JSON ({getattr(error, 'msg', error)})") from None
    if not isinstance(item, dict):
        raise AuditError(f"{name}: is JSON but no object with the columns of an article")
    return of_row(name, {key: item.get(column) for key, column in wanted.columns.items()}, wanted)


def of_row(name: str, record: Mapping[str, Any], wanted: Wanted) -> Found:
    """A row of a table, its columns called as in `columns.NAMES`."""
    held = {key: _words(value) for key, value in record.items()}
    written = held.get("text", "")
    if not written.strip():
        raise AuditError(f"{name}: has no text that can be read")
    headline = held.get("headline", "").strip() if "headline" in record else None
    if wanted.type in (None, "txt") and (wanted.type or not _MARKUP.match(written)):
        source = text.read(written, name, headline)
    else:
        source = headed(read_bytes(written.encode(), name, wanted.type or "html"), headline)
    meta = {key: held[key].strip() for key in _META if held.get(key, "").strip()}
    source = replace(source, meta={**source.meta, **meta})
    url = held.get("url", "").strip()
    return Found(source, held.get("id", "").strip(), url, held.get("outlet", "").strip() or host(url))


def headed(source: Source, headline: str | None) -> Source:
    """A story under a headline that stands elsewhere; one of its own becomes a subhead, unless it says the same."""
    own = next((b for b in source.blocks if b.kind == "headline"), None)
    if not headline or own and source.text[own.start : own.end].split() == headline.split():
        return source
    gap = len(headline) + 2
    kinds = {"headline": "subhead"}
    blocks = (Block(kinds.get(b.kind, b.kind), b.start + gap, b.end + gap) for b in source.blocks)
    pieces = (piece._replace(start=piece.start + gap) for piece in source.pieces)
    return replace(
        source,
        text=f"{headline}\n\n{source.text}",
        pieces=(Piece(0, 0, "headline"), *pieces),
        blocks=(Block("headline", 0, len(headline)), *blocks),
        titled=True,
    )


def host(url: str) -> str:
    """The site of an address, without www."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _paged(source: Source, name: str) -> Found:
    url = next((source.meta[key] for key in ("og:url", "url", "canonical") if source.meta.get(key)), "")
    return Found(source, name, url, source.meta.get("site", "") or source.meta.get("outlet", "") or host(url))


def _words(value: Any) -> str:
    """A value as text, without halves of characters, which JSON can hold and no table can."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value)))
    if value is None or isinstance(value, dict):
        return ""
    return str(value).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
