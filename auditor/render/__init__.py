"""From the name of a format to the module that writes it; a module is imported when its format is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.render.format import Format

FORMATS = {
    "text": "terminal",
    "concise": "concise",
    "json": "as_json",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "markdown": "markdown",
    "html": "html",
}
DECLARING = frozenset({"sarif"})  # those that declare the rules in force


def load(name: str) -> Format:
    """The format of this name; raises KeyError for one that FORMATS does not list."""
    form: Format = import_module(f"auditor.render.{FORMATS[name]}").FORMAT
    return form
