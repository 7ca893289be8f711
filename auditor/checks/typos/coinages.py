"""Words that no list has and that are none the less right: forms of known ones, and what is built from them."""

from __future__ import annotations

from auditor.resources import known, rank

COMMON = 45_000  # a slip of a rarer word is likelier to be a word that the dictionary lacks
VERY_COMMON = 12_000
_PREFIXES = (
    "anti", "auto", "bi", "bio", "co", "counter", "cross", "cyber", "de", "dis", "eco", "electro", "ex",
    "extra", "far", "fore", "geo", "hyper", "in", "inter", "macro", "mega", "meta", "micro", "mid", "mini",
    "mis", "mono", "multi", "neo", "non", "off", "on", "out", "over", "photo", "poly", "post", "pre", "pro",
    "pseudo", "psycho", "re", "self", "semi", "sub", "super", "tele", "thermo", "trans", "tri", "ultra", "un",
    "under", "up", "well",
)  # fmt: skip
# the dictionary has every inflection: only what makes new words counts
_SUFFIXES = (
    "able",
    "esque",
    "free",
    "ful",
    "ish",
    "ism",
    "ist",
    "ists",
    "less",
    "like",
    "ness",
    "style",
    "wide",
    "wise",
)


def is_form(word: str) -> bool:
    """Whether a word is a form of a known one: a rare plural, a name in small letters, a dropped g as in “spendin”."""
    plural = word.endswith("s") and rank(word[:-1]) < COMMON
    return plural or known(word.capitalize()) or word.endswith("in") and known(word + "g")


def is_built(word: str) -> bool:
    """Whether a word is built from known ones: antivaping, schoolwide, powerbroker."""

    def part(letters: str, limit: int) -> bool:
        return len(letters) > 3 and rank(letters) < limit

    return (
        any(word.startswith(prefix) and part(word[len(prefix) :], COMMON) for prefix in _PREFIXES)
        or any(word.endswith(suffix) and part(word[: -len(suffix)], COMMON) for suffix in _SUFFIXES)
        or any(part(word[:k], VERY_COMMON) and part(word[k:], VERY_COMMON) for k in range(4, len(word) - 3))
    )
