"""What one line of copy is by itself: byline, date, caption, list item, post from a network, words of the page."""

from __future__ import annotations

import re

from auditor.resources import sets

_ENDS = frozenset(".!?…:;,")
_CLOSERS = "\"'”’)]"
_EARLY = 5  # lines among which a byline stands
_BYLINE = re.compile(
    r"(?i:by|words by|reporting by)\s+[A-Z][\w'’.-]+(?:[ ,]+(?:and|&|in|for|at|van|von|de|der|[A-Z][\w'’.-]*)){1,12}"
    r"(?:,? (?:[\w-]+ ){0,3}(?:correspondent|editor|reporter|writer|staff|columnist|chief))?$"
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


def ended(line: str) -> bool:
    """Whether a line ends as a sentence or a clause does, and a heading does not."""
    return line.rstrip(_CLOSERS)[-1:] in _ENDS


def furniture(line: str) -> bool:
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


def line_kind(line: str, number: int) -> str:
    """The kind of a line that shows what it is, else "paragraph"; `number` is its place in the copy, from 0.

    A post that stands with its words in one line is an embed; alone, the line is the credit of the one above.
    """
    if furniture(line):
        return "furniture"
    if len(line) < 60 and _DATE.match(line):
        return "dateline"
    if number < _EARLY and len(line) < 160 and not line.endswith(".") and _BYLINE.match(line):
        return "byline"
    if _CAPTION.match(line) or len(line) < 400 and ": " in line and _PHOTO_CREDIT.search(line):
        return "caption"
    if _ITEM.match(line):
        return "item"
    post = _POST.search(line) if "(@" in line else None
    return "paragraph" if not post else "credit" if post.start() == 0 else "embed"
