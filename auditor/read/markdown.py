"""Markdown to Source: CommonMark by markdown-it-py, front matter by PyYAML or tomllib, both imported only here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from auditor.model import AuditError, Block, Piece, Source

if TYPE_CHECKING:
    from markdown_it.token import Token as MarkdownToken

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")
_HEADLINES, _STANDFIRSTS, _BYLINES = ("headline", "title"), ("standfirst", "subtitle", "dek"), ("author", "byline")
_KINDS = {"h1": "headline", "li": "item", "blockquote": "blockquote"}


class _Story:
    """The story's text as it grows, with the pieces that lead back to the file."""

    def __init__(self, original: str) -> None:
        self.original = original
        self.parts: list[str] = []
        self.length = 0
        self.opened = 0
        self.pieces: list[Piece] = []
        self.blocks: list[Block] = []

    def add(self, text: str, origin: int, limit: int) -> int:
        """Append `text`, which stands in the file from `origin` on, perhaps escaped; the file offset behind it."""
        run = 0  # a run of characters that stand in the file just so
        while run < len(text):
            end = origin
            length = 0
            while run + length < len(text) and end < limit and self.original[end] == text[run + length]:
                end, length = end + 1, length + 1
            if length:
                self.pieces.append(Piece(self.length, origin, "body"))
                self.parts.append(text[run : run + length])
                self.length += length
                run, origin = run + length, end
                continue
            following = self.original.find(text[run], origin, limit)
            if following < 0:  # an entity: one character in the story, several in the file
                self.pieces.append(Piece(self.length, min(origin, limit - 1), "body"))
                self.parts.append(text[run])
                self.length += 1
                run += 1
            else:
                origin = following
        return origin

    def open(self) -> int:
        """Start a block; the offset at which it starts."""
        if self.parts:
            self.parts.append("\n\n")
            self.length += 2
        self.opened = len(self.parts)
        return self.length

    def close(self, kind: str, start: int) -> None:
        """End a block; one without a word in it is none."""
        if any(part.strip() for part in self.parts[self.opened :]):
            self.blocks.append(Block(kind, start, self.length))


def _front_matter(text: str, name: str) -> tuple[Mapping[str, str], dict[str, tuple[int, int]], int]:
    """Front matter as texts, where each value stands, and where the story begins."""
    opened = _FRONT.match(text)
    if not opened:
        return {}, {}, 0
    fence = re.escape(opened.group(1))
    closed = re.compile(rf"^(?:{fence}|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE).search(text, opened.end())
    if not closed:
        if re.match(r"[\w-]+[ \t]*[:=]", text[opened.end() :]):
            line = f"{name}: front matter opens with {opened.group(1)} on line 1 and never closes"
            raise AuditError(f"{line}; add a line {opened.group(1)} below it")
        return {}, {}, 0
    inside = text[opened.end() : closed.start()]
    read = _toml if opened.group(1) == "+++" else _yaml
    meta, places = read(inside, name)
    return meta, {k: (s + opened.end(), e + opened.end()) for k, (s, e) in places.items()}, closed.end()


def _toml(inside: str, name: str) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
    try:
        table = tomllib.loads(inside.replace("\r\n", "\n").replace("\r", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise AuditError(f"{name}: front matter is not valid TOML: {error}") from None
    meta = {key.lower(): str(value) for key, value in table.items()}
    found = {key: inside.find(value) for key, value in meta.items() if value}
    return meta, {key: (at, at + len(meta[key])) for key, at in found.items() if at >= 0}


def _yaml(inside: str, name: str) -> tuple[dict[str, str], dict[str, tuple[int, int]]]:
    import yaml

    try:
        node = yaml.compose(inside, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (line {mark.line + 2})" if mark else ""
        raise AuditError(f"{name}: front matter is not valid YAML{line}; put values with “:” in quotes") from None
    meta: dict[str, str] = {}
    places: dict[str, tuple[int, int]] = {}
    if not isinstance(node, yaml.MappingNode):
        return meta, places
    for key, value in node.value:
        if isinstance(value, yaml.SequenceNode) and value.value:
            meta[str(key.value).lower()] = ", ".join(str(v.value) for v in value.value)
        elif isinstance(value, yaml.ScalarNode):
            meta[str(key.value).lower()] = value.value
            quoted = value.style in ("'", '"')
            places[str(key.value).lower()] = (value.start_mark.index + quoted, value.end_mark.index - quoted)
    return meta, places


def read(text: str, name: str) -> Source:
    """The story of a Markdown file: front-matter headline, standfirst and byline first, then the body's blocks."""
    from markdown_it import MarkdownIt

    meta, places, begin = _front_matter(text, name)
    story = _Story(text)
    for kind, keys in (("headline", _HEADLINES), ("standfirst", _STANDFIRSTS), ("byline", _BYLINES)):
        key = next((k for k in keys if meta.get(k) and k in places), None)
        if key:
            start = story.open()
            story.add(meta[key], *places[key])
            story.close(kind, start)
    body = text[begin:]
    starts = [begin] + [begin + m.end() for m in re.finditer(r"\r\n|\n|\r", body)] + [len(text)]
    tokens = MarkdownIt("commonmark").enable(["table"]).disable("text_join").parse(body.replace("\r\n", "\n"))
    kinds: list[str] = []
    for token in tokens:
        if token.nesting == 1:
            kinds.append(token.tag)
        elif token.nesting == -1 and kinds:
            kinds.pop()
        elif token.type == "inline" and token.map:
            start = story.open()
            _inline(story, token, starts[token.map[0]], starts[min(token.map[1], len(starts) - 1)])
            story.close(_kind(kinds, story), start)
    return Source(
        name,
        "".join(story.parts),
        text,
        tuple(story.pieces) or (Piece(0, 0, "body"),),
        tuple(story.blocks),
        meta,
        titled=any(b.kind == "headline" for b in story.blocks),
    )


def _inline(story: _Story, token: MarkdownToken, origin: int, limit: int) -> None:
    for child in _leaves(token):
        if child.type in ("softbreak", "hardbreak"):
            end = re.compile(r"[\r\n]").search(story.original, origin, limit)
            origin = story.add("\n", end.start() if end else origin, limit)
        elif child.content:
            shown = child.markup if child.type == "text_special" else child.content
            at = story.original.find(shown, origin, limit)
            # cannot be missed in valid Markdown; a place nearby is better than none
            origin = story.add(child.content, at if at >= 0 else origin, limit)
            if child.type == "text_special" and at >= 0:
                origin = max(origin, at + len(shown))


def _leaves(token: MarkdownToken) -> Iterator[MarkdownToken]:
    """The pieces of text; pictures and inline HTML are not the story."""
    for child in token.children or []:
        if child.type in ("text", "text_special", "code_inline", "softbreak", "hardbreak"):
            yield child


def _kind(kinds: list[str], story: _Story) -> str:
    """A block's job by the elements around it; only the first # line is the headline, and only if none came before."""
    if kinds[-1] == "h1" and not any(b.kind == "headline" for b in story.blocks):
        return "headline"
    if kinds[-1] in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "subhead"
    return next((_KINDS[tag] for tag in reversed(kinds) if tag in ("li", "blockquote")), "paragraph")
