"""Which configuration holds for which folder: the nearest one above it, a file that is named, a git ref's, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.config import decisions
from auditor.config.files import File, absolute, beside, read
from auditor.config.globs import dead, files_below, ignored, unwanted
from auditor.model import AuditError
from auditor.report import Decided, Decision

if TYPE_CHECKING:
    from auditor.config.ref import Ref
    from auditor.config.settings import Settings

Found = File | AuditError | None
Made = tuple[Path, Mapping[str, Decision]] | AuditError | None


@dataclass(frozen=True, slots=True)
class Newsroom:
    """How to find what is set: `search` gives the configuration of a folder, or what is wrong with it; `place` says
    where the .gitignore of a folder really lies; `made` gives the decisions for a folder by fingerprint, and the folder
    that they lie in. `kept` says whether what was found may be kept in the working folder, and read from there.
    """

    search: Callable[[Path], Found]
    place: Callable[[Path], Path] = lambda folder: folder
    made: Callable[[Path], Made] = lambda _: None
    kept: bool = True

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

    def sum(self, path: Path, day: date) -> str:
        """A sum over all that is set for an article by the guides of a day; "" where nothing is."""
        file = self.file_of(path.parent)
        return "" if file is None else self.settings(path, day).sum

    def decided(self, path: Path) -> Decided:
        """The decisions that hold for an article; raises AuditError with the mend where their file is wrong."""
        path = absolute(path)
        made = self.made(path.parent)
        if isinstance(made, AuditError):
            raise made
        if made is None:
            return Decided()
        folder, every = made
        name = path.relative_to(folder).as_posix()
        return Decided(every, tuple(one for one in every.values() if one.path == name))

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


def asked(config: Path | None, ref: str | None, copy: Callable[[], Path], *, configured: bool = True) -> Newsroom:
    """The newsroom of a file, of a git ref (whose files go into the folder that `copy` makes), the one found, or none.

    Raises AuditError where the file or the ref is wrong.
    """
    if config is not None:
        return named(config)
    if ref is not None:
        from auditor.config.ref import opened

        return as_in(opened(ref, Path.cwd(), copy()))
    return found() if configured else unset()


def unset() -> Newsroom:
    """No configuration: what is built in holds."""
    return Newsroom(lambda _: None)


def named(path: Path) -> Newsroom:
    """One file for all articles; raises AuditError where it is wrong."""
    file = read(absolute(path))
    if file is None:
        raise AuditError(f"{path}: has no [tool.audit]")
    held = _held(file, files_below(file.root))
    made = _made(file.root, file.root, file.named(""))
    return Newsroom(lambda _: held, made=lambda folder: made if folder.is_relative_to(file.root) else None)


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

    @cache
    def made(folder: Path) -> Made:
        return _made(folder, folder) or (made(folder.parent) if folder.parent != folder else None)

    return Newsroom(search, made=made)


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

    @cache
    def made(folder: Path) -> Made:
        try:
            found = _made(folder, ref.place(folder), ref.label(folder))
        except AuditError as error:
            return error
        return found or (made(folder.parent) if folder != ref.top else None)

    return Newsroom(search, ref.place, made, kept=False)  # nor can they bring what was found


def above(folder: Path) -> File | None:
    """The nearest configuration above a folder, not yet held to the rules and files that there are."""
    top = absolute(folder)
    return next((file for one in (top, *top.parents) if (file := beside(one))), None)


def _made(folder: Path, place: Path, label: str = "") -> Made:
    """The decisions that lie in a folder, whose files are really in `place`."""
    path = place / decisions.NAME
    if not path.is_file():
        return None
    try:
        return folder, {one.fingerprint: one for one in decisions.read(path, label and f"{label}{decisions.NAME}")}
    except AuditError as error:
        return error


def _held(file: File, files: Iterable[str]) -> File:
    """A configuration, held to the files that there are, and to the rules."""
    from auditor.config.settings import layers

    dead(file, files)
    layers(file)
    return file
