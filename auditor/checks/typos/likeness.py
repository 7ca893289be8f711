"""Whether two names are one, mistyped or spelt by ear."""

from __future__ import annotations

import re
import unicodedata

from auditor.resources import known, rank, word_list

COMMON = 15_000  # rank up to which a word with a capital is no name
_SHORTEST = 5  # letters: Lee and Lea are two people
_SLIPS = 2  # at most
_LONG = 8  # letters from which two slips still make the same name
_STEM = 5  # letters that a name and its adjective share: Olympics and Olympism
_ENDINGS = (
    "s", "es", "n", "an", "ian", "ish", "i", "ese", "er", "ers", "y", "ic", "a", "e", "o", "ns", "ans", "ians", "ics",
    "ism", "ist", "ists", "ite", "ites",
)  # fmt: skip
_MAC = re.compile("^mac(?=[bcdfghjklmnpqrtvwxyz])")
_SOUNDS = (
    ("ew", "u"),
    ("ph", "f"),
    ("v", "f"),
    ("ck", "k"),
    ("c", "k"),
    ("q", "k"),
    ("z", "s"),
    ("ie", "i"),
    ("y", "i"),
    ("h", ""),
)


def is_slip(word: str, other: str, *, person: bool = False) -> bool:
    """Whether a word is another one mistyped: not its plural or adjective, not two words of the dictionary.

    A person has no adjective: “Mr Mulcaire” is no form of “Mulcair”.
    """
    if word[0] != other[0] or word.replace("-", "") == other.replace("-", ""):
        return False
    if person and word != other and _MAC.sub("mc", word) == _MAC.sub("mc", other):
        return True  # two names of the dictionary, “McDonald” and “Macdonald”, but hardly two people
    short, long = sorted((word, other), key=len)
    if len(short) < _SHORTEST or len(long) - len(short) > _SLIPS or len({*word} ^ {*other}) > 2 * _SLIPS:
        return False
    if _forms(short, long) and not (person and long[len(short) :] in ("e", "a")):
        return False
    if rank(word) < COMMON:
        return False
    listed = [known(w) or known(w.capitalize()) for w in (word, other)]
    if listed[0] and (listed[1] or known(word.capitalize())):
        return False
    return distance(word, other) <= (2 if len(short) >= _LONG else 1)


def _forms(short: str, long: str) -> bool:
    """Whether two names are forms of one: a plural, an adjective, who lives there."""
    if long.startswith(short) and long[len(short) :] in _ENDINGS:
        return True
    stems = [{name[: -len(end)] for end in _ENDINGS if len(end) > 1 and name.endswith(end)} for name in (short, long)]
    return any(len(stem) >= _STEM for stem in stems[0] & stems[1])


def is_same_given(one: str, other: str) -> bool:
    """Whether two first names are one: by a slip, or spelt by ear as Steven and Stephen; not Maria and Mario."""
    if sound(one) == sound(other) and min(len(one), len(other)) > 3:
        return True
    given = word_list("given-names")
    return not (one in given and other in given) and one[0] == other[0] and len(one) > 3 and distance(one, other) == 1


def sound(name: str) -> str:
    """A name as it sounds, so far that names of one sound are equal."""
    for written, said in _SOUNDS:
        name = name.replace(written, said)
    return re.sub(r"(.)\1+", r"\1", name.removesuffix("e"))


def unaccented(name: str) -> str:
    """“Rosselló” as “Rossello”."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def distance(a: str, b: str) -> int:
    """Damerau's distance: letters put in, left out, changed, or swapped with their neighbour."""
    if abs(len(a) - len(b)) > 2:
        return 3
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a, start=1):
        row = [i]
        for j, y in enumerate(b, start=1):
            cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, rows[i - 2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
