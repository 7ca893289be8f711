"""What holds for a path, and where each value comes from: the rows of `audit config`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from auditor.config.files import File, dotted
from auditor.config.layers import Flat
from auditor.config.schema import Key
from auditor.config.settings import Settings

_COUNTED = {"names": "name", "house.terms": "term"}
_ORDER = ("fail_on", "min_score", "disable", "severity", "names", "style", "house")

Row = tuple[str, str, str]


def rows(file: File | None, settings: Settings) -> Iterator[Row]:
    """(key, value, where it was set), in the order of the manual; many names or terms are counted by their origin."""
    for key in ("extend", "include", "exclude"):
        if file:
            yield from ((key, value, file.where((key, i))) for i, value in enumerate(file.table.get(key, ())))
    held = sorted(settings.held.items(), key=lambda item: (_ORDER.index(item[0][0]), item[0]))
    places: dict[tuple[str, Key, Flat], str] = {}  # many names are of one
    counts: Counter[tuple[str, str]] = Counter()
    for flat, (value, layer) in held:
        name = dotted(flat)
        counted = next((many for many in _COUNTED if name.startswith(f"{many}.")), None)
        if counted:
            one = layer.name, layer.at, flat[:1] if counted == "names" else flat[:2]
            if one not in places:
                places[one] = layer.where(one[-1])
            counts[counted, places[one]] += 1
        elif flat[0] == "disable":
            yield "disable", flat[1], layer.where(flat)
        else:
            yield name, str(value).lower() if isinstance(value, bool) else str(value), layer.where(flat)
    for (many, place), count in counts.items():
        yield many, f"{count} {_COUNTED[many]}{'' if count == 1 else 's'}", place
