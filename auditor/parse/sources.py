"""The noun phrase of a source: before its cue, over an apposition between commas, or behind an inverted cue."""

from __future__ import annotations

from auditor.parse.appositions import apposed_name, name_before, over_apposition
from auditor.parse.clauses import PREPOSITIONS, adverb, finite
from auditor.parse.story import Story
from auditor.resources import sets

Tokens = tuple[int, int]
_INSIDE = frozenset(("of", "for", "in", "at", "from", "with", "and", "on", "to", "by", "&", "'s", "."))
_SPEAKERS = frozenset(("i", "we", "he", "she", "they"))
_TRANSITIVE = frozenset(("wrote", "ordered", "posted"))  # “who wrote the letter”: what follows is their object
_RELATIVES = frozenset(("who", "which", "that"))
_CLAUSE_STARTS = frozenset(("and", "but", "as", "when", "because", "if", "while", "although", "though", "or"))
_LONGEST = 10


def before(story: Story, cue: int, floor: int) -> Tokens | None:
    """Tokens of the source that stands before a cue, not before token `floor`; None when there is none."""
    words = sets()
    end = cue
    while end > floor and not (story.words[end - 1] == "may" and story.capital(end - 1)):
        contracted = story.words[end - 1] == "'s" and story.words[end - 2] in ("he", "she", "it", "who")
        if contracted or adverb(story.words[end - 1]):
            end -= 1
        elif end - 3 > floor and story.words[end - 2] in ("last", "this", "next") and adverb(story.words[end - 3]):
            end -= 2  # “police had last month charged”
        elif end - 2 > floor and story.words[end - 1] == "times":
            end -= 2  # “MPs three times rejected”
        else:
            break
    relative = end
    if end > floor and story.words[end - 1] in _RELATIVES:
        end -= 1 + (
            story.words[end - 2] in (",", "-", "--")
        )  # “Ruth Abelard, who said …”: the source is read up to “who”
    else:
        relative = 0
    if end - 1 > floor and story.words[end - 1] == "," and story.words[end - 2] == ")":
        end -= 1  # “Gov. John Kasich (R-Ohio), said”
    aside = end > floor and story.words[end - 1] in (",", "-", "--")
    if aside:
        end = over_apposition(story, end, floor)
    first = end
    while first > floor:
        if story.words[first - 1] == ")":  # “Rep. John Mica (R-Fla.) said”
            opened = next((k for k in range(first - 2, max(floor, first - 9) - 1, -1) if story.words[k] == "("), -1)
            if opened <= floor:
                break
            first = opened
        elif _ends_phrase(story, floor, first - 1, end) or relative and first < end and story.words[first - 1] == "by":
            break
        else:
            first -= 1
    if relative and first < end and story.words[first] in PREPOSITIONS:
        first += 1  # “they turned to the police, who said …”
    beyond = None if relative else not aside and _beyond(story, first, end, floor) or _who(story, first, end, floor)
    if beyond:
        return beyond
    if first == end and end < cue and story.words[end] in ("all", "both", "some"):
        return end, end + 1  # “In Leeds, all agreed”
    if end > floor and story.words[end - 1] in words["speaker-pronouns"]:
        first = end - 1  # “in September she”
        return first, max(end, relative)
    while first < end and (adverb(story.words[first]) or story.words[first] in ("and", "but", "as")):
        first += 1
    apposed = first < end and (not story.capital(first) or story.words[end - 1] in words["generic-roles"])
    if apposed and first - 2 >= floor and story.words[first - 1] == ",":
        name = name_before(story, first - 1, floor)  # “John Herbst, former ambassador to Ukraine explained”
        opens = name == floor or not story.words[name - 1][0].isalnum() or story.words[name - 1] in words["titles"]
        if name < first - 1 and opens:
            first = name
    if first < end and any(story.words[k][0].isalnum() for k in range(first, end)):
        return first, max(apposed_name(story, end, cue), end, relative)
    return None


def _beyond(story: Story, first: int, end: int, floor: int) -> Tokens | None:
    """The antecedent where a phrase ends a relative clause: “one of the doctors who sent the letter”, “who in May”."""
    if first == end and end - 2 > floor and story.words[end - 2] in _SPEAKERS and finite(story, floor, end - 1):
        return before(story, end - 2, floor)  # “all the experts I interviewed said”
    if first == end and end - 1 > floor and _participle(story, end - 1):
        return before(story, end - 1, floor)  # “a poll released Friday shows”
    if first >= end or first - 1 <= floor:
        return None
    k = first - 1
    dated = sets()["weekdays"] | sets()["months"]
    while k > floor and (story.words[k] in dated or story.words[k] in PREPOSITIONS and story.words[k] != "of"):
        k -= 1
    if k < first - 1 and _participle(story, k):
        return before(story, k, floor)  # “papers filed on Sunday night revealed”
    k = first - 1
    if story.words[first] in PREPOSITIONS and _participle(story, k):
        return before(story, k, floor)  # “a poll released in May found”
    if story.words[first] in PREPOSITIONS:  # “who in May said”
        return before(story, first, floor) if story.words[k] in _RELATIVES else None
    clausal = story.words[k] in sets()["cue-say"] or story.words[k] in sets()["cue-mind"]
    if not finite(story, floor, k) or clausal and story.words[k] not in _TRANSITIVE:
        return None
    while k > floor and (adverb(story.words[k]) or finite(story, floor, k)):
        k -= 1
    return before(story, k, floor) if story.words[k] in _RELATIVES else None


def _who(story: Story, first: int, end: int, floor: int) -> Tokens | None:
    """The antecedent where a phrase ends a clause with “who”: “a dispatcher who was on duty that night said”."""
    k = first - 1
    if end - first < 1 or story.words[end - 1] in sets()["speaker-pronouns"] | {"his", "her", "their", "my", "our"}:
        return None
    while k > floor and story.words[k][0].isalnum() and story.words[k] not in _CLAUSE_STARTS:
        if story.words[k] == "who":
            return before(story, k, floor) if finite(story, floor, k + 1) else None
        k -= 1
    return None


def _participle(story: Story, i: int) -> bool:
    return story.words[i].endswith("ed") and len(story.words[i]) > 4 and not story.capital(i)


def _ends_phrase(story: Story, floor: int, i: int, end: int) -> bool:
    """Whether token `i`, left of a noun phrase, is outside it; prepositions inside one are not."""
    word = story.words[i]
    if story.quoted[i] >= 0 or end - i > _LONGEST + 4:
        return True
    if word == "'s" and i > floor and i + 1 == end and story.capital(i - 1):
        return False  # “Ortega's campaign said … Brandt's said …”
    if word == "." and i > floor and story.words[i - 1] in sets()["abbreviations"]:
        return False  # “John Roberts Jr. spoke”
    if word in _INSIDE:
        return i + 1 >= end or end - i > _LONGEST
    if word == "'" and i and story.tokens[i - 1].end == story.tokens[i].start:
        return False  # “the Renters’ League”
    if word == "may" and story.capital(i):
        return False  # the month
    if story.text[story.tokens[i].end : story.tokens[i].end + 1] == "-":
        return False  # “a well-placed source”
    if not word[0].isalnum() or word in sets()["stop-left"] or word in sets()["auxiliaries"]:
        return True
    return i > floor and finite(story, floor, i)


def behind(story: Story, cue: int, ceiling: int) -> Tokens | None:
    """Tokens of the source behind an inverted cue, before token `ceiling`: “said Ruth Abelard, who …”."""
    words = sets()
    first = cue
    while first < ceiling and story.words[first] in words["auxiliaries"]:
        first += 1
    last = first
    while last < ceiling:
        word = story.words[last]
        abbreviated = last > first and (
            story.words[last - 1] in words["abbreviations"] or len(story.words[last - 1]) == 1
        )
        dot = word == "." and last + 1 < ceiling and abbreviated  # “Sen. Charles E. Schumer”
        if not (word[0].isalnum() or word in ("'s", "&") or dot) or story.quoted[last] >= 0:
            break
        if word in words["stop-right"] and last > first or last > first and word.isdigit():
            break
        last += 1
    if last - 2 > first and story.words[last - 1] == "times":
        last -= 2  # “warned by MPs three times”
    return (first, last) if last > first else None
