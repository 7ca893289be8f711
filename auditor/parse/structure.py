"""Blocks to their jobs: headline, standfirst, byline, dateline, subhead, page furniture, pull quote, credit.

Kinds: headline, standfirst, byline, dateline, paragraph, subhead, item, blockquote, caption, embed, furniture,
pull-quote, credit. The story's own sentences stand in the kinds of `STORY`; the others are on the page but not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Block, Source
from auditor.parse.lines import ended, furniture, line_kind

STORY = frozenset({"headline", "standfirst", "paragraph", "subhead", "item", "blockquote", "caption"})
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’. -]{2,30}(?:,\s+[A-Z][\w. ]{1,24}){0,2}\s*(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|-)\s+"
    r"|\((?:CNN|AP|AFP|Reuters|UPI|BBC)[^)\n]{0,20}\)\s*(?:—|–|--|-)?\s*)"
)
_NAME_LINE = re.compile(
    r"(?:[A-Z][\w'’.-]*|van|von|de|der|al|bin|el)(?:\s+(?:[A-Z][\w'’.-]*|van|von|de|der|al|bin|el)){1,5}$"
)
_FOLD = re.compile(r"[^\w]+")


def structure(source: Source) -> tuple[Block, ...]:
    """Every block of the source with the job it has on the page, in order; a dateline is split off its paragraph."""
    text, blocks = source.text, list(source.blocks)
    if not source.titled:
        _headline(text, blocks)
    _lines(text, blocks)
    pulled = sorted(set(_pull_quotes(text, blocks)))
    for i in pulled:
        name_below = i - 1 in pulled and _NAME_LINE.match(text[blocks[i].start : blocks[i].end].strip("-–— "))
        blocks[i] = blocks[i]._replace(kind="credit" if name_below else "pull-quote")
    begun = False
    for i, block in enumerate(blocks):
        line = text[block.start : block.end]
        short = len(line) <= 80 and line.count(" ") < 12 and line[:1] not in "\"“'‘"
        if block.kind == "paragraph" and begun and i < len(blocks) - 1 and short and not ended(line):
            blocks[i] = block._replace(kind="subhead")
        begun = begun or block.kind in ("paragraph", "byline")
    return tuple(_datelines(text, blocks))


def _headline(text: str, blocks: list[Block]) -> None:
    """Make the first line that is not the page's the headline, where it reads as one."""
    for i, block in enumerate(blocks[:3]):
        line = text[block.start : block.end]
        if block.kind == "paragraph" and furniture(line):
            continue
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if block.kind == "paragraph" and _headline_like(text, block, following):
            blocks[i] = block._replace(kind="headline")
        break


def _lines(text: str, blocks: list[Block]) -> None:
    """Give every line that shows what it is its kind; a line between headline and byline is the standfirst."""
    headed = False
    for i, block in enumerate(blocks):
        if block.kind == "paragraph":
            kind = line_kind(text[block.start : block.end], i)
            blocks[i] = block._replace(kind=kind)
            above = blocks[i - 1] if i else None
            if kind == "byline" and headed and above and above.kind == "paragraph":
                blocks[i - 1] = above._replace(kind="standfirst")
            if kind == "credit" and above and above.kind == "paragraph":
                blocks[i - 1] = above._replace(kind="embed")
        headed = headed or block.kind == "headline"


def _headline_like(text: str, block: Block, following: Block | None) -> bool:
    """A first line reads as a headline when it is one short line without a full stop."""
    line = text[block.start : block.end]
    if "\n" in line or len(line) > 240 or line.count(" ") > 32:
        return False
    if ended(line) and not re.search(r"[!?…][\"'”’]?$|\w[’'”\"]$", line):
        signed = following is not None and line_kind(text[following.start : following.end], 1) == "byline"
        return signed and len(line) < 160
    # a question or exclamation alone may as well be a first sentence
    return bool(following) or not ended(line)


def _pull_quotes(text: str, blocks: list[Block]) -> Iterator[int]:
    """Indexes of short lines without a full stop that repeat words of the story, and of the name line below."""
    story = ""
    for i, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block.kind == "paragraph" and not ended(line) and 4 <= len(line.split()) <= 40:
            folded = _FOLD.sub(" ", line.lower()).strip()
            story = story or _folded_story(text, blocks)
            if f" {folded} " in story:
                yield i
                if i + 1 < len(blocks):
                    below = text[blocks[i + 1].start : blocks[i + 1].end]
                    if _NAME_LINE.match(below.strip("-–— ")):
                        yield i + 1


def _folded_story(text: str, blocks: list[Block]) -> str:
    """The words of all lines that end as sentences do."""
    lines = (text[b.start : b.end] for b in blocks)
    return f" {' '.join(_FOLD.sub(' ', line.lower()) for line in lines if ended(line))} "


def _datelines(text: str, blocks: list[Block]) -> Iterator[Block]:
    """The blocks, with the dateline of one of the first three paragraphs split off."""
    tries = 3
    for block in blocks:
        tries -= block.kind == "paragraph"
        found = _DATELINE.match(text, block.start, block.end) if block.kind == "paragraph" and tries >= 0 else None
        if found and found.end() < block.end:
            tries = 0
            yield Block("dateline", found.start(), found.start() + len(found.group().rstrip()))
            yield Block("paragraph", found.end(), block.end)
        else:
            yield block
