"""Blocks to their jobs: headline, standfirst, byline, dateline, subhead, page furniture, pull quote, credit.

Kinds: headline, standfirst, byline, dateline, paragraph, subhead, item, blockquote, caption, embed, furniture,
pull-quote, credit. The story's own sentences stand in the kinds of `STORY`; the others are on the page but not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.model import Block, Source
from auditor.resources import sets

STORY = frozenset({"headline", "standfirst", "paragraph", "subhead", "item", "blockquote", "caption"})
_ENDS = frozenset(".!?…:;,")
_CLOSERS = "\"'”’)]"
_BYLINE = re.compile(
    r"(?i:by|words by|reporting by)\s+[A-Z][\w'’.-]+(?:[ ,]+(?:and|&|in|for|at|van|von|de|der|[A-Z][\w'’.-]*)){1,12}$"
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z'’. -]{2,30}(?:,\s+[A-Z][\w. ]{1,24}){0,2}\s*(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|-)\s+"
    r"|\((?:CNN|AP|AFP|Reuters|UPI|BBC)[^)\n]{0,20}\)\s*(?:—|–|--|-)?\s*)"
)
_NAME_LINE = re.compile(
    r"(?:[A-Z][\w'’.-]*|van|von|de|der|al|bin|el)(?:\s+(?:[A-Z][\w'’.-]*|van|von|de|der|al|bin|el)){1,5}$"
)
_CAPTION = re.compile(
    r"(?:image|photo|picture|pic|video|graphic)s?\s*(?:caption|:|copyright|credit|by\b)|(?:media|image) caption",
    re.IGNORECASE,
)
# “… Image: Nick Moreau.” behind the words of a caption
_PHOTO_CREDIT = re.compile(r"\b(?:Image|Photo|Picture|Photograph|Video|Graphic)s?(?: credit)?: [^.!?\n]{2,60}\.?$")
_DATE = re.compile(
    r"(?:(?:updated|published|posted|last modified)\b:?(?: on| at)? *)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? *)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9}\.?,? \d{4}|[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}/\d{1,2}/\d{2,4})(?:[ ,|·–-]+\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: ?[a-z]{2,4})?)?$",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:[-*•·‣▪–] |\(?\d{1,2}[.)] )(?=\S)")
# “— Ana Ruiz (@anaruiz) March 8, 2016”, alone or behind the words of a post
_POST = re.compile(r"(?:^|\s)[—–-]+ ?[^\n()]{2,60} \(@\w{1,30}\)(?: [A-Z][a-z]+ \d{1,2}, \d{4})?$")
_FOLD = re.compile(r"[^\w]+")


def _ended(line: str) -> bool:
    """Whether a line ends as a sentence or a clause does, and a heading does not."""
    return line.rstrip(_CLOSERS)[-1:] in _ENDS


def _headline_like(text: str, block: Block, following: Block | None) -> bool:
    """A first line reads as a headline when it is one short line without a full stop."""
    line = text[block.start : block.end]
    if "\n" in line or len(line) > 240 or line.count(" ") > 32:
        return False
    if _ended(line) and not re.search(r"[!?…][\"'”’]?$|\w[’'”\"]$", line):
        return bool(following and _BYLINE.match(text[following.start : following.end]) and len(line) < 160)
    # a question or exclamation alone may as well be a first sentence
    return bool(following) or not _ended(line)


def _furniture(line: str) -> bool:
    """Words of the page, not of the story: a short line that opens as such lines do."""
    if len(line) > 140 or line.count(" ") > 18 or line.endswith("."):
        return False
    words = _FOLD.sub(" ", line.lower()).split()
    openings = {" ".join(words[:n]) for n in range(1, 6)}
    if openings & sets()["furniture"]:
        return True
    weak = max(openings & sets()["furniture-weak"], key=len, default="")
    upper = line[: len(weak)].isupper()
    colon = line.find(":") == len(weak) > 0
    titled = all(w[0].isupper() for w in line.split() if len(w) > 3 and w[0].isalpha())
    return bool(weak) and (upper or colon or len(words) == weak.count(" ") + 1 or titled and len(weak) > 5)


def _pull_quotes(text: str, blocks: list[Block]) -> Iterator[int]:
    """Indexes of short lines without a full stop that repeat words of the story, and of the name line below."""
    story = ""
    for i, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block.kind == "paragraph" and not _ended(line) and 4 <= len(line.split()) <= 40:
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
    return f" {' '.join(_FOLD.sub(' ', line.lower()) for line in lines if _ended(line))} "


def structure(source: Source) -> tuple[Block, ...]:
    """Every block of the source with the job it has on the page, in order; a dateline is split off its paragraph."""
    text, blocks = source.text, list(source.blocks)
    if not source.titled:
        for i, block in enumerate(blocks[:3]):
            if block.kind == "headline":
                break
            if _furniture(text[block.start : block.end]):
                continue
            if block.kind == "paragraph" and _headline_like(
                text, block, blocks[i + 1] if i + 1 < len(blocks) else None
            ):
                blocks[i] = block._replace(kind="headline")
            break
    for i, block in enumerate(blocks):
        line = text[block.start : block.end]
        if block.kind != "paragraph":
            continue
        if _furniture(line) or len(line) < 60 and _DATE.match(line):
            blocks[i] = block._replace(kind="furniture")
        elif i < 5 and len(line) < 160 and not line.endswith(".") and _BYLINE.match(line):
            blocks[i] = block._replace(kind="byline")
            if i and blocks[i - 1].kind == "paragraph" and any(b.kind == "headline" for b in blocks[: i - 1]):
                blocks[i - 1] = blocks[i - 1]._replace(kind="standfirst")
        elif _CAPTION.match(line) or len(line) < 400 and ": " in line and _PHOTO_CREDIT.search(line):
            blocks[i] = block._replace(kind="caption")
        elif _ITEM.match(line):
            blocks[i] = block._replace(kind="item")
        elif "(@" in line and (post := _POST.search(line)):
            alone = post.start() == 0
            blocks[i] = block._replace(kind="credit" if alone else "embed")
            if alone and i and blocks[i - 1].kind == "paragraph":
                blocks[i - 1] = blocks[i - 1]._replace(kind="embed")
    pulled = sorted(set(_pull_quotes(text, blocks)))
    for i in pulled:
        name_below = i - 1 in pulled and _NAME_LINE.match(text[blocks[i].start : blocks[i].end].strip("-–— "))
        blocks[i] = blocks[i]._replace(kind="credit" if name_below else "pull-quote")
    for i, block in enumerate(blocks):
        line = text[block.start : block.end]
        inside = 0 < i < len(blocks) - 1 and any(b.kind in ("paragraph", "byline") for b in blocks[:i])
        short = len(line) <= 80 and line.count(" ") < 12 and line[:1] not in "\"“'‘"
        if block.kind == "paragraph" and inside and short and not _ended(line):
            blocks[i] = block._replace(kind="subhead")
    return tuple(_datelines(text, blocks))


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
