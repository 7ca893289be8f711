"""The words that tie a statement to its source: verbs of saying, showing, thinking and acting, and their passives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from auditor.model import Sentence
from auditor.parse.clauses import BE, DETERMINERS, PREPOSITIONS, adverb, finite
from auditor.parse.story import Story
from auditor.parse.verbs import helper, verbal
from auditor.resources import sets

_OF_NOUNS = frozenset(("that", "for", "about", "of", "to", "on", "against"))
_OF_ADJECTIVES = frozenset(
    ("that", "about", "of", "to", "by", "at", "with", "over", "on", "for", "if", "whether", "he", "she", "they")
)
_OWNERS = frozenset(("'s", "his", "her", "their", "my", "our", "its"))
_ADJECTIVES = 3  # words between an owner and what is owned
_NEAR = 10  # tokens between “by” and “admission”
_AGENT = 8  # tokens between a passive and its “by …”


class Cue(NamedTuple):
    """Tokens `first` to `last` (exclusive). Kinds: say, mind, show, act, stance, manner, noun, view, phrase; passive
    (nobody named), done (a passive with its “by …”), hearing (“the court was told”).
    """

    first: int
    last: int
    kind: str


def cues(story: Story, sentence: Sentence) -> Iterator[Cue]:
    """The cues of a sentence outside quotations, left to right."""
    table = _table()
    i = sentence.first
    while i < sentence.last:
        entries = table.get(story.tokens[i].word)
        cue = _cue(story, sentence, i, entries) if entries and story.quoted[i] < 0 else None
        if cue:
            yield cue
        i = cue.last if cue else i + 1


@cache
def _table() -> Mapping[str, Sequence[tuple[Sequence[str], str]]]:
    """The cues of `rules/sets.toml` by their first word: (other words, kind), longer ones first."""
    table: dict[str, list[tuple[Sequence[str], str]]] = {}
    for name, kind in _KINDS.items():
        for phrase in sorted(sets()[name]):
            first, *rest = phrase.split()
            table.setdefault(first, []).append((rest, kind))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_KINDS = {
    "cue-phrases": "phrase",
    "opening-cues": "opener",
    "view-nouns": "view",
    "nobody-cues": "nobody",
    "cue-nouns": "noun",
    "passive-cues": "passive",
    "cue-say": "say",
    "cue-as": "as",
    "cue-adjectives": "adjective",
    "cue-seeming": "seeming",
    "cue-show": "show",
    "cue-mind": "mind",
    "cue-act": "act",
    "cue-stance": "stance",
    "cue-manner": "manner",
}


def _cue(story: Story, sentence: Sentence, i: int, entries: Sequence[tuple[Sequence[str], str]]) -> Cue | None:
    for rest, kind in entries:
        last = i + 1
        if rest and adverb(story.words[last]) and story.words[last] != rest[0]:
            last += 1  # “spoke movingly of”
        if all(story.words[last + k] == word for k, word in enumerate(rest)):
            found = _judged(story, sentence, Cue(i, last + len(rest) if rest else i + 1, kind))
            if found:
                return found
    return None


def _judged(story: Story, sentence: Sentence, cue: Cue) -> Cue | None:
    """The cue as what it is here, None where the words are no cue."""
    i, last, kind = cue
    word, following = story.words[i], story.words[last]
    if kind == "phrase":
        return cue
    if kind == "opener":
        opens = _in_a_poll(story, sentence, i) if word == "in" else _for_somebody(story, sentence, i)
        return cue._replace(kind="phrase") if opens else None
    if kind == "view":
        return _view(story, sentence, cue)
    if kind == "nobody":
        return cue._replace(kind="passive")
    if kind == "noun":
        open_noun = word in sets()["open-nouns"] and (following in _OF_NOUNS or following in ("over", "from", "by"))
        return cue if open_noun or following in _OF_NOUNS and owner(story, sentence, i) >= 0 else None
    before = helper(story, sentence, i)
    if kind == "passive":
        reduced = word in sets()["reduced-passives"] and following == "to" and story.words[last + 1] in ("be", "have")
        if story.words[i - 1] == "be" and story.words[i - 2] in ("can", "must", "should"):
            return None  # “faults can be reported on 105”
        return cue._replace(kind=_done(story, sentence, last) or kind) if before in BE or reduced else None
    if word in ("told", "heard") and (before in BE or word == "heard"):
        subject = story.words[i - 1 - (before in BE)]
        return cue._replace(kind="hearing") if subject in sets()["hearings"] else None
    if kind == "adjective":
        return cue._replace(kind="stance") if before in BE and following in _OF_ADJECTIVES else None
    if kind == "as":
        near = [story.words[k] for k in range(last, min(last + _NEAR, sentence.last))]
        near = near[: near.index(",")] if "," in near else near
        seen = "as" in near[1:] and before not in BE and verbal(story, sentence, i)
        return cue._replace(kind="stance") if seen else None
    if kind == "seeming":
        return cue._replace(kind="passive") if last - i > 1 or following in ("to", "that") else None
    if before not in BE and following == "by" and kind != "manner" and _reduced(story, sentence, i):
        return cue._replace(kind="done")  # “a plan backed by the unions”
    if before in BE and not word.endswith("ing"):
        done = _done(story, sentence, last) if kind != "manner" else ""
        return cue._replace(kind=done) if done else None
    if last - i > 1:  # “spoke of”, but not “the Court of Appeals for”
        left = story.words[i - 1] if i > sentence.first else ""
        return None if left in DETERMINERS or left in PREPOSITIONS - {"to"} and not word.endswith("ing") else cue
    return cue if verbal(story, sentence, i) else None


def owner(story: Story, sentence: Sentence, noun: int) -> int:
    """The “'s” or “his” before a noun and its adjectives: “Mr Trump's own admission”; -1 when there is none."""
    for k in range(noun - 1, max(sentence.first, noun - _ADJECTIVES - 1) - 1, -1):
        word = story.words[k]
        plural = word == "'" and story.tokens[k - 1].end == story.tokens[k].start and story.words[k - 1].endswith("s")
        if word in _OWNERS or plural:
            return k
        if not word[0].isalpha() or word in PREPOSITIONS or word in DETERMINERS or finite(story, sentence.first, k):
            return -1
    return -1


def name_end(story: Story, first: int) -> int:
    """Behind the capitalised words, with titles and initials, that begin at a token."""
    last = first
    while last < len(story.tokens) and (story.capital(last) or story.words[last] == "." and last > first):
        last += 1
    return last


def _for_somebody(story: Story, sentence: Sentence, i: int) -> bool:
    """“For Mr Lee the deal was a betrayal”: a person's name at the start, and a statement with “is” behind it."""
    last = name_end(story, i + 1)
    titled = story.words[i + 1] in sets()["titles"]
    behind = last + (story.words[last] == ",")
    states = any(story.words[k] in BE for k in range(behind + 1, min(behind + _NEAR, sentence.last)))
    named = last - i > 2 and (titled or last - i == 3)
    return i == sentence.first and named and story.words[behind] in DETERMINERS and states


def _in_a_poll(story: Story, sentence: Sentence, i: int) -> bool:
    """“In a poll of 900 voters, …”, at the start of a sentence."""
    near = range(i + 1, min(i + 2 * _NEAR, sentence.last))
    comma = next((k for k in near if story.words[k] == ","), i)
    return i == sentence.first and any(story.words[k] in sets()["polls"] for k in range(i + 1, comma))


def _view(story: Story, sentence: Sentence, cue: Cue) -> Cue | None:
    """“By Mr Trump's own admission”, “in her view”: the owner stands between the preposition and the noun."""
    own = owner(story, sentence, cue.first)
    if own < 0:
        return None
    near = range(own, max(sentence.first, own - _NEAR) - 1, -1)
    first = next((k for k in near if story.words[k] in ("by", "in", "to")), -1)
    before = story.words[first - 1] if first - 1 >= sentence.first else ""
    parted = story.words[cue.last] == "," or before in (",", "-", "and", "but")
    return cue if first >= 0 and (first == sentence.first or parted) else None


def _reduced(story: Story, sentence: Sentence, i: int) -> bool:
    """Whether a word is a participle behind the noun that it is said of: “a penalty imposed by the bureau”."""
    left = story.words[i - 1 - (story.words[i - 1] == ",")] if i > sentence.first + 1 else ""
    participle = story.words[i].endswith("ed") or story.words[i] in sets()["participles"]
    return participle and left[:1].isalnum() and left not in sets()["pronouns"] and left not in PREPOSITIONS


def _done(story: Story, sentence: Sentence, token: int) -> str:
    """“done” where a passive says by whom: “was called a charlatan by fellow physicians”; else ""."""
    for k in range(token, min(token + _AGENT, sentence.last - 1)):
        if story.words[k] == "by":
            return "done"
        if story.words[k] in (",", ".", "that", ":") or finite(story, sentence.first, k):
            return ""
    return ""
