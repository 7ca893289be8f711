"""XML elements, written so that they are read back as they were meant."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from auditor.render.characters import fit

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def start(name: str, attributes: Mapping[str, object]) -> str:
    """A start tag. A line end in a value is written as a reference: a parser would read a space."""
    return f"<{name}{''.join(f' {key}={quoteattr(fit(str(value)))}' for key, value in attributes.items())}>"


def element(name: str, attributes: Mapping[str, object], inner: str = "") -> str:
    """An element around XML that is ready."""
    opened = start(name, attributes)
    return f"{opened}{inner}</{name}>" if inner else f"{opened[:-1]}/>"


def words(text: str) -> str:
    """Text between tags."""
    return escape(fit(text), {"\r": "&#13;"})
