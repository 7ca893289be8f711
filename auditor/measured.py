"""How often each rule is right: the counts that `benchmarks/precision.py` took on labelled copy, for people to see."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from auditor.resources import data, read_toml


class Measured(NamedTuple):
    """Of `found` findings of a rule `right` were labelled faults; `labelled` faults of its kind were there in all.

    `digest` is that of the rule's files when it was measured.
    """

    right: int
    found: int
    labelled: int
    digest: str


@cache
def measured() -> Mapping[str, Measured]:
    """The counts of `rules/measured.toml` by the rule's name; raises AuditError when the file is damaged."""
    table = read_toml(data("rules") / "measured.toml")
    return {name: Measured(**counts) for name, counts in table.items() if isinstance(counts, dict)}


def digest(path: Path) -> str:
    """What a rule's file and the lists beside it hold, in twelve characters, whatever their line ends."""
    files = sorted(path.parent.glob(f"{path.stem}.*"))
    return hashlib.sha256(b"\0".join(f.read_bytes().replace(b"\r\n", b"\n") for f in files)).hexdigest()[:12]
