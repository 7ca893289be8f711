"""Find the data that travels with the package: rules and templates, installed or in a checkout."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from auditor.inflect import expand
from auditor.kept import kept
from auditor.model import AuditError

UNKNOWN = 1_000_000  # rank of what is in no dictionary
_IN_NEWS = 140_000  # rank of the names and words that the news alone has
_NEAR = 4_096  # bytes that are faster read through than halved
_KEPT = 30_000  # words remembered: those of some fifty articles


def data(name: str) -> Path:
    """The folder `rules` or `templates`: inside the installed package, else beside it in the checkout."""
    package = Path(__file__).parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def read_toml(path: Path, label: str = "") -> Mapping[str, object]:
    """A TOML file as a mapping; raises AuditError that names the file (by its label) and the line."""
    import tomllib  # what is kept needs none

    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise AuditError(f"{label or path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise AuditError(f"{label or path}: cannot be read as UTF-8 text ({error})") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise AuditError(f"{label or path}: not valid TOML: {error}") from error


@cache
def sets() -> Mapping[str, frozenset[str]]:
    """The named word sets of `rules/sets.toml`, every `word~` in all its forms. Words and phrases, folded."""
    rules = data("rules")
    return {name: frozenset(words) for name, words in kept("sets", rules, lambda: _sets(rules)).items()}


def _sets(rules: Path) -> dict[str, list[str]]:
    lists = ((name, words) for name, words in read_toml(rules / "sets.toml").items() if isinstance(words, list))
    return {name: sorted({form for word in words for form, _ in expand(word)}) for name, words in lists}


@lru_cache(_KEPT)
def rank(word: str) -> int:
    """How common a word is, 0 the commonest; UNKNOWN where no dictionary has it. Names have their capital."""
    place = entry("common", f"{word} ") or entry("dictionary", f"{word} ")
    if place:
        return int(place)
    return _IN_NEWS if word in _news() else UNKNOWN


@cache
def _news() -> frozenset[str]:
    return frozenset(word_list("news"))


def known(word: str) -> bool:
    """Whether a dictionary has a word; names have their capital."""
    return rank(word) < UNKNOWN


@cache
def common_ranks() -> Mapping[str, int]:
    """The 45,000 commonest words with their ranks, for looking many up."""
    parts = _lying("common").decode().split()
    return dict(zip(parts[::2], map(int, parts[1::2]), strict=True))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The lines of `rules/words/<name>.txt`, in their order."""
    return tuple((data("rules") / "words" / f"{name}.txt").read_text(encoding="utf-8").split("\n"))


def entry(name: str, key: str) -> str | None:
    """What stands behind a key in its line of a list that is in the order of its letters; None where no line has it.

    Searched in the file as it lies: a story needs a few of its 80,000 lines.
    """
    text, wanted = _lying(name), key.encode()
    low, high = 0, len(text) - 1  # at the ends of lines
    while high - low > _NEAR:
        middle = text.rfind(b"\n", low + 1, (low + high) // 2)
        if middle < 0:
            break  # one long line
        low, high = (low, middle) if text[middle + 1 : middle + 1 + len(wanted)] > wanted else (middle, high)
    at = text.find(b"\n" + wanted, low, high + 1 + len(wanted))
    if at < 0:
        return None
    behind = at + 1 + len(wanted)
    return text[behind : text.index(b"\n", behind - 1)].decode()


@cache
def _lying(name: str) -> bytes:
    return b"\n" + (data("rules") / "words" / f"{name}.txt").read_bytes() + b"\n"
