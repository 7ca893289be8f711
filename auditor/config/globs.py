"""Paths as .gitignore writes them: which files a folder's audit takes, which paths a setting is for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.config.files import File, absolute
from auditor.config.schema import Key

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern


@cache
def globs(lines: tuple[str, ...]) -> GitIgnoreSpec:
    """Globs, of which the last that fits decides; raises ValueError for one that is none."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(lines)


def relative(file: File, path: Path) -> str | None:
    """A path as the globs of a configuration see it, from its root; None where it lies outside."""
    try:
        return absolute(path).relative_to(file.root).as_posix()
    except ValueError:
        return None


def dead(file: File, files: Iterable[str]) -> None:
    """Raise AuditError for a glob of the configuration that fits none of these files, which count from its root."""
    waiting: dict[Key, tuple[str, GitIgnoreSpec]] = {}
    for key, glob in _globs(file):
        try:
            waiting[key] = glob, globs((glob.removeprefix("!"),))
        except ValueError as error:
            raise file.wrong(key, f"is no glob: “{glob}” ({error})") from None
    for path in files if waiting else ():
        waiting = {key: one for key, one in waiting.items() if not one[1].match_file(path)}
        if not waiting:
            break
    for key, (glob, _) in waiting.items():
        raise file.wrong(key, f"fits no file: “{glob}”; mend it, or take it out")


def _globs(file: File) -> Iterator[tuple[Key, str]]:
    table = file.table
    lists: list[tuple[Key, Sequence[str]]] = [((key,), table.get(key, ())) for key in ("include", "exclude")]
    lists += [(("per_path", i, "paths"), entry["paths"]) for i, entry in enumerate(table.get("per_path", ()))]
    yield from (((*key, place), glob) for key, some in lists for place, glob in enumerate(some))


def files_below(folder: Path) -> Iterator[str]:
    """The files of a folder and the folders in it, relative to it, as they come; hidden ones are left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        below = Path(parent).relative_to(folder)
        yield from ((below / name).as_posix() for name in sorted(names) if not name.startswith("."))


def unwanted(file: File, path: Path, *, is_folder: bool) -> bool:
    """Whether a folder's audit passes over a path, by `include` and `exclude`."""
    there = relative(file, path)
    if there is None:
        return False
    include, exclude = (tuple(file.table.get(key, ())) for key in ("include", "exclude"))
    if is_folder:
        return bool(exclude) and _said(globs(exclude).patterns, there, is_folder=True) is True
    return bool(include and not globs(include).match_file(there) or exclude and globs(exclude).match_file(there))


def ignored(place: Callable[[Path], Path] = lambda folder: folder) -> Callable[[Path, bool], bool]:
    """Whether git ignores a path (absolute, and whether it is a folder), where no folder above it is ignored.

    `place` says where the .gitignore of a folder really lies. As in git a deeper file overrules a higher one; outside
    a repository nothing is ignored.
    """

    @cache
    def read(path: Path) -> Sequence[GitIgnoreSpecPattern]:
        try:
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return ()
        return globs(tuple(filter(_is_glob, lines))).patterns

    @cache
    def top(folder: Path) -> Path | None:
        return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)

    def is_ignored(path: Path, is_folder: bool) -> bool:
        root = top(path.parent)
        if root is None:
            return False
        above = [folder for folder in (path.parent, *path.parent.parents) if folder.is_relative_to(root)]
        files = [(folder, place(folder) / ".gitignore") for folder in above]
        for folder, file in (*files, (root, root / ".git" / "info" / "exclude")):
            said = _said(read(file), path.relative_to(folder).as_posix(), is_folder=is_folder)
            if said is not None:
                return said
        return False

    return is_ignored


def _said(patterns: Sequence[GitIgnoreSpecPattern], path: str, *, is_folder: bool) -> bool | None:
    """What the last of the patterns that is for a path says of it."""
    return next((p.include for p in reversed(patterns) if _is_meant(p, path, is_folder=is_folder)), None)


def _is_meant(pattern: GitIgnoreSpecPattern, path: str, *, is_folder: bool) -> bool:
    """Whether a pattern is for a path itself, and not for a folder that it lies in: git asks from the top downwards."""
    if pattern.regex is None:
        return False
    direct = pattern.regex.match(path)
    if direct and direct.groupdict().get("ps_d") is None:
        return True
    folder = pattern.regex.match(path + "/") if is_folder else None
    return bool(folder and folder.groupdict().get("ps_d") and folder.end("ps_d") == len(path) + 1)


def _is_glob(line: str) -> bool:
    """Whether a line of .gitignore can be read; git passes over one that cannot."""
    try:
        globs((line,))
    except ValueError:
        return False
    return True
