"""What is set, one layer over another: every value flat under its key, and who said it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from auditor.config.files import File
from auditor.config.globs import globs, relative
from auditor.config.packs import names_of
from auditor.config.schema import Key, schema
from auditor.house import listed

Flat = tuple[str, ...]
_DIALECT = ("house", "dialect")


class Layer(NamedTuple):
    """Values from one place: `name` says which, and for a file `at` is where in it they stand."""

    name: str
    values: Mapping[Flat, Any]
    file: File | None = None
    at: Key = ()

    def where(self, key: Flat) -> str:
        """Where a value was set, for people."""
        if self.file is None:
            return self.name
        spelt = ("dialect",) if key == _DIALECT else key[:1]
        full = (*self.at, *key)
        line = self.file.where(full if _holds(self.file.table, full) else (*self.at, *spelt))
        return f"{line}, {self.name}" if self.at else line


class Held(NamedTuple):
    """A value that holds, and the layer that set it."""

    value: Any
    layer: Layer


def settled(layers: Iterable[Layer]) -> dict[Flat, Held]:
    """What holds when each layer lies over the ones before it."""
    return {key: Held(value, layer) for layer in layers for key, value in layer.values.items()}


def defaults() -> Layer:
    """What holds where nobody says anything."""
    told: dict[Flat, Any] = {(name,): node["default"] for name, node in schema()["$defs"].items() if "default" in node}
    return Layer("default", told)


def layers_of(file: File) -> tuple[Layer, ...]:
    """What a file sets for all paths, and then what each of its `per_path` tables sets."""
    some = [Layer(file.label, dict(_flat(file, ())), file)]
    for place, entry in enumerate(file.table.get("per_path", ())):
        at = ("per_path", place)
        some.append(Layer(f"per_path {' '.join(entry['paths'])}", dict(_flat(file, at)), file, at))
    return tuple(some)


def fits(layer: Layer, path: Path) -> bool:
    """Whether a layer of a file is for a path: the first is for all, the others for those that their globs fit."""
    if layer.file is None or not layer.at:
        return True
    there = relative(layer.file, path)
    (table, place) = layer.at
    paths = tuple(layer.file.table[str(table)][place]["paths"])
    return there is not None and globs(paths).match_file(there)


def _flat(file: File, at: Key) -> Iterator[tuple[Flat, Any]]:
    """Each value of a table under its key. Lists and tables add up from layer to layer, so each entry has a key."""
    table: Any = file.table
    for part in at:
        table = table[part]
    house = table.get("house", {})
    if "dialect" in table and house.get("dialect", table["dialect"]) != table["dialect"]:
        raise file.wrong((*at, "dialect"), "is not what house.dialect says; keep one of them")
    for key in ("fail_on", "style"):
        if key in table:
            yield (key,), table[key]
    if "dialect" in table:
        yield _DIALECT, table["dialect"]
    for word in table.get("disable", ()):
        yield ("disable", word), True
    for word in names_of(file, (*at, "names"), table.get("names", [])):
        yield ("names", word), True
    for key in ("severity", "min_score"):
        yield from (((key, name), value) for name, value in table.get(key, {}).items())
    yield from house_values(house)


def house_values(house: Mapping[str, Any]) -> Iterator[tuple[Flat, Any]]:
    """House style under flat keys; what to write for a term is always a list."""
    for key, value in house.items():
        if key == "terms":
            yield from ((("house", "terms", wrong), listed(right)) for wrong, right in value.items())
        else:
            yield ("house", key), value


def _holds(table: Any, key: Key) -> bool:
    for part in key:
        try:
            table = table[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True
