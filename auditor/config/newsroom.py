"""Which configuration holds for which folder: the nearest one above it, a file that is named, a git ref's, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.config.files import File, absolute, beside, read
from auditor.config.globs import dead, files_below, ignored, unwanted
from auditor.model import AuditError

if TYPE_CHECKING:
    from auditor.config.ref import Ref
    from auditor.config.settings import Settings

Found = File | AuditError | None


@dataclass(frozen=True, slots=True)
class Newsroom:
    """How to find what is set: `search` gives the configuration of a folder, or what is wrong with it; `place` says
    where the .gitignore of a folder really lies.
    """

    search: Callable[[Path], Found]
    place: Callable[[Path], Path] = lambda folder: folder

    def file_of(self, folder: Path) -> File | None:
        """The configuration of a folder; raises AuditError with the mend where it is wrong."""
        found = self.search(absolute(folder))
        if isinstance(found, AuditError):
            raise found
        return found

    def settings(self, path: Path, day: date) -> Settings:
        """What holds for an article by the guides of a day; raises AuditError with the mend."""
        from auditor.config.settings import settings

        return settings(self.file_of(path.parent), absolute(path), day)

    def left_out(self, folder: Path) -> Callable[[Path, bool], bool]:
        """Whether the audit of a folder passes over a path in it (and whether that is a folder): by `include`,
        `exclude`, and git, unless git ignores the folder that was asked for itself.
        """
        top = absolute(folder)
        by_git = ignored(self.place)
        asked = any(by_git(path, True) for path in (top, *top.parents))

        def passes_over(path: Path, is_folder: bool) -> bool:
            path = absolute(path)
            file = self.search(path.parent)
            if isinstance(file, File) and unwanted(file, path, is_folder=is_folder):
                return True
            return not asked and by_git(path, is_folder)

        return passes_over


def unset() -> Newsroom:
    """No configuration: what is built in holds."""
    return Newsroom(lambda _: None)


def named(path: Path) -> Newsroom:
    """One file for all articles; raises AuditError where it is wrong."""
    file = read(absolute(path))
    if file is None:
        raise AuditError(f"{path}: has no [tool.audit]")
    held = _held(file, files_below(file.root))
    return Newsroom(lambda _: held)


def found() -> Newsroom:
    """For each folder the nearest configuration above it."""

    @cache
    def search(folder: Path) -> Found:
        try:
            file = beside(folder)
            if file is None:
                return search(folder.parent) if folder.parent != folder else None
            return _held(file, files_below(folder))
        except AuditError as error:
            return error

    return Newsroom(search)


def as_in(ref: Ref) -> Newsroom:
    """For each folder the nearest configuration above it as a git ref has it: the judged cannot change their judge."""
    from auditor.config.packs import needed

    @cache
    def search(folder: Path) -> Found:
        try:
            file = beside(ref.place(folder), folder, ref.label(folder))
            if file is None:
                return search(folder.parent) if folder != ref.top else None
            ref.bring(folder, needed(file))
            return _held(file, ref.files_below(folder))
        except AuditError as error:
            return error

    return Newsroom(search, ref.place)


def above(folder: Path) -> File | None:
    """The nearest configuration above a folder, not yet held to the rules and files that there are."""
    top = absolute(folder)
    return next((file for one in (top, *top.parents) if (file := beside(one))), None)


def _held(file: File, files: Iterable[str]) -> File:
    """A configuration, held to the files that there are, and to the rules."""
    from auditor.config.settings import layers

    dead(file, files)
    layers(file)
    return file
