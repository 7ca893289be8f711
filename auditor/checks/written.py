"""What is written otherwise than the house writes it."""

from __future__ import annotations

from typing import NamedTuple

from auditor.document import Document
from auditor.model import Span


class Unlike(NamedTuple):
    """Words that are not the house's: where they stand, what to write, and what the house does, in a few words."""

    span: Span
    instead: str
    why: str


def in_story(document: Document, offset: int, *, headline: bool = False) -> bool:
    """Whether a character stands in a paragraph of the story, or in the headline where that counts too."""
    sentence = document.sentence_at(offset)
    kinds = ("paragraph", "headline") if headline else ("paragraph",)
    return sentence is not None and document.blocks[sentence.block].kind in kinds
