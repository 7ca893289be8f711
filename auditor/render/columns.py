"""How wide text is on a terminal, where a letter with its accents is one column and an emoji two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

# One character is one column: Latin letters, dashes, curly quotation marks, bullets, the ellipsis. Most copy has no
# other, and is spared the tables of all characters (0.03 s).
_PLAIN = re.compile(r"[ -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u203b\u20a0-\u20b0\ufffd]*")
_MOST = 16  # characters of one letter, at most: a family of four is eleven


def columns(text: str) -> int:
    """The columns that a terminal gives a line without control characters."""
    if _PLAIN.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth

    return max(0, wcswidth(text))


def first(text: str, room: int) -> str:
    """As much of its beginning as fits into so many columns; letters and their accents stay together."""
    return "".join(_fitting(_letters(text[: _MOST * max(0, room)]), room))


def last(text: str, room: int) -> str:
    """As much of its end as fits into so many columns; letters and their accents stay together."""
    near = text[max(0, len(text) - _MOST * max(0, room)) :]
    return "".join(reversed(list(_fitting(reversed(_letters(near)), room))))


def _fitting(letters: Iterable[str], room: int) -> Iterator[str]:
    for letter in letters:
        room -= columns(letter)
        if room < 0:
            return
        yield letter


def _letters(text: str) -> Sequence[str]:
    """What a reader takes for one letter or sign each, however many characters it is made of."""
    if _PLAIN.fullmatch(text):
        return text
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text with spaces up to a width in columns, on its right or (`right`) on its left."""
    space = " " * (width - columns(text))
    return space + text if right else text + space
