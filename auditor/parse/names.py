"""The registry of an article's names: people, bodies and places, each with its fullest form, role and mentions.

Nothing is guessed about anybody but whether a name is a person's; no gender, no origin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from auditor.model import Name, Sentence, Span, Token
from auditor.parse.capitals import Run, runs
from auditor.parse.roles import appositive, bare, before
from auditor.resources import sets, word_list

_NAME = 5  # words that a person's name has fewer of
_SURNAMES = frozenset("bridge church day house lake park post".split())  # of the words that name bodies and places
_PLACED = frozenset(("at", "from", "in", "near", "of"))  # before a place
_SHOUTED = 4  # letters of a word in capitals that is no acronym: “VLADIMIR Putin”


def names(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], capitals: Sequence[int], *, titled: bool = False
) -> tuple[Name, ...]:
    """The names in order of first mention. A short form joins the name that it ends or starts, “Joe Biden” joins
    “Joseph R. Biden”. A name is a person's when it has a title, a role or an age, or speaks by its last name.
    """
    bodies, courtesy = sets()["organisation-words"], sets()["courtesy-titles"]
    mentions: dict[str, list[Span]] = {}  # by folded name, without titles
    shortened: dict[str, list[str]] = {}  # names by the words that they begin and end with
    person: set[str] = set()
    roles: dict[str, tuple[int, str]] = {}  # with the place of the mention, for the first to count
    found = [bare(text, tokens, run) for run in runs(text, tokens, sentences, capitals, titled)]
    found.sort(key=lambda item: (item[0].first - item[0].last, item[0].first))  # full names first, then in order
    for run, title in found:
        first, last = run.first, run.last
        words = tuple(t.word for t in tokens[first:last] if t.word[0].isalnum())
        key = _key(words, mentions, shortened, person)
        mentions.setdefault(key, []).append(Span(tokens[first].start, tokens[last - 1].end))
        formal = "" if title.lower().rstrip(".") in courtesy else title
        role = appositive(text, tokens, run) if len(words) > 1 or title else ""
        role = role or formal or before(text, tokens, run)
        if title or _human(tokens, run, words) or (role or _short(words, key)) and bodies.isdisjoint(key.split()):
            person.add(key)
        if role and tokens[first].start < roles.get(key, (len(text), ""))[0]:
            roles[key] = tokens[first].start, role
    registry = [
        Name(_display(text, spans), roles.get(key, (0, ""))[1], key in person, tuple(sorted(spans)))
        for key, spans in mentions.items()
    ]
    return tuple(sorted(registry, key=lambda n: n.mentions[0]))


def _human(tokens: Sequence[Token], run: Run, words: Sequence[str]) -> bool:
    """Whether what stands around a full name is said of people: an age, “who”, a verb of saying."""
    first, last, sentence = run
    if len(words) < 2 and not (last + 2 < sentence.last and tokens[last + 2].word == ","):
        return False
    comma = last + 1 < sentence.last and tokens[last].word == ","
    behind = tokens[last + 1].word if comma else ""
    if behind.isdigit() and len(behind) < 3:
        return True
    if len(words) < 2:
        return False
    if not sets()["organisation-words"].isdisjoint(words):
        if words[-1] not in _SURNAMES or not _given(words):
            return False  # but “Lee Park said”
    elif behind == "who" or not sets()["name-particles"].isdisjoint(words) or _given(words):
        return True
    verbs = sets()["cue-say"]
    left = tokens[first - 1].word if first > sentence.first else ""
    if left in _PLACED:
        return False  # “residents of Harbour Row say”
    last += left == "," and comma  # “His solicitor, Amina Sesay, said”
    return left in verbs and left != "told" or last < sentence.last and tokens[last].word in verbs


def _given(words: Sequence[str]) -> bool:
    """“Ana Ruiz”, “J. K. Rowling”: a first name that people have, or initials, before one or two other words."""
    first = words[0].split("-")[0]
    return len(words) < _NAME and (first in _given_names() or len(first) == 1)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(word_list("given-names"))


def _short(words: Sequence[str], key: str) -> bool:
    """Whether a single word is the surname of a longer name."""
    return len(words) == 1 < len(key.split()) and key.endswith(words[0])


def _display(text: str, spans: Iterable[Span]) -> str:
    """The longest form on one line; “VLADIMIR Putin”, as tabloids begin a story, in small letters."""
    start, end = max(spans, key=lambda s: (s.end - s.start, -s.start))
    words = text[start:end].split()
    shouted = any(not w.isupper() for w in words)
    return " ".join(w.capitalize() if shouted and w.isupper() and len(w) > _SHOUTED else w for w in words)


def _key(
    words: tuple[str, ...], mentions: Mapping[str, list[Span]], shortened: dict[str, list[str]], person: set[str]
) -> str:
    """The longer name that these words are the end or the start of, or give in another form (a person's rather than a
    body's), else the words, as a new name.
    """
    joined = " ".join(words)
    if joined in mentions:
        return joined
    longer = set(shortened.get(joined, ()))
    if len(words) == 2:
        longer.update(key for key in shortened.get(words[1], ()) if _same_person(words, key.split()))
    if longer:
        return min(longer, key=lambda key: (key not in person, -len(mentions[key]), mentions[key][0]))
    for count in range(1, len(words)):
        for part in (words[:count], words[-count:]):
            shortened.setdefault(" ".join(part), []).append(joined)
    return joined


def _same_person(words: Sequence[str], parts: Sequence[str]) -> bool:
    """Whether a first and a last name are those of a longer name in another form."""
    return words[1] == parts[-1] and any(_same_given(words[0], given) for given in parts[:-1])


def _same_given(one: str, two: str) -> bool:
    """Joseph is Joe, J is John."""
    if one == two or min(len(one), len(two)) == 1 and one[0] == two[0]:
        return True
    return not _nicknames().get(one, frozenset()).isdisjoint(_nicknames().get(two, frozenset()))


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    """The groups of `nicknames` by each of their names."""
    table: dict[str, set[str]] = {}
    for group in sets()["nicknames"]:
        for name in group.split():
            table.setdefault(name, set()).add(group)
    return {name: frozenset(groups) for name, groups in table.items()}
