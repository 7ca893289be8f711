"""Characters that no keyboard put there: invisible ones, letters of another script in a word, a wrong decoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

_INVISIBLE = re.compile(r"[\u200b\u2060\u200e\u200f\u00ad\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]+")
_MIXED = re.compile(r"(?:[A-Za-z]+[\u0370-\u04ff]|[\u0370-\u04ff]+[A-Za-z])[A-Za-z\u0370-\u04ff]*")
# UTF-8 that was read as Windows-1252: “â€™” for an apostrophe, “Ã©” for é, “Â£” for £
_DECODED = re.compile(r"(?:â€[\u0080-\u00bf™œ˜“”¦¢\u0152-\u0161]|Ã[\u0080-\u00bf]|Â[\u00a0-\u00bf])+")
_LOOKALIKES = str.maketrans(
    "авекмнорстухіјѕАВЕКМНОРСТУХІЈЅαοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abekmhopctyxijsABEKMHOPCTYXIJSaoABEZHIKMNOPTYX"
)


def strays(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what it is, what should stand there) of each stray character or run between two offsets."""
    for match in _INVISIBLE.finditer(text, start, end):
        yield *match.span(), "There is an invisible character here", ""
    for match in _MIXED.finditer(text, start, end):
        latin = match.group().translate(_LOOKALIKES)
        if latin.isascii():
            yield *match.span(), "A letter of another alphabet stands in this word", latin
    for match in _DECODED.finditer(text, start, end):
        try:
            right = match.group().encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        yield *match.span(), "These characters are a wrong decoding", right
