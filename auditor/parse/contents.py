"""Where a paraphrase ends: before the reporter's own “, but …” or “, who …”, and behind the object of a stance."""

from __future__ import annotations

from auditor.model import Sentence
from auditor.parse.clauses import PREPOSITIONS, finite
from auditor.parse.cues import Cue
from auditor.parse.story import Story
from auditor.resources import sets

_TURNS = frozenset(("but", "though", "although", "even", "while", "whereas", "yet"))  # behind a comma
_RELATIVES = frozenset(("which", "who", "whose"))
_CIRCUMSTANCES = frozenset("after before when because while since until though although during amid despite".split())
_OPENERS = frozenset("that whether if how why what when he she they it we there".split())
_HEARERS = 12  # tokens of “told a crowd of supporters at the harbour that”
_STOPS = frozenset((";", "("))
_PLACES = frozenset(("in", "on", "at"))


def content_start(story: Story, sentence: Sentence, cue: Cue) -> int:
    """The token at which a paraphrase behind its cue begins: behind “that”, and behind whom it was said to."""
    if story.words[cue.first] in sets()["object-control"]:
        for k in range(cue.last + 1, min(cue.last + _HEARERS, sentence.last)):
            if story.words[k] in _OPENERS:
                return k + (story.words[k] == "that")
            if story.quoted[k] >= 0 or story.words[k] == ",":
                break
    if story.words[cue.last] in PREPOSITIONS or story.words[cue.last] == "to":
        for k in range(cue.last + 2, min(cue.last + _HEARERS, sentence.last)):
            if story.words[k] == "that" and story.words[k - 1] not in PREPOSITIONS:
                return k + 1  # “replied in an even voice that”
            if story.quoted[k] >= 0 or story.words[k] in (",", ":") or finite(story, cue.last, k):
                break
    return cue.last + (story.words[cue.last] == "that")


def content_end(story: Story, sentence: Sentence, cue: Cue, first: int) -> int:
    """The token behind a paraphrase that begins at token `first`, behind its cue.

    What is said runs to the end of its sentence, or to a comma with which the reporter takes over. What somebody
    only wants, backs or blames is its object: it ends before the time, place or reason of the deed as well.
    """
    quoted = story.quoted
    clause = story.words[first - 1] == "that" or story.words[first] == "that"
    told = cue.kind in ("say", "show", "mind", "phrase") or clause
    for k in range(first + 1, sentence.last):
        word = story.words[k]
        if quoted[k] >= 0:
            continue
        if word in _STOPS or word == "," and story.words[k + 1] in _TURNS:
            return k
        if word == "," and story.words[k + 1] in _RELATIVES and "," not in story.words[k + 1 : sentence.last]:
            return k
        if told:
            continue
        if word == "," and story.words[k + 1] in sets()["pronouns"] and finite(story, k, k + 2):
            return k  # “though she called it a scandal, she left”
        dated = story.words[k + 1] in sets()["weekdays"] or story.words[k + 1] in sets()["months"]
        if word in _CIRCUMSTANCES or word in sets()["weekdays"] or word in _PLACES and dated:
            return k
        if word in ("last", "this", "earlier") and story.words[k + 1] in ("week", "month", "year", "summer"):
            return k
    return sentence.last


def noun_end(story: Story, sentence: Sentence, first: int) -> int:
    """The token behind what a noun reports: “his plan to shut the pool | was”, “her claim that it fell | was”."""
    verbs = int(story.words[first - 1] == "that" or story.words[first] == "that")
    for k in range(first, sentence.last):
        if story.quoted[k] < 0 and finite(story, first, k) and story.words[k - 1] not in ("who", "which", "that", "to"):
            helped = finite(story, first, k - 1)
            if not helped and verbs == 0:
                return k
            verbs -= not helped
    return sentence.last
