"""Asking git; where it has no answer, one line says what to do."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

from auditor.model import AuditError


class Git(NamedTuple):
    """Git in a folder; `option` is what a person asked for, and stands before every message."""

    folder: Path
    option: str

    def __call__(self, *arguments: str, stdin: bytes = b"", why: str = "") -> bytes:
        """What git prints; raises AuditError, which says `why` of the folder."""
        command = ["git", "-C", str(self.folder), *arguments]
        try:
            done = subprocess.run(command, input=stdin, capture_output=True, check=False)  # noqa: S603 (git, by list)
        except OSError as error:
            raise AuditError(f"{self.option}: git cannot be run ({error.strerror}); install it") from None
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().split("\n")[0]
            why = why or "cannot be read by git"
            raise AuditError(f"{self.option}: {self.folder} {why}{said and f' ({said})'}")
        return done.stdout

    def top(self) -> Path:
        """The folder of the repository; raises AuditError where there is none."""
        told = self("rev-parse", "--show-toplevel", why="is no folder of a git repository")
        return Path(told.decode().strip())

    def commit(self, name: str) -> str:
        """The commit that a ref names; raises AuditError where it is none, or not here."""
        if name.startswith("-"):
            raise AuditError(f"{self.option}: {name} is no git ref")
        unknown = f"has no commit “{name}”; fetch it first (in a shallow clone: git fetch origin REF)"
        return self("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}", why=unknown).decode().strip()
