"""The verdict on an article: one plain sentence."""

from __future__ import annotations

from collections import Counter

from auditor.render.notes import Note
from auditor.report import GROUPS

_SHARE = {"HED": "about the headline", "TYP": "slips of the keys", "STY": "matters of style", "LOD": "loaded language"}
_KINDS = (
    ("error", "error", "errors"),
    ("warning", "thing a sub-editor would change", "things a sub-editor would change"),
    ("note", "point worth a second look", "points worth a second look"),
)


def verdict(notes: tuple[Note, ...]) -> str:
    """How many findings of each severity, and what most of them are."""
    count = Counter(n.rule.severity for n in notes)
    parts = [f"{count[kind]} {one if count[kind] == 1 else many}" for kind, one, many in _KINDS if count[kind]]
    if not parts:
        return "Nothing to change."
    group, most = Counter(n.rule.group for n in notes).most_common(1)[0]
    share = _SHARE.get(group, f"about {GROUPS.get(group, group)}")
    much = "most" if 2 * most > len(notes) else "many" if 3 * most > len(notes) else ""
    tail = f"; {much} are {share}" if much and len(notes) > 3 else ""
    return ", ".join(parts[:-1]) + " and " * (len(parts) > 1) + parts[-1] + tail + "."
