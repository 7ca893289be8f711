"""The words that tie a statement to its source: verbs of saying, showing, thinking and acting, and their passives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from auditor.model import Sentence
from auditor.parse.story import Story
from auditor.resources import sets

_DETERMINERS = frozenset(
    "a an the his her its their our my your this that these those no some any each every 's".split()
)
_CAUSES = frozenset("make makes made making let lets help helps helped have had see saw".split())
_PREPOSITIONS = frozenset(("of", "for", "in", "on", "with", "from", "at", "under", "over", "into", "about"))
_BE = frozenset(("is", "are", "was", "were", "been", "be", "being"))
_PLURAL_SUBJECTS = frozenset(("they", "we", "i", "you", "who", "people", "which", "to", "that"))
_HELPERS = frozenset(
    "will would could may might should can must did does do didn't doesn't don't won't cannot not".split()
)


class Cue(NamedTuple):
    """Tokens `first` to `last`; kind say, mind, show, act, manner, noun, phrase, passive (nobody named) or hearing."""

    first: int
    last: int
    kind: str


def cues(story: Story, sentence: Sentence) -> Iterator[Cue]:
    """The cues of a sentence outside quotations, left to right."""
    i = sentence.first
    while i < sentence.last:
        cue = None if story.quoted[i] >= 0 else _cue(story, sentence, i)
        if cue:
            yield cue
        i = cue.last if cue else i + 1


def _cue(story: Story, sentence: Sentence, i: int) -> Cue | None:
    table = sets()
    word, following = story.word(i), story.word(i + 1)
    if not word[0].isalpha():
        return None
    pair = f"{word} {following}"
    if pair in table["cue-phrases"]:
        return Cue(i, i + 2, "phrase")
    if f"{pair} {story.word(i + 2)}" in table["cue-phrases"]:
        return Cue(i, i + 3, "phrase")
    if word in table["nobody-cues"]:
        return Cue(i, i + 1, "passive")
    if word in table["cue-nouns"] and following in ("that", "for", "about", "of", "to", "on", "against"):
        owned = i > sentence.first and (story.word(i - 1) == "'s" or story.word(i - 1) in ("his", "her", "their"))
        if owned:
            return Cue(i, i + 1, "noun")
    before = _helper_before(story, sentence, i)
    if word in table["passive-cues"] and (before in _BE or following == "to" and word in _REDUCED):
        return Cue(i, i + 1, "passive")
    if word in ("told", "heard") and (before in _BE or word == "heard"):
        subject = story.word(i - 1 - (before in _BE))
        return Cue(i, i + 1, "hearing") if subject in table["hearings"] else None
    for kind in ("say", "show", "mind", "act", "manner"):
        if pair in table[f"cue-{kind}"] and before not in _BE:
            return Cue(i, i + 2, kind)
        if word in table[f"cue-{kind}"]:
            passive = before in _BE and not word.endswith("ing")
            return Cue(i, i + 1, kind) if not passive and _verbal(story, sentence, i) else None
    return None


def _helper_before(story: Story, sentence: Sentence, i: int) -> str:
    """The helping verb before a verb, over adverbs."""
    j = i - 1
    while j >= sentence.first and story.word(j) in sets()["auxiliaries"]:
        if story.word(j) in _BE or story.word(j) in _HELPERS or story.word(j) in ("has", "have", "had"):
            return story.word(j)
        j -= 1
    return ""


def _verbal(story: Story, sentence: Sentence, i: int) -> bool:
    """Whether a cue word is a verb here: not “the claims of”, “a drone attack on”, “the accused”."""
    word, following = story.word(i), story.word(i + 1)
    before = story.word(i - 1) if i > sentence.first else ""
    if word in ("said", "says", "told", "say") and before != "to":
        return True
    if (
        before[:1].isdigit()
        or before in _DETERMINERS
        or before in _PREPOSITIONS
        or before.endswith("'s")
        or following == "of"
    ):
        return False
    if word.endswith(("ed", "ing")) or word in _PAST:
        return True
    opens = (
        following in sets()["clause-openers"]
        or following in ('"', ":", ",", ".", "", "to", "'")
        or story.capital(min(i + 1, len(story.tokens) - 1))
    )
    if word.endswith("s") and not word.endswith("ss"):  # “claims”: a verb after one who claims
        named = i > sentence.first and story.capital(i - 1)
        noun = before.endswith("s") and not named or before in ("", "and", ",", "or")
        return before in ("he", "she", "it", "who") or following == "that" or opens and not noun
    if i - 2 >= sentence.first and story.word(i - 2) in _CAUSES:
        return False  # “make people question the plan”
    helped = _helper_before(story, sentence, i) in _HELPERS
    if before[:1].isalpha() and following == "that":
        return True
    plural = before in _PLURAL_SUBJECTS or before.endswith("s") and before[0].isalpha() or before == '"'
    return helped or (plural and (opens or before in ("they", "we", "i", "you", "who")))


# “40,000 people said to have fled”: passives without a helping verb
_REDUCED = frozenset(("said", "believed", "thought", "understood", "reported", "rumoured", "rumored", "estimated"))
_PAST = frozenset(
    "wrote found thought knew felt swore shouted began put read sought foretold meant understood showed".split()
)
