"""Configuration, house rules, decisions and .gitignore files as a git ref has them, copied into a folder apart."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from auditor.config.decisions import NAME as DECISIONS
from auditor.config.files import NAMES
from auditor.config.folders import FILES
from auditor.git import Git
from auditor.model import AuditError

OPTION = "--config-from"


@dataclass(frozen=True, slots=True)
class Ref:
    """A git ref by its name: `top` is the folder of its repository, `blobs` what lies in it, by path from there."""

    name: str
    top: Path
    copy: Path
    blobs: Mapping[str, str]

    def place(self, folder: Path) -> Path:
        """Where the copy of a folder lies; raises AuditError for one outside the repository."""
        try:
            return self.copy / folder.relative_to(self.top)
        except ValueError:
            raise AuditError(f"{folder}: lies outside {self.top}, whose {self.name} --config-from names") from None

    def label(self, folder: Path) -> str:
        """What messages put before the name of a file in a folder: “origin/main:content/”."""
        inside = folder.relative_to(self.top).as_posix()
        return f"{self.name}:" if inside == "." else f"{self.name}:{inside}/"

    def files_below(self, folder: Path) -> Iterator[str]:
        """The files of a folder and the folders in it, relative to it; hidden ones are left out."""
        start = self.label(folder).partition(":")[2]
        below = (path[len(start) :] for path in self.blobs if path.startswith(start))
        yield from (path for path in below if not path.startswith(".") and "/." not in path)

    def bring(self, folder: Path, names: Iterable[str]) -> None:
        """Copy files, and folders with what is in them, that lie in a folder; what is not there is not copied."""
        for name in names:
            asked = Path(os.path.normpath(folder.relative_to(self.top) / name)).as_posix()
            inside = [path for path in self.blobs if asked in (path, ".") or path.startswith(f"{asked}/")]
            self.copy_out(inside[: FILES + 1])  # one more than may be there, so that their number is refused

    def copy_out(self, paths: Iterable[str]) -> None:
        """Copy files of the ref."""
        paths = list(paths)
        asked = "".join(f"{self.blobs[path]}\n" for path in paths).encode()
        rest = Git(self.top, OPTION)("cat-file", "--batch", stdin=asked) if paths else b""
        for path in paths:
            head, _, rest = rest.partition(b"\n")
            size = int(head.split()[-1])
            target = self.copy / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(rest[:size])
            rest = rest[size + 1 :]


def opened(name: str, folder: Path, copy: Path) -> Ref:
    """A git ref of the repository around a folder, whose configuration, decisions and .gitignore files go into `copy`.

    Raises AuditError where there is no repository, or no such commit in it. Links and submodules are passed over.
    """
    git = Git(folder, OPTION)
    top = git.top()
    listed = git("ls-tree", "-r", "-z", "--full-tree", git.commit(name))
    rows = (row.split("\t", 1) for row in os.fsdecode(listed).split("\0") if row)
    blobs = {path: what.split()[2] for what, path in rows if what.startswith("100")}
    ref = Ref(name, top, copy, blobs)
    ref.copy_out(path for path in blobs if path.rpartition("/")[2] in (*NAMES, DECISIONS, ".gitignore"))
    return ref
