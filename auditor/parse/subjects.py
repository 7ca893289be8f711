"""Whose words a cue introduces: the subject of its verb, of the verb that governs it, or the owner of its noun."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Sentence
from auditor.parse.clauses import BE, PREPOSITIONS, adverb, finite, governors
from auditor.parse.cues import Cue, owner
from auditor.parse.sources import Tokens, before
from auditor.parse.story import Story
from auditor.resources import sets

_BRINGS = frozenset(("with", "footage", "including"))  # “…, with X saying that”


def subject(story: Story, sentence: Sentence, cue: Cue, ours: Sequence[Cue]) -> Tokens | None:
    """The source of a verb: the phrase before it; for “to …”, “…, saying” and “… and warned” that of the verb that
    governs it; for “asked the court to block” whom the governing verb asks.
    """
    if cue.kind == "passive":
        return None
    left = cue.first - 1
    while left > sentence.first and adverb(story.words[left]) and story.words[left] not in BE:
        left -= 1
    word, left_word = story.words[cue.first], story.words[left] if left >= sentence.first else ""
    gerund = word.endswith("ing") and left_word not in BE and not left_word.endswith(("'re", "'m"))
    joined = left_word in ("and", "but", "or", "then", "not")
    own = _absolute(story, sentence, cue.first) if gerund else None
    if own:
        return own
    if not gerund and not joined and left_word != "to":
        found = before(story, cue.first, floor(story, sentence, cue.first))
        if found or left_word != ",":
            return found
    return _governed(story, sentence, cue.first, left_word, ours)


def _absolute(story: Story, sentence: Sentence, gerund: int) -> Tokens | None:
    """The subject of its own that a participle has: “with Mr Lee calling it a menu”, “– Ryan saying he was …”."""
    found = before(story, gerund, floor(story, sentence, gerund))
    if not found or found[1] != gerund:
        return None
    first = found[0]
    if story.words[first] in _BRINGS and first + 1 < gerund:
        return first + 1, gerund
    opens = story.words[first - 1] in ("-", "--") and first > sentence.first
    return found if opens and story.capital(first) else None


def _governed(story: Story, sentence: Sentence, verb: int, left_word: str, ours: Sequence[Cue]) -> Tokens | None:
    """The source of a verb that has no subject of its own."""
    earlier = next((c for c in reversed(ours) if c.last <= verb and c.kind not in ("passive", "noun", "phrase")), None)
    if left_word != "to" and earlier:
        return subject(story, sentence, earlier, ours)
    for k in governors(story, sentence, verb):
        asked = left_word == "to" and story.words[k] in sets()["object-control"] and verb - k > 2
        if asked and story.words[k + 1][0].isalnum():
            return k + 1, verb - 1
        found = before(story, k, sentence.first)
        if found:
            return found
    # “Citing the drought, the mayor said …”, “After saying that it hurt, she was …”
    commas = (k for k in range(verb, sentence.last) if story.words[k] == ",")
    comma = next((k for k in commas if story.quoted[k] < 0 or story.words[k + 1] == '"'), sentence.last)
    comma += story.quoted[comma] >= 0 if comma < sentence.last else 0
    verbs = {c.first for c in ours}
    following = next((k for k in range(comma + 2, sentence.last) if k in verbs or finite(story, comma + 1, k)), 0)
    return before(story, following, comma + 1) if following and story.words[verb].endswith("ing") else None


def possessor(story: Story, sentence: Sentence, cue: Cue) -> Tokens | None:
    """Whose warning or view it is: the phrase before an “'s”, or “his” itself."""
    own = owner(story, sentence, cue.first)
    if story.words[own] not in ("'s", "'"):
        return own, own + 1
    found = before(story, own, sentence.first)
    if found and story.words[found[0]] in PREPOSITIONS:
        return found[0] + 1, found[1]
    return found


def floor(story: Story, sentence: Sentence, cue: int) -> int:
    """The first token behind the last quotation before a cue, else the sentence's first."""
    for i in range(cue - 1, sentence.first - 1, -1):
        if story.quoted[i] >= 0 and story.quotes[story.quoted[i]].kind == "speech":
            return i + 1
    return sentence.first
