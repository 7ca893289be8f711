"""What the kinds of Vale's rules share: their exceptions, and what keeps a rule from being asked."""

from __future__ import annotations

from typing import Any

from auditor.checks.vale.patterns import UnreadableError, compiled
from auditor.config.vale.keys import Keys
from auditor.config.vale.regex import one_of

Asked = dict[str, Any]


class UnaskedError(Exception):
    """What keeps a rule from being asked at all: a key, and why; no reason where nothing of the key can be read."""

    def __init__(self, key: str, why: str = "") -> None:
        """Keep both."""
        super().__init__(key, why)
        self.key, self.why = key, why


def needed(keys: Keys, key: str) -> list[str]:
    """The patterns of a key; raises UnaskedError where there is none that can be read."""
    patterns = keys.patterns(key)
    if not patterns:
        raise UnaskedError(key)
    return patterns


def exceptions(keys: Keys, *, vocabulary: bool = True) -> str:
    """One pattern for what is right all the same: the rule's exceptions, and the vocabulary unless it is not wanted."""
    own = keys.patterns("exceptions")
    listed = [*own, *(keys.accepted if vocabulary and keys.flag("vocab", default=True) else ())]
    return whole("exceptions", one_of(sorted(listed, key=len, reverse=True), words=True, ignorecase=False))


def whole(key: str, pattern: str) -> str:
    """A pattern made of others; raises UnaskedError where all together are too much for RE2."""
    try:
        compiled(pattern)
    except UnreadableError as error:
        raise UnaskedError(key, str(error)) from None
    return pattern
