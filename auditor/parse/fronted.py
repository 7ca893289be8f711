"""Statements that stand before their cue: “as police have said”, “what the mayor hopes”, “a plan backed by unions”."""

from __future__ import annotations

from auditor.model import Sentence, Span
from auditor.parse.clauses import PREPOSITIONS, finite
from auditor.parse.contents import content_end
from auditor.parse.cues import Cue
from auditor.parse.sources import Tokens, before, behind
from auditor.parse.story import Story
from auditor.parse.subjects import floor
from auditor.resources import sets

_CHARGES = frozenset(("as", "of", "for", "if", "over", "that", "whether"))  # behind these stands what one is accused of
_ENDS = frozenset(("", ".", ",", ";", ":", "?", "!", ")", "-", "--", "and", "but", "when"))
_STOPS = frozenset(("", ".", ";"))
FOLLOWS = frozenset(("", ".", ",", "!", "?", ";"))  # behind a cue with which its sentence or clause ends
_RUN_ON = 3  # tokens behind a cue in commas that are more than a date
_ASIDE = 12  # tokens of “, the agency said in a June report,” behind its cue
_GAPS = frozenset(("that", "which", "whom"))

Found = tuple[Span | None, Tokens | None]


def gapped(story: Story, sentence: Sentence, cue: Cue, used: int) -> Found | None:
    """(content, source) of “…, as X said”, “what X hopes”, “the plan that X backs”, “the best one I know of”."""
    following = story.words[cue.last] if cue.last < sentence.last else ""
    calendar = following in sets()["weekdays"] or following in PREPOSITIONS - {"to", "of", "for", "about"}
    if not (following in _ENDS or calendar or finite(story, cue.first, cue.last)):
        return None
    source = before(story, cue.first, floor(story, sentence, cue.first))
    link = source[0] - 1 if source else -1
    if source is None or link < used:
        return None
    if story.words[link] in ("as", "than"):
        told = cue.kind in ("say", "mind", "show") and (following in _ENDS or link <= sentence.first + 1)
        return (_compared(story, sentence, cue, link, used), source) if told else None
    if story.words[link] in ("what", "whatever"):
        return story.span(link, link + 1), source
    zero = source[1] - source[0] == 1 and story.words[source[0]] in sets()["pronouns"] and story.words[link].isalpha()
    if not zero and (story.words[link] not in _GAPS or cue.kind == "mind"):
        return None
    thing = before(story, link + zero, max(used, sentence.first))
    return (story.span(*thing), source) if thing and thing[1] == link + zero else None


def _compared(story: Story, sentence: Sentence, cue: Cue, link: int, used: int) -> Span | None:
    """What is as somebody says: before “, as X said”, and behind “As X said, …”."""
    if link > sentence.first + 1:
        return story.trimmed(used, link)
    comma = next((k for k in range(cue.last, sentence.last) if story.words[k] == ","), sentence.last)
    return story.trimmed(comma, sentence.last)


def done(story: Story, sentence: Sentence, cue: Cue, used: int) -> Found | None:
    """(content, source) of “was accused by police of …”, “was called a scandal by two senators”, “backed by unions”."""
    by = next(k for k in range(cue.last, sentence.last) if story.words[k] == "by")
    source = behind(story, by + 1, sentence.last)
    if not source:
        return None
    ends = (k for k in range(source[0] + 1, source[1]) if story.words[k] in _CHARGES and _charge(story, k))
    source = source[0], next(ends, source[1])
    following = story.words[source[1]]
    charged = following in _CHARGES or following == "to" and story.words[cue.first] in sets()["object-control"]
    if story.words[cue.first] in sets()["cue-show"] and not charged:
        return None  # “the ship was found by divers”
    thing = before(story, cue.first, used)
    if thing and not charged:
        return story.trimmed(thing[0], by if by > cue.last else thing[1]), source
    if source[1] >= sentence.last:
        return None
    return story.trimmed(source[1], content_end(story, sentence, cue, source[1])), source


def _charge(story: Story, k: int) -> bool:
    """Whether “of” or “for” opens what somebody is said to have done, and is no part of a name."""
    return story.words[k] != "of" or story.words[k + 1].endswith("ing")


def tail(story: Story, sentence: Sentence, cue: Cue, used: int) -> Found | None:
    """(content, source) of “…, she said.”, “…, said Ana Ruiz” and, around the cue, “…, she said, …”."""
    if cue.kind not in ("say", "show", "mind"):
        return None
    left = before(story, cue.first, max(used, floor(story, sentence, cue.first)))
    comma = left is not None and story.words[left[0] - 1] in (",", "-", "--", '"', "'")
    around = goes_on(story, sentence, cue.last)
    if left and comma and left[0] > sentence.first + (1 if around else 2) and _closes(story, sentence, cue):
        front = any(finite(story, used, k) for k in range(used, left[0]))  # “At the meeting, she said …” states nothing
        ends = next_word(story, sentence, cue.last) in _STOPS
        if front or around or ends or story.quoted[left[0] - 1] >= 0:
            return story.trimmed(used, sentence.last if around else left[0]), left
    parted = cue.first - 1 - (story.words[cue.first - 1] == '"')
    if cue.kind == "say" and story.words[parted] in (",", "-", "--") and cue.first > sentence.first + 2:
        source = behind(story, cue.last, sentence.last)
        helped = source and any(finite(story, source[0], k) for k in range(*source))
        apposed = left is not None and _apposed(story, left[1], cue.first)
        if story.words[cue.first] in sets()["object-control"] or apposed and left is not None and left[0] <= used + 1:
            return None  # “…, told reporters that”
        ends = (
            source is not None and next_word(story, sentence, source[1]) in _STOPS
        )  # “Budget will ruin farms, says union”
        clause = apposed and source is not None and not story.capital(source[0]) and not ends
        if source and (clause or story.words[source[0]] in sets()["pronouns"]):
            return None  # “…, said she kept a ledger”
        if source and not helped and (story.capital(source[0]) or next_word(story, sentence, source[1]) in FOLLOWS):
            return story.trimmed(used, cue.first), source
    return None


def goes_on(story: Story, sentence: Sentence, token: int) -> bool:
    """Whether the statement goes on behind an aside in commas: “The museum, he said, was full”."""
    comma = next((k for k in range(token, min(token + _ASIDE, sentence.last)) if story.words[k] == ","), sentence.last)
    follows = story.words[comma + 1]
    gerund = follows.endswith("ing") and follows in sets()["cue-say"] | sets()["cue-act"]  # “…, he said, adding that”
    return (
        sentence.last - comma > _RUN_ON
        and not gerund
        and not any(finite(story, token, k) or story.words[k] == "that" for k in range(token, comma))
    )


def next_word(story: Story, sentence: Sentence, token: int) -> str:
    """The word of a token, "" behind its sentence: a headline has no full stop."""
    return story.words[token] if token < sentence.last else ""


def _apposed(story: Story, end: int, cue: int) -> bool:
    """Whether an aside stands between a source and its cue: “Aled Brockbank, who was in charge, said …”."""
    asides = (
        k for k in range(end, cue) if finite(story, end, k) and story.words[k - 1] not in ("who", "which", "that")
    )
    return end < cue - 1 and not any(asides)


def _closes(story: Story, sentence: Sentence, cue: Cue) -> bool:
    """Whether nothing is said behind a cue: “…, she said in May.”, “…, he told the court.”."""
    following = next_word(story, sentence, cue.last)
    if following in FOLLOWS or following in sets()["stop-right"] - {"that", "to", "with", "this"}:
        return True
    return not any(
        finite(story, cue.last, k)
        or story.words[k] in ("that", '"')
        or story.words[k] == "to"
        and not story.capital(k + 1)
        for k in range(cue.last, sentence.last - 1)
    )
