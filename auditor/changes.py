"""What changed since a git ref: which articles, in which lines, and what they were before."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from auditor.git import Git
from auditor.model import AuditError

OPTION = "--changed-since"
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_DIFF = ("--literal-pathspecs", "diff", "--find-renames", "--no-ext-diff", "--no-textconv", "--no-color")


class Changes(NamedTuple):
    """The files that changed since the commit `base`, where `ref` was left: by path from the `top` of the repository.

    `files` has what each was called then, "" for one that is new.
    """

    ref: str
    top: Path
    base: str
    files: Mapping[str, str]

    def touch(self, path: Path) -> bool:
        """Whether a file changed."""
        return self._name(path) in self.files

    def lines(self, path: Path) -> tuple[range, ...] | None:
        """The lines of a changed file, from 1, that are new or not as they were; None for all of a file."""
        name = self._name(path)
        before = self.files[name]
        if not before:
            return None
        told = Git(self.top, OPTION)(*_DIFF, "--unified=0", self.base, "--", *{before, name})
        hunks = [(int(first), int(count or 1)) for first, count in _HUNK.findall(told)]
        if not hunks and told:  # git compares no lines of a binary file; a file that was only moved has no changed ones
            return () if b"\nsimilarity index 100%" in told else None
        return tuple(range(first, first + count) for first, count in hunks if count)

    def before(self, path: Path) -> bytes:
        """What a changed file was before; nothing for a new one."""
        then = self.files[self._name(path)]
        return Git(self.top, OPTION)("cat-file", "blob", f"{self.base}:{then}") if then else b""

    def _name(self, path: Path) -> str:
        """Links above the repository are followed, as git follows them; those in it are not."""
        there = Path(os.path.realpath(path.parent)) / path.name
        return os.path.relpath(there, self.top).replace(os.sep, "/")


def since(ref: str, folder: Path) -> Changes:
    """What changed in the repository around a folder since the branch that a ref names was left, committed or not.

    Raises AuditError where there is no repository, no such commit, or where a shallow clone does not reach back so far.
    """
    git = Git(folder, OPTION)
    git = git._replace(folder=git.top())
    commit = git.commit(ref)
    try:
        base = git("merge-base", commit, "HEAD").decode().strip()
    except AuditError:
        shallow = git("rev-parse", "--is-shallow-repository").strip() == b"true"
        mend = "this clone is shallow: git fetch --unshallow" if shallow else "name a branch that this one comes from"
        raise AuditError(f"{OPTION}: “{ref}” and HEAD have no common commit here; {mend}") from None
    files = dict(_named(git(*_DIFF, "--name-status", "-z", "--diff-filter=d", base)))
    new = git("ls-files", "--others", "--exclude-standard", "-z")
    return Changes(ref, git.folder, base, files | {path: "" for path in os.fsdecode(new).split("\0") if path})


def _named(told: bytes) -> list[tuple[str, str]]:
    """The files of `git diff --name-status -z`: what each is called, and what it was called."""
    fields = iter(os.fsdecode(told).split("\0"))
    found = []
    for status in fields:
        if not status:
            break
        before = next(fields)
        if status[0] in "RC":
            found.append((next(fields), before))
        else:
            found.append((before, "" if status[0] == "A" else before))
    return found
