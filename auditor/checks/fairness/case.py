"""How far a criminal case has come, by what the story itself says, and who stands accused in it.

A rule that needs it lists the phrases as groups of its options: `arrested`, `charged`, `tried`, `convicted`, `cleared`,
each filled from the sets `case-…` of `rules/sets.toml`. A group `awaiting` has the words that say of somebody that a
court has yet to decide (“goes on trial in March”), whatever became of others in the story.

Who knows better says so: `proceedings` and `jurisdiction` in the front matter, or the flags of those names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import pairwise

from auditor.checks.people import is_person
from auditor.document import Document
from auditor.model import Name, Voice
from auditor.phrases import Hit

STAGES = ("arrested", "charged", "tried", "convicted", "cleared")
PROCEEDINGS = {
    "none": ("no", "closed", "over", "ended", "concluded", "dropped", "inactive"),
    "active": ("open", "pending", "ongoing", "live", "arrested", "charged", "trial", "awaiting trial"),
    "convicted": ("guilty", "guilty plea", "sentenced", "jailed"),
    "cleared": ("acquitted", "not guilty"),
}  # what front matter may say, and other words for it
_BRITISH = frozenset(
    ("britain", "england", "england and wales", "gb", "great britain", "northern ireland", "scotland", "uk",
     "united kingdom", "wales")
)  # fmt: skip
PENDING = frozenset(("arrested", "charged", "tried"))
_REACH = 10  # words behind “jailed” in which a year makes it an earlier case
_BACK = 12  # words before “was charged” in which its subject stands
_APPOSED = 9  # words of an apposition between a name and its verb
_BETWEEN = frozenset(
    "has have had been be is was were also then later secretly once repeatedly who himself herself still first".split()
)
_PRONOUNS = frozenset(("he", "she", "they"))
_EARLIER = frozenset(("previously", "ago", "earlier", "formerly"))


def stage(document: Document, hits: Sequence[Hit]) -> str:
    """“arrested”, “charged”, “tried”, “convicted”, “cleared”, or “none”: the furthest that the story tells of.

    What was decided in an earlier case (“jailed for 18 months in 2009”) does not count. `proceedings: active` makes a
    case of a story that would be none; `convicted` and `cleared` settle it whatever the story tells.
    """
    given = proceedings(document)
    if given in ("convicted", "cleared"):
        return given
    told = {hit.entry.group for hit in hits if _counts(document, hit)}
    furthest = next((name for name in reversed(STAGES) if name in told), "none")
    return "charged" if furthest in ("none", "arrested") and given == "active" else furthest


def pending(document: Document, hits: Sequence[Hit]) -> bool:
    """Whether somebody is accused and no court has decided."""
    return stage(document, hits) in PENDING


def proceedings(document: Document) -> str:
    """What the front matter or the flag says of the case: a key of `PROCEEDINGS`, or "" where it says nothing known."""
    given = document.source.meta.get("proceedings", "").strip().lower()
    return next((name for name, others in PROCEEDINGS.items() if given == name or given in others), "")


def active(document: Document) -> bool:
    """Whether the front matter or the flag says that proceedings are active."""
    return proceedings(document) == "active"


def british(document: Document) -> bool | None:
    """Whether the law of a part of the United Kingdom holds, by front matter or flag; None where neither says."""
    given = document.source.meta.get("jurisdiction", "").strip().lower()
    return given in _BRITISH if given else None


def accused(document: Document, hits: Sequence[Hit], groups: Collection[str] = STAGES[:4]) -> frozenset[str]:
    """The full names of those who are arrested, charged, tried or convicted: the last name before such words."""
    found: set[str] = set()
    for hit in hits:
        if hit.entry.group not in groups:
            continue
        sentence = document.sentence_at(hit.start)
        if sentence is None:
            continue
        start = document.tokens[max(sentence.first, hit.first - _BACK)].start
        people = [name for name in document.named(start, hit.start) if is_person(name)]
        if not people and _PRONOUNS & {
            t.word for t in document.tokens[max(sentence.first, hit.first - _BACK) : hit.first]
        }:
            before = sentence.start - 1  # “He was charged”: the last person named in the sentence before
            previous = document.sentence_at(before) or document.sentence_at(before - 1)
            people = [n for n in document.named(previous.start, previous.end) if is_person(n)] if previous else []
        found.update(name.name for name in people[-1:])
    return frozenset(found)


def done_with(document: Document, hits: Sequence[Hit]) -> frozenset[str]:
    """The full names of those of whom a conviction is told and no open case, where others have one."""
    waiting = accused(document, hits, (*PENDING, "awaiting"))
    return accused(document, hits, ("convicted",)) - waiting if waiting else waiting


def person_at(document: Document, start: int, end: int) -> tuple[int, Name | None]:
    """The first person mentioned in these characters, and where that mention ends."""
    inside = ((span.end, name) for span, name in document.mentions if start <= span.start < end and is_person(name))
    return next(inside, (end, None))


def mention(document: Document, at: int, *, starts: bool = False) -> Name | None:
    """The person whose mention holds a character (or starts there)."""
    i = bisect_right(document.mentions, at, key=lambda m: m[0].start) - 1
    if i < 0:
        return None
    span, name = document.mentions[i]
    return name if is_person(name) and (span.start == at if starts else at < span.end) else None


def doer(document: Document, hit: Hit) -> tuple[int, Name] | None:
    """Where the person stands who is the subject of a verb, and who it is: “Lee Roy, 40, secretly pocketed”."""
    sentence = document.sentence_at(hit.start)
    if sentence is None:
        return None
    tokens, i = document.tokens, hit.first - 1
    while i > sentence.first and tokens[i].word in _BETWEEN:
        i -= 1
    if tokens[i].word == ",":
        i -= 1
    if tokens[i + 1].word == "," and not mention(document, tokens[i].start):  # back over an apposition
        opening = next((k for k in range(i, max(sentence.first, i - _APPOSED), -1) if tokens[k].word == ","), None)
        i = (opening if opening is not None else i) - 1
    name = mention(document, tokens[i].start) if i >= sentence.first else None
    start = next((s.start for s, n in document.mentions if n is name and s.start <= tokens[i].start < s.end), 0)
    return (start, name) if name else None


def _counts(document: Document, hit: Hit) -> bool:
    """Whether a phrase tells how far this case has come."""
    if hit.entry.group not in STAGES or document.voice((hit.start, hit.end)) == Voice.QUOTED:
        return False
    return hit.entry.group != "convicted" or not earlier(document, hit)


def earlier(document: Document, hit: Hit) -> bool:
    """Whether a conviction is of another time: “jailed in 2009”, “previously convicted”.

    While a case is active, “had been jailed” and “who was jailed” are of another one too.
    """
    sentence = document.sentence_at(hit.start)
    if sentence is None:
        return False
    tokens = document.tokens
    behind = tokens[hit.last : min(sentence.last, hit.last + _REACH)]
    before = {token.word for token in tokens[max(sentence.first, hit.first - 3) : hit.first]}
    dated = any(one.word == "in" and _year(two.word) for one, two in pairwise(behind))
    if active(document) and before and tokens[hit.first - 1].word in ("had", "who"):
        return True
    return dated or bool(_EARLIER & (before | {token.word for token in behind}))


def _year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
