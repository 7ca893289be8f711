"""Whether the words around a first mention say who a person is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping

from auditor.checks.sourcing.nearness import paragraph
from auditor.document import Document
from auditor.model import Block, Sentence, Span, Voice
from auditor.resources import sets

_LONG = 6  # letters: “others” and “papers” are no group of people
_OPENERS = 2  # sentences behind a name that may still say who it is
_ROLE = 8  # words of an aside or of a sentence's beginning among which a role is looked for
_GROUPS = ("ers", "ians", "ists", "men", "ors")
_TIES = frozenset(("of", "from", "at", "with", "who", "whose", "(", "and", "-", "–", "—", "for", "'s", "/", "[", "in"))
_DETERMINERS = frozenset(("a", "an", "another", "her", "his", "its", "our", "the", "their", "this", "'s", "one"))
Lists = Mapping[str, frozenset[str]]


def introduced(document: Document, lists: Lists, mention: Span) -> bool:
    """Whether the words around a first mention, or the sentences beside it, say who the person is."""
    block, sentence = paragraph(document, mention), document.sentence_at(mention.start)
    if block is None or sentence is None:
        return True
    first = bisect_left(document.tokens, mention.start, key=lambda t: t.start)
    last = bisect_left(document.tokens, mention.end, key=lambda t: t.start)
    if _before(document, lists, sentence, first) or _behind(document, lists, sentence, last):
        return True
    number = bisect_right(document.sentences, mention.start, key=lambda s: s.start) - 1
    above = document.sentences[number - 1] if number else None
    if above and document.where(above[:2]) == "body" and _leads_up(document, lists, above, block):
        return True
    later = document.sentences[number + 1 : number + 1 + _OPENERS]
    return any(s.start < block.end and _says_what(document, lists, s, mention) for s in later)


def _before(document: Document, lists: Lists, sentence: Sentence, first: int) -> bool:
    """A role before the name: “drummer Kit Alder”, “the boy's grandfather, Dennis Pruett”, “among them Ana Ruiz”."""
    words = [t.word for t in document.tokens[sentence.first : first]]
    if not words or words[-1] in ('"', "'", ":") or words[-1] in sets()["cue-say"]:
        return False
    if words[-1] != ",":
        return words[-1] not in lists["aside"] or words[-1] in ("as", "that", "when")  # “as Ana Ruiz says”: an aside
    chunk = words[:-1]
    while "," in chunk:
        chunk = chunk[chunk.index(",") + 1 :]
    role = bool(chunk) and chunk[-1] not in ('"', "'")
    return role and chunk[0] not in lists["aside"] and chunk[-1] not in lists["aside"]


def _behind(document: Document, lists: Lists, sentence: Sentence, last: int) -> bool:
    """A role behind the name: “, who sells prams,” · “, 71,” · “of the weather service” · “(Labour)”."""
    words = [t.word for t in document.tokens[last : min(last + _ROLE, sentence.last)]]
    if words[:1] != [","]:
        return bool(words) and words[0] in _TIES
    aside = words[1 : words.index(",", 1)] if "," in words[1:] else words[1:]
    if any(word in sets()["person-nouns"] for word in aside):
        return True
    speaking = aside[:1] == [] or aside[0].endswith(("ing", "ed")) or aside[0] in lists["aside"] | sets()["cue-say"]
    return not speaking


def _leads_up(document: Document, lists: Lists, sentence: Sentence, block: Block) -> bool:
    """Whether the sentence before tells of a person, whom this one then names, or in the same paragraph of people.

    “The chief negotiator has said no. Michel Barnier …”, “Neighbours came out to look. Ana Ruiz …”.
    """
    tokens = [t for t in document.tokens[sentence.first : sentence.last] if document.voice(t[:2]) != Voice.QUOTED]
    same = sentence.start >= block.start
    if same and any(t.word in lists["group"] or len(t.word) > _LONG and t.word.endswith(_GROUPS) for t in tokens):
        return True
    opening = [t.word for t in tokens[:_ROLE]]
    pointing = _DETERMINERS if same else _DETERMINERS - {"a", "an", "another", "one"}
    return not pointing.isdisjoint(opening) and any(word in sets()["person-nouns"] for word in opening)


def _says_what(document: Document, lists: Lists, sentence: Sentence, mention: Span) -> bool:
    """Whether a sentence tells what somebody is or does: “She is a nurse”, “Ruiz runs the shop”, “The nurse, 34,”."""
    words = [t.word for t in document.tokens[sentence.first : sentence.last]]
    surname = document[mention].split()[-1].lower()
    for i, word in enumerate(words[:3]):
        if word in ("he", "she", surname) and any(w in lists["is"] for w in words[i + 1 : i + 4]):
            return True
    return words[0] == "the" and any(w in sets()["person-nouns"] or w.isdigit() for w in words[1:4])
