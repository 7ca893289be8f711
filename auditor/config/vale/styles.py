"""Folders of Vale: styles, which hold rules, and vocabularies, which hold words that are right, or are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from auditor.checks.vale.patterns import compiled
from auditor.config.files import File
from auditor.config.folders import contents, inside, lines_of, named_in, text_of
from auditor.config.schema import Key
from auditor.config.vale.keys import Keys
from auditor.config.vale.rules import Read, read_rule, table_of
from auditor.model import AuditError

_ACCEPT, _REJECT = "accept.txt", "reject.txt"
_TERMS = {"extends": "substitution", "level": "error", "message": "Use '%s' instead of '%s'.", "ignorecase": "true"}
_AVOID = {"extends": "existence", "level": "error", "message": "Avoid using '%s'."}
_SIGNS = frozenset("\\^$.|?*+()[]{}")


def styles_of(file: File, named: Sequence[tuple[Key, str]]) -> list[Read]:
    """The rules of the styles and vocabularies that a configuration names, by their keys in it, in their order.

    A vocabulary is a folder with the files accept.txt and reject.txt: what is accepted is right in all styles, and has
    the rule Vale.Terms; what is rejected has the rule Vale.Avoid.
    """
    try:
        compiled("")
    except ImportError:
        why = "a Vale style is read with google-re2, which is not there; install it: pip install 'auditor[vale]'"
        raise file.wrong(named[0][0], why) from None
    folders = [(key, PurePath(name), contents(file, name, key)) for key, name in named]
    words = [path for _, _, paths in folders for path in paths]
    accepts, rejects = ([path for path in words if path.name == name] for name in (_ACCEPT, _REJECT))
    accepted, vocabulary = _vocabulary(file, accepts, rejects)
    return [*vocabulary, *(one for folder in folders for one in _style(file, *folder, accepted))]


def _vocabulary(file: File, accepts: Sequence[Path], rejects: Sequence[Path]) -> tuple[list[str], list[Read]]:
    """The patterns of words that are accepted, and the rules of Vale for those and for the rejected ones."""
    accepted: list[str] = []
    read: list[Read] = []
    swap: dict[str, str] = {}
    for path in accepts:
        keys = Keys({"line": lines_of(file, path)}, named_in(file, path))
        accepted += keys.patterns("line")
        swap |= {word.lower(): word for word in keys.texts("line") if _SIGNS.isdisjoint(word) and not word.islower()}
        read.append(Read(None, tuple(keys.unread)))
    if swap:
        terms = {**_TERMS, "swap": swap}
        read.append(read_rule(terms, "Vale.Terms", named_in(file, accepts[0]), ()))
    if tokens := [line for path in rejects for line in lines_of(file, path)]:
        read.append(read_rule({**_AVOID, "tokens": tokens}, "Vale.Avoid", named_in(file, rejects[0]), ()))
    return accepted, read


def _style(file: File, key: Key, name: PurePath, paths: Sequence[Path], accepted: Sequence[str]) -> Iterator[Read]:
    """The rules of a style, each called by the folders that it lies in: Google.Acronyms, Std.Usage.Gender."""
    top = file.place / name
    found = [path for path in paths if path.suffix == ".yml" and _is_rule(path.relative_to(top))]
    if not found and not any(path.name in (_ACCEPT, _REJECT) for path in paths):
        raise file.wrong(key, f"names a folder without rules of Vale, which are .yml files: {file.named(str(name))}")
    for path in found:
        label = named_in(file, path)
        try:
            table = table_of(text_of(file, path))
        except AuditError as error:  # it is no text
            yield Read(None, (str(error),))
            continue
        if isinstance(table, str):
            yield Read(None, (f"{label} is not read: {table}",))
            continue
        called = ".".join((name.name, *path.relative_to(top).with_suffix("").parts))
        lists = {listed: _listed(file, key, name, listed) for listed in Keys(table, label).texts("ignore")}
        missing = [f"{label}: key “ignore” is not read: there is no list {one}" for one in lists if lists[one] is None]
        known = [word.lower() for words in lists.values() for word in words or ()]
        read = read_rule(table, called, label, accepted, known)
        yield read._replace(unread=(*read.unread, *missing))


def _is_rule(path: Path) -> bool:
    """Whether a file of a style is a rule: it is none of its tests, and in no folder that Vale passes over."""
    return not path.stem.endswith((".test", "_test")) and not any(part[0] in "._" for part in path.parts)


def _listed(file: File, key: Key, style: PurePath, name: str) -> list[str] | None:
    """The words of a list that a style ignores, from the folder of all styles; None where there is no such list."""
    for folder in (style.parent, style.parent / "config" / "ignore"):
        try:
            path = inside(file, str(folder / name), key)
        except AuditError:
            return None
        if path.is_file():
            return lines_of(file, path)
    return None
