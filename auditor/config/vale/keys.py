"""The keys of a Vale rule, read one by one; what cannot be read is kept as a line that names file and key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from auditor.checks.vale.patterns import UnreadableError
from auditor.config.vale.regex import rewritten

_LARGEST = 1_000_000_000
MOST = 5000  # entries of one key
_LOOKAROUND = ("(?=", "(?!", "(?<=", "(?<!")


class Keys:
    """The table of a rule as its file has it, every value a text, a list or a table.

    Whoever asks for a key gets what can be read of it; `unread` says what was passed over. `accepted` are the patterns
    of the newsroom's vocabulary.
    """

    def __init__(self, table: Mapping[str, Any], label: str, accepted: Sequence[str] = ()) -> None:
        """Begin with nothing passed over."""
        self.accepted = accepted
        self.table = table
        self.label = label
        self.unread: list[str] = []

    def pass_over(self, key: str, why: str) -> None:
        """Keep a line that says what is not read, and why."""
        self.unread.append(f"{self.label}: key “{key}” is not read: {why}")

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self.table.get(key, default)
        if isinstance(value, str):
            return value
        self.pass_over(key, "it is no text")
        return default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Yes or no."""
        value = self.text(key) or str(default)
        if value.lower() not in ("true", "false"):
            self.pass_over(key, f"“{value}” is neither true nor false")
        return value.lower() == "true"

    def number(self, key: str, default: float = 0) -> float:
        """A number from 0 to a billion."""
        value = self.text(key)
        try:
            number = float(value or default)
        except ValueError:
            number = -1
        if 0 <= number <= _LARGEST:
            return number
        self.pass_over(key, f"“{value}” is no number from 0 to a billion")
        return default

    def texts(self, key: str) -> list[str]:
        """A list of texts, or one."""
        value = self.table.get(key) or []
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.pass_over(key, "it is no list of texts")
            return []
        return self._few(key, value)

    def patterns(self, key: str) -> list[str]:
        """A list of patterns, or one, rewritten for RE2; each that it does not take is named."""
        read = (self.pattern(f"{key}[{i}]", one) for i, one in enumerate(self.texts(key), 1) if one.strip())
        return [pattern for pattern in read if pattern]

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """A table of texts, in its order; in a list of tables, all of them."""
        value = self.table.get(key) or {}
        tables = value if isinstance(value, list) else [value]
        if not all(isinstance(table, dict) and all(isinstance(one, str) for one in table.values()) for table in tables):
            self.pass_over(key, "it is no table of texts")
            return []
        return self._few(key, [pair for table in tables for pair in table.items()])

    def pattern(self, key: str, written: str) -> str:
        """A pattern rewritten for RE2; "" for one that it does not take."""
        try:
            return rewritten(written)
        except (UnreadableError, ValueError) as error:
            around = any(sign in written for sign in _LOOKAROUND)
            why = "it looks around, which RE2 does not" if around else str(error)
            self.pass_over(key, f"{why} (“{written[:60]}”)")
            return ""

    def _few(self, key: str, entries: list[Any]) -> list[Any]:
        if len(entries) > MOST:
            self.pass_over(key, f"of its {len(entries):,} entries only the first {MOST:,} are read")
        return entries[:MOST]
