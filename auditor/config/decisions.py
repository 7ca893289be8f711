"""The decisions of a newsroom: which findings it lets stand, in audit-decisions.toml, sorted so that branches merge."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from auditor.atomic import replace
from auditor.config.files import dotted, line_of, shown
from auditor.config.schema import Key
from auditor.model import AuditError
from auditor.report import Decision
from auditor.rulefile import nearest

NAME = "audit-decisions.toml"
_HEAD = "# Findings that this newsroom lets stand. Written by `audit decide` and `audit baseline`; audit reads it.\n"
_TEXTS = ("fingerprint", "rule", "words", "path", "why", "who")
_DATES = ("when", "until")


def read(path: Path, label: str = "") -> tuple[Decision, ...]:
    """The decisions in a file; raises AuditError with file, line and key where one is not as it must be."""
    label = label or shown(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        table = tomllib.loads(text)
    except OSError as error:
        raise AuditError(f"{label}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise AuditError(f"{label}: cannot be read as UTF-8 text ({error})") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AuditError(f"{label}: not valid TOML: {error}") from None

    def wrong(key: Key, why: str) -> AuditError:
        line = line_of(text, key)
        return AuditError(f"{label}{f' line {line}' if line else ''}: key “{dotted(key)}” {why}")

    for key in table:
        if key != "decision":
            raise wrong((key,), f"is not known{nearest(key, ('decision',))}")
    rows = table.get("decision", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise wrong(("decision",), "must be tables, each under [[decision]]")
    for number, row in enumerate(rows):
        for name, why in _faults(row):
            raise wrong(("decision", number, name), why)
    return tuple(Decision(**row) for row in rows)


def _faults(row: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    known = (*_TEXTS, *_DATES)
    yield from ((name, f"is not known{nearest(name, known)}") for name in row if name not in known)
    yield from ((name, "is missing") for name in (*_TEXTS, "when") if name not in row)
    for name, value in row.items():
        if name in _TEXTS and not (isinstance(value, str) and value.strip()):
            yield name, "must be a text that says something"
        if name in _DATES and (not isinstance(value, date) or isinstance(value, datetime)):
            yield name, "must be a day such as 2027-01-31, without quotation marks"


def write(path: Path, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Write the file whole or not at all, one decision for each finding, the last one; raises AuditError.

    They are in the order of their fingerprints: two branches seldom write at the same place.
    """
    told = {decision.fingerprint: decision for decision in decisions}
    ordered = tuple(told[mark] for mark in sorted(told))
    replace(path, "\n".join([_HEAD, *map(_written, ordered)]).encode())
    return ordered


def _written(decision: Decision) -> str:
    lines = [f"{name} = {_text(getattr(decision, name))}" for name in _TEXTS]
    lines += [f"{name} = {day}" for name in _DATES if (day := getattr(decision, name))]
    return "\n".join(["[[decision]]", *lines, ""])


def _text(value: str) -> str:
    """A basic string of TOML, which is one of JSON but for a character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
