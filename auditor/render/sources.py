"""The table of who speaks, by itself: for a terminal, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from auditor.render.columns import columns, first, padded
from auditor.speakers import Speaker

_WIDEST = 40


def table(name: str, speakers: Sequence[Speaker]) -> str:
    """A line for each source: name and role, whether it is named, statements, words quoted, first paragraph, verbs."""
    rows = [("who", "named", "statements", "words quoted", "paragraph", "verbs")]
    for one in speakers:
        who = one.name or "nobody named"
        role = f"{who}, {one.role}" if one.role else who
        short = role if columns(role) <= _WIDEST else first(role, _WIDEST - 1) + "…"
        named = "yes" if one.named else "no"
        verbs = ", ".join(one.verbs) or "—"
        rows.append((short, named, str(one.statements), str(one.words), str(one.paragraph), verbs))
    wide = [max(columns(row[i]) for row in rows) for i in range(5)]
    lines = []
    for row in rows:
        left = "  ".join(padded(cell, width) for cell, width in zip(row[:2], wide[:2], strict=True))
        right = "  ".join(padded(cell, width, right=True) for cell, width in zip(row[2:5], wide[2:], strict=True))
        lines.append(f"{left}  {right}  {row[5]}\n")
    return f"{name}\n\n{''.join(lines)}\n"


def as_json(articles: Sequence[tuple[str, Sequence[Speaker]]]) -> str:
    """All articles with their sources; `name` is null where nobody is named."""
    data = [{"path": path, "sources": [one._asdict() for one in speakers]} for path, speakers in articles]
    return json.dumps({"version": 1, "articles": data}, ensure_ascii=False, indent=2) + "\n"
