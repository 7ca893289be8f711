"""Markdown to Source: CommonMark by markdown-it-py, which is imported only here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from auditor.model import Source
from auditor.read.front import front_matter
from auditor.read.shortcodes import MASK, masked
from auditor.read.story import Story

if TYPE_CHECKING:
    from markdown_it.token import Token as MarkdownToken

_HEADLINES, _STANDFIRSTS, _BYLINES = ("headline", "title"), ("standfirst", "subtitle", "dek"), ("author", "byline")
_KINDS = {"h1": "headline", "li": "item", "blockquote": "blockquote"}
_LINE_END = re.compile(r"\r\n|\n|\r")
_SHOWN = re.compile(rf"[^{MASK}]+")


def read(text: str, name: str) -> Source:
    """The story of a Markdown file: front-matter headline, standfirst and byline first, then the body's blocks."""
    from markdown_it import MarkdownIt

    meta, places, begin = front_matter(text, name)
    body = masked(text[begin:])
    story = Story(text[:begin] + body)
    for kind, keys in (("headline", _HEADLINES), ("standfirst", _STANDFIRSTS), ("byline", _BYLINES)):
        key = next((k for k in keys if meta.get(k) and k in places), None)
        if key:
            start = story.open()
            story.add(meta[key], *places[key])
            story.close(kind, start)
    starts = [begin] + [begin + m.end() for m in _LINE_END.finditer(body)] + [len(text)]
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
    return story.source(name, text, meta)


def _inline(story: Story, token: MarkdownToken, origin: int, limit: int) -> None:
    for child in _leaves(token):
        if child.type in ("softbreak", "hardbreak"):
            end = _LINE_END.search(story.original, origin, limit)
            if end:
                story.put("\n", end.start(), len(end.group()))
                origin = end.end()
            continue
        if child.type == "text_special":  # an entity or an escaped mark
            at = story.original.find(child.markup, origin, limit)
            if at >= 0:  # as it is in valid Markdown
                story.put(child.content, at, len(child.markup))
                origin = at + len(child.markup)
            continue
        for match in _SHOWN.finditer(child.content):
            words = match.group()
            # cannot be missed in valid Markdown; a place nearby is better than none
            at = max(story.original.find(words, origin, limit), origin)
            if match.start() and words[0] == " " and (not story.parts or story.parts[-1][-1:] in (" ", "\n")):
                words, at = words[1:], at + 1  # the space on the other side of hidden mark-up
            origin = story.add(words, at, limit)


def _leaves(token: MarkdownToken) -> Iterator[MarkdownToken]:
    """The pieces of text; pictures and inline HTML are not the story."""
    for child in token.children or []:
        if child.type in ("text", "text_special", "code_inline", "softbreak", "hardbreak"):
            yield child


def _kind(kinds: list[str], story: Story) -> str:
    """A block's job by the elements around it; only the first # line is the headline, and only if none came before."""
    if kinds[-1] == "h1" and not any(b.kind == "headline" for b in story.blocks):
        return "headline"
    if kinds[-1] in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "subhead"
    return next((_KINDS[tag] for tag in reversed(kinds) if tag in ("li", "blockquote")), "paragraph")
