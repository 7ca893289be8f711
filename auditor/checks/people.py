"""Which of the names in a story are people's, where the parse does not know."""

from __future__ import annotations

from auditor.model import Name
from auditor.resources import known, rank, sets

_COMMON = 2_000  # rank up to which a word of a name says that it is a place or a body: White House


def is_person(name: Name) -> bool:
    """Whether a name is a person's: known to be, or two or three words, none of them a body's or a common word."""
    words = name.name.lower().split()
    if name.person or not 2 <= len(words) <= 3:
        return name.person
    bodies = sets()["organisation-words"]
    return all(
        w.replace("-", "").isalpha() and w not in bodies and (rank(w) >= _COMMON or known(w.capitalize()))
        for w in words
    )
