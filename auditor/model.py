"""The values that pass from read to render: frozen, plain, and importing nothing of ours.

All positions are character offsets into `Document.text`, half-open, so `document[span]` is what was written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, NamedTuple


class AuditError(Exception):
    """Something the user can mend: one line that names the file and the mend."""


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a document's text."""

    start: int
    end: int


class Voice(IntEnum):
    """Whose words a character is: the reporter's, a speaker's in quotation marks, or a speaker's in paraphrase."""

    REPORTER = 0
    QUOTED = 1
    ATTRIBUTED = 2


class Piece(NamedTuple):
    """From `start` in the story's text onwards, the characters stand at `origin` onwards in `where`.

    `width` is how many characters of the file make the first one: more than one for an entity such as `&amp;`.
    """

    start: int
    origin: int
    where: str
    width: int = 1


class Block(NamedTuple):
    """A run of lines with one job; see `parse.structure` for the kinds."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """One article as its reader found it.

    `text` is the story, `pieces` map it back to `original` (the decoded file), `meta` is the front matter.
    `titled` says that the headline is settled: it is a block of its own, or there is none. Where a file has no lines
    (Word, JSON), `original` has one paragraph on each, and `unit` says "paragraph". `comments` are the places in
    `original` of the comments that speak to the audit, in files that can hold some.
    """

    name: str
    text: str
    original: str
    pieces: tuple[Piece, ...]
    blocks: tuple[Block, ...]
    meta: Mapping[str, str] = field(default_factory=dict)
    titled: bool = False
    unit: str = "line"
    comments: tuple[Span, ...] = ()


class Token(NamedTuple):
    """A word, number or mark; `word` is folded: lower case, straight apostrophes."""

    start: int
    end: int
    word: str


class Sentence(NamedTuple):
    """A sentence; `first` and `last` (exclusive) index its tokens, `block` its block."""

    start: int
    end: int
    first: int
    last: int
    block: int


class Number(NamedTuple):
    """A number as written, with its unit: `value` to `high`, which are the same where no range is given.

    `kind` and what `value` is then:
    count, many (a size: “hundreds” is 100) · money in `unit` ("£", "$", "€", "₹" …; pence are 0.01 £, cents 0.01 $) ·
    percent and points (12 for 12%) · fraction and ratio (0.25 for “a quarter of”, “one in four”) · ordinal ·
    measure in `unit` ("km", "year", "square mile" …) · age in `unit` ("year", "month" …) ·
    date (20260503; 503 without a year, 20260500 without a day) · weekday (1 is Monday) · year (a decade is its range) ·
    time (hours after midnight) · score (`value` and `high` are its two sides as written) ·
    name (it counts nothing: “No 10”, “24/7”, “Covid-19”).
    `modifier` is "", about, nearly, more than, less than, at least, at most or up to; it is not in the span.
    """

    start: int
    end: int
    value: float
    high: float
    unit: str
    kind: str
    modifier: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks (`span` with them, `inner` without) and who says them.

    `kind` is "speech", "fragment" (a few words, quoted inside somebody else's sentence) or "title" (a song, a book).
    `closed` is False where a quotation runs on into the next paragraph, or where the closing mark is missing.
    """

    span: Span
    inner: Span
    kind: str
    closed: bool
    speaker: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is responsible for `content`: `source` and `cue` as written, `kind` direct, indirect or mixed.

    `source` is None where nobody is named ("it is understood"); `speaker` is the person or body behind it,
    in the longest form that the article uses, with pronouns resolved. `stance` says that the content is what the source
    wants, decides or stands for, in the reporter's words: “she refused to …”, and no report of what was said.
    """

    content: Span
    source: Span | None
    cue: Span | None
    kind: str
    speaker: str | None = None
    stance: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A person, body or place: the fullest `name`, the `role` at first mention, and every mention in order."""

    name: str
    role: str
    person: bool
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One file of `rules/`: what is checked, why, on whose authority, and the examples that prove it.

    `houses` gives, for an example that is meant in a house style of its own, the keys of that house.
    `fix` is "safe" where `audit --fix` may write what the rule suggests, as far as its checker is certain, else "".
    """

    code: str
    name: str
    title: str
    check: str
    severity: str
    confidence: float
    message: str
    rationale: str
    source: tuple[Mapping[str, Any], ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]
    wrong: tuple[str, ...]
    voices: frozenset[Voice]
    options: Mapping[str, Any]
    path: str
    houses: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fix: str = ""

    @property
    def called(self) -> str:
        """Its name and its code, which are one for a Vale rule."""
        return self.name if self.name == self.code else f"{self.name} {self.code}"

    @property
    def group(self) -> str:
        """The three letters that begin the code: ATT, LOD, HED, TYP, STY, NUM, FAI; of a Vale rule its style."""
        style, stop, _ = self.code.partition(".")
        return style if stop else self.code[:3]
