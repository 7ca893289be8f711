"""Who somebody is, by the words around the name: titles before it, an apposition behind it, letters after it."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Token
from auditor.parse.capitals import Run
from auditor.resources import sets

_STOP = frozenset((",", ";", ".", "-", '"', "(", ":"))
_CLAUSE = frozenset(("who", "whose", "and", "but", "which", "where", "when", "while", "with"))
_DETERMINERS = frozenset(("the", "a", "an", "his", "her", "their", "'s"))
_LONGEST = 16  # words of a role
_BEFORE = 6  # words of a role before a name


def bare(text: str, tokens: Sequence[Token], run: Run) -> tuple[Run, str]:
    """The run without titles before it (“US President Joe Biden”) and letters behind (“Jr”, “MP”), and the titles."""
    first, last, sentence = run
    titles, behind = sets()["titles"], sets()["post-nominals"]
    while last - first > 1 and (tokens[last - 1].word in behind or tokens[last - 1].word == "."):
        last -= 1
    start = first
    for k in range(first, last - 1):
        following = tokens[k + 1].word
        if tokens[k].word == "state" and k == run.first and _of_state(tokens, k):
            first = k + 1  # “Secretary of State Antony Blinken”
        elif tokens[k].word in titles and following not in sets()["organisation-words"] and following != "of":
            first = k + 1
    while first < last - 1 and tokens[first].word == ".":
        first += 1
    end = first
    while end - 1 > start and tokens[end - 1].word in sets()["courtesy-titles"]:
        end -= 1  # “Tory MP Sir Oliver Letwin” is a Tory MP
    return Run(first, last, sentence), text[tokens[start].start : tokens[end - 1].end] if first > start else ""


def _of_state(tokens: Sequence[Token], k: int) -> bool:
    return k > 1 and tokens[k - 1].word == "of" and tokens[k - 2].word in sets()["titles"]


def appositive(text: str, tokens: Sequence[Token], run: Run) -> str:
    """The role behind a name: “, a security expert from Brunel University,”; "" without one."""
    last, sentence = run.last, run.sentence
    if last + 1 >= sentence.last or tokens[last].word != ",":
        return ""
    j = last + 1
    if tokens[j].word[0].isdigit() and j + 1 < sentence.last and tokens[j + 1].word == ",":
        j += 2
    verb = j < sentence.last and (tokens[j].word in sets()["finite"] or tokens[j].word.endswith(("ing", "ed")))
    if verb or j < sentence.last and tokens[j].word in _CLAUSE:
        return ""
    end = j
    verbs = sets()["cue-say"] | sets()["auxiliaries"]
    while end < sentence.last and tokens[end].word not in _STOP and tokens[end].word not in verbs:
        end += 1
    if not 1 < end - j < _LONGEST or end >= sentence.last or tokens[end - 1].word in sets()["documents"]:
        return ""  # “Ana Ruiz, a new poll suggests, …”
    return text[tokens[j].start : tokens[end - 1].end]


def before(text: str, tokens: Sequence[Token], run: Run) -> str:
    """The role before a name: “Wagner chief Yevgeny Prigozhin”, “the former police officer Lee Roy”; "" without one."""
    first, sentence = run.first, run.sentence
    if first <= sentence.first or tokens[first - 1].word not in sets()["generic-roles"]:
        return ""
    i = first
    while i > sentence.first and first - i < _BEFORE:
        word = tokens[i - 1].word
        verb = word in sets()["finite"] or word in sets()["cue-say"]
        if not word[0].isalpha() or verb or word in sets()["stop-left"] or word in _DETERMINERS:
            break
        i -= 1
    return text[tokens[i].start : tokens[first - 1].end]
