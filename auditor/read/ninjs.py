"""ninjs, news in JSON, versions 1 to 3, to Source. JSON has no lines worth naming: places are paragraphs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.model import AuditError, Source
from auditor.read.html import fragment
from auditor.read.story import of_paragraphs
from auditor.read.text import paragraphs

_MARKUP = re.compile(r"<(?:p|div|h\d|br|ul|ol|blockquote|section|article)\b", re.IGNORECASE)
_META = {"versioncreated": "date", "slug": "slug", "slugline": "slug"}


def _value(one: Any) -> str:
    """The text of a headline or body, which is a text in version 1 and an object from version 2 on."""
    if isinstance(one, Mapping):
        one = one.get("value") or one.get("text")
    return one if isinstance(one, str) else ""


def _sound(text: str) -> str:
    """Without halves of characters, which JSON can hold and no file can."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _values(item: Mapping[str, Any], *keys: str) -> Iterator[tuple[str, str]]:
    """(role, text) of everything under the first key that has any, in the order of the file."""
    for key in keys:
        held = item.get(key)
        found = [
            (str((one.get("role") or one.get("name") or "") if isinstance(one, Mapping) else ""), _value(one))
            for one in (held if isinstance(held, list) else [held])
        ]
        if any(text for _, text in found):
            yield from ((role, text) for role, text in found if text)
            return


def _first(item: Mapping[str, Any], role: str, *keys: str) -> str:
    """The text with this role, else the first."""
    found = list(_values(item, *keys))
    return next((text for had, text in found if had == role), found[0][1] if found else "")


def _body(item: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The body's blocks; mark-up tells more of them than plain text does."""
    bodies = [text for _, text in _values(item, "bodies", "body")]
    numbered = sorted(key for key in item if re.fullmatch(r"body_(?:x?html|richhtml|text|[a-z]+)", key))
    bodies += [item[key] for key in numbered if isinstance(item[key], str) and item[key].strip()]
    marked = next((body for body in bodies if _MARKUP.search(body)), None)
    if marked is not None:
        # the headline has a key of its own
        kinds = {"headline": "subhead"} if item.get("headlines") or item.get("headline") else {}
        yield from ((kinds.get(s.kind, s.kind), s.text) for s in fragment(marked))
    else:
        typed = bodies[0] if bodies else ""
        yield from (("paragraph", typed[block.start : block.end]) for block in paragraphs(typed))


def read(text: str, name: str) -> Source:
    """The story of a ninjs item. Raises AuditError when it is not JSON, or holds no text."""
    try:
        item = json.loads(text)
    except json.JSONDecodeError as error:
        raise AuditError(f"{name}: is not valid JSON (line {error.lineno}: {error.msg}); export it again") from None
    except (RecursionError, ValueError):
        raise AuditError(f"{name}: is not JSON that can be read; export it again") from None
    if not isinstance(item, dict):
        raise AuditError(f"{name}: is JSON but not one ninjs item; give one file per article")
    body = list(_body(item))
    if not body:
        raise AuditError(
            f"{name}: is JSON without the text of a story (body_text, body_xhtml or bodies); export it too"
        )
    summary = _first(item, "summary", "description_text", "descriptions")
    rows = [
        ("headline", _first(item, "main", "headlines", "headline", "title")),
        ("standfirst", "" if any(summary in text for _, text in body) else summary),
        ("byline", _first(item, "main", "byline", "bylines", "by")),
        *body,
    ]
    meta = {key.lower(): value for key, value in item.items() if isinstance(value, str) and not key.startswith("body")}
    meta |= {to: meta[key] for key, to in _META.items() if key in meta}
    subjects = [
        one.get("name") for one in item.get("subject") or item.get("subjects") or [] if isinstance(one, Mapping)
    ]
    if subjects and isinstance(subjects[0], str):
        meta.setdefault("section", subjects[0])
    return of_paragraphs(name, [(kind, _sound(words)) for kind, words in rows], {k: _sound(v) for k, v in meta.items()})
