"""What costs time to make and is kept between runs: read back while what it was made of is the same.

Kept in the user's cache, with sums over what it was made of and over itself. What is stale or damaged, or somebody
else's, is made anew; where nothing can be written, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from auditor.atomic import replace
from auditor.model import AuditError

_BIG = "words"  # a folder of lists that nothing kept is made of


def kept(name: str, rules: Path, make: Callable[[], Any], *beside: Path) -> Any:
    """What `make` makes of the folder of rules, as JSON has it, or made when rules and code, and the files beside them,
    were the same.
    """
    name, made_of = f"{name}-{_sum(str(rules).encode())[:16]}.json", _made_of(rules)
    if beside:
        made_of = _sum(b"".join([made_of.encode(), *(file.read_bytes() for file in beside)]))
    content = held(name, made_of)
    with suppress(ValueError, RecursionError):
        if content is not None:
            return json.loads(content)
    value = make()
    hold(name, made_of, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
    return value


def held(name: str, made_of: str) -> bytes | None:
    """What was kept under a name; None where it was made of something else, or is damaged, or not this user's own."""
    folder = _folder()
    if folder is None:
        return None
    with suppress(OSError, ValueError), open(folder / name, "rb") as file:  # noqa: PTH123  # the quickest
        if hasattr(os, "geteuid") and os.fstat(file.fileno()).st_uid != os.geteuid():
            return None
        sums, content = file.read().split(b"\n", 1)
        if sums.decode().split() == [made_of, _sum(content)]:
            return content
    return None


def hold(name: str, made_of: str, content: bytes) -> None:
    """Keep something under a name, where that can be done."""
    folder = _folder()
    if folder is not None:
        with suppress(OSError, AuditError):
            folder.mkdir(parents=True, exist_ok=True)
            replace(folder / name, f"{made_of} {_sum(content)}\n".encode() + content)


def _folder() -> Path | None:
    """The user's folder for such things; None where there is none."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    home = os.path.expanduser("~")  # noqa: PTH111  # Path.home raises where there is none
    if not base and not os.path.isabs(home):  # noqa: PTH117
        return None
    return Path(base or os.path.join(home, ".cache"), "audit")  # noqa: PTH118


@cache
def _made_of(rules: Path) -> str:
    """The sum over the rules and the modules at the level of this one, which read them."""
    digest = hashlib.blake2b(digest_size=16)
    for folder, ending in ((rules, (".toml", ".txt")), (Path(__file__).parent, (".py",))):
        for name in _files(str(folder), ending, deep=folder is rules):
            with open(name, "rb") as file:  # noqa: PTH123  # half the time of Path, for 150 files at every start
                content = file.read()
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _files(folder: str, ending: tuple[str, ...], *, deep: bool) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.endswith(ending):
            yield entry.path
        elif deep and entry.name != _BIG and entry.is_dir():
            yield from _files(entry.path, ending, deep=True)


def _sum(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
