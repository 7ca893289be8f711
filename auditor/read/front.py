"""Front matter of a Markdown file: YAML or TOML between fences, and where each value stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping

from auditor.model import AuditError

_FRONT = re.compile(r"(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)")


def front_matter(text: str, name: str) -> tuple[Mapping[str, str], dict[str, tuple[int, int]], int]:
    """Front matter as texts, where each value stands, and where the story begins. Raises AuditError."""
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
