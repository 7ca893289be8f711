"""Source to Document: the order of parsing, on one screen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.document import Document
from auditor.model import Attribution, Block, Quote, Sentence, Source, Span, Token, Voice
from auditor.parse.attribution import attributions
from auditor.parse.names import names
from auditor.parse.numbers import numbers
from auditor.parse.quotes import quotes
from auditor.parse.sentences import sentences
from auditor.parse.story import story
from auditor.parse.structure import STORY, structure
from auditor.parse.words import tokens
from auditor.unhindered import unhindered

_LINE = re.compile(r"\r\n|\n|\r")


@unhindered()
def parse(source: Source) -> Document:
    """Everything the checks know about an article, found once."""
    text = source.text
    blocks = structure(source)
    words = tokens(text)
    sents = tuple(sentences(text, words, blocks, STORY))
    quoted = tuple(quotes(text, blocks, STORY))
    upper = [i for i, token in enumerate(words) if text[token[0]].isupper()]
    known = names(text, words, sents, upper, titled=_title_case(text, blocks))
    said = attributions(story(text, words, sents, blocks, quoted), known)
    return Document(
        source=source,
        text=text,
        headline=next((b for b in blocks if b.kind == "headline"), None),
        blocks=blocks,
        tokens=words,
        words=tuple([token.word for token in words]),
        places=_places(words),
        capitals=upper,
        closes=_closes(len(words), sents),
        sentences=sents,
        quotes=_with_speakers(quoted, said),
        attributions=said,
        sourced=tuple(sorted((a for a in said if a.source), key=lambda a: (a.source or Span(0, 0)).start)),
        names=known,
        mentions=tuple(sorted(((m, n) for n in known for m in n.mentions), key=lambda pair: pair[0])),
        numbers=numbers(words),
        voices=_voices(len(text), quoted, said),
        lines=(0, *(m.end() for m in _LINE.finditer(source.original))),
    )


def _places(tokens: Sequence[Token]) -> Mapping[str, Sequence[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for i, (_, _, word) in enumerate(tokens):
        places[word].append(i)
    return dict(places)


def _closes(count: int, sentences: Sequence[Sentence]) -> Sequence[int]:
    closes = [0] * count
    for sentence in sentences:
        closes[sentence.first : sentence.last] = [sentence.last] * (sentence.last - sentence.first)
    return closes


def _title_case(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the headline is in Title Case, so that its capitals mark no names."""
    head = next((text[b.start : b.end] for b in blocks if b.kind == "headline"), "")
    words = [w for w in head.split() if len(w) > 3 and w[0].isalpha()]
    return len(words) > 3 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _with_speakers(quoted: Sequence[Quote], said: Sequence[Attribution]) -> tuple[Quote, ...]:
    by_content = {a.content: a for a in said if a.kind != "indirect"}
    return tuple(
        replace(q, speaker=by_content[q.span].source, cue=by_content[q.span].cue) if q.span in by_content else q
        for q in quoted
    )


def _voices(length: int, quoted: Sequence[Quote], said: Sequence[Attribution]) -> bytes:
    voices = bytearray(length)
    for one in said:
        if one.kind == "indirect" and one.source and not one.stance:
            start, end = one.content
            voices[start:end] = bytes([Voice.ATTRIBUTED]) * (end - start)
    for start, end in [*(q.span for q in quoted), *(a.content for a in said if a.kind == "direct")]:
        voices[start:end] = bytes([Voice.QUOTED]) * (end - start)
    return bytes(voices)
