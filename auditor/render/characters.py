"""Copy made fit for formats that cannot bear every character."""

from __future__ import annotations

# Control characters (a terminal obeys them, XML 1.0 forbids them), halves of surrogate pairs, and what is no character.
_UNFIT = dict.fromkeys(
    (*range(9), 11, 12, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "�"
)


def fit(text: str) -> str:
    """The text with every character that XML 1.0 or a terminal would not bear as U+FFFD; line ends and tabs stay."""
    return text.translate(_UNFIT)


def one_line(text: str) -> str:
    """The text, fit, on one line: whatever any program takes for a line end is a space."""
    return fit(" ".join(text.splitlines()).replace("\t", " "))
