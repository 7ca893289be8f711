"""Clauses without a grammar: which words are finite verbs, and which verb governs an infinitive, “-ing” or “and …”."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model import Sentence
from auditor.parse.story import Story
from auditor.resources import sets

BE = frozenset(
    "is are was were been be being 's 're 'm isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t".split()
)
PREPOSITIONS = frozenset(
    "of for in on with from at under over into about by after before against to as between during since than through"
    " within without per amid near despite".split()
)
DETERMINERS = frozenset(
    "a an the his her its their our my your this that these those no some any each every 's whose".split()
)
_RELATIVES = frozenset(("who", "which", "that", "whom", "when", "after", "before", "while", "as", "if", "where"))
_PARTICIPIAL = frozenset(("by", "as", "of", "with", "from"))  # “a plan backed by”: no finite verb before these


def finite(story: Story, first: int, i: int) -> bool:
    """Whether token `i`, in a sentence or clause from token `first` on, is by its form and neighbours a finite verb."""
    word = story.words[i]
    if word == "may" and story.capital(i):
        return False  # the month
    if word in ("will", "rose") and i > first and _named(story, i):
        return False  # “inspector Rose Biddle”
    if word in sets()["finite"]:
        return story.words[i + 1] != "by"
    if i <= first or word[-2:] != "ed" and word[-1:] != "s" or not word.isalpha():
        return False
    left = story.words[i - 1]
    glued = story.tokens[i].start - story.tokens[i - 1].end == 1 and not story.text[story.tokens[i].start - 1].isspace()
    if glued or left in DETERMINERS or left in PREPOSITIONS or not left[0].isalpha() and left not in (",", '"', ")"):
        return False
    if word[-1] == "d" and len(word) > 3:
        return story.words[i + 1] not in _PARTICIPIAL and left not in BE and not story.capital(i)
    if len(word) < 4:
        return False
    chained = (
        story.capital(i - 1)
        and not story.capital(i)
        and (story.words[i + 1] == "to" or story.words[i + 1].endswith("ing"))
    )
    return left in ("he", "she", "it", "who") or chained  # “Trump avoids condemning …”


def _named(story: Story, i: int) -> bool:
    """Whether token `i` and the next have capitals and the one before has none: no headline, but a name."""
    behind = i + 1 < len(story.tokens) and story.capital(i + 1)
    return behind and story.capital(i) and not story.capital(i - 1)


def adverb(word: str) -> bool:
    """Whether a word may stand between a subject, its helping verbs and its verb."""
    return word in sets()["auxiliaries"] or word.endswith("ly") and len(word) > 4 and word not in sets()["ly-nouns"]


def clause_opens(story: Story, i: int) -> bool:
    """Whether token `i` may begin what is said: “he …”, “the …”, a name; a Title Case “Over” is no name."""
    if i >= len(story.tokens):
        return False
    word = story.words[i]
    return word in sets()["clause-openers"] or story.capital(i) and word not in PREPOSITIONS


def governors(story: Story, sentence: Sentence, cue: int) -> Iterator[int]:
    """The finite verbs left of a token and outside quotations, the nearest first; those of relative clauses last."""
    relative = []
    for k in range(cue - 1, sentence.first - 1, -1):
        if story.quoted[k] < 0 and finite(story, sentence.first, k):
            first = k
            while first > sentence.first and adverb(story.words[first - 1]):
                first -= 1
            if first > sentence.first and story.words[first - 1] in _RELATIVES:
                relative.append(k)
            else:
                yield k
    yield from relative
