"""HTML to a flat list of tags and texts with their places in the file.

Not by html.parser, which takes time squared over an unclosed tag or comment: here every pattern is possessive and goes
over the file once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from html.entities import html5
from typing import NamedTuple

from auditor.read.story import Atom

DEEPEST = 500
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NO_PARAGRAPH_INSIDE = frozenset(
    "address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table td th tr ul".split()
)
_CLOSED_BY_NEXT = {
    "li": ("ul", "ol"),
    "dt": ("dl",),
    "dd": ("dl",),
    "td": ("tr", "table"),
    "th": ("tr", "table"),
    "tr": ("table",),
}
_VALUE = r"""\s*+=\s*+(?:"([^"]*+)(?:"|\Z)|'([^']*+)(?:'|\Z)|([^\s>]*+))"""
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^>]*+(?:>|\Z)|</(?P<close>[a-z][^\s/>]*+)[^>]*+(?:>|\Z)"
    rf"|<(?P<open>[a-z][^\s/>]*+)(?P<attrs>(?:[\s/]++|[^\s/>=]++(?:{_VALUE})?|=)*+)(?:>|\Z)"
    r"|&(?:\#[0-9]++|\#x[0-9a-f]++|[a-z][a-z0-9]{1,40});?",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"([^\s/>=]++)(?:{_VALUE})?")
_RAW = {name: re.compile(rf"</{name}[\s/>]|\Z", re.IGNORECASE) for name in ("script", "style", "textarea", "noscript")}


class Mark(NamedTuple):
    """`kind` is open, close, void or text; every open has its close, also where the file has none."""

    kind: str
    name: str
    attrs: Mapping[str, str]
    atom: Atom


class _Open:
    """The elements that are open, which HTML lets go unclosed."""

    def __init__(self) -> None:
        self.stack: list[str] = []
        self.count: Counter[str] = Counter()
        self.too_deep: Counter[str] = Counter()

    def close(self, name: str, at: int) -> Iterator[Mark]:
        """Close an element and those left open inside it; nothing when it is not open."""
        if self.too_deep[name]:
            self.too_deep[name] -= 1
        elif self.count[name]:
            last = ""
            while last != name:
                last = self.stack.pop()
                self.count[last] -= 1
                yield Mark("close", last, {}, Atom("", at, 0))

    def open(self, name: str, attrs: Mapping[str, str], atom: Atom) -> Iterator[Mark]:
        """Open an element, and close before it what it cannot stand in."""
        if name in _NO_PARAGRAPH_INSIDE and self.stack and self.stack[-1] == "p":
            yield from self.close("p", atom.origin)
        if name in _CLOSED_BY_NEXT and self.count[name]:
            above = next(n for n in reversed(self.stack) if n == name or n in _CLOSED_BY_NEXT[name])
            if above == name:
                yield from self.close(name, atom.origin)
        if name in _VOID:
            yield Mark("void", name, attrs, atom)
        elif len(self.stack) < DEEPEST:
            self.stack.append(name)
            self.count[name] += 1
            yield Mark("open", name, attrs, atom)
        else:
            self.too_deep[name] += 1


def character(written: str) -> str:
    """What an entity stands for; one without a meaning is an ampersand that nobody escaped."""
    if written[1] != "#":
        return html5.get(f"{written[1:].rstrip(';')};" if written.endswith(";") else written[1:], written)
    if len(written) > 12:
        return "�"
    # unescape knows Windows' own numbers for quotation marks and dashes, which old CMSs write; no file holds a NUL
    return unescape(written if written.endswith(";") else f"{written};") or "�"


def html_marks(text: str) -> Iterator[Mark]:
    """The marks of a page or a fragment, however it is written; it cannot fail."""
    elements = _Open()
    position = 0
    while position < len(text):
        match = _MARKUP.search(text, position)
        start = match.start() if match else len(text)
        if start > position:
            yield Mark("text", "", {}, Atom(text[position:start], position, start - position))
        if not match:
            break
        position = match.end()
        if match["open"] and match.group()[-1] != ">":  # a tag or its quotation mark that nobody closed
            position = text.find(">", start) + 1
            if not position:
                yield Mark("text", "", {}, Atom(text[start:], start, len(text) - start))
                break
            continue
        atom = Atom("", start, position - start)
        if match["close"]:
            yield from elements.close(match["close"].lower(), start)
        elif match["open"]:
            name = match["open"].lower()
            found = _ATTRIBUTE.finditer(match["attrs"])
            attrs = {m[1].lower(): unescape(next((v for v in m.groups()[1:] if v is not None), "")) for m in found}
            yield from elements.open(name, attrs, atom)
            if name in _RAW and not match.group().endswith("/>"):
                position = _RAW[name].search(text, position).start()  # type: ignore[union-attr]  # \Z always matches
        elif match.group()[0] == "&":
            yield Mark("text", "", {}, atom._replace(text=character(match.group())))
    while elements.stack:
        yield from elements.close(elements.stack[-1], len(text))
