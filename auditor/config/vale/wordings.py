"""The kinds of Vale's rules that look for words: which keys they read, and what of them their checkers ask for."""

from __future__ import annotations

from auditor.checks.vale.patterns import UnreadableError
from auditor.config.vale.asked import Asked, UnaskedError, exceptions, needed, whole
from auditor.config.vale.keys import Keys
from auditor.config.vale.regex import one_of, rewritten

_SIGNS = frozenset("\\^$.|?*+()[]{}")
_LONGEST = 50  # tokens of a sequence
_FAR = 100  # words between two of them


def existence(keys: Keys) -> Asked:
    """The pattern of its tokens, with that of `raw` before it, or behind it with `append`."""
    words = not keys.flag("nonword")
    tokens = one_of(keys.patterns("tokens"), words=words, ignorecase=False)
    if not tokens and keys.table.get("tokens"):
        raise UnaskedError("tokens")
    raw = keys.pattern("raw", written) if (written := "".join(keys.texts("raw"))) else ""
    if not raw and (written or not tokens):
        raise UnaskedError("raw" if written else "tokens")
    body = f"(?:{tokens})" if tokens else ""
    pattern = raw + body if not keys.flag("append") or not raw else body + raw
    flags = "(?im)" if keys.flag("ignorecase") else "(?m)"
    return {"pattern": whole("tokens", flags + pattern), "exceptions": exceptions(keys, vocabulary=words)}


def substitution(keys: Keys) -> Asked:
    """The pattern of all that is wrong, and `swap` as (pattern, what to write, pattern of what is right or "")."""
    words, ignorecase = not keys.flag("nonword"), keys.flag("ignorecase")
    wrongs: list[str] = []
    swap: list[tuple[str, str, str]] = []
    for wrong, right in sorted(keys.pairs("swap"), key=lambda pair: -len(pair[0])):
        pattern = keys.pattern(f"swap.{wrong}", wrong)
        if pattern:
            wrongs.append(pattern)
            swap.append((one_of([pattern], words=False, ignorecase=ignorecase), right, _fine(keys, right)))
    if not swap:
        raise UnaskedError("swap")
    return {
        "pattern": whole("swap", one_of(wrongs, words=words, ignorecase=ignorecase)),
        "swap": swap,
        "capitalize": keys.flag("capitalize"),
        "exceptions": exceptions(keys),
    }


def _fine(keys: Keys, right: str) -> str:
    """What to write as a pattern of what is right, where it may be meant so."""
    if keys.table.get("action") or "$" in right or _SIGNS.isdisjoint(right):
        return ""
    try:
        return rewritten(right)
    except (UnreadableError, ValueError):
        return ""


def repetition(keys: Keys) -> Asked:
    """The pattern, and how often it may be repeated."""
    ignorecase = keys.flag("ignorecase")
    return {
        "pattern": whole("tokens", one_of(needed(keys, "tokens"), words=False, ignorecase=ignorecase)),
        "max": int(keys.number("max")),
        "alpha": keys.flag("alpha"),
        "ignorecase": ignorecase,
        "exceptions": exceptions(keys),
    }


def consistency(keys: Keys) -> Asked:
    """Pairs of patterns."""
    words, ignorecase = not keys.flag("nonword"), keys.flag("ignorecase")
    either = []
    for one, other in keys.pairs("either"):
        pair = [keys.pattern(f"either.{one}", written) for written in (one, other)]
        if all(pair):
            either.append([one_of([pattern], words=words, ignorecase=ignorecase) for pattern in pair])
    if not either:
        raise UnaskedError("either")
    return {"either": either}


def conditional(keys: Keys) -> Asked:
    """The patterns of what may stand only if something does, and of that.

    Vale takes `ignorecase` and does nothing with it: with it [A-Z]{3,5}, in many styles, would be every short word.
    """
    parts = {key: one_of(needed(keys, key), words=False, ignorecase=False) for key in ("first", "second")}
    return {**parts, "exceptions": exceptions(keys)}


def sequence(keys: Keys) -> Asked:
    """Patterns of words with how far they may be apart; by words alone."""
    tokens: list[Asked] = []
    given = keys.table.get("tokens")
    for i, table in enumerate(given if isinstance(given, list) else [], 1):
        one = Keys(table if isinstance(table, dict) else {}, keys.label)
        if one.table.get("tag") or one.table.get("upos"):
            raise UnaskedError(f"tokens[{i}]", "it asks for a part of speech, and here words alone decide")
        pattern = keys.pattern(f"tokens[{i}].pattern", one.text("pattern"))
        if not pattern:
            raise UnaskedError(f"tokens[{i}].pattern")
        token = {
            "pattern": one_of([pattern], words=False, ignorecase=keys.flag("ignorecase")),
            "skip": int(one.number("skip")),
            "negate": one.flag("negate"),
            "target": one.flag("target"),
        }
        tokens += [token] * min(max(1, int(one.number("min"))), _LONGEST)
        keys.unread += one.unread
    if all(token["negate"] for token in tokens) or len(tokens) > _LONGEST:
        raise UnaskedError("tokens", f"there must be a word to look for, and {_LONGEST} tokens are the most")
    if any(token["skip"] > _FAR for token in tokens):
        raise UnaskedError("tokens", f"skip may be {_FAR} at most")
    return {"tokens": tokens, "exceptions": keys.patterns("exceptions")}
