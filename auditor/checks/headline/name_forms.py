"""The forms that a story may give a name in (short, adjective, initials, alias, pet name), and names near to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from auditor.checks.people import is_person
from auditor.document import Document
from auditor.model import Span, Token
from auditor.resources import known, sets, word_list

_ACRONYM = 5  # letters of the longest name that may be initials
_HERS = ("Mrs", "Ms", "Miss", "lady")
_CLIPPED = 4  # letters at least that a short form leaves out
_STEM = 4  # letters at least that a name shares with its adjective: Hebrides, Hebridean


class Body(NamedTuple):
    """What a name may be found by: words, names by their first letters, initials in a row, the text."""

    words: frozenset[str]
    names: Mapping[str, set[str]]  # capitalised words by how they begin
    endings: frozenset[str]
    initials: str
    text: str


def forms_of(document: Document, tokens: Sequence[Token], endings: frozenset[str]) -> Body:
    """The words and names of the body's `tokens`; `endings` are those in which a name and its adjective differ."""
    capitals = [t for t in tokens if t.word[0].isalpha() and document.text[t.start].isupper()]
    names: dict[str, set[str]] = {}
    for token in capitals:
        names.setdefault(token.word[:_STEM], set()).add(token.word)
    initials = "".join(t.word[0] for t in capitals)
    words = frozenset(t.word for t in tokens)
    return Body(words, names, endings, initials, document.text[tokens[0].start :].lower())


def given(word: str, body: Body, aliases: Sequence[frozenset[str]]) -> bool:
    """Whether the body has this word of a name, in any form that a reader would take for it."""
    if {word, word.removesuffix("s"), word + "s"} & body.words or _derived(word, body):
        return True
    if any(
        word in group and any(name in body.words or " " in name and name in body.text for name in group)
        for group in aliases
    ):
        return True
    return len(word) <= _ACRONYM and word in body.initials or f"-{word}" in body.text or f"{word}-" in body.text


def _derived(word: str, body: Body) -> bool:
    """Whether a word and a name of the body differ in an ending only: “Hebrides” and “Hebridean”, or a word has been
    put behind the name (“Trumpworld”), or the word is what its name begins with (“Insta”).
    """
    for name in body.names.get(word[:_STEM], ()):
        same = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), min(len(word), len(name)))
        more = word.removeprefix(name)
        if name.startswith(word) and len(name) >= len(word) + _CLIPPED and word not in word_list("given-names"):
            return True
        if {word[same:], name[same:]} <= body.endings or _STEM <= len(more) < len(word) and known(more):
            return True
    return False


def pet(word: str, document: Document) -> bool:
    """Whether a word is a pet form of a first name of one of the story's people, or the other way round."""
    told = (n for n in document.names if is_person(n) and any(document.where(span) == "body" for span in n.mentions))
    return any(_one_name(word, part) for person in told for part in person.name.lower().split()[:-1])


def _one_name(one: str, two: str) -> bool:
    """Whether two first names are one: “Kev” and Kevin, “Bill” and William, “Ed” and Edward."""
    short, long = sorted((one, two), key=len)
    if len(short) > 1 and long.startswith(short) and len(long) > len(short) + 1:
        return True
    return any({one, two} <= set(row.split()) for row in sets()["nicknames"] if short in row)


def twin(document: Document, words: Sequence[str]) -> Span | None:
    """The body's name that has as many words, all but one the same."""
    if len(words) < 2:
        return None
    for name in document.names:
        parts = name.name.lower().split()
        unlike = [b for a, b in zip(parts, words, strict=False) if a != b]
        slip = len(parts) == len(words) and len(unlike) == 1 and not known(unlike[0])
        if slip and document.where(name.mentions[0]) == "body" and not _shouted(document[name.mentions[0]]):
            return name.mentions[0]
    return None


def _shouted(written: str) -> bool:
    """Whether a word in capitals got into a name: “WATCHED Snowden”."""
    return any(word.isupper() and len(word) >= _ACRONYM for word in written.split())


def namesake(document: Document, words: Sequence[str], missing: Sequence[str]) -> Span | None:
    """The person of the body with the surname of a headline name and another first name: “Ann Barr”, “William Barr”."""
    first = words[-2] if len(words) > 1 else ""
    if first not in missing or known(first):
        return None
    alike = [n for n in document.names if n.name.lower().split()[-1] == words[-1] and is_person(n)]
    mentions = [m for n in alike for m in n.mentions if document.where(m) == "body"]
    return next((m for m in mentions if " " in document[m] and not _shouted(document[m])), None)


def hers(document: Document, surname: str) -> bool:
    """Whether the body calls a woman by her surname: “Mrs Barr” bears out whatever first name the headline gives."""
    alone = (span.start for span, _ in document.mentions if document[span].lower() == surname)
    return any(document.text[max(0, start - 6) : start].rstrip(" .").endswith(_HERS) for start in alone)
