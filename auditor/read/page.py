"""The story on a whole web page: the segments whose words trafilatura finds in the main text, and the headline's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from auditor.read.html import one_headline
from auditor.read.segments import Segment, parts

_FOLD = re.compile(r"\W+")
_INSIDE = frozenset({"caption", "credit", "blockquote", "pull-quote", "embed"})  # kept where the story is around it
_SITE = re.compile(r"\s+(?:[|·•]+\s+[^|·•]{2,40}|[–—-]\s+(?:(?:[A-Z][\w.'’&]*|of|and|the)\s*){1,5})$")


def _fold(text: str) -> str:
    return _FOLD.sub("", text).lower()


def _extracted(text: str) -> list[str]:
    """The lines of the main text; none when the page has none that can be told from the rest."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it gives up on is our affair, not the reader's
    try:
        found: Any = bare_extraction(text, include_comments=False, fast=True)
    except Exception:  # noqa: BLE001 - a page that it trips over is read without it
        return []
    return (found.text or "").splitlines() if found else []


def _without_site(title: Segment, meta: Mapping[str, str]) -> Segment:
    """A <title> without the name of the site behind it."""
    words = "".join(atom.text for atom in title.atoms)
    site = re.escape(meta.get("site", ""))
    behind = site and re.search(rf"\s+\W+\s+{site}\s*$", words) or _SITE.search(words.rstrip())
    cut = behind.start() if behind else len(words)
    return title._replace(atoms=tuple(*parts(title.atoms, [(0, cut)])))


def _headline(found: Sequence[Segment], meta: Mapping[str, str]) -> Segment | None:
    """The <h1> that says what the page's title says, and that stands in the article; else a line that does; else it."""
    title = next((_without_site(s, meta) for s in found if s.kind == "title"), None)
    said = _fold(meta.get("title", "") or (title.text if title else ""))

    def likely(heading: Segment) -> tuple[int, bool]:
        words = _fold(heading.text)
        alike = bool(said) and (words in said or said in words)
        return 2 * alike + heading.place.has("article", "main"), said.startswith(words)

    line = next((s for s in found if s.kind != "title" and said and _fold(s.text) == said), title)
    return max((s for s in found if s.kind == "headline"), key=likely, default=line)


def _main(text: str, found: Sequence[Segment], folded: Sequence[str]) -> set[int]:
    """Which segments trafilatura finds; where it finds none, those of the article; nothing beside the main element."""
    lines = [_fold(line) for line in _extracted(text)]
    whole, alone = "".join(lines), set(lines)
    kept = {i for i, words in enumerate(folded) if words in alone or len(words) >= 20 and words in whole}
    if not any(found[i].kind in ("paragraph", "item", "blockquote") for i in kept):
        around = next((n for n in ("article", "main", "body", "html") if any(s.place.has(n) for s in found)), "html")
        kept = {i for i, s in enumerate(found) if s.place.has(around)}
    for around in ("article", "main"):
        held = {i for i in kept if found[i].place.has(around)}
        if sum(len(folded[i]) for i in held) > sum(len(folded[i]) for i in kept - held):
            kept = held
    return {i for i in kept if not found[i].place.has("head")}


def main_text(text: str, found: Sequence[Segment], meta: Mapping[str, str]) -> list[Segment]:
    """The segments of the story in the order of the page, the headline among them."""
    folded = [_fold(s.text) for s in found]
    headline = _headline(found, meta)
    begin = next((i for i, s in enumerate(found) if headline and s.place is headline.place), 0)
    kept = _main(text, found, folded)
    above = {i for i in kept if i < begin}
    if sum(len(folded[i]) for i in above) < 0.2 * sum(len(folded[i]) for i in kept):
        kept -= above  # what a page has above its headline is seldom the story
    first, last = min(kept, default=0), max(kept, default=0)
    if headline and not headline.place.has("head"):
        first = min(first, begin)
    writers = {_fold(part) for part in re.split(r",| and ", meta.get("author", ""))} - {""}
    chosen = []
    for i, segment in enumerate(found):
        wrote = folded[i].removeprefix("by") in writers
        inside = first < i < last and (segment.kind in _INSIDE or segment.kind == "subhead" and i + 1 in kept)
        byline = first - 12 <= i < last and (wrote or segment.kind in ("byline", "standfirst"))
        if i == begin and headline:
            chosen.append(headline)
        elif i in kept or inside or byline:
            chosen.append(segment._replace(kind="byline") if wrote else segment)
    return one_headline(chosen, headline)
