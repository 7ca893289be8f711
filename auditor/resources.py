"""Find the data that travels with the package: rules and templates, installed or in a checkout."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from auditor.inflect import expand
from auditor.kept import kept
from auditor.model import AuditError


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


@cache
def word_ranks() -> dict[str, int]:
    """Every accepted word with its rank, 0 the most common; names with their capital."""
    words = word_list("dictionary") + word_list("news")
    return dict(zip(words, range(len(words)), strict=True))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The lines of `rules/words/<name>.txt`, in their order."""
    return tuple(_lying(name).decode().split("\n"))


def line_at(name: str, start: str) -> str:
    """The first line from `start` on of a list in the order of its letters, "" behind the last.

    Searched in the file as it lies: a story needs a few of its 80,000 lines.
    """
    text, wanted = _lying(name), start.encode()
    low, high = 0, len(text)
    while low < high:
        begin, end = _line(text, (low + high) // 2)
        low, high = (end + 1, high) if text[begin:end] < wanted else (low, begin)
    return text[slice(*_line(text, low))].decode() if low < len(text) else ""


def _line(text: bytes, at: int) -> tuple[int, int]:
    end = text.find(b"\n", at)
    return text.rfind(b"\n", 0, at) + 1, end if end >= 0 else len(text)


@cache
def _lying(name: str) -> bytes:
    return (data("rules") / "words" / f"{name}.txt").read_bytes()
