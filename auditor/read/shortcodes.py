"""Template mark-up in Markdown (Hugo shortcodes, Liquid tags, footnote marks) hidden in place, so that offsets hold."""

from __future__ import annotations

import re

MASK = "\ue000"  # for private use: Markdown takes it for a letter, and no story holds it
_TEMPLATE = re.compile(
    r"\{%-?\s*comment\s*-?%\}.{0,5000}?\{%-?\s*endcomment\s*-?%\}"  # what Liquid comments out is not the story
    r"|\{\{.{0,2000}?\}\}|\{%.{0,2000}?%\}"
    r"|\[\^[\w-]{1,60}\]:?"
    r"|^\{:[^}\n]{0,200}\}",
    re.DOTALL | re.MULTILINE,
)
_NOT_LINE_END = re.compile(r"[^\r\n]")
_ONLY_MASKS = re.compile(rf"^[ \t]*{MASK}[ \t{MASK}]*(?=[\r\n]|\Z)", re.MULTILINE)


def masked(text: str) -> str:
    """The text at the same length: mark-up between words as MASK, and as spaces where it fills the line.

    A line of spaces parts paragraphs, as the figure or note in its place does; spaces at the start of a line with words
    would be indented code to Markdown.
    """
    hidden = _TEMPLATE.sub(lambda match: _NOT_LINE_END.sub(MASK, match.group()), text)
    return _ONLY_MASKS.sub(lambda match: " " * len(match.group()), hidden)
