"""Whether a word that may report something is a verb where it stands: “he claims that”, not “the claims of”."""

from __future__ import annotations

from auditor.model import Sentence
from auditor.parse.clauses import BE, DETERMINERS, PREPOSITIONS, adverb, clause_opens, finite
from auditor.parse.story import Story
from auditor.resources import sets

_CAUSES = frozenset("make makes made making let lets help helps helped have had see saw".split())
_PLURAL_SUBJECTS = frozenset(
    "they we i you who people which that police men women children some many others few most both all".split()
)
_RELATIVES = frozenset(("who", "which", "that"))
_OUTRIGHT = frozenset(("they", "we", "i", "you", "who", "police", "people"))  # before these a base form is a verb
_SINGULAR = frozenset(("he", "she", "it", "who"))
_HELPERS = frozenset(
    "will would could may might should can must did does do didn't doesn't don't won't cannot not".split()
)
_DEGREES = frozenset(("so", "too", "very", "quite", "more", "most", "less", "as"))
_ASIDES = frozenset(("however", "though", "meanwhile", "too", "therefore", "instead"))
_NAMED = frozenset(("called", "named", "dubbed", "titled", "known"))
_NOUNS = frozenset(("state", "states", "rule", "rules"))  # verbs only before “that”
_ING_NOUNS = frozenset(("backing", "feeling", "meaning", "polling", "rating", "reporting", "ruling", "understanding"))
_BLOWS = frozenset(("blasted", "blasts", "blasting", "hit", "hits", "slammed", "slams", "slamming"))
_SUMS = frozenset(("add", "adds", "added", "adding"))
_CLOSE = frozenset(('"', ":", ",", ".", "", "to", "'"))
_NEAR = 10  # tokens between “poll” and “shows”


def helper(story: Story, sentence: Sentence, i: int) -> str:
    """The helping verb before a verb, over adverbs; "" without one."""
    j = i - 1
    while j >= sentence.first and (adverb(story.words[j]) or story.words[j] in _DEGREES):
        if story.words[j] in BE or story.words[j] in _HELPERS or story.words[j] in ("has", "have", "had"):
            return story.words[j]
        j -= 1
    return ""


def verbal(story: Story, sentence: Sentence, i: int) -> bool:
    """Whether a cue word is a verb here: not “the claims of”, “a drone attack on”, “the accused”."""
    word, following = story.words[i], story.words[i + 1]
    if word in ("said", "says", "told", "say"):
        return True
    if story.text[story.tokens[i].start - 1 : story.tokens[i].start] == "-":
        return False  # “court-ordered”
    if word in _SUMS and following in ("up", "to"):
        return False  # “claims that do not add up”
    left = i - 1
    while left > sentence.first and adverb(story.words[left]) and story.words[left] not in sets()["finite"]:
        left -= 1
    if left > sentence.first and story.words[left] == ")":  # “many colleges (private ones, in particular) offer”
        opened = next((k for k in range(left, max(sentence.first, left - _NEAR), -1) if story.words[k] == "("), left)
        left = opened - 1
    before = story.words[left] if left >= sentence.first else ""
    if before == "," and story.words[left - 1] in _ASIDES:  # “some members, however, question …”
        left -= 3
        before = story.words[left]
    if before == "'s" and word.endswith("ing") and story.words[left - 1] in _SINGULAR:
        return True
    opens = clause_opens(story, i + 1) or before == "," and following.endswith("ing")  # “…, remembers putting”
    if word.endswith("ing") and before in PREPOSITIONS:  # “by announcing that”; not “the cost of planning”
        return opens
    if before == "some" and opens and word not in sets()["noun-verbs"]:
        return True  # “some believe the plan …”
    if before == "that" and opens and _noun_before(story, sentence, left):
        return True  # “cities that support the plan”
    if before in DETERMINERS or before in PREPOSITIONS - {"to"} or following == "of":
        return False
    nameable = before.isalpha() and before not in _SINGULAR | _OUTRIGHT and not story.capital(left)
    if word in _NAMED and nameable and _names_it(story, sentence, i):
        return False  # “a group called Unity said so”; not “the campaign called Unity a fraud”
    if (
        word in _ING_NOUNS
        and before.isalpha()
        and before not in BE
        and before not in ("and", "or", "then", "keep", "keeps")
        and not (opens and not story.words[left].endswith("s"))
    ):
        return False
    if word in _BLOWS and following in PREPOSITIONS:
        return False  # “slammed in a free kick”
    if word.endswith(("ed", "ing")) or word in sets()["finite"]:
        return True
    if before[:1].isdigit():
        return False
    if before == "to":
        return opens or following in ('"', "'", ":")
    if word in _NOUNS:
        return following in ("that", '"', ":")
    if word in sets()["cue-show"] and _document_before(story, sentence, left):
        return True
    if word not in sets()["noun-verbs"]:
        if before == ",":
            return opens
        if before[:1].isalpha():
            return not (word.endswith("s") and before in _PLURAL_SUBJECTS) or following == "that"
    if word.endswith("s") and not word.endswith("ss"):
        return _third_person(story, sentence, i, left, opens or following in _CLOSE)
    if story.words[left - 1] in _CAUSES:
        return False  # “make people question the plan”
    pair = story.words[left - 1] == "and" and story.capital(left)  # “China and Russia support the plan”
    plural = pair or before in _PLURAL_SUBJECTS or before.endswith("s") and before[0].isalpha() or before == '"'
    return before in _HELPERS or (plural and (opens or following in _CLOSE or before in _OUTRIGHT))


def _noun_before(story: Story, sentence: Sentence, that: int) -> bool:
    """Whether a “that” stands behind a noun, as a relative: no verb, preposition or comma before it."""
    word = story.words[that - 1] if that > sentence.first else ""
    known = sets()["cue-say"] | sets()["cue-mind"] | sets()["cue-show"] | sets()["cue-adjectives"] | sets()["cue-nouns"]
    return word.isalpha() and word not in PREPOSITIONS | known and not finite(story, sentence.first, that - 1)


def _names_it(story: Story, sentence: Sentence, i: int) -> bool:
    """Whether “called” gives a name to what stands before it, and another verb of the sentence is its verb."""
    named = i + 1 < len(story.tokens) and story.capital(i + 1)
    around = (k for k in range(sentence.first + 1, sentence.last) if k != i and story.quoted[k] < 0)
    return named and any(finite(story, sentence.first, k) and story.words[k - 1] not in _RELATIVES for k in around)


def _third_person(story: Story, sentence: Sentence, i: int, left: int, opens: bool) -> bool:
    """Whether “claims” is a verb: after one who claims."""
    before = story.words[left] if left >= sentence.first else ""
    opening = left == sentence.first and (before.endswith("ing") or before in sets()["sentence-starts"])
    named = left >= sentence.first and story.capital(left) and not opening
    if before in _SINGULAR or story.words[i + 1] == "that" or named and not story.capital(i):
        return True  # “Axelrod calls on …”; in Title Case both have capitals
    plural = before.endswith("s") and not named and before not in sets()["documents"]
    return opens and not plural and before not in ("", "and", ",", "or") and _determined(story, sentence, left)


def _document_before(story: Story, sentence: Sentence, left: int) -> bool:
    """Whether a document is near, as in “the average of polls taken in May shows”."""
    documents = sets()["documents"]
    return any(story.words[k] in documents for k in range(max(sentence.first, left - _NEAR), left + 1))


def _determined(story: Story, sentence: Sentence, noun: int) -> bool:
    """Whether a word ends a name or a phrase like “the town's mayor”; “wild” in “wild claims he made” does not."""
    for k in range(noun, max(sentence.first, noun - _NEAR) - 1, -1):
        word = story.words[k]
        if word in DETERMINERS or word in sets()["documents"] or story.capital(k) or word in ("one", "another", "who"):
            return True
        if word in PREPOSITIONS - {"of"} or finite(story, sentence.first, k):
            return False
    return False
