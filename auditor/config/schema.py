"""What audit.toml may say, read from its JSON Schema: as much of that language as the file uses, and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from auditor.rulefile import nearest

_TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
Key = tuple[str | int, ...]


class Fault(NamedTuple):
    """A key that is wrong, and why: “is not known”, “must be true or false”."""

    key: Key
    why: str


@cache
def schema() -> Mapping[str, Any]:
    """The JSON Schema of audit.toml, draft 2020-12."""
    read: dict[str, Any] = json.loads(Path(__file__).with_name("audit.schema.json").read_text(encoding="utf-8"))
    return read


def faults(value: object, node: Mapping[str, Any], key: Key = ()) -> Iterator[Fault]:
    """Everything in which a value is not as this node of the schema has it, in the order of the file."""
    node = _resolved(node)
    kind = next((kind for kind in _kinds(node) if _is(value, kind)), None)
    if kind is None or "enum" in node and value not in node["enum"]:
        yield Fault(key, f"must be {wanted(node)}")
    elif isinstance(value, dict):
        yield from _in_table(value, node, key)
    elif isinstance(value, list):
        yield from _size(len(value), node, "Items", "entries", key)
        for place, item in enumerate(value):
            yield from faults(item, node.get("items", {}), (*key, place))
    elif isinstance(value, str):
        yield from _size(len(value), node, "Length", "characters", key)
    elif isinstance(value, int | float) and not node.get("minimum", value) <= value <= node.get("maximum", value):
        yield Fault(key, f"must be {wanted(node)}")


def _in_table(table: Mapping[str, Any], node: Mapping[str, Any], key: Key) -> Iterator[Fault]:
    known = node.get("properties", {})
    others = node.get("additionalProperties", {})
    yield from _size(len(table), node, "Properties", "entries", key)
    for name, value in table.items():
        if name in known:
            yield from faults(value, known[name], (*key, name))
        elif others is False:
            yield Fault((*key, name), f"is not known{nearest(name, known)}")
        else:
            yield from faults(value, others, (*key, name))
    for name in node.get("required", ()):
        if name not in table:
            yield Fault((*key, name), "is missing")


def _size(size: int, node: Mapping[str, Any], what: str, units: str, key: Key) -> Iterator[Fault]:
    least, most = node.get(f"min{what}", 0), node.get(f"max{what}", size)
    if size < least:
        yield Fault(key, "must not be empty")
    if size > most:
        yield Fault(key, f"has {size} {units}; {most} are the most")


def wanted(node: Mapping[str, Any]) -> str:
    """What a node of the schema asks for, in words: “one of US, GB”, “a list of texts”."""
    node = _resolved(node)
    if "enum" in node:
        return f"one of {', '.join(f'“{value}”' for value in node['enum'])}"
    return " or ".join(_in_words(kind, node) for kind in _kinds(node))


def _in_words(kind: str, node: Mapping[str, Any]) -> str:
    if kind == "integer":
        return f"a whole number from {node['minimum']} to {node['maximum']}"
    if kind == "array":
        return "a list of tables" if "properties" in _resolved(node.get("items", {})) else "a list of texts"
    return {"string": "a text", "boolean": "true or false", "object": "a table"}[kind]


def _resolved(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """A node with what its `$ref` leads to."""
    name = str(node.get("$ref", "")).removeprefix("#/$defs/")
    return {**schema()["$defs"][name], **node} if name else node


def _kinds(node: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = node.get("type", tuple(_TYPES))
    return (kinds,) if isinstance(kinds, str) else tuple(kinds)


def _is(value: object, kind: str) -> bool:
    if kind == "integer":
        return isinstance(value, int) and not isinstance(value, bool) or isinstance(value, float) and value.is_integer()
    return isinstance(value, _TYPES[kind])
